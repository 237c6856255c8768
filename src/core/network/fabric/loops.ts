/** Loops that no spanning tree opens: a frame that all shall see circles in them for ever (L6). */
import { stackOf } from './links';
import { acrossJoint, type Joint, type PhysicalFabric } from './physical';

export interface Loop {
  /** Round the loop, from switch to switch; those of stacks left out. */
  readonly joints: readonly Joint[];
  /** The physical switches on it, each once. */
  readonly switches: readonly string[];
}

/**
 * Loops of joints that carry one VLAN, through switches none of which runs a spanning tree; bundled cables are one. For each joint
 * that closes a loop, one is shown.
 */
export function loopsOf(fabric: PhysicalFabric): readonly Loop[] {
  const found = new Map<Joint, Loop>();
  const joints = jointsWithoutTree(fabric);
  for (const vlan of vlansOf(joints)) {
    const tree = new Map<string, { readonly from: string; readonly by: Joint | undefined }>();
    for (const [id] of fabric.switches) grow(`${id}#${vlan}`, joints, tree, found);
  }
  return [...found.values()];
}

/** Follows a VLAN from a switch, depth first; a joint that leads to where the way has been closes a loop. */
function grow(start: string, joints: readonly Joint[], tree: Map<string, { readonly from: string; readonly by: Joint | undefined }>, found: Map<Joint, Loop>): void {
  if (tree.has(start)) return;
  tree.set(start, { from: '', by: undefined });
  const used = new Set<Joint>();
  const queue = [start];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const joint of joints) {
      for (const near of [0, 1] as const) {
        const next = used.has(joint) ? undefined : stepFrom(at, joint, near);
        if (next === undefined) continue;
        used.add(joint);
        if (!tree.has(next)) {
          tree.set(next, { from: at, by: joint });
          queue.push(next);
        } else if (!found.has(joint)) found.set(joint, loopBy(joint, at, next, tree));
      }
    }
  }
}

function stepFrom(at: string, joint: Joint, near: 0 | 1): string | undefined {
  const split = at.lastIndexOf('#');
  if (joint.ends[near].switch !== at.slice(0, split)) return undefined;
  const vlan = acrossJoint(joint, near, Number(at.slice(split + 1)));
  return vlan === undefined ? undefined : `${joint.ends[near === 0 ? 1 : 0].switch}#${vlan}`;
}

/** The joint that closes a loop, and the ways of the tree from its ends to where they meet. */
function loopBy(closing: Joint, a: string, b: string, tree: ReadonlyMap<string, { readonly from: string; readonly by: Joint | undefined }>): Loop {
  const up = (from: string): readonly Joint[] => {
    const joints: Joint[] = [];
    for (let step = tree.get(from); step?.by; step = tree.get(step.from)) joints.push(step.by);
    return joints;
  };
  const [ofA, ofB] = [up(a), up(b)];
  const joints = [closing, ...ofA.filter((joint) => !ofB.includes(joint)), ...ofB.filter((joint) => !ofA.includes(joint)).reverse()];
  const switches = [...new Set([closing, ...joints].flatMap(({ ends }) => ends.map((end) => end.switch)))].sort();
  return { joints: joints.filter(({ kind }) => kind !== 'stack'), switches };
}

/** What joins switches without a spanning tree, one for each bundle; equipment that is not shown may well run one. */
function jointsWithoutTree(fabric: PhysicalFabric): readonly Joint[] {
  const bundles = new Set<string>();
  const joints = new Set([...fabric.switches.keys()].flatMap((id) => fabric.jointsAt(id)));
  return [...joints].filter((joint) => {
    if (joint.ends.some(({ switch: id }) => fabric.switches.get(id)?.spanningTree !== 'none')) return false;
    if (joint.kind !== 'cable') return true;
    // The cable between switches that act as one is how they do it.
    if (stackOf(fabric.switches, joint.ends[0].switch).includes(joint.ends[1].switch)) return joint.ends[0].switch === joint.ends[1].switch;
    if (joint.link.bundle === undefined) return true;
    if (bundles.has(joint.link.bundle)) return false;
    bundles.add(joint.link.bundle);
    return true;
  });
}

/** VLANs one of which every joint that carries any carries: those that are named, and one that is not. */
function vlansOf(joints: readonly Joint[]): ReadonlySet<number> {
  const vlans = new Set([1, unnamed]);
  for (const { ends } of joints) {
    for (const { vlans: of } of ends) {
      if (of.native !== undefined && of.native > 0) vlans.add(of.native);
      for (const { from } of of.tagged ?? []) vlans.add(from);
    }
  }
  return vlans;
}
const unnamed = 4094;
