/** What is inspected: entries, or parts of them, and what is written of each. */
import type { JsonNode } from '../../../core/document/json/node';
import type { Entry, Path } from '../../../core/model/entry';
import type { Session } from '../../session';
import { treeNode } from '../../treeNode';
import { entryOf } from '../nodeIds';
import { pathOf } from '../parts';

export interface Subject {
  readonly node: string;
  readonly entry: Entry;
  /** Below the entry: empty for the whole of it, the path of the part otherwise. */
  readonly base: Path;
  /** What is written at `base`; undefined where the text has nothing there. */
  readonly written: JsonNode | undefined;
}

/** Message of the worst finding on a field or below it, by its path below the first subject; empty where there is none. */
export type ProblemAt = (path: Path) => string;

/** What a node stands for; undefined for a group, and for what is no longer there. */
export function subjectOf(session: Session, node: string): Subject | undefined {
  const name = entryOf(node);
  const entry = name && session.estate.find(name.collection, name.id);
  const base = name && pathOf(session.estate, name);
  if (!entry || !base) return undefined;
  return { node, entry, base, written: treeNode(session.document(entry.file)?.root, [entry.collection, entry.id, ...base]) };
}

/** Where in another subject the same field is that `path`, below its entry, is of the first. */
export function pathIn(subject: Subject, first: Subject, path: Path): Path {
  return [...subject.base, ...path.slice(first.base.length)];
}
