import { describe, expect, it } from 'vitest';
import { fabricOf, fabricWithout, type Fabric } from '../../../../src/core/network/fabric/fabric';
import { findStation, stationsOf } from '../../../../src/core/network/fabric/stations';
import type { Component, Station } from '../../../../src/core/network/fabric/types';
import { networkWires, wireBetween, wiresOf } from '../../../../src/core/network/fabric/wires';
import { estateOf } from '../../../support/worlds';

type Fields = Readonly<Record<string, unknown>>;

/** VMs named by their host, "a1" and "a2" on host "a", each with "eth0" on a network; hosts have NICs plugged into a switch "leaf". */
interface World {
  readonly on: Readonly<Record<string, string>>;
  readonly networks: Fields;
  readonly switches?: Fields;
  readonly hosts?: Fields;
  readonly more?: Fields;
  readonly nic?: Fields;
}
const portsOf = (...names: readonly string[]): Fields => Object.fromEntries(names.map((name) => [name, {}]));
const nicsAt = (...ports: readonly string[]): Fields => ({ nics: Object.fromEntries(ports.map((port, i) => [`nic${i}`, port === '' ? {} : { port }])) });
const plugged: Fields = { a: nicsAt('leaf/a'), b: nicsAt('leaf/b') };
const leaf: Fields = { ports: portsOf('a', 'b', 'c') };
const dvs = (of: Fields = {}): Fields => ({ kind: 'distributed', uplinks: { a: ['nic0'], b: ['nic0'] }, ...of });

function estateWith({ on, networks, switches = { leaf, dvs: dvs() }, hosts = plugged, more = {}, nic = {} }: World) {
  const vms = Object.fromEntries(Object.entries(on).map(([id, network]) => [id, { host: id.slice(0, 1), nics: { eth0: { network, ...nic } } }]));
  return estateOf({ switches, hosts, networks, vms, ...more });
}
function meetIn(fabric: Fabric, a: string, b: string): string {
  return wireBetween(fabric, stationIn(fabric, a), stationIn(fabric, b));
}
/** A station by its key, or "a1" for that of the VM. */
function stationIn({ estate }: Fabric, key: string): Station {
  const found = findStation(estate, key.includes('/') ? key : `vms/${key}/eth0`);
  if (!found) throw new Error(`There is no station ${key}.`);
  return found;
}
const meet = (world: World, a: string, b: string, lost: readonly Component[] = []): string => {
  const estate = estateWith(world);
  return meetIn(lost.length === 0 ? fabricOf(estate) : fabricWithout(estate, lost), a, b);
};

const lan = { switch: 'dvs', vlan: 10 };

