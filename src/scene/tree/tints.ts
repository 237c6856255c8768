import type { Box, Scene } from '../types';

/**
 * The tints of a scene, each with its place in a row of colours: "10" before "VNI 5001", numbers compared as numbers. So the first
 * few, which are most often all there are, are of colours of their own. What has a colour keeps it while others come and go; what comes
 * takes the first that is free. Kept for as long as the scene is.
 */
export function tintsOf(scene: Scene): ReadonlyMap<string, number> {
  let tints = known.get(scene);
  if (!tints) {
    const found = new Set<string>();
    scene.top.forEach((box) => collect(box, found));
    tints = placed([...found].sort(byNumbersIn), inherited.get(scene) ?? new Map());
    known.set(scene, tints);
  }
  return tints;
}
const known = new WeakMap<Scene, ReadonlyMap<string, number>>();
const inherited = new WeakMap<Scene, ReadonlyMap<string, number>>();

/** Lets a scene go on with the colours of the one it was made from. */
export function inheritTints(from: Scene, to: Scene): void {
  const tints = known.get(from) ?? inherited.get(from);
  if (tints) inherited.set(to, tints);
}

function placed(tints: readonly string[], before: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const taken = new Set(tints.flatMap((tint) => before.get(tint) ?? []));
  let next = 0;
  const places = tints.map((tint): [string, number] => {
    const kept = before.get(tint);
    if (kept !== undefined) return [tint, kept];
    while (taken.has(next)) next++;
    return [tint, next++];
  });
  return new Map(places);
}

function collect(box: Box, found: Set<string>): void {
  if (box.node.tint !== undefined) found.add(box.node.tint);
  for (const child of box.children) collect(child, found);
}

function byNumbersIn(a: string, b: string): number {
  const [one, other] = [a, b].map((tint) => /^(\D*)(\d*)/.exec(tint) ?? ['', tint, '']);
  const [words, others] = [one?.[1] ?? '', other?.[1] ?? ''];
  if (words !== others) return words < others ? -1 : 1;
  return Number(one?.[2]) - Number(other?.[2]) || (a < b ? -1 : a > b ? 1 : 0);
}
