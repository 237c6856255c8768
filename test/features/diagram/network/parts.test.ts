import { describe, expect, it } from 'vitest';
import { nodeAt, placeOf } from '../../../../src/features/cursor';
import { inspect } from '../../../../src/features/diagram/inspection';
import { entryOf } from '../../../../src/features/diagram/nodeIds';
import { operationsOn } from '../../../../src/features/operations';
import { sessionAt, sessionOf } from '../../../support/estate';
import { carriedOut, gestured } from '../../support/gesture';

const node = (text: string): string | undefined => {
  const { session, file, offset } = sessionAt(text);
  return nodeAt(session, file, offset, 'network');
};
const shown = (text: string, id: string): string | undefined => {
  const session = sessionOf(text);
  const place = placeOf(session, id, []);
  const document = place && session.document(place.file);
  return document?.text.slice(document.lines.offsetAt(place?.range.start ?? { line: 0, character: 0 }), document.lines.offsetAt(place?.range.end ?? { line: 0, character: 0 }));
};
const estate = `{
  "hosts": { "h": { "nics": { "n0": { "port": "leaf/p1", "speed": "25 Gb/s" }, "n1": {} }, "adapters": { "vmk0": { "network": "web" } } } },
  "switches": { "leaf": { "kind": "physical", "ports": { "p1": {} } }, "dvs": { "uplinks": { "h": ["n0", "n1"] } } },
  "networks": { "web": { "switch": "dvs" }, "db": {} },
  "vms": { "web-01": { "nics": { "eth0": { "network": "web" }, "eth1": { "network": "db" } } } },
  "containers": { "proxy": { "networks": ["web", "db"] } }
}`;

describe('the id of a node', () => {
  it('names an entry, or a part of one', () => {
    expect(entryOf('hosts/esx-01')).toEqual({ collection: 'hosts', id: 'esx-01' });
    expect(entryOf('hosts/esx-01/nics/vmnic0')).toEqual({ collection: 'hosts', id: 'esx-01', part: { field: 'nics', name: 'vmnic0' } });
    expect(entryOf('containers/proxy/networks/web')).toEqual({ collection: 'containers', id: 'proxy', part: { field: 'networks', name: 'web' } });
    expect(entryOf('group/routers')).toBeUndefined();
  });
});

describe('between the text and the parts of the network view', () => {
  it('the cursor in a part is in its node, and elsewhere in the node of the entry', () => {
    expect(node('{ "hosts": { "h": { "nics": { "n0": { "sp<|>eed": "1 Gb/s" } } } } }')).toBe('hosts/h/nics/n0');
    expect(node('{ "hosts": { "h": { "mem<|>ory": "1 GiB" } } }')).toBe('hosts/h');
    expect(node('{ "switches": { "leaf": { "kind": "physical", "ports": { "p1": { <|> } } } } }')).toBe('switches/leaf/ports/p1');
    expect(node('{ "switches": { "dvs": { "uplinks": { "h": ["n<|>0"] } } } }')).toBe('switches/dvs');
    expect(node('{ "networks": { "web": { "vlan": <|>10 } } }')).toBe('networks/web');
  });

  it('the cursor in a VM is in the NIC it is in, or else in its first', () => {
    const vm = (cursor: string, text: string): string => text.replace(cursor, `<|>${cursor}`);
    const text = '{ "vms": { "a": { "vcpu": 2, "nics": { "eth0": { "network": "x" }, "eth1": { "network": "y" } } } } }';
    expect(node(vm('"y"', text))).toBe('vms/a/nics/eth1');
    expect(node(vm('"vcpu"', text))).toBe('vms/a/nics/eth0');
  });

  it('the cursor in a container is on the network that is named there', () => {
    expect(node('{ "networks": { "a": {}, "b": {} }, "containers": { "c": { "networks": ["a", "<|>b"] } } }')).toBe('containers/c/networks/b');
  });

  it('a part is shown by its text', () => {
    expect(shown(estate, 'hosts/h/nics/n1')).toBe('"n1": {}');
    expect(shown(estate, 'containers/proxy/networks/db')).toBe('"db"');
    expect(shown(estate, 'hosts/h/nics/ghost')).toBeUndefined();
  });
});