describe('adapters on a port group', () => {
  it('of two hosts are on one wire through their uplinks (L1, L7)', () => {
    expect(meet({ on: { a1: 'lan', b1: 'lan' }, networks: { lan } }, 'a1', 'b1')).toBe('same');
  });
  it('in different VLANs are apart, on one host as well (L8)', () => {
    const world: World = { on: { a1: 'lan', a2: 'other', b1: 'other' }, networks: { lan, other: { switch: 'dvs', vlan: 20 } } };
    expect([meet(world, 'a1', 'a2'), meet(world, 'a1', 'b1'), meet(world, 'a2', 'b1')]).toEqual(['apart', 'apart', 'same']);
  });
  it('of one host, switch and VLAN need no uplink, whatever the port group (L8)', () => {
    const world: World = { on: { a1: 'lan', a2: 'twin', b1: 'lan' }, networks: { lan, twin: lan }, switches: { dvs: dvs({ uplinks: { a: [], b: [] } }) } };
    expect([meet(world, 'a1', 'a2'), meet(world, 'a1', 'b1')]).toEqual(['same', 'apart']);
  });
  it('are on one wire across virtual switches that are plugged into one VLAN (L7)', () => {
    const switches = { leaf, one: { kind: 'standard', host: 'a', uplinks: { a: ['nic0'] } }, two: { kind: 'standard', host: 'b', uplinks: { b: ['nic0'] } } };
    expect(meet({ on: { a1: 'p', b1: 'q' }, networks: { p: { switch: 'one', vlan: 10 }, q: { switch: 'two', vlan: 10 } }, switches }, 'a1', 'b1')).toBe('same');
  });
  it('that is untagged are in the native VLAN of the ports (L3, L13)', () => {
    const world = (of: Fields): World => ({ on: { a1: 'lan', b1: 'lan' }, networks: { lan: { switch: 'dvs', vlan: 0 } }, switches: { leaf: { ports: { a: {}, b: of } }, dvs: dvs() } });
    expect([meet(world({ vlan: 1 }), 'a1', 'b1'), meet(world({ vlan: 10 }), 'a1', 'b1')]).toEqual(['same', 'apart']);
  });
  it('are cut off where the port of their host does not carry the VLAN (L2)', () => {
    expect(meet({ on: { a1: 'lan', b1: 'lan' }, networks: { lan }, switches: { leaf: { ports: { a: {}, b: { vlans: '20' } } }, dvs: dvs() } }, 'a1', 'b1')).toBe('apart');
  });
  it('are on no wire on a host the switch is not on (L11)', () => {
    const estate = estateWith({ on: { a1: 'lan', c1: 'lan' }, networks: { lan }, hosts: { ...plugged, c: nicsAt('leaf/c') } });
    expect([...wiresOf(fabricOf(estate), stationIn(fabricOf(estate), 'c1')).names]).toEqual([]);
  });
  it('of a standard switch are on its host alone (L11)', () => {
    const world: World = { on: { a1: 'lan', b1: 'lan', a2: 'lan' }, networks: { lan: { switch: 'vs', vlan: 10 } }, switches: { leaf, vs: { kind: 'standard', host: 'a', uplinks: { a: ['nic0'], b: ['nic0'] } } } };
    expect([meet(world, 'a1', 'b1'), meet(world, 'a1', 'a2')]).toEqual(['apart', 'same']);
  });
  it('of a distributed switch without uplinks are on every host, and reach each other by what is not shown (L11)', () => {
    const world: World = { on: { a1: 'lan', b1: 'lan' }, networks: { lan }, switches: { dvs: { kind: 'distributed' } }, hosts: { a: {}, b: {} } };
    expect(meet(world, 'a1', 'b1')).toBe('same');
  });
  it('of a standard switch without uplinks reach no other host (L11)', () => {
    const world: World = { on: { a1: 'lan', a2: 'lan', b1: 'lan' }, networks: { lan }, switches: { dvs: { kind: 'standard' } }, hosts: { a: {}, b: {} } };
    expect([meet(world, 'a1', 'a2'), meet(world, 'a1', 'b1')]).toEqual(['same', 'apart']);
  });
});

describe('NICs that name no port', () => {
  const hosts = { a: nicsAt(''), b: nicsAt('leaf/gone'), c: nicsAt('leaf/c') };
  const switches = { leaf, dvs: dvs({ uplinks: { a: ['nic0'], b: ['nic0'], c: ['nic0'] } }) };
  it('carry every VLAN to each other (L9)', () => {
    const world: World = { on: { a1: 'lan', b1: 'lan', b2: 'other' }, networks: { lan, other: { switch: 'dvs', vlan: 20 } }, switches, hosts };
    expect([meet(world, 'a1', 'b1'), meet(world, 'a1', 'b2')]).toEqual(['same', 'apart']);
  });
  it('reach who knows what of the equipment that is shown (L9)', () => {
    expect(meet({ on: { a1: 'lan', c1: 'lan' }, networks: { lan }, switches, hosts }, 'a1', 'c1')).toBe('unknown');
  });
});

