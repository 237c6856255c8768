/**
 * What a change of a document reaches: changes that reach different places can be computed on one tree, so that a
 * thousand of them need not read the text a thousand times.
 */
import type { Change } from '../model/change';
import type { Path } from '../model/entry';
import { unreachable } from '../util/unreachable';
import type { ParsedText } from './json/parse';
import { childOf } from './path';

/** The places whose text, or whose path, a change may alter. */
export function reachOf(tree: ParsedText, change: Change): readonly Path[] {
  const parent = change.path.slice(0, -1);
  switch (change.kind) {
    case 'set': return [existing(tree, change.path)];
    // The commas and comments beside it go with it, and the items behind it in a list move up.
    case 'remove': return [parent];
    case 'rename': return [change.path, [...parent, change.to]];
    default: return unreachable(change);
  }
}

/** Places, and whether one lies in or around another of them. */
export class Reached {
  private readonly places = new Set<string>();
  private readonly around = new Set<string>();

  add(place: Path): void {
    this.places.add(keyOf(place));
    for (let depth = 0; depth <= place.length; depth++) this.around.add(keyOf(place.slice(0, depth)));
  }

  /** Whether a place is one of these, lies in one or holds one. */
  touches(place: Path): boolean {
    if (this.around.has(keyOf(place))) return true;
    for (let depth = 0; depth < place.length; depth++) if (this.places.has(keyOf(place.slice(0, depth)))) return true;
    return false;
  }
}

const keyOf = (place: Path): string => JSON.stringify(place.map(String));

/** The part of a path that leads to a value. */
function existing(tree: ParsedText, path: Path): Path {
  let node = tree.root;
  let depth = 0;
  while (node && depth < path.length) {
    node = childOf(node, 0, path[depth] ?? '')?.value;
    if (node) depth++;
  }
  return path.slice(0, depth);
}
