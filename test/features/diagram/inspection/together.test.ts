import { describe, expect, it } from 'vitest';
import { changesFor } from '../../../../src/features/diagram/gestures';
import { inspectAll } from '../../../../src/features/diagram/inspection';
import type { InspectorField } from '../../../../src/protocol/inspector';
import type { Gesture } from '../../../../src/protocol/messages';
import type { Inspection } from '../../../../src/protocol/view';
import { mainFile, sessionOf } from '../../../support/estate';
import { gestured, now, textsAfter } from '../../support/gesture';

const estate = `{
  "clusters": { "c1": { "site": "lyon" }, "c2": {} },
  "hosts": { "h1": { "memory": "64 GiB", "cpu": { "cores": 8 } }, "h2": { "cluster": "c1" }, "h3": { "cluster": "c2" } },
  "switches": { "s": { "ports": { "e1": { "vlan": 10, "mode": "access" }, "e2": { "vlan": 20, "mode": "access" } } } },
  "vms": {
    "a": { "host": "h1", "vcpu": 2, "memory": "4 GiB", "tags": ["web", "prod"], "disks": { "system": { "size": "40 GiB" }, "data": {} } }, // the first
    "b": { "host": "h1", "vcpu": 4, "memory": "4 GiB", "tags": ["prod", "db"], "disks": { "system": { "size": "60 GiB" } } },
    "c": { "host": "h2", "memory": "8 Go" }
  }
}
`;
function together(nodes: readonly string[], within: readonly (string | number)[] = []): Inspection {
  const found = inspectAll(sessionOf(estate), nodes, { within });
  if (!found) throw new Error('None of them is there.');
  return found;
}
function field(nodes: readonly string[], path: string, within: readonly (string | number)[] = []): InspectorField {
  const found = together(nodes, within).groups.flatMap(({ fields }) => fields).find((one) => one.path.join('.') === path);
  if (!found) throw new Error(`They have no ${path}.`);
  return found;
}
const shown = (nodes: readonly string[], path: string): unknown => {
  const { value, mixed } = field(nodes, path);
  return mixed ? ['mixed', value] : value;
};
const changed = (gesture: Gesture): string => gestured(estate, gesture);

describe('several nodes in the inspector', () => {
  it('have a field each that all have, with its value where that is the same', () => {
    expect(shown(['vms/a', 'vms/b'], 'memory')).toBe('4 GiB');
    expect(shown(['vms/a', 'vms/b'], 'vcpu')).toEqual(['mixed', null]);
    expect(shown(['vms/a', 'vms/c'], 'vcpu'), 'one says it, the other does not').toEqual(['mixed', null]);
    expect(shown(['vms/a', 'vms/b'], 'template')).toBe(null);
    expect(field(['vms/a', 'vms/b'], 'vcpu')).toMatchObject({ fallback: '1', from: 'document' });
  });

  it('of several kinds have what these have in common, of the same sort', () => {
    const paths = together(['vms/a', 'hosts/h1']).groups.flatMap(({ fields }) => fields.map(({ path }) => path.join('.')));
    expect(paths).toEqual(expect.arrayContaining(['name', 'description', 'tags', 'site', 'cluster', 'tenant', 'memory']));
    for (const ofOneKind of ['host', 'vcpu', 'rack', 'cpu.cores', 'disks', 'power', 'nics']) expect(paths).not.toContain(ofOneKind);
  });

  it('show of lists what all have, and the parts that all have', () => {
    expect(shown(['vms/a', 'vms/b'], 'tags')).toEqual(['mixed', ['prod']]);
    expect(field(['vms/a', 'vms/b'], 'disks').control).toMatchObject({ parts: [{ step: 'system' }] });
    expect(field(['vms/a', 'vms/b'], 'disks.system.size', ['disks', 'system'])).toMatchObject({ mixed: true });
  });

  it('come to a sum where one makes sense, and say of how many', () => {
    const { title, word, figures } = together(['vms/a', 'vms/b', 'hosts/h1', 'hosts/h2']);
    expect([title, word]).toEqual(['2 VMs, 2 hosts', 'selection']);
    expect(figures.map(({ name, value }) => `${name} ${value}`)).toEqual(['Cores 8', 'Physical memory 64 GiB', 'vCPUs 6', 'Memory 8 GiB', 'Disks 100 GiB']);
    expect(figures[0]?.explanation).toBe('Sum over 1 host. Of 1 more nothing is said.');
  });

  it('show the findings of all, and beside a field whose it is', () => {
    expect(field(['vms/a', 'vms/c'], 'memory').problem).toContain('c: "8 Go" is not a quantity');
    expect(together(['vms/a', 'vms/c']).findings.map(({ rule }) => rule)).toContain('invalid-quantity');
  });

  it('inherit one thing where it is one, and say that it differs where it is not', () => {
    expect(field(['hosts/h2'], 'site')).toMatchObject({ from: 'inherited', fallback: 'lyon', origin: 'cluster c1' });
    expect(field(['hosts/h2', 'hosts/h3'], 'site')).toMatchObject({ from: 'inherited', fallback: '', value: null });
  });

  it('are what is left of them: what is gone is left out', () => {
    expect(together(['vms/a', 'vms/gone', 'group/unplaced']).nodes).toEqual(['vms/a']);
    expect(inspectAll(sessionOf(estate), ['vms/gone'])).toBeUndefined();
  });
});

