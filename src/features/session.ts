/**
 * One estate at work: the file it is described in, the files that one imports, the model over them and its findings.
 *
 * Pure: whoever owns a session hands it texts and edits, and asks it which imports are still to be read.
 */
import { rules as catalogue } from '../core/diagnostics/catalogue';
import type { AnyRule } from '../core/diagnostics/rule';
import { Diagnostics, type Finding, type Severities } from '../core/diagnostics/run';
import type { Fix } from '../core/diagnostics/rule';
import { TopologyDocument, type EntryChanges } from '../core/document/document';
import { resolveImport } from '../core/document/imports';
import type { TextEdit } from '../core/document/json/reparse';
import type { DocumentEntry, Problem } from '../core/model/entry';
import { Estate, type Changes } from '../core/model/estate';
import { writtenPath } from '../core/model/writtenPath';

export interface SessionOptions {
  readonly severities?: Severities;
  /** The rules to run; the whole catalogue unless given. */
  readonly rules?: readonly AnyRule[];
}

/** A file an import names that nobody has handed in yet. */
export interface Wanted {
  readonly file: string;
  /** The file that imports it. */
  readonly from: string;
}

export class Session {
  readonly estate = new Estate();
  readonly diagnostics: Diagnostics;
  private readonly documents = new Map<string, TopologyDocument>();
  private readonly unreadable = new Map<string, string>();
  private readonly current = new Map<string, readonly Finding[]>();
  private readonly listeners = new Set<(changes: Changes) => void>();
  private readonly findingListeners = new Set<(changed: ReadonlyMap<string, readonly Finding[]>) => void>();

  constructor(
    /** The file the estate begins with. */
    readonly main: string,
    text: string,
    options: SessionOptions = {},
  ) {
    this.diagnostics = new Diagnostics(this.estate, options.rules ?? catalogue, options.severities);
    this.open(main, text);
  }

  /** The open document of a file of this estate. */
  document(file: string): TopologyDocument | undefined {
    return this.documents.get(file);
  }
  files(): readonly string[] {
    return [...this.documents.keys()];
  }

  /** Hands in the text of a file: the main one, or an import that was wanted. A file already open is replaced. */
  open(file: string, text: string): void {
    const before = this.documents.get(file);
    if (before) {
      this.edit(file, replaceAll(before.text, text));
      return;
    }
    this.unreadable.delete(file);
    const document = new TopologyDocument(file, text);
    this.documents.set(file, document);
    this.take(file, { changed: document.allEntries(), removed: [], document: document.document });
    this.reviseImporters(file);
  }

  /** Applies edits of a file's text, each in the text the one before it left. */
  edit(file: string, edits: readonly TextEdit[]): void {
    const document = this.documents.get(file);
    if (!document) throw new Error(`"${file}" is not open in this estate.`);
    this.take(file, document.edit(edits));
    this.dropUnimported();
  }

  /** Says why a wanted file cannot be had; it becomes a finding on the import. */
  cannotRead(file: string, reason: string): void {
    this.unreadable.set(file, reason);
    this.reviseImporters(file);
  }

  /** Forgets that a file could not be read, so that it is wanted again. */
  retry(file: string): void {
    if (this.unreadable.delete(file)) this.reviseImporters(file);
  }

  /** Imports that are neither open nor known to be unreadable. */
  wanted(): readonly Wanted[] {
    const wanted = new Map<string, Wanted>();
    for (const [from, document] of this.documents) {
      for (const file of importsOf(document.document)) {
        if (!this.documents.has(file) && !this.unreadable.has(file)) wanted.set(file, { file, from });
      }
    }
    return [...wanted.values()];
  }

  /** Every finding of the estate, by subject; up to date. */
  findings(): ReadonlyMap<string, readonly Finding[]> {
    const changed = this.diagnostics.flush();
    for (const [subject, found] of changed) {
      if (found.length > 0) this.current.set(subject, found);
      else this.current.delete(subject);
    }
    if (changed.size > 0) for (const listener of this.findingListeners) listener(changed);
    return this.current;
  }

