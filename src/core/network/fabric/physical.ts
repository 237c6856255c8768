/**
 * Broadcast domains of the physical network (L1–L6): which VLAN of which switch is joined to which.
 *
 * VLANs that every port treats alike are joined alike, so the work is done once for each class of them.
 */
import { linksOf, nothingLost, stackOf, type Link, type Lost, type Switches } from './links';
import { tagOn, unshownPort, type PortVlans } from './ports';
import { rememberedBy } from '../../util/remembered';
import { componentKey, type PortId, type SwitchVlan } from './types';

/** Ports that a host joins by bridging its uplinks (L7); a port that is not named is equipment that is not shown. */
export interface BridgeJoin {
  readonly switch: string;
  readonly host: string;
  readonly uplinks: readonly { readonly nic: string; readonly port: PortId | undefined; readonly vlans: PortVlans }[];
}

/** What joins two switches: a cable, a host that bridges, or a stack. */
export type Joint =
  | { readonly kind: 'cable'; readonly link: Link; readonly ends: readonly [JointEnd, JointEnd] }
  | { readonly kind: 'bridge'; readonly join: BridgeJoin; readonly nics: readonly [string, string]; readonly ends: readonly [JointEnd, JointEnd] }
  | { readonly kind: 'stack'; readonly ends: readonly [JointEnd, JointEnd] };
export interface JointEnd {
  readonly switch: string;
  readonly port: string | undefined;
  readonly vlans: PortVlans;
}

export interface PhysicalFabric {
  readonly switches: Switches;
  readonly lost: Lost;
  /** All of them, also those that are down. */
  readonly links: readonly Link[];
  /** What joins a switch to others and carries frames, in order. */
  readonly jointsAt: (id: string) => readonly Joint[];
  /** The name of the broadcast domain of a VLAN of a switch, "leaf-1#10" of the first that is in it; undefined where the switch is not there or lost. */
  readonly domainOf: (at: SwitchVlan) => string | undefined;
  /** A number that VLANs share which every joint carries alike, each as itself: there are few, where there are thousands of VLANs. */
  readonly classOf: (vlan: number) => number;
}

/** In place of a switch: the equipment that is not shown (L9). Its VLAN 0 is that of untagged frames. */
export const unshown = '';

/** The physical network of the given switches, without what is lost. */
export function physicalFabricOf(switches: Switches, joins: readonly BridgeJoin[] = [], lost: Lost = nothingLost): PhysicalFabric {
  const links = linksOf(switches, lost);
  const present = [...switches.keys()].filter((id) => !lost.has(componentKey({ kind: 'switch', switch: id }))).sort();
  const names = [unshown, ...present];
  const joints = [...cablesOf(links), ...bridgesOf(joins, switches, lost), ...stacksOf(switches, present)];
  const at = new Map<string, Joint[]>(names.map((name) => [name, []]));
  for (const joint of joints) for (const { switch: id } of joint.ends) if (joint.ends[0].switch !== joint.ends[1].switch || id === joint.ends[0].switch) at.get(id)?.push(joint);
  const classes = classesOf(switches, joints, joins);
  return { switches, lost, links, jointsAt: (id) => at.get(id) ?? [], domainOf: domainsOf(names, joints, classes), classOf: classes.classOf };
}

/** The VLAN in which a frame of a VLAN arrives behind a joint; undefined where it does not pass. */
export function acrossJoint({ kind, ends }: Joint, from: 0 | 1, vlan: number): number | undefined {
  if (kind === 'stack') return vlan;
  const tag = tagOn(ends[from].vlans, vlan);
  const far = ends[from === 0 ? 1 : 0].vlans;
  if (tag === undefined) return undefined;
  if (tag === 0) return far.native;
  return tagOn(far, tag) === tag ? tag : undefined;
}

function cablesOf(links: readonly Link[]): readonly Joint[] {
  return links.filter(({ down }) => !down).map((link) => ({ kind: 'cable', link, ends: link.ends }));
}

function bridgesOf(joins: readonly BridgeJoin[], switches: Switches, lost: Lost): readonly Joint[] {
  return joins.flatMap((join) => {
    if (lost.has(componentKey({ kind: 'host', host: join.host }))) return [];
    const up = join.uplinks.filter(({ nic, port }) => !lost.has(componentKey({ kind: 'nic', host: join.host, nic })) && (port === undefined || isThere(port, switches, lost)));
    const [first, ...others] = up;
    if (!first) return [];
    const end = ({ port, vlans }: BridgeJoin['uplinks'][number]): JointEnd => ({ switch: port?.switch ?? unshown, port: port?.port, vlans });
    return others.map((other): Joint => ({ kind: 'bridge', join, nics: [first.nic, other.nic], ends: [end(first), end(other)] }));
  });
}

const isThere = (port: PortId, switches: Switches, lost: Lost): boolean =>
  switches.has(port.switch) && !lost.has(componentKey({ kind: 'switch', switch: port.switch })) && !lost.has(componentKey({ kind: 'port', ...port }));

