/**
 * What is copied, as text: entries as a *.virt.json has them. Those of one collection stand as they would inside it where their fields tell
 * which it is, else, like those of several, in theirs; so that the text can be pasted into a document by hand; what is copied there is read here in turn.
 */
import { decodeEntry } from '../../../core/document/document';
import { commentAbove } from '../../../core/document/commentAbove';
import { Lines } from '../../../core/document/json/lines';
import { syntaxProblems, toValue, valueOf, type JsonNode, type ObjectNode } from '../../../core/document/json/node';
import { parseText } from '../../../core/document/json/parse';
import type { JsonValue } from '../../../core/model/change';
import { collectionNames, isCollectionName, type CollectionName } from '../../../core/model/ids';
import { schemaAt } from '../../../core/model/schemaAt';
import type { Session } from '../../session';
import type { EntryName } from '../nodeIds';

/** An entry out of its document. */
export interface FragmentEntry extends EntryName {
  readonly value: JsonValue;
  /** The value as it is written, from the left margin on, where it has comments. */
  readonly written?: string;
  /** The lines of the comment directly above it, from the left margin on. */
  readonly above?: string;
}

export type ReadFragment =
  | { readonly kind: 'fragment'; readonly entries: readonly FragmentEntry[] }
  /** One sentence. */
  | { readonly kind: 'unreadable'; readonly reason: string };

/** The text of entries, as they are written, comments included. */
export function writeFragment(session: Session, names: readonly EntryName[]): string {
  const byCollection = collectionNames.flatMap((collection) => {
    const written = names.filter((name) => name.collection === collection).flatMap((name) => writtenEntry(session, name) ?? []);
    return written.length === 0 ? [] : [{ collection, written }];
  });
  const [first] = byCollection;
  if (first && byCollection.length === 1) {
    const alone = first.written.join(',\n');
    const read = readFragment(alone);
    // Another window knows the text alone.
    if (read.kind === 'fragment' && read.entries[0]?.collection === first.collection) return alone;
  }
  return byCollection.map(({ collection, written }) => `${JSON.stringify(collection)}: {\n${indented(written.join(',\n'))}\n}`).join(',\n');
}

/** The entries as values. */
export function entriesOf(session: Session, names: readonly EntryName[]): readonly FragmentEntry[] {
  return names.flatMap(({ collection, id }) => {
    const node = nodeOfEntry(session, { collection, id });
    return node ? [{ collection, id, value: toValue(node.value) as JsonValue, ...commented(node.text, node.valueStart, node.value), ...(node.top !== undefined && { above: commentFrom(node.text, node.top, node.start) }) }] : [];
  });
}

/**
 * Reads what somebody copied: entries, collections, a whole document. Entries without their collection are taken for what their
 * fields say.
 */
export function readFragment(text: string): ReadFragment {
  const content = text.trim().replace(/,$/, '');
  if (content === '') return { kind: 'unreadable', reason: 'The clipboard holds no text.' };
  const whole = objectIn(content);
  const inside = whole.kind === 'object' ? whole : objectIn(`{\n${content}\n}`);
  if (inside.kind === 'object') return entriesIn(inside);
  const { reason } = content.startsWith('{') && whole.kind === 'broken' ? whole : inside;
  return { kind: 'unreadable', reason: `What the clipboard holds is no entry of a topology: ${reason}.` };
}

function entriesIn({ node: root, text, start }: Extract<ParsedObject, { kind: 'object' }>): ReadFragment {
  const entryOf = (collection: CollectionName, { id, node, at, top, keyAt }: Member): FragmentEntry => ({ collection, id, value: toValue(node) as JsonValue, ...commented(text, start + at, node), ...(top !== undefined && { above: commentFrom(text, top, start + keyAt) }) });
  const isDocument = root.keys.some((key) => isCollectionName(key) && valueOf(root, key)?.kind === 'object') && root.keys.every((key) => isCollectionName(key) || schemaAt([key]) !== undefined);
  if (isDocument) {
    const entries = collectionNames.flatMap((collection) => membersOf(text, start, valueOf(root, collection), root.valueStarts[root.index.get(collection) ?? -1]).map((member) => entryOf(collection, member)));
    return entries.length > 0 ? { kind: 'fragment', entries } : { kind: 'unreadable', reason: 'What the clipboard holds is a topology without entries.' };
  }
  const members = membersOf(text, start, root);
  if (members.length === 0 || members.length < root.keys.length) return { kind: 'unreadable', reason: 'What the clipboard holds is JSON, but no entry of a topology: an entry is a name and its fields, "web-01": { … }.' };
  const collection = likeliest(members.slice(0, enoughToTell));
  if (collection === undefined) return { kind: 'unreadable', reason: `What the clipboard holds is JSON, but the fields of "${members[0]?.id ?? ''}" are those of no entry of a topology.` };
  return { kind: 'fragment', entries: members.map((member) => entryOf(collection, member)) };
}

interface Member {
  readonly id: string;
  readonly node: JsonNode;
  /** Where it starts, from the start of the outermost object. */
  readonly at: number;
  readonly keyAt: number;
  /** Where a comment above it begins, in the text. */
  readonly top: number | undefined;
}