describe('a host with two uplinks', () => {
  const hosts = { a: nicsAt('x/a', 'y/a'), b: nicsAt('x/b', 'y/b') };
  const two = (of: Fields): Fields => ({ x: { ports: portsOf('a', 'b') }, y: { ports: portsOf('a', 'b') }, vs: { uplinks: { a: ['nic0', 'nic1'], b: ['nic0', 'nic1'] }, ...of } });
  /** x and y are not joined: frames get there through nothing but a host. */
  const between = (of: Fields, network: Fields = {}): readonly string[] => {
    const estate = estateWith({ on: { a1: 'first', b1: 'second' }, networks: { first: { switch: 'vs', vlan: 10, uplinks: ['nic0'], ...network }, second: { switch: 'vs', vlan: 10, uplinks: ['nic1'], ...network } }, switches: two(of), hosts });
    return [meetIn(fabricOf(estate), 'a1', 'b1')];
  };
  it('passes nothing from one to the other where its switch is distributed (L7)', () => {
    expect(between({ kind: 'distributed' })).toEqual(['apart']);
  });
  it('joins what they are plugged into where it bridges them (L7)', () => {
    expect([between({ kind: 'bridge' }), between({ kind: 'open-vswitch' })]).toEqual([['same'], ['same']]);
  });
  it('does not where the bridge bundles them, or says which is used (L7)', () => {
    expect([between({ kind: 'bridge', aggregation: 'static' }), between({ kind: 'open-vswitch', teaming: 'failover' })]).toEqual([['apart'], ['apart']]);
  });
  it('no longer joins anything once one of its NICs has failed (L7)', () => {
    const estate = estateWith({ on: { a1: 'first', b1: 'second' }, networks: { first: { switch: 'vs', vlan: 10 }, second: { switch: 'vs', vlan: 10 } }, switches: two({ kind: 'bridge', uplinks: { a: ['nic0'], b: ['nic0', 'nic1'] } }), hosts: { a: nicsAt('y/a'), b: nicsAt('x/b', 'y/b') } });
    const without = fabricWithout(estate, [{ kind: 'nic', host: 'b', nic: 'nic1' }]);
    expect([meetIn(fabricOf(estate), 'a1', 'b1'), meetIn(without, 'a1', 'b1')]).toEqual(['same', 'apart']);
  });
});

describe('networks without a virtual switch', () => {
  it('are one wire wherever they are used (L10)', () => {
    expect(meet({ on: { a1: 'lan', b1: 'lan', b2: 'other' }, networks: { lan: {}, other: {} }, switches: {} }, 'a1', 'b1')).toBe('same');
    expect(meet({ on: { a1: 'lan', b2: 'other' }, networks: { lan: {}, other: {} }, switches: {} }, 'a1', 'b2')).toBe('apart');
  });
  it('that a host makes for itself are one wire on each (L10, L16)', () => {
    for (const kind of ['internal', 'host-only', 'nat']) {
      const world: World = { on: { a1: 'lan', a2: 'lan', b1: 'lan' }, networks: { lan: { kind } } };
      expect([kind, meet(world, 'a1', 'a2'), meet(world, 'a1', 'b1')]).toEqual([kind, 'same', 'apart']);
    }
  });
  it('are nowhere but on the host that makes them (L10)', () => {
    const world: World = { on: { a1: 'lan', a2: 'lan', b1: 'lan', b2: 'lan' }, networks: { lan: { kind: 'nat', on: 'a' } } };
    expect([meet(world, 'a1', 'a2'), meet(world, 'b1', 'b2')]).toEqual(['same', 'apart']);
  });
  it('that are host-only reach their host (L16)', () => {
    expect(meet({ on: { a1: 'lan' }, networks: { lan: { kind: 'host-only' } }, hosts: { a: { adapters: { vboxnet0: { network: 'lan' } } } } }, 'a1', 'hosts/a/vboxnet0')).toBe('same');
  });
  it('that are bridged join the VLAN of untagged frames of the NIC (L16)', () => {
    const ports = { a: { vlan: 10 }, b: {}, c: { vlan: 20 } };
    const world: World = { on: { a1: 'bridged', b1: 'lan', b2: 'other' }, networks: { bridged: { kind: 'bridged' }, lan, other: { switch: 'dvs', vlan: 20 } }, switches: { leaf: { ports }, dvs: dvs() }, hosts: { a: nicsAt('leaf/a', 'leaf/c'), b: nicsAt('leaf/b') } };
    expect([meet(world, 'a1', 'b1'), meet(world, 'a1', 'b2')]).toEqual(['same', 'apart']);
    expect(meet({ ...world, networks: { ...world.networks, bridged: { kind: 'bridged', nic: 'nic1' } } }, 'a1', 'b2')).toBe('same');
  });
  it('of containers in a VM are in that VM alone', () => {
    const containers = { c1: { on: 'a1', networks: ['br'] }, c2: { on: 'a1', networks: ['br'] }, c3: { on: 'a2', networks: ['br'] } };
    const world: World = { on: { a1: 'lan', a2: 'lan' }, networks: { lan, br: { kind: 'container-bridge' } }, more: { containers } };
    expect([meet(world, 'containers/c1/br', 'containers/c2/br'), meet(world, 'containers/c1/br', 'containers/c3/br')]).toEqual(['same', 'apart']);
  });
  it('that are VLANs of a physical switch are its VLANs (L11)', () => {
    expect(meet({ on: { a1: 'direct', b1: 'lan' }, networks: { direct: { switch: 'leaf', vlan: 10 }, lan } }, 'a1', 'b1')).toBe('same');
  });
});

