import { describe, expect, it } from 'vitest';
import type { Path } from '../../../../src/core/model/entry';
import { collectionNames } from '../../../../src/core/model/ids';
import { schemaAt } from '../../../../src/core/model/schemaAt';
import { changesFor } from '../../../../src/features/diagram/gestures';
import { choicesFor } from '../../../../src/features/diagram/inspection/typing';
import type { Session } from '../../../../src/features/session';
import type { FieldPath, Scalar, ValueControl } from '../../../../src/protocol/inspector';
import type { Gesture } from '../../../../src/protocol/messages';
import { mainFile } from '../../../support/estate';
import { now, textsAfter } from '../../support/gesture';
import { estateOfEverything, everything, fieldsOfSchema, fieldsShown, pattern } from './everyField';

/** Fields that the inspector leaves to the text, each with the reason. */
const leftToTheText: Readonly<Record<string, string>> = {};

/** Texts that are checked as what they are, where the schema has no example. */
const texts: Readonly<Record<string, string>> = { mac: '00:50:56:00:00:01', vlans: '10,20', ports: '443', gateway: '10.0.0.1', wwn: '50:01:43:80:12:34:56:78', taken: '2026-04-01T09:30:00Z', stackedWith: 'b', path: '[a] x/x.vmx' };

const text = estateOfEverything();

/** A value that the control could write. */
function valueFor(session: Session, node: string, fromRoot: Path, control: ValueControl): Scalar {
  const schema = schemaAt(fromRoot);
  const key = String(fromRoot.findLast((step) => typeof step === 'string'));
  switch (control.kind) {
    case 'text': return String(schema?.examples?.[0] ?? texts[key] ?? 'x');
    case 'quantity': return control.example;
    case 'number': return Math.max(2, control.minimum ?? 0);
    case 'flag': return true;
    case 'choice': return control.options[0] ?? '';
    case 'reference': {
      const { choices } = choicesFor(session, [node], fromRoot.slice(2), '');
      const [first] = choices;
      if (!first) throw new Error(`There is nothing to choose for ${fromRoot.join('.')}.`);
      return first.value;
    }
  }
}

/** The text after a gesture; a refusal fails. */
function after(session: Session, gesture: Gesture): string {
  const outcome = changesFor(session, gesture, now);
  if (outcome.kind !== 'changes') throw new Error(`${JSON.stringify(gesture)}: ${JSON.stringify(outcome)}`);
  return textsAfter(session, outcome.changes).get(mainFile) ?? session.document(mainFile)?.text ?? '';
}

describe('the fields of the inspector', () => {
  it.each(collectionNames)('are all those that the format knows: %s', (collection) => {
    const shown = fieldsShown(everything(text), `${collection}/a`).map(({ field }) => pattern(collection, field.path));
    const left = Object.keys(leftToTheText).filter((path) => path.startsWith(`${collection}.`)).map((path) => path.slice(collection.length + 1));
    expect(new Set([...shown, ...left])).toEqual(new Set(fieldsOfSchema(collection)));
    expect(left.filter((path) => shown.includes(path)), 'fields that are left to the text without need').toEqual([]);
  });

  it.each(collectionNames)('write what decodes to the same value, each with a control that fits: %s', (collection) => {
    const before = everything(text);
    const node = `${collection}/a`;
    for (const { field: { path, control, description }, within } of fieldsShown(before, node)) {
      expect(description, `what ${path.join('.')} is`).not.toBe('');
      if (control.kind === 'parts') throw new Error('Parts have fields.');
      const fromRoot = [collection, 'a', ...path];
      const value = control.kind === 'list' ? [valueFor(before, node, [...fromRoot, 0], control.item)] : valueFor(before, node, fromRoot, control);
      const session = everything(after(before, { kind: 'set', nodes: [node], path, value }));
      const written = fieldsShown(session, node, within).find(({ field }) => field.path.join() === path.join())?.field;
      // What takes words or a number is typed as text.
      const shown = control.kind === 'text' ? String(written?.value) : written?.value;
      expect({ path, value: shown, from: written?.from }).toEqual({ path, value, from: 'document' });
      expect(session.estate.find(collection, 'a')?.problems, path.join('.')).toEqual([]);
      // And back: to what counts where nothing is written. A part that is a value goes itself.
      if (path.length === within.length) continue;
      const cleared = everything(after(session, { kind: 'set', nodes: [node], path, value: null }));
      expect(fieldsShown(cleared, node, within).find(({ field }) => field.path.join() === path.join())?.field.value ?? null, path.join('.')).toBe(null);
    }
  }, 60_000);

  it('are said in words of their own, no two of a group alike', () => {
    for (const collection of collectionNames) {
      const session = everything(text);
      const seen = new Map<string, Path>();
      for (const { field, within } of fieldsShown(session, `${collection}/a`)) {
        const key = JSON.stringify([within, field.path.slice(0, -1), field.label]);
        expect(seen.get(key), `${field.label} of ${collection}`).toBeUndefined();
        seen.set(key, field.path);
      }
    }
  });
});

