import type { Vm } from '../../model/entities';
import type { Entry, Path } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { runs } from '../../model/lookups';
import { formatContrast } from '../../model/quantity';
import { isPhysical } from '../../network/fabric/ports';
import { hostsWithUplinks, uplinkSpeed, type UplinkSpeed } from '../../network/usage/uplinks';
import { connectedNics } from '../../network/usage/users';
import { distinct } from '../../util/distinct';
import { example } from '../../util/example';
import { sum } from '../../util/sum';
import { defineRule, placeIn, type Found } from '../rule';

export const rule = defineRule({
  id: 'nic-faster-than-uplink',
  severity: 'warning',
  summary: 'A VM is to send more than the uplinks of its networks carry, or a network is shaped to more than any uplink carries.',
  why: 'An adapter sends through one uplink at a time, unless these are bundled, and shares it with everybody else there. What it sends beyond that is lost or waits; and a limit above what the wire carries limits nothing.',
  remedy: 'Use faster NICs, bundle uplinks and choose among them by address, spread the load over several VMs, or correct the demand or the limit.',
  examples: {
    good: [
      // Bundled uplinks carry what they do together; traffic within a host takes none; a speed nobody says may be any.
      example`
        {
          "hosts": { "a": { "nics": { "n0": { "speed": "10 Gb/s" }, "n1": { "speed": "10 Gb/s" } } }, "b": { "nics": { "n0": { "speed": "10 Gb/s" }, "n1": {} } } },
          "switches": { "vds": { "kind": "distributed", "teaming": "ip-hash", "aggregation": "static", "uplinks": { "a": ["n0", "n1"], "b": ["n0", "n1"] } }, "one": { "kind": "standard", "host": "a", "uplinks": { "a": ["n0", "n1"] } } },
          "networks": { "web": { "switch": "vds" }, "db": { "switch": "one", "shaping": { "average": "10 Gb/s" } }, "inner": {} },
          "vms": {
            "wide": { "host": "a", "nics": { "eth0": { "network": "web" } }, "demand": { "networkPeak": "18 Gb/s" } }, "unknown": { "host": "b", "nics": { "eth0": { "network": "web" } }, "demand": { "networkPeak": "30 Gb/s" } },
            "near": { "host": "a", "nics": { "eth0": { "network": "db" } }, "demand": { "networkPeak": "14 Gb/s", "flows": [{ "to": "wide", "rate": "1 Gb/s", "peak": "5 Gb/s" }] } }, "two": { "host": "a", "nics": { "eth0": { "network": "db" }, "eth1": { "network": "web" } }, "demand": { "networkPeak": "25 Gb/s" } },
            "inside": { "host": "a", "nics": { "eth0": { "network": "inner" } }, "demand": { "network": "30 Gb/s" } }, "off": { "host": "a", "power": "off", "nics": { "eth0": { "network": "db" } }, "demand": { "networkPeak": "30 Gb/s" } }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "esx-01": { "nics": { "vmnic0": { "speed": "10 Gb/s" }, "vmnic1": { "speed": "1 Gb/s" } } } },
          "switches": { "vds": { "kind": "distributed", "uplinks": { "esx-01": ["vmnic0", "vmnic1"] } } },
          "networks": { "web": { "switch": "vds", "shaping": { "average": "20 Gb/s" } } },
        //                                                                ^^^^^^^^^ Network "web" is shaped to 20 Gb/s but no uplink of switch "vds" carries more than 10 Gb/s.
          "vms": {
            "a": { "host": "esx-01", "nics": { "eth0": { "network": "web" } }, "demand": { "network": "2 Gb/s", "networkPeak": "12 Gb/s" } },
        //                                                                                                                     ^^^^^^^^^ VM "a" is to send up to 12 Gb/s but uplink "vmnic0" of host "esx-01" carries 10 Gb/s.
            "b": { "host": "esx-01", "nics": { "eth0": { "network": "web" } }, "demand": { "flows": [{ "to": "backup", "rate": "8 Gb/s" }, { "to": "web", "rate": "1 Gb/s", "peak": "3 Gb/s" }] } },
        //                                                                                 ^^^^^^^ VM "b" is to send up to 11 Gb/s but uplink "vmnic0" of host "esx-01" carries 10 Gb/s.
            "backup": { "nics": { "eth0": { "network": "web" } } }
          }
        }
      `,
    ],
  },
  on: ['vms', 'networks'],
  fields: ['demand.network', 'demand.networkPeak', 'demand.flows', 'shaping'],
  check: (entry, estate) => (entry.collection === 'networks' ? ofNetwork(entry as Entry<'networks'>, estate) : ofVm(entry as Entry<'vms'>, estate)),
});

