import { findProduct } from '../../catalogue/releases';
import type { Change } from '../../model/change';
import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { isPhysical } from '../../network/fabric/ports';
import { findPort, hostsWithUplinks, portsOf, uplinksOn, uplinksPath } from '../../network/usage/uplinks';
import { distinct } from '../../util/distinct';
import { example } from '../../util/example';
import { defineRule, placeIn, type Found } from '../rule';

// Broadcom Knowledge Base 324555, "Host requirements for link aggregation (etherchannel, port channel, or LACP) in ESXi": LACP
// is supported on distributed switches alone. IEEE 802.1AX: ports are aggregated once both ends agreed.
export const rule = defineRule({
  id: 'lacp-unsupported-by-switch',
  severity: 'error',
  summary: 'An aggregation is to be negotiated (LACP) with a switch that cannot, or does not.',
  why: 'A negotiated aggregation comes up only when both ends negotiate. Standard switches of ESXi have no LACP, only distributed ones do; and an end that was bundled by hand never answers.',
  remedy: 'Let both ends negotiate, or bundle both by hand ("static"). For LACP on ESXi, use a distributed switch.',
  examples: {
    good: [
      // Both ends negotiate, or neither does (L5).
      example`
        {
          "hosts": {
            "a": { "hypervisor": "esxi-8.0", "nics": { "n0": { "port": "leaf-1/e1" }, "n1": { "port": "leaf-1/e2" } } },
            "b": { "hypervisor": "esxi-8.0", "nics": { "n0": { "port": "leaf-1/e3" }, "n1": { "port": "leaf-1/e4" } } }, "c": { "hypervisor": "kvm" }
          },
          "switches": {
            "leaf-1": {
              "aggregations": { "po1": {}, "po2": { "mode": "static" }, "up": {} },
              "ports": { "e1": { "aggregation": "po1" }, "e2": { "aggregation": "po1" }, "e3": { "aggregation": "po2" }, "e4": { "aggregation": "po2" }, "e9": { "aggregation": "up", "to": "spine-1/e1" } }
            },
            "spine-1": { "lacp": true, "aggregations": { "down": { "mode": "lacp" } }, "ports": { "e1": { "aggregation": "down" } } }, "old": { "lacp": false, "aggregations": { "po1": { "mode": "static" } }, "ports": {} },
            "vds": { "kind": "distributed", "aggregation": "lacp", "uplinks": { "a": ["n0", "n1"] } }, "vs": { "kind": "standard", "teaming": "ip-hash", "aggregation": "static", "uplinks": { "b": ["n0", "n1"] } },
            "bond": { "kind": "bridge", "host": "c", "aggregation": "lacp", "uplinks": { "c": ["n0", "n1"] } }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "esx-01": { "hypervisor": "esxi-8.0", "nics": { "n0": { "port": "leaf-1/e1" }, "n1": { "port": "leaf-1/e2" } } } },
          "switches": {
            "leaf-1": { "aggregations": { "po1": { "mode": "static" } }, "ports": { "e1": { "aggregation": "po1" }, "e2": { "aggregation": "po1" } } },
            "vs": { "kind": "standard", "host": "esx-01", "aggregation": "lacp", "uplinks": {} },
        //                                                               ^^^^^^ Standard switch "vs" of ESXi host "esx-01" cannot negotiate an aggregation.
            "vds": { "kind": "distributed", "aggregation": "lacp", "uplinks": { "esx-01": ["n0", "n1"] } }
        //                                                                                ^^^^^^^^^^^^ Switch "vds" negotiates its aggregation on host "esx-01", but aggregation "po1" of switch "leaf-1" is static.
          }
        }
      `,
      example`
        {
          "hosts": { "esx-01": { "nics": { "n0": { "port": "leaf-1/e1" }, "n1": { "port": "leaf-1/e2" } } } },
          "switches": {
            "leaf-1": { "aggregations": { "po1": { "mode": "lacp" }, "up": { "mode": "lacp" } }, "ports": { "e1": { "aggregation": "po1" }, "e2": { "aggregation": "po1" }, "e9": { "aggregation": "up", "to": "old/e1" } } },
        //                                                                                                                                                                                                     ^^^^^^^^ Aggregation "up" is negotiated, but port "old/e1" at the other end does not negotiate.
            "old": { "lacp": false, "aggregations": { "down": { "mode": "static" }, "more": { "mode": "lacp" } }, "ports": { "e1": { "aggregation": "down" } } },
        //                                                                                            ^^^^^^ Switch "old" cannot negotiate an aggregation, and "more" is to be negotiated.
            "vs": { "kind": "standard", "teaming": "ip-hash", "aggregation": "static", "uplinks": { "esx-01": ["n0", "n1"] } }
        //                                                                                                    ^^^^^^^^^^^^ Switch "vs" bundles its uplinks on host "esx-01" by hand, but aggregation "po1" of switch "leaf-1" is negotiated.
          }
        }
      `,
    ],
  },
  on: 'switches',
  fields: ['aggregation', 'aggregations'],
  apart: ['switches'],
  check(item, estate) {
    return isPhysical(item.value) ? ofPhysical(item, estate) : ofVirtual(item, estate);
  },
  fixes({ data }, item) {
    if (!data) return [];
    const change: Change = { kind: 'set', file: item.file, path: ['switches', item.id, 'aggregations', data.bundleByHand, 'mode'], value: 'static' };
    return [{ title: `Bundle "${data.bundleByHand}" by hand`, changes: [change] }];
  },
});

