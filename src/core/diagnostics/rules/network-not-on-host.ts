import type { Container, Host } from '../../model/entities';
import type { Entry, Path } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { runs, vmsOn } from '../../model/lookups';
import { writtenPath } from '../../model/writtenPath';
import { hostNics, hostsOfSwitch, isAbsent, networkOn, switchesNaming } from '../../network/fabric/hostPart';
import { uplinksOn } from '../../network/usage/uplinks';
import { connectedNics, networksOfVmsOn } from '../../network/usage/users';
import { example } from '../../util/example';
import { capitalized, counted, listed, quoted } from '../../util/words';
import { named } from '../wording';
import { defineRule, placeIn, rootOf, type Found } from '../rule';

export const rule = defineRule({
  id: 'network-not-on-host',
  severity: 'error',
  summary: 'Something runs on a host where its network is not.',
  why: 'The NIC has nothing to plug into there: the VM does not start on that host, or starts without a connection, and a live migration to it is refused.',
  remedy: 'Give the switch of the network uplinks on that host, run the VM where the network is, or connect it to a network that is there.',
  examples: {
    good: [
      // A host with uplinks in the switch; a switch that says uplinks of nobody is everywhere (L11); who is off, is not connected, or has no host.
      example`
        {
          "hosts": { "a": { "adapters": { "vmk0": { "network": "web" } } }, "b": {} },
          "switches": { "vds": { "kind": "distributed", "uplinks": { "a": ["n0", "n1"] } }, "everywhere": { "kind": "distributed" }, "own": { "kind": "standard", "host": "b" } },
          "networks": { "web": { "switch": "vds" }, "all": { "switch": "everywhere" }, "local": { "switch": "own" }, "nat": { "kind": "nat" }, "made": { "kind": "nat", "on": "b" } },
          "vms": {
            "web": { "host": "a", "nics": { "eth0": { "network": "web" }, "eth1": { "network": "all" } } }, "db": { "host": "b", "nics": { "eth0": { "network": "local" }, "eth1": { "network": "nat" }, "eth2": { "network": "made" } } },
            "off": { "host": "b", "power": "off", "nics": { "eth0": { "network": "web" } } }, "unplugged": { "host": "b", "nics": { "eth0": { "network": "web", "connected": false } } }, "unplaced": { "nics": { "eth0": { "network": "web" } } }
          },
          "containers": { "c": { "on": "a", "networks": ["web"], "memory": { "limit": "1 GiB" }, "cpu": { "limit": "1 GHz" } } }
        }
      `,
    ],
    bad: [
      // Several VMs of one network on one host are told once.
      example`
        {
          "hosts": { "a": { "nics": { "n": {} } }, "b": { "nics": { "n": {} } } },
          "switches": { "vds": { "kind": "distributed", "uplinks": { "a": ["n"] } } },
          "networks": { "web": { "switch": "vds" } },
          "vms": {
            "one": { "host": "b", "nics": { "eth0": { "network": "web" } } }, "two": { "host": "b", "nics": { "eth0": { "network": "web" } } }, "three": { "host": "b", "nics": { "eth0": { "network": "web" } } }
        //                                                       ^^^^^ VM "one" runs on host "b", where network "web" is not: its switch "vds" has uplinks on host "a" only; so it is for 2 other NICs.
          }
        }
      `,
      example`
        {
          "hosts": {
            "esx-01": { "nics": { "vmnic0": {}, "vmnic1": {} } },
            "esx-02": {
              "nics": { "vmnic0": {}, "vmnic1": {} },
              "adapters": { "vmk1": { "network": "web" } }
        //                                       ^^^^^ Adapter "vmk1" is on network "web", which is not on host "esx-02": its switch "vds" has uplinks on host "esx-01" only.
            }
          },
          "switches": {
            "vds": { "kind": "distributed", "uplinks": { "esx-01": ["vmnic0", "vmnic1"] } }, "vSwitch0": { "kind": "standard", "host": "esx-02", "uplinks": { "esx-02": ["vmnic0"] } }
          },
          "networks": { "web": { "switch": "vds" }, "local": { "switch": "vSwitch0" }, "nat": { "kind": "nat", "on": "esx-02" } },
          "vms": {
            "web-1": { "host": "esx-01", "nics": { "eth0": { "network": "web" }, "eth1": { "network": "local" } } },
        //                                                                                            ^^^^^^^ VM "web-1" runs on host "esx-01", where network "local" is not: its switch "vSwitch0" is on host "esx-02".
            "web-2": { "host": "esx-02", "nics": { "eth0": { "network": "web" } } },
        //                                                              ^^^^^ VM "web-2" runs on host "esx-02", where network "web" is not: its switch "vds" has uplinks on host "esx-01" only.
            "web-3": { "host": "esx-01", "nics": { "eth0": { "network": "nat" } } }
        //                                                              ^^^^^ VM "web-3" runs on host "esx-01", where network "nat" is not: it is made on host "esx-02".
          },
          "containers": { "probe": { "on": "web-2", "networks": ["local"] }, "spy": { "on": "esx-01", "networks": [7, "local"] } }
        //                                                                                                            ^^^^^^^ Container "spy" runs on host "esx-01", where network "local" is not: its switch "vSwitch0" is on host "esx-02".
        }
      `,
    ],
  },
  on: ['hosts', 'containers'],
  check(entry, estate) {
    return entry.collection === 'hosts' ? onHost(entry as Entry<'hosts'>, estate) : ofContainer(entry as Entry<'containers'>, estate);
  },
  fixes({ data }, _, estate) {
    const item = data && estate.find('switches', data.switch);
    if (!item || item.value.uplinks === undefined || item.value.kind === 'standard') return [];
    const taken = switchesNaming(estate, data.host).flatMap((id) => uplinksOn(estate.value('switches', id) ?? {}, data.host));
    const free = [...hostNics(estate, data.host).keys()].filter((nic) => !taken.includes(nic));
    return free.map((nic) => ({
      title: `Give switch "${item.id}" uplink "${nic}" of host "${data.host}"`,
      changes: [{ kind: 'set', file: item.file, path: [...rootOf(item), 'uplinks', data.host], value: [nic] }],
    }));
  },
});

