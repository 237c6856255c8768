/** What stands in the text of nodes and could not be read: the model counts as if it were not written. */
import type { Problem } from '../../core/model/entry';
import type { Estate } from '../../core/model/estate';
import type { CollectionName } from '../../core/model/ids';
import { nodeOf, partNodeOf } from './nodeIds';

export class Unread {
  private readonly byNode = new Map<string, readonly string[]>();
  private readonly nodesByEntry = new Map<string, readonly string[]>();

  constructor(private readonly estate: Estate, collections: readonly CollectionName[]) {
    for (const collection of collections) for (const id of estate.ids(collection)) this.take(collection, id);
  }

  /** As the text names it below the node: "memory", "disks.system.size"; undefined where all is read. */
  of(node: string): readonly string[] | undefined {
    return this.byNode.get(node);
  }

  /** Takes over an entry as it is now; gives the nodes of which it may say something else. */
  take(collection: CollectionName, id: string): readonly string[] {
    const entry = nodeOf(collection, id);
    const problems = this.estate.find(collection, id)?.problems ?? [];
    const before = this.nodesByEntry.get(entry) ?? none;
    if (problems.length === 0 && before.length === 0) return none;
    for (const node of before) this.byNode.delete(node);
    const fields = new Map<string, Set<string>>();
    for (const problem of problems) if (isUnread(problem)) for (const [node, path] of placesOf(collection, id, problem)) fields.set(node, (fields.get(node) ?? new Set()).add(path.join('.')));
    for (const [node, paths] of fields) this.byNode.set(node, [...paths].slice(0, namedAtMost));
    this.nodesByEntry.set(entry, [...fields.keys()]);
    return [...before, ...fields.keys()];
  }
}

/** So many are named: an entry with more is not nearly what it is meant to be. */
const namedAtMost = 6;
const none: readonly string[] = [];

/** The entry, and where a part of it may be a node of its own, that as well; each with the path below it. */
function placesOf(collection: CollectionName, id: string, { path }: Problem): readonly (readonly [node: string, path: Problem['path']])[] {
  const [field, part, ...below] = path;
  const whole = [nodeOf(collection, id), path] as const;
  return typeof field === 'string' && typeof part === 'string' && below.length > 0 ? [whole, [partNodeOf(collection, id, field, part), below]] : [whole];
}

/** A value of the wrong kind, or a field that the format does not have; a key that is there twice is read once. */
function isUnread({ kind }: Problem): boolean {
  return kind === 'wrong-type' || kind === 'invalid-quantity' || kind === 'not-one-of' || kind === 'out-of-range' || kind === 'unknown-field';
}