function* ofVm(vm: Entry<'vms'>, estate: Estate): Iterable<Found<undefined>> {
  const { host } = vm.value;
  if (host === undefined || !runs(vm.value)) return;
  const networks = distinct(connectedNics(vm.value).map(({ network }) => network));
  const uplinks = networks.map((network) => estate.query(uplinkSpeed, `${host} ${network}`)).filter((uplink): uplink is UplinkSpeed => uplink !== undefined);
  const [fastest] = [...uplinks].sort((a, b) => b.speed - a.speed);
  if (!fastest || uplinks.length < networks.length) return;
  const { rate, path } = sentBeyond(vm.value, host, estate);
  const carried = sum(uplinks, ({ speed }) => speed);
  if (rate <= carried) return;
  const [wanted = '', there = ''] = formatContrast([rate, carried], 'bitrate');
  const who = uplinks.length === 1 ? `${fastest.of} of host "${host}" ${fastest.of.endsWith('together') ? 'carry' : 'carries'}` : `the uplinks of its networks on host "${host}" carry`;
  yield { place: placeIn(vm, ['demand', ...path], path[0] === 'flows' ? 'key' : 'value'), message: `VM "${vm.id}" is to send up to ${wanted} but ${who} ${there}.` };
}

/** What a VM sends beyond its host at most, in bit/s, and where that is written in its demand. */
function sentBeyond({ demand }: Vm, host: string, estate: Estate): { readonly rate: number; readonly path: Path } {
  const flows = demand?.flows ?? [];
  const peak = ({ peak: most, rate, limit }: (typeof flows)[number]): number => Math.min(most ?? rate ?? 0, limit ?? Infinity);
  const inFlows = sum(flows, peak);
  const whole = demand?.networkPeak ?? demand?.network ?? 0;
  const within = sum(flows.filter(({ to }) => to === host || estate.value('vms', to)?.host === host || estate.value('containers', to)?.on === host), peak);
  const field = demand?.networkPeak !== undefined ? 'networkPeak' : 'network';
  return { rate: Math.max(whole, inFlows) - within, path: whole >= inFlows ? [field] : ['flows'] };
}

/** Shaping of each virtual port (B5) to more than any uplink carries. */
function* ofNetwork(network: Entry<'networks'>, estate: Estate): Iterable<Found<undefined>> {
  const { shaping } = network.value;
  const item = estate.find('switches', network.value.switch);
  if (shaping?.average === undefined || !item || isPhysical(item.value)) return;
  const speeds = hostsWithUplinks(item.value).map((host) => estate.query(uplinkSpeed, `${host} ${network.id}`)?.speed);
  if (speeds.length === 0 || speeds.includes(undefined)) return;
  const fastest = Math.max(...speeds.map(Number));
  if (shaping.average <= fastest) return;
  const [limit = '', there = ''] = formatContrast([shaping.average, fastest], 'bitrate');
  yield { place: placeIn(network, ['shaping', 'average']), severity: 'info', message: `Network "${network.id}" is shaped to ${limit} but no uplink of switch "${item.id}" carries more than ${there}.` };
}
