import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../src/core/document/applyChanges';
import type { Change } from '../../src/core/model/change';
import { codeActionsIn, fixAll, rulesToFixIn } from '../../src/features/codeActions';
import { mainFile, sessionAt, type AtCursor, type Files } from '../support/estate';
import { textIn } from './support/textIn';

/** `rule at "text": title` for each repair at the cursor, preferred ones with a star. */
function actions(files: Files): readonly string[] {
  const { session, file, offset } = sessionAt(files);
  return codeActionsIn(session, file, offset, offset).map(({ rule, range, title, preferred }) => `${rule} at ${textIn(session, file, range)}: ${title}${preferred ? ' *' : ''}`);
}

function rulesToFix(files: Files): readonly string[] {
  const { session, file, offset } = sessionAt(files);
  return rulesToFixIn(session, file, offset, offset);
}

function applied({ session, file }: Pick<AtCursor, 'session' | 'file'>, changes: readonly Change[]): string {
  const document = session.document(file);
  if (!document) throw new Error(`"${file}" is not open.`);
  const edits = applyChanges({ text: document.text, tree: document.tree }, changes);
  return edits.reduceRight((text, edit) => text.slice(0, edit.offset) + edit.text + text.slice(edit.offset + edit.length), document.text);
}

describe('repairs at the cursor', () => {
  it('are those of the findings that touch it', () => {
    expect(actions('{ "hosts": { "h": { "memory": "8 G<|>o" } }, "vms": { "v": { "memory": "4 Go" } } }')).toEqual(['invalid-quantity at "8 Go": Write "8 GB" *']);
    expect(actions('{ "hosts": { "h": { "memory": "8 Go"<|> } } }')).toHaveLength(1);
    expect(actions('{ "hosts": { "h": { "memory": "8 Go" <|>} } }')).toEqual([]);
  });

  it('carry the message of the finding they repair, so that an editor can put the two together', () => {
    const { session, file, offset } = sessionAt('{ "hosts": { "h": { "memory": "8 G<|>o" } } }');
    const [action] = codeActionsIn(session, file, offset, offset);
    expect(action?.message).toContain('"8 Go" is not a quantity');
    expect(action && applied({ session, file }, action.changes)).toBe('{ "hosts": { "h": { "memory": "8 GB" } } }');
  });

  it('in a selection are those of every finding it touches', () => {
    const text = '{ "hosts": { "h": { "memory": "8 Go" } }, "vms": { "v": { "memory": "4 Go" } } }';
    const { session, file } = sessionAt(`${text}<|>`);
    expect(codeActionsIn(session, file, 0, text.length).map(({ title }) => title)).toEqual(['Write "8 GB"', 'Write "4 GB"']);
  });

  it('are none for findings of another file, and none where nothing is found', () => {
    expect(actions({ 'main.virt.json': '{ "imports": ["b.virt.json"], "vms": { "v": { "<|>name": "x" } } }', 'b.virt.json': '{ "vms": { "w": { "memory": "8 Go" } } }' })).toEqual([]);
  });

  it('are none while brackets are open: paths would lead elsewhere', () => {
    const { session } = sessionAt('{ "hosts": { "h": { "memory": "8 G<|>o" } } }');
    session.edit(mainFile, [{ offset: 0, length: 0, text: '[' }]);
    expect(codeActionsIn(session, mainFile, 0, 40)).toEqual([]);
  });
});

describe('repairing everything of one kind in a file', () => {
  const several = '{ "hosts": { "h": { "memory": "8 G<|>o" } }, "vms": { "v": { "memory": "4 Go" }, "w": { "memory": 4 } } }';

  it('is offered where several findings of a rule have a repair to apply without asking', () => {
    expect(rulesToFix(several)).toEqual(['invalid-quantity']);
    expect(rulesToFix('{ "hosts": { "h": { "memory": "8 G<|>o" } }, "vms": { "w": { "memory": 4 } } }')).toEqual([]);
    expect(rulesToFix('{ "hosts": { "h": { "memory": "8 G<|>o" } }, "networks": { "n": { "vlam": 4 } } }')).toEqual([]);
  });

  it('repairs those, and leaves alone what must be chosen', () => {
    const { session, file } = sessionAt(several);
    expect(applied({ session, file }, fixAll(session, file, 'invalid-quantity'))).toBe('{ "hosts": { "h": { "memory": "8 GB" } }, "vms": { "v": { "memory": "4 GB" }, "w": { "memory": 4 } } }');
  });

  it('leaves other files alone', () => {
    const files = { 'main.virt.json': '{ "imports": ["b.virt.json"], "vms": { "a": { "memory": "1 G<|>o" }, "b": { "memory": "2 Go" } } }', 'b.virt.json': '{ "vms": { "w": { "memory": "8 Go" } } }' };
    const { session, file } = sessionAt(files);
    expect(fixAll(session, file, 'invalid-quantity').map((change) => change.file)).toEqual(['main.virt.json', 'main.virt.json']);
  });

  it('after it, nothing of the rule is left that had such a repair', () => {
    const { session, file } = sessionAt(several);
    session.open(file, applied({ session, file }, fixAll(session, file, 'invalid-quantity')));
    expect(fixAll(session, file, 'invalid-quantity')).toEqual([]);
  });
});
