/**
 * Two versions of an estate side by side, in step with both: after an edit only what it reaches is compared again.
 *
 * Invariant: what `current` gives after any edits is what `compareSessions` of the same two sessions would give.
 */
import type { Entry } from '../../core/model/entry';
import type { Changes } from '../../core/model/estate';
import { collectionNames, entityWord, isCollectionName, type CollectionName } from '../../core/model/ids';
import { nodeOf } from '../diagram/nodeIds';
import type { Session } from '../session';
import { besideMain } from './besideMain';
import { documentChanges } from './documentChanges';
import { fieldChanges, sameNode } from './fieldChanges';
import { findingChanges } from './findingChanges';
import { hostChanges } from './hostChanges';
import { byPlace, containerOf, placeOf } from './places';
import { noRenames, renamedIn, renamesAmong, type Lone, type Renames } from './renames';
import type { Comparison, Difference, FindingChange } from './types';
import { nodeIn, writtenIn } from './written';

/** Everything that is different in `after`. Both are left as they are. */
export function compareSessions(before: Session, after: Session): Comparison {
  const live = new LiveComparison(before, after);
  const comparison = live.current();
  live.dispose();
  return comparison;
}

export class LiveComparison {
  /** Ids of entries that one side alone has, or that are written otherwise, by what they are named on the side that has them. */
  private readonly gone = new Map<string, Entry>();
  private readonly came = new Map<string, Entry>();
  private readonly unlike = new Map<string, readonly [Entry, Entry]>();
  /** Entries to be looked at again, by node. */
  private readonly stale = new Set<string>();
  private readonly subscriptions: readonly (() => void)[];
  private held: Comparison | undefined;
  /** Whether nothing was edited since. */
  private isCurrent = false;
  private known: Renames = noRenames;

  constructor(
    readonly before: Session,
    readonly after: Session,
  ) {
    for (const collection of collectionNames) for (const session of [before, after]) for (const id of session.estate.ids(collection)) this.stale.add(nodeOf(collection, id));
    const follow = (changes: Changes): void => {
      this.isCurrent = false;
      for (const { collection, id } of [...changes.changed, ...changes.removed]) this.stale.add(nodeOf(collection, id));
    };
    this.subscriptions = [before.onChange(follow), after.onChange(follow)];
  }

  /** What is different now; the same object where nothing was edited. While the brackets of a text do not match, what was different before. */
  current(): Comparison {
    if (this.held && (this.isCurrent || !this.isWhole())) return this.held;
    this.isCurrent = true;
    for (const node of this.stale) this.look(node);
    this.stale.clear();
    this.known = renamesAmong(this.lonely(this.before, this.gone), this.lonely(this.after, this.came));
    const findings = this.findings();
    const changes = this.changes(findings);
    return (this.held = {
      changes,
      appeared: [...findings.values()].flatMap(({ appeared }) => appeared),
      gone: [...findings.values()].flatMap(({ gone }) => gone),
      hosts: hostChanges(this.before.estate, this.after.estate, changes, this.known),
    });
  }

  /** Ids that are others now. */
  get renames(): Renames {
    this.current();
    return this.known;
  }

  dispose(): void {
    for (const unsubscribe of this.subscriptions) unsubscribe();
  }

  private isWhole(): boolean {
    return [this.before, this.after].every((session) => session.files().every((file) => session.document(file)?.whole));
  }

  private look(node: string): void {
    const [collection, id] = split(node);
    const [before, after] = [this.before.estate.find(collection, id), this.after.estate.find(collection, id)];
    for (const held of [this.gone, this.came, this.unlike]) held.delete(node);
    if (before && after) {
      if (!sameNode(nodeIn(this.before, before), nodeIn(this.after, after))) this.unlike.set(node, [before, after]);
    } else if (before) this.gone.set(node, before);
    else if (after) this.came.set(node, after);
  }

  private lonely(session: Session, entries: ReadonlyMap<string, Entry>): readonly Lone[] {
    return [...entries.values()].map((entry) => ({ entry, written: () => writtenIn(session, entry) }));
  }

