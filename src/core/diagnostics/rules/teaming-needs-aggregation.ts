import type { Switch } from '../../model/entities';
import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { isPhysical } from '../../network/fabric/ports';
import { hasAggregatedPorts, hostsWithUplinks, isOneBundle, portsOf, uplinksOn, uplinksPath, type PortEnd } from '../../network/usage/uplinks';
import { example } from '../../util/example';
import { listed } from '../../util/words';
import { defineRule, placeIn, type Found, type Place } from '../rule';

// VMware Knowledge Base 1001938 / 324555, "Host requirements for link aggregation in ESXi": a static bundle of ports needs
// routing by IP hash, and either without the other disrupts the network; a bundle ends in one switch or in stacked ones.
export const rule = defineRule({
  id: 'teaming-needs-aggregation',
  severity: 'warning',
  summary: 'The uplinks of a virtual switch are chosen as if they were one link but are not bundled into one, or the other way round.',
  why: 'Choosing uplinks by address sends frames of one guest through several ports. Unless these are aggregated, the physical switch sees one MAC address jump from port to port and drops or floods its frames. Where the ports are aggregated and the host does not know, it receives its own broadcasts back, and misses what is sent to another uplink.',
  remedy: 'Aggregate the ports in the physical switch and say so with "aggregation" of the virtual one, with teaming "ip-hash"; or do neither. All ports of a bundle belong to one switch, or to such as act as one.',
  examples: {
    good: [
      // Chosen by address over a static bundle; a negotiated one spreads by itself; one uplink needs no bundle; where a cable goes is not said.
      example`
        {
          "hosts": {
            "a": { "nics": { "n0": { "port": "leaf-1/e1" }, "n1": { "port": "leaf-2/e1" } } }, "b": { "nics": { "n0": { "port": "leaf-1/e2" }, "n1": { "port": "leaf-1/e3" } } },
            "c": { "nics": { "n0": { "port": "leaf-1/e4" }, "n1": {} } }
          },
          "switches": {
            "leaf-1": {
              "stackedWith": ["leaf-2"], "aggregations": { "po1": { "mode": "static" }, "po2": { "mode": "lacp" } },
              "ports": { "e1": { "aggregation": "po1" }, "e2": { "aggregation": "po2" }, "e3": { "aggregation": "po2" }, "e4": {} }
            },
            "leaf-2": { "aggregations": { "po1": { "mode": "static" } }, "ports": { "e1": { "aggregation": "po1" } } },
            "one": { "kind": "standard", "teaming": "ip-hash", "aggregation": "static", "uplinks": { "a": ["n0", "n1"] } },
            "two": { "kind": "standard", "teaming": "ip-hash", "uplinks": { "a": ["n0", "n1"] } },
            "three": { "kind": "distributed", "aggregation": "lacp", "uplinks": { "b": ["n0", "n1"] } },
            "four": { "kind": "standard", "teaming": "ip-hash", "uplinks": { "c": ["n0"] } }, "five": { "kind": "distributed", "aggregation": "static", "uplinks": { "c": ["n1"] } },
            "six": { "kind": "distributed", "uplinks": { "c": ["n0", "n1"] } }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "esx-01": { "nics": { "vmnic0": { "port": "leaf-1/e1" }, "vmnic1": { "port": "leaf-1/e2" } } }, "esx-02": {} },
          "switches": {
            "leaf-1": { "ports": { "e1": {}, "e2": {} } },
            "hashed": { "kind": "standard", "teaming": "ip-hash", "uplinks": { "esx-01": ["vmnic0", "vmnic1"] } },
        //                                             ^^^^^^^^^ Switch "hashed" chooses uplinks by address, but ports "leaf-1/e1" and "leaf-1/e2" of host "esx-01" are in no aggregation.
            "unsaid": { "kind": "standard", "teaming": "ip-hash", "uplinks": { "esx-02": ["vmnic0", "vmnic1"] } },
        //                                             ^^^^^^^^^ Switch "unsaid" chooses uplinks by address, but nothing says that they are bundled into one link.
            "plain": { "kind": "standard", "teaming": "mac-hash", "aggregation": "static", "uplinks": { "esx-02": ["vmnic2", "vmnic3"] } },
        //                                            ^^^^^^^^^^ Switch "plain" bundles its uplinks by hand but chooses among them by "mac-hash" instead of "ip-hash".
            "chosen": { "kind": "distributed", "uplinks": { "esx-01": ["vmnic0", "vmnic1"] } },
            "bundled": { "kind": "distributed", "aggregation": "lacp", "uplinks": { "esx-01": ["vmnic0", "vmnic1"] } }
        //                                                                                    ^^^^^^^^^^^^^^^^^^^^ Switch "bundled" bundles its uplinks, but ports "leaf-1/e1" and "leaf-1/e2" of host "esx-01" are in no aggregation.
          },
          "networks": { "loose": { "switch": "chosen", "teaming": "ip-hash" } }
        //                                                        ^^^^^^^^^ Network "loose" chooses uplinks by address, but ports "leaf-1/e1" and "leaf-1/e2" of host "esx-01" are in no aggregation.
        }
      `,
      example`
        {
          "hosts": {
            "esx-01": { "nics": { "vmnic0": { "port": "leaf-1/e1" }, "vmnic1": { "port": "leaf-2/e1" } } }, "esx-02": { "nics": { "vmnic0": { "port": "leaf-1/e1" }, "vmnic1": { "port": "leaf-1/e2" } } }
          },
          "switches": {
            "leaf-1": { "aggregations": { "po1": { "mode": "static" } }, "ports": { "e1": { "aggregation": "po1" }, "e2": { "aggregation": "po1" } } },
            "leaf-2": { "aggregations": { "po1": { "mode": "static" } }, "ports": { "e1": { "aggregation": "po1" } } },
            "apart": { "kind": "standard", "teaming": "ip-hash", "aggregation": "static", "uplinks": { "esx-01": ["vmnic0", "vmnic1"] } },
        //                                                                                                       ^^^^^^^^^^^^^^^^^^^^ Switch "apart" bundles its uplinks, but ports "leaf-1/e1" and "leaf-2/e1" of host "esx-01" are not in one aggregation: their switches do not act as one.
            "single": { "kind": "distributed", "uplinks": { "esx-02": ["vmnic0", "vmnic1"] } }
        //                                                            ^^^^^^^^^^^^^^^^^^^^ Ports "leaf-1/e1" and "leaf-1/e2" of host "esx-02" are aggregated, but switch "single" does not bundle its uplinks.
          },
          "networks": { "web": { "switch": "single", "teaming": "ip-hash" }, "db": { "switch": "apart", "teaming": "originating-port" } }
        //                                                                                                         ^^^^^^^^^^^^^^^^^^ Switch "apart" bundles its uplinks by hand but network "db" chooses among them by "originating-port" instead of "ip-hash".
        }
      `,
    ],
  },
  on: ['switches', 'networks'],
  fields: ['uplinks', 'standby', 'teaming'],
  apart: ['switches', 'networks'],
  check(entry, estate) {
    return entry.collection === 'switches' ? ofSwitch(entry as Entry<'switches'>, estate) : ofNetwork(entry as Entry<'networks'>, estate);
  },
});

