import type { Switch } from '../../model/entities';
import type { Entry, Path } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { writtenPath } from '../../model/writtenPath';
import { closest } from '../../util/closest';
import { example } from '../../util/example';
import { rememberedBy } from '../../util/remembered';
import { capitalized, listed } from '../../util/words';
import { defineRule, placeIn, rootOf, type Fix, type Found, type Place } from '../rule';
import { named } from '../wording';

export const rule = defineRule({
  id: 'unknown-part',
  severity: 'error',
  summary: 'A switch, network or router names a NIC that its host does not list, an uplink its switch does not have, or an aggregation or interface that is not declared.',
  why: 'Frames take only uplinks that exist: with one that is misspelt a switch has fewer than it seems to, or none, a port in an aggregation that is not there bundles with nothing, and a translation for an interface that is not there translates nothing.',
  remedy: 'Correct the name, or declare the NIC, the aggregation or the interface.',
  examples: {
    good: [
      // A host that lists no NICs says nothing of them.
      example`
        {
          "hosts": { "esx-01": { "nics": { "vmnic0": {}, "vmnic1": {} } }, "esx-02": {} },
          "switches": {
            "dvs": { "uplinks": { "esx-01": ["vmnic0", "vmnic1"], "esx-02": ["vmnic7"] }, "standby": { "esx-01": ["vmnic1"] } },
            "leaf-1": { "ports": { "eth1": { "aggregation": "esx-01" }, "eth2": {} }, "aggregations": { "esx-01": {} } },
            "vm-only": { "kind": "distributed" }
          },
          "networks": {
            "web": { "switch": "dvs", "uplinks": ["vmnic1"], "standby": ["vmnic7"] }, "inside": { "switch": "vm-only", "uplinks": ["vmnic0"] },
            "lan": { "kind": "bridged", "on": "esx-01", "nic": "vmnic0" }, "wlan": { "kind": "bridged", "on": "esx-02", "nic": "wlan0" }
          },
          "routers": { "edge": { "interfaces": { "wan": {} }, "nat": [{ "kind": "source", "from": "10.0.0.0/8", "out": "wan", "to": "198.51.100.7" }] } }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "esx-01": { "nics": { "vmnic0": {}, "vmnic1": {} } } },
          "switches": {
            "dvs": { "uplinks": { "esx-01": ["vmnic0", "vmnic2"] }, "standby": { "esx-01": ["vmnik1"] } },
        //                                             ^^^^^^^^ Host "esx-01" has no NIC "vmnic2".
        //                                                                                  ^^^^^^^^ Host "esx-01" has no NIC "vmnik1".
            "leaf-1": { "ports": { "eth1": { "aggregation": "esx01" }, "eth2": { "aggregation": "esx-01" } }, "aggregations": { "esx-01": {} } }
        //                                                  ^^^^^^^ Switch "leaf-1" has no aggregation "esx01".
          },
          "networks": {
            "web": { "switch": "dvs", "uplinks": ["vmnic1"], "standby": ["vmnic0"] },
        //                                        ^^^^^^^^ On switch "dvs", no host has the uplink "vmnic1".
            "lan": { "kind": "bridged", "on": "esx-01", "nic": "eth0" }
        //                                                     ^^^^^^ Host "esx-01" has no NIC "eth0".
          },
          "routers": { "edge": { "interfaces": { "wan": {} }, "nat": [7, { "kind": "source", "out": "wan0" }] } }
        //                                                                                          ^^^^^^ Router "edge" has no interface "wan0".
        }
      `,
    ],
  },
  on: ['switches', 'networks', 'routers'],
  *check(entry, estate): Iterable<Found<Missing>> {
    for (const { path: inModel, name, ofWhom, what, others, where, field } of missingOf(entry, estate)) {
      const path = writtenPath(entry, inModel);
      yield {
        place: placeIn(entry, path),
        message: what === 'uplink' ? `On ${ofWhom}, no host has the uplink "${name}".` : `${capitalized(ofWhom)} has no ${what} "${name}".`,
        related: where ? [{ place: where, message: others.length === 0 ? 'It declares none.' : `It has ${listed(others.map((other) => `"${other}"`))}.` }] : [],
        data: { path, name, ofWhom, what, others, where, field },
      };
    }
  },
  fixes({ data }, entry): readonly Fix[] {
    if (!data) return [];
    const { path, name, ofWhom, what, others, where, field } = data;
    const meant = closest(name, others);
    const correction: Fix[] = meant === undefined ? [] : [{ title: `Change to "${meant}"`, changes: [{ kind: 'set', file: entry.file, path: [...rootOf(entry), ...path], value: meant }], preferred: true }];
    const addition: Fix[] = where && field !== undefined ? [{ title: `Add ${what} "${name}" to ${ofWhom}`, changes: [{ kind: 'set', file: where.file, path: [...where.path, field, name], value: {} }] }] : [];
    return [...correction, ...addition];
  },
});

