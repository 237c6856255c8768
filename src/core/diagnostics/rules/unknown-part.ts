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
  summary: 'Something names a NIC or an adapter that its host does not list, an uplink its switch does not have, or an aggregation, interface, disk group, port or export that is not declared.',
  why: 'Frames take only uplinks that exist: with one that is misspelt a switch has fewer than it seems to, or none, a port in an aggregation that is not there bundles with nothing, and a translation for an interface that is not there translates nothing. An export of a disk group that is not there has no room, a zone without its port lets nobody through, and a raw device mapping of an export that is not there has no LUN.',
  remedy: 'Correct the name, or declare what it should name.',
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
      // An array that lists no ports says nothing of them, and the LUN of a raw device mapping may be elsewhere.
      example`
        {
          "hosts": { "esx-01": { "adapters": { "vmk1": {} }, "hbas": { "vmhba64": { "kind": "iscsi", "adapter": "vmk1" } } }, "esx-02": { "hbas": { "vmhba64": { "adapter": "vmk1" } } } },
          "arrays": {
            "san-a": {
              "groups": { "fast": { "disks": 8 } }, "exports": { "lun-1": { "group": "fast", "size": "2 TiB" } },
              "ports": { "a1": {} }, "zones": { "esx-01": { "ports": ["a1"] } }
            },
            "san-b": { "exports": { "lun-1": { "group": "all" } }, "zones": { "esx-01": { "ports": ["a1"] } } }
          },
          "vms": { "db-01": { "disks": { "data": { "raw": "san-a/lun-1" }, "log": { "raw": "naa.600601601a20" }, "old": { "raw": "san-z/lun-9" } } } }
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
      example`
        {
          "hosts": { "esx-01": { "adapters": { "vmk1": {} }, "hbas": { "vmhba64": { "kind": "iscsi", "adapter": "vmk2" } } } },
        //                                                                                                      ^^^^^^ Host "esx-01" has no adapter "vmk2".
          "arrays": {
            "san-a": {
              "groups": { "fast": { "disks": 8 } },
              "exports": { "lun-1": { "group": "slow", "size": "2 TiB" } },
        //                                     ^^^^^^ Array "san-a" has no disk group "slow".
              "ports": { "a1": {}, "b1": {} },
              "zones": { "esx-01": { "ports": ["a1", "b2"] } }
        //                                           ^^^^ Array "san-a" has no port "b2".
            }
          },
          "vms": { "db-01": { "disks": { "data": { "raw": "san-a/lun-2" } } } }
        //                                                ^^^^^^^^^^^^^ Array "san-a" has no export "lun-2".
        }
      `,
    ],
  },
  on: ['switches', 'networks', 'routers', 'arrays', 'hosts', 'vms'],
  fields: ['uplinks', 'standby', 'ports', 'nic', 'nat', 'exports', 'zones', 'hbas', 'disks.*.raw'],
  *check(entry, estate): Iterable<Found<Missing>> {
    for (const missing of missingOf(entry, estate)) {
      const { name, ofWhom, what, others, where } = missing;
      const path = writtenPath(entry, missing.path);
      yield {
        place: placeIn(entry, path),
        message: what === 'uplink' ? `On ${ofWhom}, no host has the uplink "${name}".` : `${capitalized(ofWhom)} has no ${what} "${name}".`,
        related: where ? [{ place: where, message: others.length === 0 ? 'It declares none.' : `It has ${listed(others.map((other) => `"${other}"`))}.` }] : [],
        data: { ...missing, path },
      };
    }
  },
  fixes({ data }, entry): readonly Fix[] {
    if (!data) return [];
    const { path, name, ofWhom, what, others, where, field, before = '' } = data;
    const meant = closest(name, others);
    const correction: Fix[] = meant === undefined ? [] : [{ title: `Change to "${meant}"`, changes: [{ kind: 'set', file: entry.file, path: [...rootOf(entry), ...path], value: before + meant }], preferred: true }];
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
  readonly what: 'NIC' | 'uplink' | 'aggregation' | 'interface' | 'adapter' | 'disk group' | 'port' | 'export';
  /** What there is instead. */
  readonly others: readonly string[];
  readonly where: Place | undefined;
  /** The field of `where` that it would be a key of; undefined where adding it takes more. */
  readonly field: string | undefined;
  /** What stands before the name in the text: "san-a/" of "san-a/lun-1". */
  readonly before?: string;
}

function missingOf(entry: Entry, estate: Estate): readonly Missing[] {
  switch (entry.collection) {
    case 'switches': return missingOnSwitch(entry as Entry<'switches'>, estate);
    case 'networks': return missingOnNetwork(entry as Entry<'networks'>, estate);
    case 'arrays': return missingOnArray(entry as Entry<'arrays'>);
    case 'hosts': return missingOnHost(entry as Entry<'hosts'>);
    case 'vms': return missingOnVm(entry as Entry<'vms'>, estate);
    default: return missingOnRouter(entry as Entry<'routers'>);
  }
}

/** What does not say which parts it has is not said to lack one. */
function missingOnArray(entry: Entry<'arrays'>): readonly Missing[] {
  const { groups, ports, exports = {}, zones = {} } = entry.value;
  const lacks = (parts: object | undefined, name: string | undefined): name is string => parts !== undefined && name !== undefined && !Object.hasOwn(parts, name);
  const own = (path: Path, name: string, what: 'disk group' | 'port', field: 'groups' | 'ports'): Missing => ({ path, name, ofWhom: named(entry), what, others: Object.keys(entry.value[field] ?? {}), where: placeIn(entry), field });
  return [
    ...Object.entries(exports).flatMap(([id, { group }]) => (lacks(groups, group) ? [own(['exports', id, 'group'], group, 'disk group', 'groups')] : [])),
    ...Object.entries(zones).flatMap(([id, zone]) => (zone.ports ?? []).flatMap((port, i) => (lacks(ports, port) ? [own(['zones', id, 'ports', i], port, 'port', 'ports')] : []))),
  ];
}

function missingOnHost(entry: Entry<'hosts'>): readonly Missing[] {
  const { hbas, adapters } = entry.value;
  if (!hbas || !adapters) return [];
  return Object.entries(hbas).flatMap(([id, { adapter }]): readonly Missing[] => {
    if (adapter === undefined || Object.hasOwn(adapters, adapter)) return [];
    return [{ path: ['hbas', id, 'adapter'], name: adapter, ofWhom: named(entry), what: 'adapter', others: Object.keys(adapters), where: placeIn(entry), field: 'adapters' }];
  });
}

const nothing: readonly Missing[] = [];

/** There may be very many VMs, and few of them have a raw device mapping. */
function missingOnVm({ value: { disks } }: Entry<'vms'>, estate: Estate): readonly Missing[] {
  let missing = nothing;
  for (const id in disks) {
    const raw = disks[id]?.raw;
    const slash = raw?.indexOf('/') ?? -1;
    const array = raw === undefined || slash < 0 ? undefined : estate.find('arrays', raw.slice(0, slash));
    if (raw === undefined || !array?.value.exports) continue;
    const name = raw.slice(slash + 1);
    if (Object.hasOwn(array.value.exports, name)) continue;
    missing = [...missing, { path: ['disks', id, 'raw'], name, ofWhom: named(array), what: 'export', others: Object.keys(array.value.exports), where: placeIn(array), field: 'exports', before: raw.slice(0, slash + 1) }];
  }
  return missing;
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
