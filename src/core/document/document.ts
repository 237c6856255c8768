/**
 * One open file: its text, its tree and its entries, kept up to date edit by edit.
 *
 * It lives and is mutated by `edit`; everything it hands out (entries, nodes) is immutable, and an entry keeps its
 * identity for as long as its text does not change.
 */
import type { DocumentEntry, Entry, Problem } from '../model/entry';
import { entitySchemas, headerSchema, type Header } from '../model/entities';
import { collectionNames, isCollectionName, type CollectionName } from '../model/ids';
import { idPattern } from '../model/schema';
import { closest } from '../util/closest';
import { decoderOf, duplicateKeys, type Decoded } from './decode';
import { Lines, type Range } from './json/lines';
import { KeyIndex, syntaxProblems, valueOf, type JsonNode, type ObjectNode, type SyntaxProblem } from './json/node';
import { parseText, type ParsedText } from './json/parse';
import { reparseAfter, type TextEdit } from './json/reparse';
import { offsetsOf, pathAt, type Found, type Target } from './path';

/** What a change of text did to the entries. */
export interface EntryChanges {
  readonly changed: readonly Entry[];
  readonly removed: readonly { readonly collection: CollectionName; readonly id: string }[];
  /** Set when something outside the entries changed. */
  readonly document: DocumentEntry | undefined;
}

type Held = Map<string, { readonly node: JsonNode | undefined; readonly entry: Entry }>;

export class TopologyDocument {
  private parsed: ParsedText;
  private lineTable: Lines | undefined;
  private readonly held = new Map<CollectionName, Held>(collectionNames.map((name) => [name, new Map()]));
  private readonly nodes = new Map<CollectionName, ObjectNode>();
  private documentEntry: DocumentEntry;
  /** What the document entry follows from; fields by key and node. */
  private headerBasis: { readonly fields: readonly unknown[]; readonly collections: readonly unknown[] } = { fields: [], collections: [] };

  constructor(
    readonly file: string,
    private content: string,
  ) {
    this.parsed = parseText(content);
    this.documentEntry = { file, header: {}, problems: [] };
    this.collect();
  }

  get text(): string {
    return this.content;
  }
  get root(): JsonNode | undefined {
    return this.parsed.root;
  }
  get rootStart(): number {
    return this.parsed.rootStart;
  }
  /** The tree of the text, for computing edits. */
  get tree(): ParsedText {
    return this.parsed;
  }
  get lines(): Lines {
    this.lineTable ??= Lines.of(this.content);
    return this.lineTable;
  }
  get document(): DocumentEntry {
    return this.documentEntry;
  }

  /** Whether the text is JSON without a syntax problem. */
  get wellFormed(): boolean {
    return this.parsed.problems.length === 0 && this.parsed.root?.broken === false;
  }

  syntaxProblems(): readonly SyntaxProblem[] {
    const inside = this.parsed.root ? syntaxProblems(this.parsed.root, this.parsed.rootStart) : [];
    return [...this.parsed.problems, ...inside].sort((a, b) => a.start - b.start);
  }

  /** Entries of a collection, in the order of the text. */
  entries(collection: CollectionName): IterableIterator<Entry> {
    return mapped(this.held.get(collection)?.values() ?? [].values());
  }
  /** All entries, collection by collection. */
  allEntries(): readonly Entry[] {
    const all: Entry[] = [];
    for (const collection of collectionNames) this.held.get(collection)?.forEach(({ entry }) => all.push(entry));
    return all;
  }
  entry(collection: CollectionName, id: string): Entry | undefined {
    return this.held.get(collection)?.get(id)?.entry;
  }

  /** Applies edits one after the other, each given in the text the one before it left, and tells what changed. */
  edit(edits: readonly TextEdit[]): EntryChanges {
    for (let next = 0; next < edits.length; ) {
      const run = upwardsFrom(edits, next);
      next += run.length;
      // From the first to the last, they are all in the offsets of the text before: as VS Code and `applyChanges` give them.
      run.reverse();
      this.content = withEdits(this.content, run);
      this.parsed = reparseAfter(this.parsed, this.content, run);
      const [only, ...others] = run;
      this.lineTable = only && others.length === 0 ? this.lineTable?.after(only, this.content) : undefined;
    }
    return this.whole ? this.collect() : { changed: [], removed: [], document: undefined };
  }

  /**
   * Whether the brackets of the text match up to its end. While they do not, everything after the gap would seem to
   * belong somewhere else, so the entries of the last whole text are kept.
   */
  get whole(): boolean {
    const { root, problems } = this.parsed;
    if (!root) return this.content.trim() === '';
    return problems.length === 0 && (root.kind === 'object' || root.kind === 'array' ? root.closed : true);
  }

  /** What stands at an offset; undefined outside the outermost value. */
  at(offset: number): Found | undefined {
    return pathAt(this.parsed, offset);
  }

  /** Offsets of what a path names: the narrowest place that exists on the way to it. */
  offsetsOf(target: Target): { readonly start: number; readonly end: number } {
    return offsetsOf(this.parsed, target);
  }
  rangeOf(target: Target): Range {
    const { start, end } = this.offsetsOf(target);
    return this.lines.rangeOf(start, end);
  }

  private collect(): EntryChanges {
    const changed: Entry[] = [];
    const removed: { collection: CollectionName; id: string }[] = [];
    for (const collection of collectionNames) {
      const node = valueOf(this.parsed.root, collection);
      const object = node?.kind === 'object' ? node : undefined;
      if (object === this.nodes.get(collection)) continue;
      this.collectInto(collection, object, changed, removed);
      if (object) this.nodes.set(collection, object);
      else this.nodes.delete(collection);
    }
    return { changed, removed, document: this.collectHeader() };
  }

