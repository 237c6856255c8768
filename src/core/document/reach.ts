/**
 * What a change of a document reaches: changes that reach different places can be computed on one tree, so that a
 * thousand of them need not read the text a thousand times.
 */
import type { Change } from '../model/change';
import type { Path } from '../model/entry';
import { unreachable } from '../util/unreachable';
import type { JsonNode } from './json/node';
import type { ParsedText } from './json/parse';
import { childOf } from './path';

/** The places whose text, or whose path, a change may alter. */
export function reachOf(tree: ParsedText, change: Change): readonly Path[] {
  const parent = change.path.slice(0, -1);
  switch (change.kind) {
    case 'set':
    // The items behind move: whatever is in the list has another path.
    case 'insert': return [existing(tree, change.path)];
    // Behind a property that others follow, its own comma goes with it; else the comma before it, and items of a list move up.
    case 'remove': return [change.occurrence === undefined && isFollowed(tree, change.path) ? change.path : parent];
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

function isFollowed(tree: ParsedText, path: Path): boolean {
  const holder = path.slice(0, -1).reduce<JsonNode | undefined>((node, step) => node && childOf(node, 0, step)?.value, tree.root);
  const index = holder?.kind === 'object' ? childOf(holder, 0, path[path.length - 1] ?? '')?.index : undefined;
  return holder?.kind === 'object' && index !== undefined && index < holder.keys.length - 1;
}

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