describe('an edit of several nodes', () => {
  it('writes the field of each that says otherwise, counted, and leaves every other character', () => {
    const gesture: Gesture = { kind: 'set', nodes: ['vms/a', 'vms/b', 'vms/c'], path: ['vcpu'], value: 4 };
    expect(changed(gesture).split('\n').filter((line) => line.startsWith('+')).map((line) => /"vcpu": \d/.exec(line)?.[0])).toEqual(['"vcpu": 4', '"vcpu": 4']);
    expect(changed(gesture)).toContain('// the first');
    const outcome = changesFor(sessionOf(estate), gesture, now);
    expect(outcome).toMatchObject({ kind: 'changes', message: 'Set vcpu of 3 entries to 4.' });
  });

  it('removes it from all', () => {
    expect(changed({ kind: 'set', nodes: ['vms/a', 'vms/b'], path: ['memory'], value: null }).split('\n').filter((line) => line.startsWith('+')).join()).not.toContain('memory');
  });

  it('is made to none where one of them cannot be written, and says whose', () => {
    expect(changed({ kind: 'set', nodes: ['vms/a', 'hosts/h1'], path: ['vcpu'], value: 4 })).toMatch(/^refused: h1: .*"vcpu"/);
    expect(changed({ kind: 'set', nodes: ['vms/a', 'vms/gone'], path: ['vcpu'], value: 4 })).toBe('refused: There is no VM "gone" any more.');
  });

  it('reaches the same field of parts, whatever they are called', () => {
    const lines = changed({ kind: 'set', nodes: ['switches/s/ports/e1', 'switches/s/ports/e2'], path: ['ports', 'e1', 'vlan'], value: 30 });
    expect(lines).toContain('"e1": { "vlan": 30, "mode": "access" }, "e2": { "vlan": 30, "mode": "access" }');
    expect(field(['switches/s/ports/e1', 'switches/s/ports/e2'], 'ports.e1.mode')).toMatchObject({ value: 'access', mixed: false });
  });

  it('puts values into the list of each, whatever else is in it, and takes others out', () => {
    const lines = changed({ kind: 'change-list', nodes: ['vms/a', 'vms/b', 'vms/c'], path: ['tags'], add: ['eu'], remove: ['prod'] });
    expect(lines.match(/"tags": \[[^\]]*\]/g)?.slice(-3)).toEqual(['"tags": ["web", "eu"]', '"tags": ["db", "eu"]', '"tags": ["eu"]']);
  });

  it('changes of a list what differs, so that the comments in it stay', () => {
    const text = '{ "vms": { "v": { "tags": [\n  "a", // first\n  "b",\n  "c" // last\n] } } }';
    const session = sessionOf(text);
    const after = (value: string[]): string => {
      const outcome = changesFor(session, { kind: 'set', nodes: ['vms/v'], path: ['tags'], value }, now);
      return outcome.kind === 'changes' ? textsAfter(session, outcome.changes).get(mainFile) ?? text : JSON.stringify(outcome);
    };
    expect(after(['a', 'x', 'c'])).toBe(text.replace('"b"', '"x"'));
    expect(after(['a', 'c'])).toBe(text.replace('\n  "b",', ''));
    expect(after(['a', 'b', 'x', 'c'])).toContain('"a", // first');
    expect(after(['a', 'b', 'x', 'c'])).toContain('"c" // last');
    expect(after(['a', 'b', 'c'])).toBe(text);
  });
});