  findingsOf(subject: string): readonly Finding[] {
    return this.findings().get(subject) ?? [];
  }

  fixesOf(finding: Finding): readonly Fix[] {
    return this.diagnostics.fixesOf(finding);
  }

  /** Tells of every change of the estate, after it has taken place; returns how to stop. */
  onChange(listener: (changes: Changes) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Tells which subjects have other findings than before, with their findings now, each time `findings` brings them up to
   * date, whoever asked for it; returns how to stop.
   */
  onFindings(listener: (changed: ReadonlyMap<string, readonly Finding[]>) => void): () => void {
    this.findingListeners.add(listener);
    return () => this.findingListeners.delete(listener);
  }

  dispose(): void {
    this.listeners.clear();
    this.findingListeners.clear();
    this.diagnostics.dispose();
  }

  private take(file: string, changes: EntryChanges): void {
    const document = changes.document && this.withImportProblems(changes.document);
    this.apply({ file, changed: changes.changed, removed: changes.removed, document });
  }

  private apply(changes: Changes): void {
    this.estate.update(changes);
    this.diagnostics.follow(changes);
    for (const listener of this.listeners) listener(changes);
  }

  private reviseImporters(file: string): void {
    for (const [importer, document] of this.documents) {
      if (importer === file || !importsOf(document.document).includes(file)) continue;
      this.apply({ file: importer, changed: [], removed: [], document: this.withImportProblems(document.document) });
    }
  }

  /** Closes files that no import leads to any more. */
  private dropUnimported(): void {
    const reached = new Set<string>();
    const visit = (file: string): void => {
      const document = this.documents.get(file);
      if (!document || reached.has(file)) return;
      reached.add(file);
      importsOf(document.document).forEach(visit);
    };
    visit(this.main);
    for (const [file, document] of this.documents) {
      if (reached.has(file)) continue;
      this.documents.delete(file);
      const removed = document.allEntries().map(({ collection, id }) => ({ collection, id }));
      this.estate.removeFile(file);
      this.diagnostics.unfollow(file, removed.map(({ collection, id }) => `${collection}/${id}`));
      for (const listener of this.listeners) listener({ file, changed: [], removed });
    }
  }

  private withImportProblems(entry: DocumentEntry): DocumentEntry {
    const problems = (entry.header.imports ?? []).flatMap((written, i): Problem[] => {
      const file = resolveImport(entry.file, written);
      const path = writtenPath(entry, ['imports', i]);
      const reason = this.unreadable.get(file);
      if (reason !== undefined) return [{ kind: 'import-missing', path, file: written, reason }];
      const cycle = this.wayBack(file, entry.file);
      return cycle ? [{ kind: 'import-cycle', path, files: cycle }] : [];
    });
    return problems.length === 0 ? entry : { ...entry, problems: [...entry.problems, ...problems] };
  }

  /** The chain of imports from `from` back to `to`, or undefined where there is none. */
  private wayBack(from: string, to: string, seen: readonly string[] = []): readonly string[] | undefined {
    if (from === to) return [...seen, to];
    const document = this.documents.get(from);
    if (!document || seen.includes(from)) return undefined;
    for (const next of importsOf(document.document)) {
      const way = this.wayBack(next, to, [...seen, from]);
      if (way) return way;
    }
    return undefined;
  }
}

function importsOf(entry: DocumentEntry): readonly string[] {
  return (entry.header.imports ?? []).map((path) => resolveImport(entry.file, path));
}

/** The edit that turns one text into another: what lies between their common beginning and end. */
function replaceAll(before: string, after: string): readonly TextEdit[] {
  if (before === after) return [];
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < most - head && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++;
  return [{ offset: head, length: before.length - head - tail, text: after.slice(head, after.length - tail) }];
}