/** A name of something that is not there. */
interface Missing {
  readonly path: Path;
  readonly name: string;
  /** Who should have it, as messages say it. */
  readonly ofWhom: string;
  readonly what: 'NIC' | 'uplink' | 'aggregation' | 'interface';
  /** What there is instead. */
  readonly others: readonly string[];
  readonly where: Place | undefined;
  /** The field of `where` that it would be a key of; undefined where adding it takes more. */
  readonly field: string | undefined;
}

function missingOf(entry: Entry, estate: Estate): readonly Missing[] {
  switch (entry.collection) {
    case 'switches': return missingOnSwitch(entry as Entry<'switches'>, estate);
    case 'networks': return missingOnNetwork(entry as Entry<'networks'>, estate);
    default: return missingOnRouter(entry as Entry<'routers'>);
  }
}

function missingOnRouter(entry: Entry<'routers'>): readonly Missing[] {
  const { nat = [], interfaces = {} } = entry.value;
  return nat.flatMap(({ out }, i): readonly Missing[] => {
    if (out === undefined || Object.hasOwn(interfaces, out)) return [];
    return [{ path: ['nat', i, 'out'], name: out, ofWhom: named(entry), what: 'interface', others: Object.keys(interfaces), where: placeIn(entry), field: 'interfaces' }];
  });
}

function missingOnSwitch(entry: Entry<'switches'>, estate: Estate): readonly Missing[] {
  const { uplinks = {}, standby = {}, ports = {}, aggregations = {} } = entry.value;
  const nics = Object.entries({ uplinks, standby }).flatMap(([field, byHost]) =>
    Object.entries(byHost).flatMap(([host, names]) => names.flatMap((name, i) => missingNic(estate, host, name, [field, host, i]))));
  const bundles = Object.entries(ports).flatMap(([port, { aggregation }]): readonly Missing[] => {
    if (aggregation === undefined || Object.hasOwn(aggregations, aggregation)) return [];
    return [{ path: ['ports', port, 'aggregation'], name: aggregation, ofWhom: named(entry), what: 'aggregation', others: Object.keys(aggregations), where: placeIn(entry), field: 'aggregations' }];
  });
  return [...nics, ...bundles];
}

function missingOnNetwork({ value }: Entry<'networks'>, estate: Estate): readonly Missing[] {
  const bridged = value.nic === undefined || value.on === undefined ? [] : missingNic(estate, value.on, value.nic, ['nic']);
  const { uplinks = [], standby = [] } = value;
  // Most networks leave uplinks to their switch, whose list may be long.
  const carrier = uplinks.length + standby.length === 0 ? undefined : estate.find('switches', value.switch);
  const has = carrier && uplinksOf(carrier.value);
  if (!carrier || !has || has.size === 0) return bridged;
  const chosen = Object.entries({ uplinks, standby }).flatMap(([field, names]) => names.flatMap((name, i): readonly Missing[] =>
    (has.has(name) ? [] : [{ path: [field, i], name, ofWhom: named(carrier), what: 'uplink', others: [...has], where: placeIn(carrier), field: undefined }])));
  return [...bridged, ...chosen];
}

/** The names of the uplinks of a switch, on whatever host. */
const uplinksOf = rememberedBy(({ uplinks = {}, standby = {} }: Switch): ReadonlySet<string> => new Set([...Object.values(uplinks), ...Object.values(standby)].flat()));

function missingNic(estate: Estate, id: string, name: string, path: Path): readonly Missing[] {
  const host = estate.find('hosts', id);
  const nics = host?.value.nics;
  if (!host || !nics || Object.hasOwn(nics, name)) return [];
  return [{ path, name, ofWhom: named(host), what: 'NIC', others: Object.keys(nics), where: placeIn(host), field: 'nics' }];
}