describe('a part', () => {
  const estate = '{\n  "hosts": { "h": {} },\n  "switches": { "s": { "uplinks": {} } },\n  "vms": {\n    "v": { "disks": { "disk-1": { "size": "1 GiB" } }, "snapshots": [{ "name": "old" }, { "name": "new" }] }, // kept\n    "w": { "disks": {} }\n  }\n}\n';
  const make = (gesture: Gesture): string => {
    const session = everything(estate);
    const outcome = changesFor(session, gesture, now);
    return outcome.kind === 'refused' ? outcome.reasons.join(' ') : after(session, gesture).split('\n').filter((line) => !estate.split('\n').includes(line)).map((line) => line.trim()).join('\n');
  };
  const at = (...path: FieldPath): FieldPath => path;

  it('is added under the name that is given, or the next that is free', () => {
    expect(make({ kind: 'add-part', nodes: ['vms/w'], path: at('disks'), name: 'data' })).toBe('"w": { "disks": { "data": {} } }');
    expect(make({ kind: 'add-part', nodes: ['vms/v'], path: at('disks'), name: '' })).toContain('"disk-2": {}');
    expect(make({ kind: 'add-part', nodes: ['vms/v', 'vms/w'], path: at('nics'), name: 'eth0' }).match(/"eth0": \{\}/g)).toHaveLength(2);
    expect(make({ kind: 'add-part', nodes: ['vms/v'], path: at('snapshots'), name: '' })).toContain('{ "name": "new" }, {}]');
    expect(make({ kind: 'add-part', nodes: ['switches/s'], path: at('uplinks'), name: 'h' })).toBe('"switches": { "s": { "uplinks": { "h": [] } } },');
  });

  it('is not added where the name is taken, cannot be one, or names nothing', () => {
    expect(make({ kind: 'add-part', nodes: ['vms/w', 'vms/v'], path: at('disks'), name: 'disk-1' })).toBe('"v" already has "disk-1" under "disks".');
    expect(make({ kind: 'add-part', nodes: ['vms/w'], path: at('disks'), name: 'a disk' })).toContain('"a disk" cannot be a name');
    expect(make({ kind: 'add-part', nodes: ['switches/s'], path: at('uplinks'), name: 'h9' })).toBe('There is no host "h9".');
    expect(make({ kind: 'add-part', nodes: ['vms/gone'], path: at('disks'), name: 'd' })).toBe('It is not there any more.');
  });

  it('is renamed, and put in another place of its list', () => {
    expect(make({ kind: 'rename-part', node: 'vms/v', path: at('disks', 'disk-1'), to: 'system' })).toContain('"disks": { "system": { "size": "1 GiB" } }');
    expect(make({ kind: 'rename-part', node: 'vms/v', path: at('disks', 'disk-1'), to: 'a disk' })).toContain('cannot be an id');
    expect(make({ kind: 'move-item', node: 'vms/v', path: at('snapshots', 1), to: 0 })).toContain('"snapshots": [{ "name": "new" }, { "name": "old" }]');
  });

  it('that holds a comment is moved in the text alone: the comment would be lost', () => {
    const commented = '{ "vms": { "v": { "snapshots": [{ "name": "a" /* why */ }, { "name": "b" }] } } }';
    const moved = (index: number): string => changesFor(everything(commented), { kind: 'move-item', node: 'vms/v', path: ['snapshots', index], to: 1 - index }, now).kind;
    expect([moved(0), moved(1)]).toEqual(['refused', 'changes']);
  });
});