/** @param outer where the outermost object starts in the text @param start where the node starts, from there */
function membersOf(text: string, outer: number, node: JsonNode | undefined, start = 0): readonly Member[] {
  if (node?.kind !== 'object') return [];
  return node.keys.flatMap((id, i) => {
    const value = node.values[i];
    return value?.kind === 'object' && node.index.get(id) === i ? [{ id, node: value, at: start + (node.valueStarts[i] ?? 0), keyAt: start + (node.keyStarts[i] ?? 0), top: commentAbove(text, node, outer + start, i) }] : [];
  });
}

/** They are of one collection: so many tell which, of however many. */
const enoughToTell = 50;

/** The collection whose fields these are; undefined where they are those of none. */
function likeliest(members: readonly Member[]): CollectionName | undefined {
  let best: { readonly collection: CollectionName; readonly score: number } | undefined;
  for (const collection of inOrderOfUse) {
    const score = members.reduce((sum, member) => sum + scoreOf(collection, member), 0);
    if (!best || score > best.score) best = { collection, score };
  }
  return best && best.score > 0 ? best.collection : undefined;
}

/** Where fields fit several collections, what is copied most comes first. */
const inOrderOfUse: readonly CollectionName[] = [...new Set<CollectionName>(['vms', 'hosts', 'containers', 'networks', 'datastores', ...collectionNames])];

/** Fields it has, less what cannot be read as such an entry. */
function scoreOf(collection: CollectionName, { id, node }: Member): number {
  const known = Object.keys(schemaAt([collection, '*'])?.properties ?? {});
  const fields = node.kind === 'object' ? node.keys.filter((key) => known.includes(key)).length : 0;
  return fields - 3 * decodeEntry('', collection, id, node).problems.length;
}

type ParsedObject = { readonly kind: 'object'; readonly node: ObjectNode; readonly text: string; readonly start: number } | { readonly kind: 'broken'; readonly reason: string };

function objectIn(text: string): ParsedObject {
  const { root, rootStart, problems } = parseText(text);
  const [problem] = [...problems, ...(root ? syntaxProblems(root, rootStart) : [])].sort((a, b) => a.start - b.start);
  if (problem) return { kind: 'broken', reason: `${problem.message.replace(/[.]$/, '')} (line ${lineOf(text, problem.start)})` };
  return root?.kind === 'object' ? { kind: 'object', node: root, text, start: rootStart } : { kind: 'broken', reason: 'it is no object' };
}

/** Counted as in the text that was copied: a wrapped one has a line before it. */
function lineOf(text: string, offset: number): number {
  const line = Lines.of(text).positionAt(offset).line + 1;
  return text.startsWith('{\n') ? Math.max(1, line - 1) : line;
}

interface WrittenNode {
  readonly text: string;
  /** Of its key. */
  readonly start: number;
  /** Of a comment directly above it. */
  readonly top: number | undefined;
  readonly value: JsonNode;
  readonly valueStart: number;
}

/** Where an entry is written, in the file that the estate takes it from. */
function nodeOfEntry(session: Session, { collection, id }: EntryName): WrittenNode | undefined {
  const document = session.document(session.estate.find(collection, id)?.file ?? '');
  const { root } = document ?? {};
  if (!document || root?.kind !== 'object') return undefined;
  const at = root.index.get(collection);
  const holder = at === undefined ? undefined : root.values[at];
  const i = holder?.kind === 'object' ? holder.index.get(id) : undefined;
  if (at === undefined || holder?.kind !== 'object' || i === undefined) return undefined;
  const value = holder.values[i];
  const holderStart = document.rootStart + (root.valueStarts[at] ?? 0);
  return value && { text: document.text, start: holderStart + (holder.keyStarts[i] ?? 0), top: commentAbove(document.text, holder, holderStart, i), value, valueStart: holderStart + (holder.valueStarts[i] ?? 0) };
}

/** Key and value and a comment directly above them, moved to the left as far as the entry stands. */
function writtenEntry(session: Session, name: EntryName): string | undefined {
  const found = nodeOfEntry(session, name);
  return found && atMargin(found.text, found.top === undefined ? found.start : insideMargin(found.text, found.top), found.valueStart + found.value.length);
}

/** A stretch of text, moved to the left as far as the line it begins on. */
function atMargin(text: string, start: number, end: number): string {
  const margin = marginAt(text, text.lastIndexOf('\n', start - 1) + 1);
  const lines = text.slice(start, end).split(/\r?\n/);
  return lines.map((line, i) => (i > 0 && line.startsWith(margin) ? line.slice(margin.length) : line)).join('\n');
}

const commentFrom = (text: string, top: number, keyStart: number): string => atMargin(text, insideMargin(text, top), keyStart).trimEnd();
const insideMargin = (text: string, lineStart: number): number => lineStart + marginAt(text, lineStart).length;
const marginAt = (text: string, lineStart: number): string => /^[ \t]*/.exec(text.slice(lineStart, lineStart + 400))?.[0] ?? '';

/** How a value is written, where comments stand in it. */
function commented(text: string, start: number, node: JsonNode): Pick<FragmentEntry, 'written'> {
  const written = text.slice(start, start + node.length);
  const hasComment = /\/[/*]/.test(written.replaceAll(/"(?:[^"\\]|\\.)*"/g, ''));
  return hasComment ? { written: atMargin(text, start, start + node.length) } : {};
}

const indented = (text: string): string => text.split('\n').map((line) => (line === '' ? line : `  ${line}`)).join('\n');