function* ofSwitch(item: Entry<'switches'>, estate: Estate): Iterable<Found<undefined>> {
  if (isPhysical(item.value)) return;
  const { teaming } = item.value;
  if (needsIpHash(item.value) && teaming !== undefined && teaming !== 'ip-hash') {
    yield { place: placeIn(item, ['teaming']), message: `Switch "${item.id}" bundles its uplinks by hand but chooses among them by "${teaming}" instead of "ip-hash".` };
  }
  if (teaming === 'ip-hash') yield* hashedWithoutBundle(item, estate, placeIn(item, ['teaming']), `Switch "${item.id}"`);
  if (!isBundled(item.value) && !estate.query(hasAggregatedPorts, '')) return;
  for (const host of hostsWithUplinks(item.value)) {
    const found = mismatch(item, host, estate);
    if (found !== undefined) yield { place: placeIn(item, uplinksPath(item.value, host)), ...found };
  }
}

/** A network that chooses otherwise than its switch. */
function* ofNetwork(network: Entry<'networks'>, estate: Estate): Iterable<Found<undefined>> {
  const { teaming } = network.value;
  const item = estate.find('switches', network.value.switch);
  if (!item || teaming === undefined || teaming === item.value.teaming || isPhysical(item.value) || !hasSeveral(item.value)) return;
  if (teaming === 'ip-hash') yield* hashedWithoutBundle(item, estate, placeIn(network, ['teaming']), `Network "${network.id}"`);
  if (teaming === 'ip-hash' || !needsIpHash(item.value)) return;
  yield {
    place: placeIn(network, ['teaming']),
    message: `Switch "${item.id}" bundles its uplinks by hand but network "${network.id}" chooses among them by "${teaming}" instead of "ip-hash".`,
    related: [{ place: placeIn(item, ['aggregation']), message: `How switch "${item.id}" bundles its uplinks.` }],
  };
}

