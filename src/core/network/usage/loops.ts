/** Loops in the physical network: cables in a ring of switches none of which runs a spanning tree, and hosts that close one by bridging their uplinks (L6, L7). */
import { defineQuery } from '../../model/estate';
import { sameValue } from '../../util/sameValue';
import { fabricOf, physicalSwitches } from '../fabric/fabric';
import { pairOf, switchOn } from '../fabric/hostPart';
import { stackOf, type Link, type Switches } from '../fabric/links';
import { acrossJoint, physicalFabricOf, type Joint } from '../fabric/physical';
import { behindUplink, partUplinks } from '../fabric/uplinks';
import { isShown } from '../fabric/wireNames';
import { tagOf } from './presence';
import { networksBySwitch } from './users';

/** A cable that closes a ring. */
export interface CableLoop {
  readonly link: Link;
  /** One VLAN that goes round in it, as the first end counts it. */
  readonly vlan: number;
  /** The switches of the ring, in order of text. */
  readonly switches: readonly string[];
}

/** Rings of cables in which every switch says that it runs no spanning tree: one that runs any takes the loop out. */
export const cableLoops = defineQuery<readonly CableLoop[]>('rings of cables without a spanning tree', (estate) => {
  const { switches, jointsAt } = fabricOf(estate).physical;
  const open = new Set([...switches].filter(([, { spanningTree }]) => spanningTree === 'none').map(([id]) => id));
  if (open.size === 0) return none;
  const cables = distinctBundles([...open].flatMap((id) => jointsAt(id).filter((joint): joint is Cable => joint.kind === 'cable' && joint.ends[0].switch === id && open.has(joint.ends[1].switch))));
  const loops = new Map<string, CableLoop>();
  for (const vlan of telling(cables)) for (const loop of ringsIn(switches, cables, vlan)) if (!loops.has(loop.link.id)) loops.set(loop.link.id, loop);
  return [...loops.values()];
}, sameValue);

type Cable = Extract<Joint, { readonly kind: 'cable' }>;

/** Aggregated cables are one (L5). */
function distinctBundles(cables: readonly Cable[]): readonly Cable[] {
  const seen = new Set<string>();
  return cables.filter(({ link: { bundle } }) => {
    if (bundle === undefined) return true;
    const isNew = !seen.has(bundle);
    seen.add(bundle);
    return isNew;
  });
}

/** VLANs such that every other is treated by all ports as one of these is. */
function telling(cables: readonly Cable[]): readonly number[] {
  const vlans = new Set([1, 2]);
  for (const { ends } of cables) {
    for (const { vlans: { native, tagged } } of ends) {
      if (native !== undefined) [native, native + 1].forEach((vlan) => vlans.add(vlan));
      for (const { from, to } of tagged ?? []) [from, to + 1].forEach((vlan) => vlans.add(vlan));
    }
  }
  return [...vlans].filter((vlan) => vlan >= 1 && vlan <= 4094).sort((a, b) => a - b);
}

/** The cables that close a ring in a VLAN: those between switches that others join already. */
function ringsIn(switches: Switches, cables: readonly Cable[], vlan: number): readonly CableLoop[] {
  const joined = new Map<string, { readonly to: string }[]>();
  const nodeOf = (id: string, inVlan: number): string => `${stackOf(switches, id)[0] ?? id}#${inVlan}`;
  return cables.flatMap((cable): readonly CableLoop[] => {
    const arrives = acrossJoint(cable, 0, vlan);
    const [a, b] = [nodeOf(cable.ends[0].switch, vlan), arrives === undefined ? '' : nodeOf(cable.ends[1].switch, arrives)];
    // Only VLANs that keep their number all the way round are followed; within a stack a cable is what joins it.
    if (arrives !== vlan || (a === b && cable.ends[0].switch !== cable.ends[1].switch)) return none;
    const ring = wayBetween(joined, a, b);
    if (ring) return [{ link: cable.link, vlan, switches: [...new Set(ring.map((node) => node.slice(0, node.lastIndexOf('#'))))].sort() }];
    joined.set(a, [...(joined.get(a) ?? []), { to: b }]);
    joined.set(b, [...(joined.get(b) ?? []), { to: a }]);
    return none;
  });
}

function wayBetween(joined: ReadonlyMap<string, readonly { readonly to: string }[]>, from: string, to: string): readonly string[] | undefined {
  const cameFrom = new Map<string, string | undefined>([[from, undefined]]);
  for (const at of cameFrom.keys()) {
    if (at === to) break;
    for (const next of joined.get(at) ?? none) if (!cameFrom.has(next.to)) cameFrom.set(next.to, at);
  }
  if (!cameFrom.has(to)) return undefined;
  const way: string[] = [];
  for (let at: string | undefined = to; at !== undefined; at = cameFrom.get(at)) way.push(at);
  return way;
}

/** Two uplinks of a bridge that are on one wire without it. */
export interface BridgeLoop {
  readonly host: string;
  readonly nics: readonly [string, string];
  /** The VLAN that goes round, 0 for untagged frames. */
  readonly tag: number;
  /** Whether a physical switch on the wire may notice by its spanning tree. */
  readonly hasSpanningTree: boolean;
}

/** By "switch host" as `pairKey` joins them: the loop a bridge, or Open vSwitch, closes there. */
export const bridgeLoop = defineQuery<BridgeLoop | undefined>('loop by a bridge', (estate, key) => {
  const [id, host] = pairOf(key);
  if (switchOn(estate, id, host)?.bridges !== true) return undefined;
  const uplinks = partUplinks(fabricOf(estate), key).filter(({ down, port }) => !down && port);
  const without = estate.query(physicalWithoutBridges, '');
  const tags = new Set([0, ...estate.lookup(networksBySwitch, id).flatMap((network) => tagOf(estate.value('networks', network) ?? {}) ?? [])]);
  for (const tag of tags) {
    const domains = new Map<string, string>();
    for (const uplink of uplinks) {
      const at = behindUplink(uplink, tag);
      const domain = at && without.domainOf(at);
      if (!at || domain === undefined || !isShown(domain)) continue;
      const other = domains.get(domain);
      if (other !== undefined) return { host, nics: [other, uplink.nic], tag, hasSpanningTree: without.switches.get(at.switch)?.spanningTree !== 'none' };
      domains.set(domain, uplink.nic);
    }
  }
  return undefined;
}, sameValue);

const physicalWithoutBridges = defineQuery('physical network without bridges', (estate) => physicalFabricOf(estate.query(physicalSwitches, '')));

const none: readonly never[] = [];