  private changes(findings: ReadonlyMap<string, Found>): readonly Difference[] {
    const renamed = new Set([...this.known].flatMap(([collection, ids]) => [...ids.values()].map((id) => nodeOf(collection, id))));
    const found: { readonly place: readonly Entry[]; readonly difference: Difference }[] = [];
    const tell = (side: Session, entry: Entry, say: Pick<Difference, 'change'> & Partial<Difference>): void => {
      const place = placeOf(side.estate, entry);
      const node = nodeOf(entry.collection, entry.id);
      found.push({ place, difference: {
        node, collection: entry.collection, was: null, label: entry.value.name ?? entry.id, word: entityWord[entry.collection], where: idsOf(place),
        from: [], fields: [], ...(findings.get(node) ?? noFindings), ...say,
      } });
    };
    for (const entry of this.gone.values()) {
      const to = this.known.get(entry.collection)?.get(entry.id);
      const now = to === undefined ? undefined : this.after.estate.find(entry.collection, to);
      if (now) tell(this.after, now, { change: 'changed', was: entry.id, fields: this.fieldsOf(entry, now) });
      else tell(this.before, entry, { change: 'removed' });
    }
    for (const [node, entry] of this.came) if (!renamed.has(node)) tell(this.after, entry, { change: 'added' });
    for (const [before, after] of this.unlike.values()) {
      const fields = this.fieldsOf(before, after);
      if (fields.length === 0) continue;
      if (this.containerNow(before) !== containerOf(after)) tell(this.after, after, { change: 'moved', fields, from: idsOf(placeOf(this.before.estate, before)) });
      else tell(this.after, after, { change: 'changed', fields });
    }
    const listed = found.sort((a, b) => byPlace(a.place, b.place)).map(({ difference }) => difference);
    return [...documentChanges(this.before, this.after), ...listed];
  }

  private fieldsOf(before: Entry, after: Entry): Difference['fields'] {
    const read = before.problems.length + after.problems.length === 0;
    return fieldChanges(
      { written: renamedIn(writtenIn(this.before, before), before.references, this.known), read: read ? before.value : undefined },
      { written: writtenIn(this.after, after), read: read ? after.value : undefined },
    );
  }

  /** What an entry lay in, by the id that has now. */
  private containerNow(before: Entry): string | undefined {
    if (this.known.size === 0) return containerOf(before);
    return containerOf({ collection: before.collection, value: renamedIn(writtenIn(this.before, before), before.references, this.known) ?? {} });
  }

  /** By the node that the later version calls their subject, or the earlier one where it is gone. */
  private findings(): ReadonlyMap<string, Found> {
    const pairs = new Map<string, { before: Parameters<typeof findingChanges>[0]; after: Parameters<typeof findingChanges>[1] }>();
    for (const [subject, findings] of this.before.findings()) pairs.set(this.nameNow(subject), { before: findings, after: [] });
    for (const [subject, findings] of this.after.findings()) {
      const name = relative(this.after, subject);
      pairs.set(name, { before: pairs.get(name)?.before ?? [], after: findings });
    }
    const found = new Map<string, Found>();
    for (const [subject, { before, after }] of pairs) {
      const changes = findingChanges(before, after, isCollectionName(subject.split('/', 1)[0] ?? '') ? subject : null);
      if (changes.appeared.length + changes.gone.length > 0) found.set(subject, changes);
    }
    return found;
  }

  private nameNow(subject: string): string {
    const [collection, id] = split(subject);
    const renamed = isCollectionName(collection) ? this.known.get(collection)?.get(id) : undefined;
    return renamed === undefined ? relative(this.before, subject) : nodeOf(collection, renamed);
  }
}

interface Found {
  readonly appeared: readonly FindingChange[];
  readonly gone: readonly FindingChange[];
}
const noFindings: Found = { appeared: [], gone: [] };

/** A subject that is a file, named as it lies beside the main one: the two versions may lie in different places. */
function relative(session: Session, subject: string): string {
  if (!subject.startsWith(documents)) return subject;
  const file = subject.slice(documents.length);
  return file === session.main ? documents : documents + besideMain(session, file);
}
const documents = 'documents/';

function split(node: string): readonly [CollectionName, string] {
  const slash = node.indexOf('/');
  return [node.slice(0, slash) as CollectionName, node.slice(slash + 1)];
}

function idsOf(place: readonly Entry[]): readonly string[] {
  return place.slice(0, -1).map(({ id }) => id);
}