/** Uplinks chosen by address that are in no bundle: known where their ports are, and likely where nothing is said of either. */
function* hashedWithoutBundle(item: Entry<'switches'>, estate: Estate, place: Place, who: string): Iterable<Found<undefined>> {
  if (isBundled(item.value) || !hasSeveral(item.value)) return;
  let isShown = false;
  for (const host of hostsWithUplinks(item.value)) {
    const ports = knownPorts(item.value, host, estate);
    if (!ports) continue;
    isShown = true;
    const loose = ports.filter(({ aggregation }) => !aggregation);
    if (loose.length === 0) continue;
    yield { place, message: `${who} chooses uplinks by address, but ${portsText(loose)} of host "${host}" ${loose.length === 1 ? 'is' : 'are'} in no aggregation.` };
    return;
  }
  if (!isShown) yield { place, severity: 'info', message: `${who} chooses uplinks by address, but nothing says that they are bundled into one link.` };
}

/** Where one end of the uplinks of a host bundles them and the other does not. */
function mismatch(item: Entry<'switches'>, host: string, estate: Estate): Pick<Found, 'message' | 'severity'> | undefined {
  const ports = knownPorts(item.value, host, estate);
  const [first] = ports ?? [];
  if (!ports || !first) return undefined;
  const loose = ports.filter(({ aggregation }) => !aggregation);
  if (isBundled(item.value)) {
    const severity = item.value.aggregation === 'lacp' ? ({ severity: 'error' } as const) : {};
    if (loose.length > 0) return { message: `Switch "${item.id}" bundles its uplinks, but ${portsText(loose)} of host "${host}" ${loose.length === 1 ? 'is' : 'are'} in no aggregation.`, ...severity };
    if (ports.every((port) => isOneBundle(first, port))) return undefined;
    const why = ports.every((port) => port.switch.id === first.switch.id || port.aggregation?.name !== first.aggregation?.name) ? '' : ': their switches do not act as one';
    return { message: `Switch "${item.id}" bundles its uplinks, but ${portsText(ports)} of host "${host}" are not in one aggregation${why}.`, ...severity };
  }
  // Chosen by address over aggregated ports, they are meant as a bundle, whether that is said or not.
  if (loose.length > 0 || (item.value.aggregation === undefined && item.value.teaming === 'ip-hash')) return undefined;
  return { message: `P${portsText(ports).slice(1)} of host "${host}" are aggregated, but switch "${item.id}" does not bundle its uplinks.` };
}

/** The ports of the uplinks on a host; undefined where there is only one uplink, or it is not known where one goes. */
function knownPorts(item: Switch, host: string, estate: Estate): readonly PortEnd[] | undefined {
  const uplinks = uplinksOn(item, host);
  if (uplinks.length < 2) return undefined;
  const ports = portsOf(estate, host, uplinks).flatMap((port) => port ?? []);
  return ports.length === uplinks.length ? ports : undefined;
}

const isBundled = ({ aggregation }: Switch): boolean => aggregation === 'static' || aggregation === 'lacp';
/** A negotiated bundle spreads by itself, and bonds of Linux by what they are set to. */
const needsIpHash = ({ kind, aggregation }: Switch): boolean => aggregation === 'static' && (kind === 'standard' || kind === 'distributed' || kind === undefined);
const hasSeveral = (item: Switch): boolean => hostsWithUplinks(item).some((host) => uplinksOn(item, host).length > 1);
const portsText = (ports: readonly PortEnd[]): string => `port${ports.length === 1 ? '' : 's'} ${listed(ports.map(({ text }) => `"${text}"`))}`;