  private collectInto(collection: CollectionName, object: ObjectNode | undefined, changed: Entry[], removed: { collection: CollectionName; id: string }[]): void {
    const before = this.held.get(collection) ?? new Map<string, never>();
    const sameKeys = object !== undefined && object.keys === this.nodes.get(collection)?.keys;
    const after: Held = sameKeys ? before : new Map();
    const { keys, values, index } = object ?? nothing;
    for (let i = 0; i < keys.length; i++) {
      const id = keys[i] ?? '';
      if (index.get(id) !== i) continue;
      const node = values[i];
      const known = before.get(id);
      if (known && known.node === node) {
        if (!sameKeys) after.set(id, known);
        continue;
      }
      const entry = decodeEntry(this.file, collection, id, node);
      after.set(id, { node, entry });
      changed.push(entry);
    }
    if (!sameKeys) for (const id of before.keys()) if (!after.has(id)) removed.push({ collection, id });
    this.held.set(collection, after);
  }

  private collectHeader(): DocumentEntry | undefined {
    const { root } = this.parsed;
    const object = root?.kind === 'object' ? root : undefined;
    const fields = object ? object.keys.flatMap((key, i) => (isCollectionName(key) ? [] : [key, object.values[i]])) : [root];
    const collections = object ? object.keys.flatMap((key, i) => (isCollectionName(key) ? [key, collectionBasis(object.values[i])] : [])) : [];
    const sameFields = isSame(fields, this.headerBasis.fields);
    if (sameFields && isSame(collections, this.headerBasis.collections)) return undefined;
    this.headerBasis = { fields, collections };
    const before = this.documentEntry;
    const next = decodeHeader(this.file, root);
    // Mostly it is the key of an entry that changed: what stands beside the entries is what it was, and nothing is wrong.
    if (sameFields && before.problems.length === 0 && next.problems.length === 0) return undefined;
    this.documentEntry = next;
    return next;
  }
}

const nothing: Pick<ObjectNode, 'keys' | 'values' | 'index'> = { keys: [], values: [], index: new KeyIndex([]) };

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((part, i) => part === b[i]);
}

/** The edits from one on of which each lies before the one before it. */
function upwardsFrom(edits: readonly TextEdit[], from: number): TextEdit[] {
  const run: TextEdit[] = [];
  for (let i = from; i < edits.length; i++) {
    const [edit, below] = [edits[i], run[run.length - 1]];
    if (!edit || (below && edit.offset + edit.length > below.offset)) break;
    run.push(edit);
  }
  return run;
}

function withEdits(text: string, edits: readonly TextEdit[]): string {
  let at = 0;
  // Pieces that are joined are copied at once, and again with the rest when that is first read: megabytes at each keystroke.
  let after = '';
  for (const edit of edits) {
    after += text.slice(at, edit.offset) + edit.text;
    at = edit.offset + edit.length;
  }
  return after + text.slice(at);
}

/** The entry that a node says; an entry without a value has no fields. */
export function decodeEntry(file: string, collection: CollectionName, id: string, node: JsonNode | undefined): Entry {
  const { value, problems, references } = node ? decoders[collection](node) : { value: {}, problems: [], references: [] };
  return { collection, id, file, value, problems: idProblems(id, problems), references };
}

/** What of a collection matters outside its entries: its kind and its keys. */
function collectionBasis(node: JsonNode | undefined): unknown {
  return node?.kind === 'object' ? node.keys : (node?.kind ?? 'missing');
}

const decoders = Object.fromEntries(collectionNames.map((name) => [name, decoderOf(entitySchemas[name])])) as Record<
  CollectionName,
  (node: JsonNode) => Decoded<Entry['value']>
>;
const decodeHeaderValue = decoderOf(headerSchema);
const idShape = new RegExp(idPattern);

function idProblems(id: string, problems: readonly Problem[]): readonly Problem[] {
  return idShape.test(id) ? problems : [{ kind: 'invalid-id', path: [], id }, ...problems];
}

function decodeHeader(file: string, root: JsonNode | undefined): DocumentEntry {
  if (root?.kind !== 'object') {
    const problems: Problem[] = root ? [{ kind: 'wrong-type', path: [], expected: 'an object { … }', found: root.kind === 'array' ? 'a list' : String(root.value) }] : [];
    return { file, header: {}, problems };
  }
  const decoded: { value: Header; problems: readonly Problem[] } = decodeHeaderValue(root);
  const names = [...collectionNames, ...Object.keys(headerSchema.properties)];
  const problems = decoded.problems.flatMap((problem): Problem[] => {
    const [name] = problem.path;
    if (problem.kind !== 'unknown-field' || problem.path.length !== 1 || typeof name !== 'string') return [problem];
    return isCollectionName(name) ? [] : [{ ...problem, suggestion: closest(name, names) }];
  });
  for (const collection of collectionNames) {
    const node = valueOf(root, collection);
    if (node?.kind === 'object') problems.push(...duplicateKeys(node, [collection]));
    else if (node) problems.push({ kind: 'wrong-type', path: [collection], expected: 'an object of entries keyed by id', found: node.kind === 'array' ? 'a list' : String(node.value) });
  }
  return { file, header: decoded.value, problems };
}

function* mapped(held: Iterable<{ readonly entry: Entry }>): IterableIterator<Entry> {
  for (const { entry } of held) yield entry;
}
