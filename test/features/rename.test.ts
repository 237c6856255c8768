import { describe, expect, it } from 'vitest';
import { prepareRename, renameAt } from '../../src/features/rename';
import { sessionAt, type Files } from '../support/estate';
import { textIn } from './support/textIn';

/** The text that is offered for renaming, or why there is none. */
function prepared(files: Files): string {
  const { session, file, offset } = sessionAt(files);
  const outcome = prepareRename(session, file, offset);
  if (outcome.kind === 'refused') return outcome.reasons.join(' ');
  expect(outcome.name).toBe(textIn(session, file, outcome.range));
  return outcome.name;
}

describe('preparing a rename', () => {
  it('offers the name of an entry at its key and at a reference', () => {
    expect(prepared('{ "hosts": { "es<|>x-01": {} } }')).toBe('esx-01');
    expect(prepared('{ "hosts": { "esx-01": {} }, "vms": { "web": { "host": "esx-01<|>" } } }')).toBe('esx-01');
    expect(prepared('{ "hosts": { "esx-01": {} }, "switches": { "s": { "uplinks": { "<|>esx-01": [] } } } }')).toBe('esx-01');
  });

  it('offers the owner or the part, whichever the cursor is on', () => {
    const text = (value: string): string => `{ "switches": { "leaf": { "ports": { "eth1": {} } } }, "hosts": { "a": { "nics": { "n": { "port": ${value} } } } } }`;
    expect(prepared(text('"le<|>af/eth1"'))).toBe('leaf');
    expect(prepared(text('"leaf/<|>eth1"'))).toBe('eth1');
  });

  it('offers nothing where nothing has a name, and says where to go', () => {
    const nothing = 'Nothing here has a name that can be changed: put the cursor on the key of an entry, or on a reference to one.';
    expect(prepared('{ "hosts": { "a": { "mem<|>ory": "1 GiB" } } }')).toBe(nothing);
    expect(prepared('{ "ho<|>sts": { "a": {} } }')).toBe(nothing);
    expect(prepared('{ "vms": { "web": { "host": "<|>gone" } } }')).toBe(nothing);
  });
});

describe('renaming from the text', () => {
  it('renames what the cursor is on', () => {
    const { session, file, offset } = sessionAt('{ "hosts": { "a": {} }, "vms": { "web": { "host": "<|>a" } } }');
    expect(renameAt(session, file, offset, 'b')).toEqual({
      kind: 'changes',
      changes: [{ kind: 'set', file, path: ['vms', 'web', 'host'], value: 'b' }, { kind: 'rename', file, path: ['hosts', 'a'], to: 'b', occurrence: 0 }],
    });
  });

  it('says why it cannot', () => {
    const { session, file, offset } = sessionAt('{ "hosts": { "<|>a": {}, "b": {} } }');
    expect(renameAt(session, file, offset, 'b')).toEqual({ kind: 'refused', reasons: ['Host "b" already exists.'] });
  });
});