describe('guest tagging', () => {
  const trunk = (vlan: number | string): Fields => ({ switch: 'dvs', vlan });
  const between = (vlan: number | string, tag?: number): string => meet({ on: { a1: 'trunk', b1: 'lan' }, networks: { trunk: trunk(vlan), lan }, nic: tag === undefined ? {} : { vlan: tag } }, 'a1', 'b1');
  it('puts an adapter in the VLAN it says, or leaves it untagged (L13)', () => {
    expect([between(4095, 10), between('10,20', 10), between(4095, 20), between(4095)]).toEqual(['same', 'same', 'apart', 'apart']);
  });
  it('does not go beyond the list of the network (L13)', () => {
    expect(between('20-30', 10)).toBe('apart');
  });
  it('is no matter on a network with a VLAN of its own (L13)', () => {
    expect(meet({ on: { a1: 'lan', b1: 'lan' }, networks: { lan }, nic: { vlan: 99 } }, 'a1', 'b1')).toBe('same');
  });
});

describe('a private VLAN', () => {
  const pv = (type: string, secondary: number): Fields => ({ switch: 'dvs', vlan: 100, private: { type, secondary } });
  const networks = { all: pv('promiscuous', 100), alone: pv('isolated', 201), red: pv('community', 202), blue: pv('community', 203), plain: { switch: 'dvs', vlan: 100 } };
  const on = { a1: 'all', a2: 'alone', a3: 'red', a4: 'blue', b1: 'all', b2: 'alone', b3: 'red', b4: 'plain' };
  it('lets isolated adapters reach promiscuous ones alone (L14)', () => {
    expect(['a1', 'b1', 'b2', 'a3', 'b3', 'b4'].map((other) => meet({ on, networks }, 'a2', other))).toEqual(['same', 'same', 'apart', 'apart', 'apart', 'same']);
  });
  it('lets a community reach its own and promiscuous ones (L14)', () => {
    expect(['a1', 'b1', 'a4', 'b3', 'b2'].map((other) => meet({ on, networks }, 'a3', other))).toEqual(['same', 'same', 'apart', 'same', 'apart']);
  });
  it('needs its secondary VLAN carried between hosts (L14)', () => {
    const switches = { leaf: { ports: { a: { vlans: '100,202' }, b: { vlans: '100,202' } } }, dvs: dvs() };
    expect([meet({ on, networks, switches }, 'a2', 'b1'), meet({ on, networks, switches }, 'a3', 'b3'), meet({ on, networks, switches }, 'a2', 'a1')]).toEqual(['apart', 'same', 'same']);
  });
});

