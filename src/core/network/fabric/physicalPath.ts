/** The shortest way through physical switches, and what is in the way where there is none. */
import { rememberedBy } from '../../util/remembered';
import { acrossJoint, type Joint, type PhysicalFabric } from './physical';
import { tagOn } from './ports';
import { vlanText, type DownLink, type Hop, type MtuAt, type Stop, type SwitchVlan } from './types';
import { portIn } from './links';
import { portMtu } from './ports';

/** A joint as it is crossed. */
export interface Crossing {
  readonly joint: Joint;
  /** Which of its ends is the near one. */
  readonly from: 0 | 1;
  /** Where it leads. */
  readonly to: SwitchVlan;
  /** The tag the frame carries on it. */
  readonly tag: number;
}

/** The crossings from one VLAN of a switch to another, as few as possible; undefined where they are not in one domain. Empty where both are one. */
export function physicalPath(fabric: PhysicalFabric, from: SwitchVlan, to: SwitchVlan): readonly Crossing[] | undefined {
  const key = wayKey(fabric, from, to);
  if (key === undefined) return undefined;
  const known = pathsOf(fabric);
  let path = known.get(key);
  if (path === undefined) known.set(key, (path = shortest(fabric, from, to, acrossJoint) ?? 'none'));
  if (path === 'none') return undefined;
  return path.length === 0 || path.at(-1)?.to.vlan === to.vlan ? path : path.map((crossing) => ({ ...crossing, to: { ...crossing.to, vlan: to.vlan }, tag: to.vlan }));
}

/**
 * One text for pairs between which frames take the same joints; undefined where the VLANs are different ones that are carried
 * alike: nothing leads from one of these to another.
 */
export function wayKey({ classOf }: PhysicalFabric, from: SwitchVlan, to: SwitchVlan): string | undefined {
  const [near, far] = [classOf(from.vlan), classOf(to.vlan)];
  return near === far && from.vlan !== to.vlan ? undefined : `${near} ${from.switch} ${far} ${to.switch}`;
}
const pathsOf = rememberedBy((_: PhysicalFabric) => new Map<string, readonly Crossing[] | 'none'>());

/** The hops of some crossings, each with the switch it leads to. */
export function crossingHops(crossings: readonly Crossing[]): readonly Hop[] {
  return crossings.flatMap(({ joint, from, to, tag }): readonly Hop[] => {
    const [near, far] = [joint.ends[from], joint.ends[from === 0 ? 1 : 0]];
    const out = near.port === undefined ? [] : [{ kind: 'port', switch: near.switch, port: near.port, tag } as const];
    const into = far.port === undefined ? [] : [{ kind: 'port', switch: far.switch, port: far.port, tag } as const];
    return [...out, ...bridgeHops(joint, from, tag), ...into, switchHop(to)];
  });
}

/** A switch as a hop; equipment that is not shown is none. */
export const switchHop = ({ switch: id, vlan }: SwitchVlan): Hop => (id === '' ? { kind: 'unshown', tag: vlan } : { kind: 'switch', switch: id, vlan });

/** What has an MTU on some crossings. */
export function crossingMtus({ switches }: PhysicalFabric, crossings: readonly Crossing[]): readonly { readonly bytes: number; readonly at: MtuAt }[] {
  return crossings.flatMap(({ joint }) => joint.ends.flatMap(({ switch: id, port }) => {
    const owner = switches.get(id);
    return owner && port !== undefined ? [{ bytes: portMtu(owner, portIn(switches, { switch: id, port })), at: { kind: 'port', switch: id, port } as const }] : [];
  }));
}

/** Why a frame of a VLAN of one switch does not get into that of another: the first port on the shortest way that does not carry it. */
export function physicalStop(fabric: PhysicalFabric, from: SwitchVlan, to: SwitchVlan): Extract<Stop, { readonly kind: 'vlan-not-carried' | 'not-cabled' }> | undefined {
  // Any way that cables make, whatever VLANs its ports carry; those after the right VLAN are found first.
  const way = shortest(fabric, { ...from, vlan: 0 }, { ...to, vlan: 0 }, () => 0);
  if (!way) return { kind: 'not-cabled', from: from.switch, to: to.switch, down: downLinks(fabric) };
  let vlan = from.vlan;
  for (const { joint, from: near } of way) {
    const arrives = acrossJoint(joint, near, vlan);
    if (arrives !== undefined) {
      vlan = arrives;
      continue;
    }
    const blocking = joint.ends[tagOn(joint.ends[near].vlans, vlan) === undefined ? near : near === 0 ? 1 : 0];
    return { kind: 'vlan-not-carried', switch: blocking.switch, port: blocking.port ?? '', vlan, towards: 'switch' };
  }
  return undefined;
}

const downLinks = ({ links }: PhysicalFabric): readonly DownLink[] =>
  links.flatMap(({ ends: [a, b], down }) => (down ? [{ ends: [{ switch: a.switch, port: a.port }, { switch: b.switch, port: b.port }], because: down }] : []));

/** @param across the VLAN behind a joint, undefined where it is not crossed */
function shortest(fabric: PhysicalFabric, from: SwitchVlan, to: SwitchVlan, across: (joint: Joint, from: 0 | 1, vlan: number) => number | undefined): readonly Crossing[] | undefined {
  const cameBy = new Map<string, { readonly crossing: Crossing; readonly before: string } | undefined>([[vlanText(from), undefined]]);
  const goal = vlanText(to);
  const queue: SwitchVlan[] = [from];
  for (let at = queue[0], i = 0; at !== undefined && !cameBy.has(goal); at = queue[++i]) {
    for (const joint of fabric.jointsAt(at.switch)) {
      for (const near of [0, 1] as const) {
        if (joint.ends[near].switch !== at.switch) continue;
        const vlan = across(joint, near, at.vlan);
        const next = vlan === undefined ? undefined : { switch: joint.ends[near === 0 ? 1 : 0].switch, vlan };
        if (!next || cameBy.has(vlanText(next))) continue;
        cameBy.set(vlanText(next), { before: vlanText(at), crossing: { joint, from: near, to: next, tag: tagOn(joint.ends[near].vlans, at.vlan) ?? 0 } });
        queue.push(next);
      }
    }
  }
  if (!cameBy.has(goal)) return undefined;
  const path: Crossing[] = [];
  for (let step = cameBy.get(goal); step; step = cameBy.get(step.before)) path.push(step.crossing);
  return path.reverse();
}

function bridgeHops(joint: Joint, from: 0 | 1, tag: number): readonly Hop[] {
  if (joint.kind !== 'bridge') return [];
  const { host, switch: id } = joint.join;
  const uplink = (nic: string): Hop => ({ kind: 'uplink', host, nic, switch: id, tag });
  return [uplink(joint.nics[from]), { kind: 'virtual-switch', switch: id, host }, uplink(joint.nics[from === 0 ? 1 : 0])];
}
