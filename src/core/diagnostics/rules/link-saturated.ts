import type { Entry } from '../../model/entry';
import { defineQuery, type Estate } from '../../model/estate';
import { policiesFor } from '../../model/policies';
import { formatQuantity } from '../../model/quantity';
import { networkLoads, type CarrierLoad } from '../../network/bandwidth/loads';
import { countSenders } from '../../network/bandwidth/senders';
import { parsePort } from '../../network/fabric/ports';
import { example } from '../../util/example';
import { sameValue } from '../../util/sameValue';
import { counted } from '../../util/words';
import { portPlace } from '../portPlaces';
import { defineRule, placeIn, type Found, type Place } from '../rule';

/** Up to so many guests, every edit may follow each of their flows again; loads of larger estates are for those who ask. */
const mostSenders = 200;

export const rule = defineRule({
  id: 'link-saturated',
  severity: 'warning',
  summary: 'At peak, more is sent over a link than it should carry. In estates where more than 200 guests say what they send, the loads are worked out only when asked for, by "topovisor model".',
  why: 'Near its capacity a link makes everything wait: queues fill, latency multiplies, and bursts are dropped. Whoever shares the link is slowed down, whether it sends much or little.',
  remedy: 'Add a link beside it or make it faster, bring the guests that talk to each other onto one host or switch, or limit what they send. What is accepted is the policy "linkUse".',
  examples: {
    good: [
      // 80 % of a cable; a link whose speed is not said; a guest that says nothing of what it sends.
      example`
        {
          "hosts": { "a": { "nics": { "n0": { "speed": "10 Gb/s", "port": "leaf-1/1" } } }, "b": { "nics": { "n0": { "port": "leaf-2/1" } } } },
          "switches": {
            "leaf-1": { "ports": { "1": {}, "up": { "speed": "1 Gb/s", "to": "leaf-2/up" } } }, "leaf-2": { "ports": { "1": {}, "up": {} } },
            "vds": { "kind": "distributed", "uplinks": { "a": ["n0"], "b": ["n0"] } }
          },
          "networks": { "web": { "switch": "vds", "vlan": 10, "subnet": "10.0.10.0/24" } },
          "vms": {
            "one": { "host": "a", "nics": { "eth0": { "network": "web", "addresses": ["10.0.10.1"] } }, "demand": { "flows": [{ "to": "two", "rate": "100 Mb/s", "peak": "800 Mb/s" }] } },
            "two": { "host": "b", "nics": { "eth0": { "network": "web", "addresses": ["10.0.10.2"] } } }
          }
        }
      `,
    ],
    bad: [
      // A cable between switches, a site link (B7) and the NIC of a host.
      example`
        {
          "sites": {
            "north": { "links": { "south": { "bandwidth": "1 Gb/s" } } }, "south": {}
        //                        ^^^^^^^ The link from site "north" to "south" is to carry 900 Mb/s at peak, 90 % of its 1 Gb/s: more than 80 %.
          },
          "hosts": {
            "esx-01": {
              "nics": { "vmnic0": { "speed": "1 Gb/s", "port": "leaf-1/eth1" } }
        //              ^^^^^^^^ NIC "esx-01/vmnic0" is to carry 900 Mb/s at peak, 90 % of its 1 Gb/s: more than 80 %.
            },
            "esx-02": { "nics": { "vmnic0": { "speed": "10 Gb/s", "port": "leaf-2/eth1" } } }
          },
          "switches": {
            "leaf-1": {
              "kind": "physical", "site": "north",
              "ports": { "eth1": {}, "eth49": { "speed": "1 Gb/s", "to": "leaf-2/eth49" } }
        //                                               ^^^^^^^^ The cable from "leaf-1/eth49" to "leaf-2/eth49" is to carry 900 Mb/s at peak, 90 % of its 1 Gb/s: more than 80 %.
            },
            "leaf-2": { "kind": "physical", "site": "south", "ports": { "eth1": {}, "eth49": {} } },
            "vds": { "kind": "distributed", "uplinks": { "esx-01": ["vmnic0"], "esx-02": ["vmnic0"] } }
          },
          "networks": { "web": { "switch": "vds", "vlan": 10, "subnet": "10.0.10.0/24" } },
          "vms": {
            "one": { "host": "esx-01", "nics": { "eth0": { "network": "web", "addresses": ["10.0.10.1"] } }, "demand": { "flows": [{ "to": "two", "rate": "100 Mb/s", "peak": "900 Mb/s" }] } },
            "two": { "host": "esx-02", "nics": { "eth0": { "network": "web", "addresses": ["10.0.10.2"] } } }
          }
        }
      `,
    ],
  },
  on: ['switches', 'sites', 'hosts'],
  fields: ['ports', 'links', 'nics'],
  apart: ['switches', 'sites'],
  *check(entry, estate): Iterable<Found<undefined>> {
    for (const load of loadsAt(entry, estate)) {
      const place = placeOf(entry, load, estate);
      if (!place) continue;
      yield {
        place,
        message: `${nameOf(load)} is to carry ${formatQuantity(load.wanted, 'bitrate')} at peak, ${Math.round(load.utilization * 100)} % of its ${formatQuantity(load.speed, 'bitrate')}: more than ${Math.round(policiesFor(estate).linkUse * 100)} %${load.flows > 1 ? `, by ${counted(load.flows, 'flow')}` : ''}.`,
      };
    }
  },
});

