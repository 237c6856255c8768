import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { policiesFor } from '../../model/policies';
import { formatContrast, formatQuantity } from '../../model/quantity';
import { fabricOf } from '../../network/fabric/fabric';
import { pairKey, switchOn } from '../../network/fabric/hostPart';
import { isPhysical } from '../../network/fabric/ports';
import { partUplinks, working } from '../../network/fabric/uplinks';
import { switchOversubscription } from '../../network/bandwidth/oversubscription';
import { sentBeyondHost } from '../../network/bandwidth/senders';
import { uplinksPath } from '../../network/usage/uplinks';
import { example } from '../../util/example';
import { counted, decimals, listed, quoted } from '../../util/words';
import { defineRule, placeIn, type Found } from '../rule';

export const rule = defineRule({
  id: 'uplink-oversubscribed',
  severity: 'warning',
  summary: 'More is to leave by uplinks than they carry: of a host, by what its VMs send at peak; of a physical switch, by the speed of its links.',
  why: 'Some oversubscription is how networks are built, since not everybody sends at once. Where it is too much, the uplinks fill at the busiest hour and everybody behind them slows down, those who send little as well.',
  remedy: 'Add uplinks or make them faster, or spread the VMs over more hosts. How much of a switch is accepted is the policy "oversubscription".',
  examples: {
    good: [
      // As much as the uplinks carry; to a VM of the same host and network (B6); speeds that are not known; a switch of 3 to 1, and one from which nothing leads up (B8).
      example`
        {
          "hosts": { "a": { "nics": { "n0": { "speed": "1 Gb/s", "port": "leaf/a0" }, "n1": { "speed": "1 Gb/s", "port": "leaf/a1" } } }, "b": { "nics": { "n0": {}, "n1": {} } } },
          "switches": {
            "vds": { "kind": "distributed", "uplinks": { "a": ["n0", "n1"], "b": ["n0", "n1"] }, "aggregation": "static" },
            "leaf": { "aggregations": { "a": { "mode": "static" } }, "ports": { "a0": { "aggregation": "a" }, "a1": { "aggregation": "a" }, "up": { "speed": "1 Gb/s", "to": "spine/1" } } }, "spine": { "ports": { "1": { "speed": "1 Gb/s" } } }
          },
          "networks": { "web": { "switch": "vds" } },
          "vms": {
            "one": { "host": "a", "nics": { "eth0": { "network": "web" } }, "demand": { "networkPeak": "2 Gb/s", "flows": [{ "to": "two", "rate": "5 Gb/s" }] } },
            "two": { "host": "a", "nics": { "eth0": { "network": "web" } } }, "three": { "host": "b", "nics": { "eth0": { "network": "web" } }, "demand": { "networkPeak": "100 Gb/s" } }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "esx-01": { "nics": { "vmnic0": { "speed": "1 Gb/s" }, "vmnic1": { "speed": "1 Gb/s" } } } },
          "switches": {
            "vds": { "kind": "distributed", "uplinks": { "esx-01": ["vmnic0", "vmnic1"] } }
        //                                                         ^^^^^^^^^^^^^^^^^^^^ 2 VMs of host "esx-01" send 2.5 Gb/s at peak by switch "vds", but its 2 uplinks carry 2 Gb/s: VM "web-1" sends most, 1.5 Gb/s.
          },
          "networks": { "web": { "switch": "vds" } },
          "vms": {
            "web-1": { "host": "esx-01", "nics": { "eth0": { "network": "web" } }, "demand": { "network": "200 Mb/s", "networkPeak": "1.5 Gb/s" } },
            "web-2": { "host": "esx-01", "nics": { "eth0": { "network": "web" } }, "demand": { "network": "1 Gb/s" } }
          }
        }
      `,
      example`
        {
          "policies": { "oversubscription": 3 },
          "hosts": {
            "a": { "nics": { "n0": { "speed": "25 Gb/s", "port": "leaf-1/eth1" } } }, "b": { "nics": { "n0": { "speed": "25 Gb/s", "port": "leaf-1/eth2" } } }
          },
          "switches": {
            "leaf-1": { "kind": "physical", "ports": { "eth1": {}, "eth2": {}, "eth49": { "speed": "10 Gb/s", "to": "spine-1/eth1" } } },
        //  ^^^^^^^^ Switch "leaf-1" is oversubscribed 5 to 1, more than 3: 2 links of 50 Gb/s together lead down, and 1 of 10 Gb/s up to "spine-1".
            "spine-1": { "kind": "physical", "ports": { "eth1": { "speed": "10 Gb/s" } } }
          }
        }
      `,
    ],
  },
  on: ['hosts', 'switches'],
  fields: ['nics', 'ports'],
  apart: ['switches'],
  check(entry, estate) {
    return entry.collection === 'hosts' ? ofHost(entry as Entry<'hosts'>, estate) : ofSwitch(entry as Entry<'switches'>, estate);
  },
});

function* ofHost(host: Entry<'hosts'>, estate: Estate): Iterable<Found<undefined>> {
  for (const { switch: id, peak, vms } of sentBeyondHost(estate, host.id)) {
    const item = estate.find('switches', id);
    const all = working(partUplinks(fabricOf(estate), pairKey(id, host.id)));
    // Under failover the first carries everything.
    const used = switchOn(estate, id, host.id)?.teaming === 'failover' ? all.slice(0, 1) : all;
    const speeds = used.map(({ speed }) => speed);
    if (!item || speeds.length === 0 || speeds.includes(undefined)) continue;
    const speed = speeds.reduce((sum: number, each) => sum + Number(each), 0);
    if (peak <= speed) continue;
    const [sent = '', carried = ''] = formatContrast([peak, speed], 'bitrate');
    const [heaviest] = vms;
    yield {
      place: placeIn(item, uplinksPath(item.value, host.id)),
      message: `${counted(vms.length, 'VM')} of host "${host.id}" send${vms.length === 1 ? 's' : ''} ${sent} at peak by switch "${id}", but ${used.length === 1 ? `uplink ${quoted(used[0]?.nic ?? '')} carries` : `its ${used.length} uplinks carry`} ${carried}${heaviest && vms.length > 1 ? `: VM "${heaviest.id}" sends most, ${formatQuantity(heaviest.peak, 'bitrate')}` : ''}.`,
      related: vms.slice(0, 3).flatMap((each) => {
        const vm = estate.find('vms', each.id);
        return vm ? [{ place: placeIn(vm, ['demand'], 'key'), message: `VM "${each.id}": ${formatQuantity(each.peak, 'bitrate')} at peak.` }] : [];
      }),
    };
  }
}

function* ofSwitch(item: Entry<'switches'>, estate: Estate): Iterable<Found<undefined>> {
  if (!isPhysical(item.value)) return;
  const accepted = policiesFor(estate).oversubscription;
  const { ratio, down, up, linksDown, linksUp, towards } = estate.query(switchOversubscription, item.id);
  if (ratio === undefined || ratio <= accepted) return;
  yield {
    place: placeIn(item),
    message: `Switch "${item.id}" is oversubscribed ${decimals(ratio)} to 1, more than ${decimals(accepted)}: ${counted(linksDown, 'link')} of ${formatQuantity(down, 'bitrate')} together lead${linksDown === 1 ? 's' : ''} down, and ${linksUp} of ${formatQuantity(up, 'bitrate')} up to ${listed(towards.map(quoted), 'and', 3)}.`,
  };
}
