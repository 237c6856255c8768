import type { Box, Scene } from '../types';

/**
 * The tints of a scene, each with its place in a row of colours: "10" before "VNI 5001", numbers compared as numbers. So the first
 * few, which are most often all there are, are of colours of their own. Kept for as long as the scene is.
 */
export function tintsOf(scene: Scene): ReadonlyMap<string, number> {
  let tints = known.get(scene);
  if (!tints) {
    const found = new Set<string>();
    scene.top.forEach((box) => collect(box, found));
    tints = new Map([...found].sort(byNumbersIn).map((tint, at) => [tint, at]));
    known.set(scene, tints);
  }
  return tints;
}
const known = new WeakMap<Scene, ReadonlyMap<string, number>>();

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