interface Repair {
  /** The aggregation of a physical switch that can only be static. */
  readonly bundleByHand: string;
}

function* ofVirtual(item: Entry<'switches'>, estate: Estate): Iterable<Found<Repair>> {
  const { kind, host: own, aggregation } = item.value;
  if (aggregation === undefined || aggregation === 'none') return;
  const hosts = distinct([...(own === undefined ? [] : [own]), ...hostsWithUplinks(item.value)]);
  const onEsxi = kind === 'standard' && aggregation === 'lacp' ? hosts.find((host) => isEsxi(estate.value('hosts', host)?.hypervisor)) : undefined;
  if (onEsxi !== undefined) {
    yield { place: placeIn(item, ['aggregation']), message: `Standard switch "${item.id}" of ESXi host "${onEsxi}" cannot negotiate an aggregation.` };
    return;
  }
  for (const host of hosts) {
    const uplinks = uplinksOn(item.value, host);
    const other = portsOf(estate, host, uplinks).find((port) => port?.aggregation && isOtherWay(aggregation, port.aggregation.mode, port.switch.value.lacp));
    if (!other?.aggregation) continue;
    const mine = aggregation === 'lacp' ? `negotiates its aggregation on host "${host}"` : `bundles its uplinks on host "${host}" by hand`;
    const theirs = aggregation === 'static' ? 'is negotiated' : other.aggregation.mode === 'static' ? 'is static' : 'cannot be negotiated';
    yield {
      place: placeIn(item, uplinksPath(item.value, host)),
      message: `Switch "${item.id}" ${mine}, but aggregation "${other.aggregation.name}" of switch "${other.switch.id}" ${theirs}.`,
      related: [{ place: placeIn(other.switch, ['aggregations', other.aggregation.name]), message: `Aggregation "${other.aggregation.name}" of switch "${other.switch.id}".` }],
    };
  }
}

/** Whether the physical end of a bundle is made in the other way than the virtual one. */
function isOtherWay(mine: 'static' | 'lacp', theirs: 'static' | 'lacp' | 'unknown', lacp: boolean | undefined): boolean {
  if (theirs === 'unknown') return false;
  if (mine === 'lacp') return theirs === 'static' || lacp === false;
  // One that cannot negotiate is told of where it is to.
  return theirs === 'lacp' && lacp !== false;
}

function* ofPhysical(item: Entry<'switches'>, estate: Estate): Iterable<Found<Repair>> {
  const { aggregations = {}, ports = {}, lacp } = item.value;
  if (lacp === false) {
    for (const [name, { mode }] of Object.entries(aggregations)) {
      if (mode === 'static') continue;
      yield { place: mode === undefined ? placeIn(item, ['aggregations', name], 'key') : placeIn(item, ['aggregations', name, 'mode']), message: `Switch "${item.id}" cannot negotiate an aggregation, and "${name}" is to be negotiated.`, data: { bundleByHand: name } };
    }
    return;
  }
  const told = new Set<string>();
  for (const [name, { to }] of Object.entries(ports)) {
    const near = findPort(estate, `${item.id}/${name}`)?.aggregation;
    const far = near?.mode === 'lacp' && !told.has(near.name) ? findPort(estate, to) : undefined;
    if (!near || !far || far.aggregation?.mode === 'unknown' || (far.aggregation?.mode === 'lacp' && far.switch.value.lacp !== false)) continue;
    told.add(near.name);
    yield {
      place: placeIn(item, ['ports', name, 'to']),
      message: `Aggregation "${near.name}" is negotiated, but port "${far.text}" at the other end does not negotiate.`,
      related: [{ place: placeIn(far.switch, ['ports', far.port]), message: `Port "${far.text}".` }],
    };
  }
}

function isEsxi(hypervisor: string | undefined): boolean {
  return hypervisor !== undefined && findProduct(hypervisor)?.id === 'esxi';
}
