/** Parts of entries, such as disks, ports and filters: added, renamed and put in another order. */
import type { Change } from '../../../core/model/change';
import type { JsonNode } from '../../../core/document/json/node';
import { toValue } from '../../../core/document/json/node';
import type { JsonValue } from '../../../core/model/change';
import type { Path } from '../../../core/model/entry';
import { isCollectionName, entityWord } from '../../../core/model/ids';
import { schemaAt } from '../../../core/model/schemaAt';
import { idPattern } from '../../../core/model/schema';
import type { Gesture } from '../../../protocol/messages';
import { renameNamed } from '../../renameEntry';
import { partFields } from '../../names/freeNames';
import type { Session } from '../../session';
import { treeNode } from '../../treeNode';
import { pathIn, subjectOf, type Subject } from '../inspection/subject';
import { fieldLabel, singular } from '../inspection/words';
import { append, set } from './entries';
import type { GestureOutcome } from './outcome';

/** Adds an empty part to each node: under a name, chosen where none is given, or at the end of a list. */
export function addPart(session: Session, { nodes, path, name }: Extract<Gesture, { kind: 'add-part' }>): GestureOutcome {
  const subjects = nodes.flatMap((node) => subjectOf(session, node) ?? []);
  const [first] = subjects;
  if (!first || subjects.length < nodes.length) return gone;
  const schema = schemaAt([first.entry.collection, first.entry.id, ...path]);
  const word = singular(String(path[path.length - 1]));
  const where = subjects.length === 1 ? `"${first.entry.id}"` : `${subjects.length} entries`;
  if (schema?.type === 'array') {
    return { kind: 'changes', changes: subjects.map((subject) => append(subject.entry, pathIn(subject, first, path), {})), node: null, message: `Added a ${word} to ${where}.` };
  }
  if (typeof schema?.additionalProperties !== 'object') return { kind: 'refused', reasons: [`${fieldLabel(path[path.length - 1] ?? '')} holds no parts.`] };
  const key = schema['x-key'];
  const present = subjects.map((subject) => ({ subject, names: namesAt(session, subject, pathIn(subject, first, path)) }));
  const wished = name.trim() === '' ? freeName(word, new Set(present.flatMap(({ names }) => [...names]))) : name.trim();
  const reasons = [
    ...whyNoName(session, key, wished, name.trim() === '' ? word : undefined),
    ...present.filter(({ names }) => names.has(wished)).map(({ subject: { entry } }) => `"${entry.id}" already has "${wished}" under "${String(path[path.length - 1])}".`).slice(0, 3),
  ];
  if (reasons.length > 0) return { kind: 'refused', reasons };
  const empty = schema.additionalProperties.type === 'array' ? [] : {};
  return { kind: 'changes', changes: present.map(({ subject }) => set(subject.entry, [...pathIn(subject, first, path), wished], empty)), node: null, message: `Added ${word} "${wished}" to ${where}.` };
}

/** Gives a part another name; who names it names it so from then on. */
export function renamePart(session: Session, { node, path, to }: Extract<Gesture, { kind: 'rename-part' }>): GestureOutcome {
  const subject = subjectOf(session, node);
  const name = path[path.length - 1];
  if (!subject || typeof name !== 'string') return gone;
  const { entry } = subject;
  const [field] = path;
  const wished = to.trim();
  const message = `Renamed "${name}" to "${wished}".`;
  if (path.length === 2 && typeof field === 'string' && partFields(entry.collection).includes(field)) {
    const outcome = renameNamed(session, { collection: entry.collection, id: entry.id, part: { field, name } }, wished);
    return outcome.kind === 'refused' ? outcome : { ...outcome, node: null, message };
  }
  if (wished === name) return { kind: 'changes', changes: [], node: null, message };
  const holder = path.slice(0, -1);
  const key = schemaAt([entry.collection, entry.id, ...holder])?.['x-key'];
  const reasons = [...whyNoName(session, key, wished), ...(namesAt(session, subject, holder).has(wished) ? [`There is "${wished}" already.`] : [])];
  if (reasons.length > 0) return { kind: 'refused', reasons };
  return { kind: 'changes', changes: [{ kind: 'rename', file: entry.file, path: [entry.collection, entry.id, ...path], to: wished }], node: null, message };
}

/** Puts an item of a list in another place. It is written anew there: one that holds a comment, which would be lost, is left to the text. */
export function moveItem(session: Session, { node, path, to }: Extract<Gesture, { kind: 'move-item' }>): GestureOutcome {
  const subject = subjectOf(session, node);
  const from = path[path.length - 1];
  if (!subject || typeof from !== 'number') return gone;
  const { entry } = subject;
  const list = [entry.collection, entry.id, ...path.slice(0, -1)];
  const document = session.document(entry.file);
  const items = treeNode(document?.root, list);
  const item = items?.kind === 'array' ? items.values[from] : undefined;
  if (!document || !item || items?.kind !== 'array' || to < 0 || to >= items.values.length) return gone;
  const { start, end } = document.offsetsOf({ path: [...list, from] });
  if (holdsComment(item, document.text.slice(start, end))) return { kind: 'refused', reasons: ['A comment stands in it, which would be lost: move it in the text.'] };
  const changes: readonly Change[] = from === to ? [] : [
    { kind: 'remove', file: entry.file, path: [...list, from] },
    { kind: 'insert', file: entry.file, path: list, index: to, value: toValue(item) as JsonValue },
  ];
  return { kind: 'changes', changes, node: null, message: `Moved to place ${to + 1} of ${items.values.length}.` };
}

const gone: GestureOutcome = { kind: 'refused', reasons: ['It is not there any more.'] };

/** Whether there is more in a text than the value it says and the room between: what is no JSON by itself holds a comment or a comma too many. */
function holdsComment(item: JsonNode, text: string): boolean {
  try {
    return JSON.stringify(JSON.parse(text)) !== JSON.stringify(toValue(item));
  } catch (error) {
    if (error instanceof SyntaxError) return true;
    throw error;
  }
}

function namesAt(session: Session, { entry }: Subject, path: Path): ReadonlySet<string> {
  const node = treeNode(session.document(entry.file)?.root, [entry.collection, entry.id, ...path]);
  return new Set(node?.kind === 'object' ? node.keys : []);
}

/** Why nothing can have this name here; `chosen` is what it is, where the name was not given. */
function whyNoName({ estate }: Session, key: string | undefined, name: string, chosen?: string): readonly string[] {
  if (key !== undefined && isCollectionName(key)) {
    if (chosen !== undefined) return [`Say which ${entityWord[key]}.`];
    return estate.find(key, name) ? [] : [`There is no ${entityWord[key]} "${name}".`];
  }
  return new RegExp(idPattern).test(name) ? [] : [`${JSON.stringify(name)} cannot be a name: it takes letters, digits, ".", "_" and "-", and begins with a letter or a digit.`];
}

/** "disk-1", or the next that is free. */
function freeName(word: string, taken: ReadonlySet<string>): string {
  const stem = word.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  for (let n = 1; ; n++) if (!taken.has(`${stem}-${n}`)) return `${stem}-${n}`;
}