describe('a router', () => {
  const router = (of: Fields): World => ({ on: { a1: 'lan', b1: 'lan' }, networks: { lan }, more: { routers: { r: { interfaces: { in: { network: 'lan', address: '10.0.10.1/24' } }, ...of } } } });
  const reached = (of: Fields, lost: readonly Component[] = []): readonly string[] => ['a1', 'b1'].map((vm) => meet(router(of), vm, 'routers/r/in', lost));
  const downA: Component = { kind: 'nic', host: 'a', nic: 'nic0' };

  it('without a place is on every wire of its networks, beyond the hosts (R6)', () => {
    expect([reached({}), reached({}, [downA])]).toEqual([['same', 'same'], ['apart', 'same']]);
  });
  it('on a host or a VM is where that is (R6)', () => {
    expect([reached({ on: 'a' }, [downA]), reached({ on: 'a1' }, [downA])]).toEqual([['same', 'apart'], ['same', 'apart']]);
  });
  it('that is distributed is on every host (R6)', () => {
    expect(reached({ distributed: true }, [downA])).toEqual(['same', 'same']);
  });
  it('on a physical switch is in the VLAN there (R6)', () => {
    expect([reached({ on: 'leaf' }), reached({ on: 'leaf' }, [downA]), reached({ on: 'leaf' }, [{ kind: 'switch', switch: 'leaf' }])]).toEqual([['same', 'same'], ['apart', 'same'], ['apart', 'apart']]);
  });
  it('that has failed is on no wire', () => {
    expect(reached({}, [{ kind: 'router', router: 'r' }])).toEqual(['apart', 'apart']);
  });
});

describe('the wires of a network', () => {
  it('are the domains its uplinks lead to, and those of hosts without uplinks', () => {
    const estate = estateWith({ on: {}, networks: { lan }, switches: { leaf, other: { ports: portsOf('b') }, dvs: dvs({ uplinks: { a: ['nic0'], b: ['nic0'], c: [] } }) }, hosts: { a: nicsAt('leaf/a'), b: nicsAt('other/b'), c: {} } });
    expect([...networkWires(fabricOf(estate), 'lan')]).toEqual(['leaf#10', 'other#10', 'switch dvs 10 on c']);
  });
});

describe('who reaches nobody', () => {
  it('is a VM that is off, suspended or a template, in no host, or not connected (R12)', () => {
    const estate = estateOf({
      networks: { lan: {} }, hosts: { a: {} },
      vms: {
        off: { host: 'a', power: 'off', nics: { e: { network: 'lan' } } }, asleep: { host: 'a', power: 'suspended', nics: { e: { network: 'lan' } } }, template: { host: 'a', template: true, nics: { e: { network: 'lan' } } },
        nowhere: { nics: { e: { network: 'lan' } } }, gone: { host: 'z', nics: { e: { network: 'lan' } } }, pulled: { host: 'a', nics: { e: { network: 'lan', connected: false }, f: {}, g: { network: 'none' } } }, on: { host: 'a', nics: { e: { network: 'lan' } } },
      },
    });
    const offOf = (id: string): readonly (string | undefined)[] => stationsOf(estate, 'vms', id).map(({ off }) => off?.kind);
    expect(['off', 'asleep', 'template', 'nowhere', 'gone', 'pulled', 'on'].map(offOf)).toEqual([['powered-off'], ['suspended'], ['template'], ['no-host'], ['no-host'], ['not-connected', 'no-network', 'unknown-network'], [undefined]]);
    const fabric = fabricOf(estate);
    expect(['off', 'asleep', 'template', 'nowhere', 'gone', 'pulled'].map((id) => wiresOf(fabric, stationIn(fabric, `vms/${id}/e`)).names.size)).toEqual([0, 0, 0, 0, 0, 0]);
  });
  it('is a container in such a VM', () => {
    const estate = estateOf({ networks: { br: { kind: 'container-bridge' } }, hosts: { a: {} }, vms: { v: { host: 'a', power: 'off' } }, containers: { c: { on: 'v', networks: ['br'] }, d: { networks: ['br'] } } });
    expect([stationsOf(estate, 'containers', 'c')[0]?.off, stationsOf(estate, 'containers', 'd')[0]?.off]).toEqual([{ kind: 'powered-off', vm: 'v' }, { kind: 'no-host' }]);
  });
});