describe('a part in the inspector', () => {
  const of = (id: string) => inspect(sessionOf(estate, { rules: [] }), id, 'network');
  it('has its own fields and no others, each by its path below the entry', () => {
    expect(of('hosts/h/nics/n0')).toMatchObject({ title: 'n0 of h', word: 'NIC' });
    expect(of('hosts/h/nics/n0')?.groups.flatMap(({ fields }) => fields).find(({ label }) => label === 'Speed')).toMatchObject({ path: ['nics', 'n0', 'speed'], value: '25 Gb/s' });
    expect(of('hosts/h/nics/n0')?.groups.flatMap(({ fields }) => fields.map(({ path }) => path.slice(0, 2).join('/'))).every((path) => path === 'nics/n0')).toBe(true);
    expect(of('switches/leaf/ports/p1')?.word).toBe('port');
    expect(of('hosts/h/nics/ghost')).toBeUndefined();
  });
  it('is written where it is', () => {
    expect(gestured(estate, { kind: 'set', nodes: ['switches/leaf/ports/p1'], path: ['ports', 'p1', 'vlan'], value: 10 })).toContain('"p1": { "vlan": 10 }');
  });
});

describe('gestures on parts', () => {
  it('a NIC is renamed with the uplinks that name it', () => {
    expect(gestured(estate, { kind: 'rename', node: 'hosts/h/nics/n0', to: 'vmnic0' })).toBe([
      '- "hosts": { "h": { "nics": { "n0": { "port": "leaf/p1", "speed": "25 Gb/s" }, "n1": {} }, "adapters": { "vmk0": { "network": "web" } } } },',
      '- "switches": { "leaf": { "kind": "physical", "ports": { "p1": {} } }, "dvs": { "uplinks": { "h": ["n0", "n1"] } } },',
      '+ "hosts": { "h": { "nics": { "vmnic0": { "port": "leaf/p1", "speed": "25 Gb/s" }, "n1": {} }, "adapters": { "vmk0": { "network": "web" } } } },',
      '+ "switches": { "leaf": { "kind": "physical", "ports": { "p1": {} } }, "dvs": { "uplinks": { "h": ["vmnic0", "n1"] } } },',
    ].join('\n'));
    expect(carriedOut(estate, { kind: 'rename', node: 'switches/leaf/ports/p1', to: 'eth1' }).node).toBe('switches/leaf/ports/eth1');
    expect(gestured(estate, { kind: 'rename', node: 'containers/proxy/networks/web', to: 'x' })).toBe('refused: This is a container on a network: rename the container or the network.');
  });

  it('a pinned part keeps its pin when it or its host is renamed', () => {
    const text = '{ "hosts": { "h": { "nics": { "n0": {} } } }, "diagram": { "pins": { "network": { "hosts/h/nics/n0": [1, 2] } } } }';
    expect(gestured(text, { kind: 'rename', node: 'hosts/h/nics/n0', to: 'n9' })).toContain('"hosts/h/nics/n9": [1, 2]');
    expect(gestured(text, { kind: 'rename', node: 'hosts/h', to: 'esx' })).toContain('"hosts/esx/nics/n0": [1, 2]');
  });

  it('a port is deleted with what names it, once that is decided', () => {
    expect(gestured(estate, { kind: 'delete', nodes: ['switches/leaf/ports/p1'], references: 'ask' })).toBe('hosts/h nics.n0.port → switches/leaf/ports/p1');
    expect(gestured(estate, { kind: 'delete', nodes: ['switches/leaf/ports/p1'], references: 'clear' })).toContain('"n0": { "speed": "25 Gb/s" }');
  });

  it('a NIC of a VM and a container on a network are taken away alone', () => {
    expect(gestured(estate, { kind: 'delete', nodes: ['vms/web-01/nics/eth0'], references: 'ask' })).toContain('+ "vms": { "web-01": { "nics": { "eth1": { "network": "db" } } } },');
    expect(gestured(estate, { kind: 'delete', nodes: ['containers/proxy/networks/web'], references: 'ask' })).toContain('+ "containers": { "proxy": { "networks": ["db"] } }');
    expect(carriedOut(estate, { kind: 'delete', nodes: ['vms/web-01/nics/eth0'], references: 'ask' }).message).toBe('Deleted "eth0" of "web-01".');
    expect(gestured(estate, { kind: 'delete', nodes: ['vms/web-01/nics/ghost'], references: 'ask' })).toBe('refused: "ghost" of "web-01" is not there any more.');
  });

  it('a part does not move by itself', () => {
    expect(gestured(estate, { kind: 'move', nodes: ['hosts/h/nics/n0'], to: 'hosts/h' })).toBe('refused: "n0" is a part of "h": connect it elsewhere instead.');
  });

  it('operations on a NIC of a VM are those on the VM, and there are none on a port or a NIC of a host', () => {
    const session = sessionOf(estate);
    expect(operationsOn(session, ['vms/web-01/nics/eth0', 'vms/web-01/nics/eth1'])).toEqual(operationsOn(session, ['vms/web-01']));
    expect([...operationsOn(session, ['hosts/h/nics/n0']), ...operationsOn(session, ['switches/leaf/ports/p1'])]).toEqual([]);
  });
});