interface Missing {
  /** The virtual switch that is not on the host; undefined where a host makes the network. */
  readonly switch: string | undefined;
  readonly host: string;
}

/** The VMs of a host, and its own adapters; VMs are looked at only where a network is missing. */
function* onHost(host: Entry<'hosts'>, estate: Estate): Iterable<Found<Missing>> {
  yield* adaptersOf(host, estate);
  const absent = new Map(estate.query(networksOfVmsOn, host.id).flatMap((network) => {
    const why = whyAbsent(estate, network, host.id);
    return why ? [[network, why] as const] : [];
  }));
  if (absent.size === 0) return;
  const nics = vmsOn(estate, host.id).filter((vm) => runs(vm.value)).flatMap((vm) => connectedNics(vm.value).map(({ name, network }) => ({ vm, name, network })));
  // One switch without uplinks is one fault, however many VMs it leaves alone.
  for (const [network, why] of absent) {
    const [first, ...others] = nics.filter((nic) => nic.network === network);
    if (first) yield withOthers(found(first.vm, pathOf(first), network, host.id, why), others);
  }
}

interface Nic {
  readonly vm: Entry<'vms'>;
  readonly name: string;
}
const pathOf = ({ name }: Nic): Path => ['nics', name, 'network'];
const mostRelated = 10;

function withOthers(first: Found<Missing>, others: readonly Nic[]): Found<Missing> {
  if (others.length === 0) return first;
  const related = others.slice(0, mostRelated).map((nic) => ({ place: placeIn(nic.vm, pathOf(nic)), message: `NIC "${nic.name}" of VM "${nic.vm.id}" as well.` }));
  return { ...first, message: `${first.message.slice(0, -1)}; so it is for ${counted(others.length, 'other NIC')}.`, related };
}

function* adaptersOf(host: Entry<'hosts'>, estate: Estate): Iterable<Found<Missing>> {
  const adapters: NonNullable<Host['adapters']> = host.value.adapters ?? {};
  for (const [name, { network }] of Object.entries(adapters)) {
    const why = network === undefined ? undefined : whyAbsent(estate, network, host.id);
    if (network !== undefined && why) yield found(host, ['adapters', name, 'network'], network, host.id, why);
  }
}

/** Containers on a host itself; what engines in VMs make of the networks outside is theirs. */
function* ofContainer(container: Entry<'containers'>, estate: Estate): Iterable<Found<Missing>> {
  const { on, networks = [] }: Container = container.value;
  if (on === undefined || !estate.find('hosts', on)) return;
  for (const [i, network] of networks.entries()) {
    const why = whyAbsent(estate, network, on);
    if (why) yield found(container, writtenPath(container, ['networks', i]), network, on, why);
  }
}

interface Why {
  readonly switch: string | undefined;
  /** Completes "… where the network is not: ". */
  readonly reason: string;
}

function whyAbsent(estate: Estate, network: string, host: string): Why | undefined {
  const on = isAbsent(estate, network, host) ? networkOn(estate, network, host) : undefined;
  if (on?.kind !== 'absent') return undefined;
  if (on.switch === undefined) {
    const maker = estate.value('networks', network)?.on;
    return estate.find('hosts', maker) ? { switch: undefined, reason: `it is made on host "${maker ?? ''}"` } : undefined;
  }
  const item = estate.value('switches', on.switch);
  const hosts = hostsOfSwitch(item ?? {});
  const reason = item?.kind === 'standard' ? `its switch "${on.switch}" is on ${listed(hosts.map((id) => `host ${quoted(id)}`), 'and', 2)}` : `its switch "${on.switch}" has uplinks on ${hosts.length === 1 ? `host "${hosts[0] ?? ''}" only` : `${counted(hosts.length, 'other host')} only`}`;
  return { switch: on.switch, reason };
}

function found(entry: Entry<'vms'> | Entry<'hosts'> | Entry<'containers'>, path: Path, network: string, host: string, { switch: id, reason }: Why): Found<Missing> {
  const message = entry.collection === 'hosts'
    ? `Adapter "${String(path[1])}" is on network "${network}", which is not on host "${host}": ${reason}.`
    : `${named(entry)} runs on host "${host}", where network "${network}" is not: ${reason}.`;
  return { place: placeIn(entry, path), message: capitalized(message), data: { switch: id, host } };
}
