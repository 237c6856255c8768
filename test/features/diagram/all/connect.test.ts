import { describe, expect, it } from 'vitest';
import { whereConnects } from '../../../../src/features/diagram/connect/connect';
import { sessionOf } from '../../../support/estate';
import { gestured } from '../../support/gesture';

const text = `{
  "hosts": { "h": { "nics": { "n0": {} } }, "wired": { "nics": { "n0": { "port": "leaf/p1" } } }, "many": { "nics": { "n0": {}, "n1": {} } } },
  "switches": { "leaf": { "kind": "physical", "ports": { "p1": {}, "p2": {} } } },
  "networks": { "web": {}, "db": {} },
  "datastores": { "old": { "mountedBy": ["h"] }, "new": { "mountedBy": ["h"] } },
  "vms": {
    "one": { "host": "h", "nics": { "eth0": { "network": "web" } }, "disks": { "os": { "datastore": "old", "size": "40 GiB" }, "data": { "datastore": "old", "size": "10 GiB" } } },
    "two": { "nics": { "eth0": { "network": "web" }, "eth1": { "network": "web" } } },
    "half": { "nics": { "eth0": { "network": "web" }, "eth1": {} } }, "free": { "nics": { "eth0": {}, "eth1": {} } },
    "bare": {}
  },
  "containers": { "c": { "on": "h", "networks": ["web"] } }
}`;
const joined = (from: string, to: string): string => gestured(text, { kind: 'connect', from, to }, 'all');
const cut = (edge: string): string => gestured(text, { kind: 'disconnect', edges: [edge] }, 'all');

describe('connecting in the view of the whole estate', () => {
  it('puts the only adapter of a VM on a network, and gives one that has none an adapter', () => {
    expect(joined('vms/one', 'networks/db')).toContain('"eth0": { "network": "db" }');
    expect(joined('networks/db', 'vms/one')).toBe(joined('vms/one', 'networks/db'));
    expect(joined('vms/bare', 'networks/db')).toContain('"network": "db"');
    expect(joined('vms/half', 'networks/db')).toContain('"eth0": { "network": "web" }, "eth1": { "network": "db" }');
  });

  it('asks for the network view where it cannot know which adapter is meant', () => {
    expect(joined('vms/two', 'networks/db')).toBe('refused: "two" has 2 network adapters: choose one in the network view.');
    expect(joined('vms/free', 'networks/db')).toBe('refused: "free" has 2 network adapters: choose one in the network view.');
    expect(joined('hosts/many', 'switches/leaf')).toBe('refused: "many" has 2 NICs in no port: choose one in the network view.');
    expect(joined('hosts/wired', 'switches/leaf')).toBe('refused: "wired" has no NIC that is in no port.');
  });

  it('moves all disks of a VM to a datastore', () => {
    expect(joined('vms/one', 'datastores/new').match(/"new"/g)).toHaveLength(2);
    expect(joined('vms/one', 'datastores/old')).toBe('refused: "one" is on "old" already.');
    expect(joined('vms/bare', 'datastores/new')).toBe('refused: "bare" has no disk.');
  });

  it('plugs the only free NIC of a host into a free port of a switch', () => {
    expect(joined('hosts/h', 'switches/leaf')).toContain('"port": "leaf/p2"');
  });

  it('takes a VM or container off a network, and says how to move what it keeps', () => {
    expect(cut('attached/vms/one/eth0')).toContain('"eth0": {}');
    expect(cut('attached/containers/c/web')).toMatch(/^- .*"web"/m);
    expect(cut('stored/vms/one/os')).toBe('refused: What "one" keeps lies on a datastore: draw a line to another to move it there.');
    expect(cut('attached/vms/one/eth9')).toBe('refused: This connection is not there any more.');
  });

  it('says beforehand what would connect: of a VM networks and datastores', () => {
    expect(whereConnects(sessionOf(text), 'vms/one', 'all').map(({ node, connects }) => `${node} ${connects}`)).toEqual(['networks/web false', 'networks/db true', 'datastores/old false', 'datastores/new true']);
  });
});
