import type { Change, JsonValue } from '../../../core/model/change';
import type { Entry, Path } from '../../../core/model/entry';
import { counted } from '../../../core/util/words';
import type { Gesture } from '../../../protocol/messages';
import { toValue } from '../../../core/document/json/node';
import type { Session } from '../../session';
import { treeNode } from '../../treeNode';
import { pathIn, subjectOf, type Subject } from '../inspection/subject';
import { fieldLabel } from '../inspection/words';
import { findEntry, removeField, set } from './entries';
import { listChanges } from './listChanges';
import type { GestureOutcome } from './outcome';
import { readable, type Readable } from './readable';

/** Writes one field of each node, unless it could not be read there; null removes it. Those that say so already are left as they are. */
export function setField(session: Session, { nodes, path, value }: Extract<Gesture, { kind: 'set' }>): GestureOutcome {
  // What one can read, another of its collection can: the rules look at the field alone.
  const known = new Map<string, Readable>();
  const read = (entry: Entry, at: Path): Readable => {
    const key = `${entry.collection}/${at.join('/')}`;
    const one = known.get(key) ?? readable(session, entry, at, value as JsonValue);
    known.set(key, one);
    return one;
  };
  return forEach(session, nodes, path, {
    changes: (entry, at) => {
      if (value === null) return [removeField(entry, at)];
      if (Array.isArray(value)) return listed(session, entry, at, value);
      const wished = read(entry, at);
      if (wished.kind === 'refused') return wished.reasons;
      return writtenAt(session, entry, at) === wished.value ? [] : [set(entry, at, wished.value)];
    },
    // The value in its own words: numbers are typed as text where a field takes words as well.
    did: (field, whose) => (value === null ? `Removed ${field} of ${whose}.` : `Set ${field} of ${whose} to ${Array.isArray(value) ? value.join(', ') || 'an empty list' : String(value)}.`),
  });
}

/** Puts values into a list of each node, and takes others out. */
export function changeList(session: Session, { nodes, path, add, remove }: Extract<Gesture, { kind: 'change-list' }>): GestureOutcome {
  return forEach(session, nodes, path, {
    changes: (entry, at) => {
      const before = writtenAt(session, entry, at);
      const list: readonly JsonValue[] = Array.isArray(before) ? before : [];
      return listed(session, entry, at, [...list.filter((item) => !remove.includes(item as string)), ...add.filter((item) => !list.includes(item))]);
    },
    did: (field, whose) => [
      ...(add.length > 0 ? [`Added ${add.join(', ')} to ${field} of ${whose}.`] : []),
      ...(remove.length > 0 ? [`Removed ${remove.join(', ')} from ${field} of ${whose}.`] : []),
    ].join(' '),
  });
}

interface Doing {
  /** What is to change in one entry, or why it cannot. */
  readonly changes: (entry: Entry, path: Path) => readonly Change[] | readonly string[];
  readonly did: (field: string, whose: string) => string;
}

/** The same in each node, as one edit; nothing at all where it cannot be done to one of them. */
function forEach(session: Session, nodes: readonly string[], path: Path, { changes, did }: Doing): GestureOutcome {
  const gone = nodes.map((node) => findEntry(session, node)).filter((entry) => typeof entry === 'string');
  if (gone.length > 0) return { kind: 'refused', reasons: [...new Set(gone)] };
  const subjects = nodes.flatMap((node) => subjectOf(session, node) ?? []);
  const [first] = subjects;
  if (!first || subjects.length < nodes.length) return { kind: 'refused', reasons: ['It is not there any more.'] };
  const found = subjects.map((subject) => ({ subject, changes: changes(subject.entry, pathIn(subject, first, path)) }));
  const reasons = found.flatMap(({ subject, changes: each }) => each.filter((one) => typeof one === 'string').map((reason) => (subjects.length === 1 ? reason : `${nameOf(subject)}: ${reason}`)));
  if (reasons.length > 0) return { kind: 'refused', reasons: reasons.length > mostReasons ? [...reasons.slice(0, mostReasons), `And so for ${reasons.length - mostReasons} more.`] : reasons };
  const field = path.slice(first.base.length).map((step) => (typeof step === 'number' ? fieldLabel(step) : step)).join(' ');
  const whose = subjects.length === 1 ? `"${first.entry.id}"` : counted(subjects.length, 'entry');
  return { kind: 'changes', changes: found.flatMap(({ changes: each }) => each.filter((one) => typeof one !== 'string')), node: null, message: did(field, whose) };
}

const mostReasons = 3;
const nameOf = ({ entry, base }: Subject): string => [entry.id, ...base.slice(-1)].join('/');

function listed(session: Session, entry: Entry, path: Path, wished: readonly JsonValue[]): readonly Change[] | readonly string[] {
  const items = wished.map((item, i) => readable(session, entry, [...path, i], item));
  const reasons = items.flatMap((item) => (item.kind === 'refused' ? item.reasons : []));
  if (reasons.length > 0) return [...new Set(reasons)];
  const list = items.flatMap((item) => (item.kind === 'readable' ? [item.value] : []));
  const before = writtenAt(session, entry, path);
  return Array.isArray(before) ? listChanges(entry, path, before as readonly JsonValue[], list) : [set(entry, path, list)];
}

/** What the text says there; undefined where it says nothing. */
function writtenAt(session: Session, entry: Entry, path: Path): unknown {
  const node = treeNode(session.document(entry.file)?.root, [entry.collection, entry.id, ...path]);
  return node && toValue(node);
}