/** Each switch of a stack joined to the first that is there. */
function stacksOf(switches: Switches, present: readonly string[]): readonly Joint[] {
  if (!present.some((id) => switches.get(id)?.stackedWith)) return [];
  const there = new Set(present);
  return present.flatMap((id): readonly Joint[] => {
    const first = stackOf(switches, id).find((member) => there.has(member));
    return first === undefined || first === id ? [] : [{ kind: 'stack', ends: [{ switch: first, port: undefined, vlans: unshownPort }, { switch: id, port: undefined, vlans: unshownPort }] }];
  });
}

function domainsOf(names: readonly string[], joints: readonly Joint[], { classOf, classes }: VlanClasses): PhysicalFabric['domainOf'] {
  const numbers = new Map(names.map((name, i) => [name, i]));
  const parents = Int32Array.from({ length: names.length * classes.length }, (_, i) => i);
  const rootOf = (of: number): number => {
    let root = of;
    while (parents[root] !== root) root = parents[root] = parents[parents[root] as number] as number;
    return root;
  };
  // Invariant: the root of a tree is its least member, so that a domain is named after it.
  const join = (a: number, b: number): void => {
    const [x, y] = [rootOf(a), rootOf(b)];
    if (x !== y) parents[Math.max(x, y)] = Math.min(x, y);
  };
  for (const joint of joints) {
    const [a, b] = joint.ends.map((end) => (numbers.get(end.switch) ?? 0) * classes.length) as [number, number];
    for (let c = 0; c < classes.length; c++) {
      const vlan = classes[c] as number;
      // A class that was split to its last VLAN stands for none.
      const arrives = classOf(vlan) === c ? acrossJoint(joint, 0, vlan) : undefined;
      if (arrives !== undefined) join(a + c, b + classOf(arrives));
    }
  }
  return ({ switch: id, vlan }) => {
    const number = numbers.get(id);
    if (number === undefined) return undefined;
    const of = classOf(vlan);
    const root = rootOf(number * classes.length + of);
    const first = root % classes.length;
    // A class of several VLANs is only ever joined to itself: the domain of each is named after it.
    return `${names[Math.floor(root / classes.length)] ?? ''}#${first === of ? vlan : (classes[first] ?? 0)}`;
  };
}

interface VlanClasses {
  readonly classOf: (vlan: number) => number;
  readonly classes: readonly number[];
}

/** Where something is lost, classes of all there was serve as well: they are at most finer. */
function classesOf(switches: Switches, joints: readonly Joint[], joins: readonly BridgeJoin[]): VlanClasses {
  const byKinds = knownClasses(switches);
  const ends = new Map([...linksOf(switches).map(({ ends: pair }) => pair), ...joints.map((joint) => joint.ends), ...joins.map(({ uplinks }) => uplinks)].flatMap((each) => each.map(({ vlans }) => [vlans.key, vlans] as const)));
  const kinds = [...ends.keys()].join('\n');
  let classes = byKinds.get(kinds);
  if (!classes) byKinds.set(kinds, (classes = vlanClasses(ends)));
  return classes;
}
const knownClasses = rememberedBy((_: Switches) => new Map<string, VlanClasses>());

/** Classes of VLANs that every end treats alike, each by one VLAN of it; native VLANs are alone in theirs. */
function vlanClasses(ends: ReadonlyMap<string, PortVlans>): VlanClasses {
  const alone = new Set<number>([0, 1]);
  for (const { native } of ends.values()) if (native !== undefined) alone.add(native);
  const of = new Int32Array(highest + 1);
  const classes = [highest];
  for (const { tagged } of ends.values()) {
    if (tagged === undefined || tagged.length === 0) continue;
    const split = new Map<number, number>();
    const known = classes.length;
    for (const { from, to } of tagged) {
      for (let vlan = Math.max(2, from); vlan <= Math.min(to, highest - 1); vlan++) {
        const before = of[vlan] ?? 0;
        // Ranges may overlap: what has been split off for this port stays so.
        if (before >= known) continue;
        let after = split.get(before);
        if (after === undefined) split.set(before, (after = classes.push(vlan) - 1));
        of[vlan] = after;
      }
    }
  }
  const numbers = new Map<number, number>([...alone].map((vlan) => [vlan, classes.push(vlan) - 1]));
  return { classOf: (vlan) => numbers.get(vlan) ?? of[vlan] ?? 0, classes: representatives(classes, of, numbers) };
}
const highest = 4095;

/** Classes with a VLAN that is in them: their first may have moved on to another. */
function representatives(classes: readonly number[], of: Int32Array, alone: ReadonlyMap<number, number>): readonly number[] {
  const present = [...classes];
  const seen = new Set<number>();
  for (let vlan = highest; vlan >= 2; vlan--) {
    const number = of[vlan] ?? 0;
    if (alone.has(vlan) || seen.has(number)) continue;
    seen.add(number);
    present[number] = vlan;
  }
  return present;
}