interface Saturated extends Pick<CarrierLoad, 'kind' | 'from' | 'to' | 'outwards'> {
  readonly wanted: number;
  readonly utilization: number;
  readonly speed: number;
  readonly flows: number;
}

/** The carriers that have more to carry than is accepted; of the two directions of one the fuller. */
const saturated = defineQuery<readonly Saturated[]>('links with too much to carry', (estate) => {
  const senders = countSenders(estate);
  if (senders === 0 || senders > mostSenders) return none;
  const { linkUse } = policiesFor(estate);
  const { carriers, flows } = networkLoads(estate);
  const count = new Map<number, number>();
  for (const flow of flows) if (flow.kind === 'carried') for (const { link } of flow.over) count.set(link, (count.get(link) ?? 0) + 1);
  const fullest = new Map<string, Saturated>();
  carriers.forEach(({ kind, from, to, outwards, speed, peak: { wanted, utilization } }, i) => {
    if (kind === 'shaping' || speed === undefined || utilization === undefined || utilization <= linkUse + rounding) return;
    const key = `${kind} ${[from, to ?? ''].sort().join(' ')}`;
    const known = fullest.get(key);
    if (!known || known.utilization < utilization) fullest.set(key, { kind, from, to, outwards, speed, wanted, utilization, flows: count.get(i) ?? 0 });
  });
  return [...fullest.values()];
}, sameValue);
const rounding = 1e-9;

function loadsAt(entry: Entry, estate: Estate): readonly Saturated[] {
  if (countSenders(estate) === 0) return none;
  return estate.query(saturated, '').filter(({ kind, from }) => {
    switch (kind) {
      case 'nic': return entry.collection === 'hosts' && from.startsWith(`${entry.id}/`);
      case 'cable': return entry.collection === 'switches' && parsePort(from)?.switch === entry.id;
      default: return entry.collection === 'sites' && from === entry.id;
    }
  });
}

function nameOf({ kind, from, to, outwards }: Saturated): string {
  switch (kind) {
    case 'nic': return `NIC "${from}"${outwards ? '' : ', inwards,'}`;
    case 'cable': return `The cable from "${from}" to "${to ?? ''}"`;
    default: return `The link from site "${from}" to "${to ?? ''}"`;
  }
}

/** Where the speed of a carrier is written: at the end it is sent from, or at the other. */
function placeOf(entry: Entry, { kind, from, to }: Saturated, estate: Estate): Place | undefined {
  if (kind === 'nic') return placeIn(entry, ['nics', from.slice(entry.id.length + 1)], 'key');
  if (kind === 'cable') {
    const ports = [from, to ?? ''].flatMap((text) => parsePort(text) ?? []);
    const [port] = ports;
    return port && portPlace(estate, port, ['speed', 'to']);
  }
  const links = (entry as Entry<'sites'>).value.links as Readonly<Record<string, unknown>> | undefined;
  if (links && to !== undefined && Object.hasOwn(links, to)) return placeIn(entry, ['links', to], 'key');
  const other = estate.find('sites', to);
  return other && placeIn(other, ['links', from], 'key');
}
const none: readonly never[] = [];
