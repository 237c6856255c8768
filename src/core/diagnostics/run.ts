/** Runs the rules over an estate and keeps their findings in step with it. */
import type { DocumentEntry, Entry } from '../model/entry';
import { defineQuery, type Changes, type Estate } from '../model/estate';
import { isCollectionName, type CollectionName } from '../model/ids';
import { schemaAt } from '../model/schemaAt';
import { Watch } from '../model/watch';
import { rememberedBy } from '../util/remembered';
import { ConcernedRules, type Asked } from './concerned';
import { scopesOf, type AnyRule, type Fix, type Found, type Scope, type Severity } from './rule';

export interface Finding extends Found {
  readonly rule: AnyRule;
  readonly severity: Severity;
  /** The entry or document it was found in: "vms/web-01" or "documents/<file>". */
  readonly subject: string;
}

/** Severity by rule id, where it differs from the rule's own. */
export type Severities = Readonly<Record<string, Severity | 'off'>>;

const documents = 'documents/';

export class Diagnostics {
  private readonly watch: Watch<readonly Found[]>;
  private readonly byScope = new Map<Scope, ConcernedRules>();

  constructor(
    private readonly estate: Estate,
    rules: readonly AnyRule[],
    private readonly severities: Severities = {},
  ) {
    const active = rules.filter((rule) => severities[rule.id] !== 'off');
    for (const scope of new Set(active.flatMap(scopesOf))) {
      const asked = active.filter((rule) => scopesOf(rule).includes(scope)).map((rule) => ({ rule, check: rule.check, apart: isApart(rule, scope) ? foundApart(rule) : undefined }));
      this.byScope.set(scope, new ConcernedRules(asked, fieldsIn(scope)));
    }
    this.watch = new Watch(estate, defineQuery('findings', (_, subject) => this.check(subject), sameFindings), none);
  }

  /** Learns which entries came and went; call it with the changes the estate was updated with. */
  follow(changes: Changes): void {
    for (const { collection, id } of changes.removed) if (this.estate.all(collection, id).length === 0) this.watch.remove(`${collection}/${id}`);
    for (const entry of besideTheirHosts(changes.changed)) this.watch.add(`${entry.collection}/${entry.id}`);
    if (changes.document) this.watch.add(documents + changes.file);
  }

  /** Forgets a file that left the estate, after `estate.removeFile`. */
  unfollow(file: string, subjects: Iterable<string>): void {
    for (const subject of subjects) if (entriesOf(this.estate, subject).length === 0) this.watch.remove(subject);
    this.watch.remove(documents + file);
  }

  /** Subjects whose findings changed since the last call, with their findings now; gone subjects have none. */
  flush(): ReadonlyMap<string, readonly Finding[]> {
    const { changed, removed } = this.watch.flush();
    const result = new Map<string, readonly Finding[]>();
    for (const [subject, founds] of changed) result.set(subject, this.withSeverity(subject, founds));
    for (const subject of removed) result.set(subject, []);
    return result;
  }

  /** Repairs for a finding, computed when asked. */
  fixesOf(finding: Finding): readonly Fix[] {
    const subjects = this.subjectsOf(finding.subject);
    const subject = subjects.find((s) => s.file === finding.place.file) ?? subjects[0];
    return subject && finding.rule.fixes ? finding.rule.fixes(finding as Found as Found<never>, subject as never, this.estate) : [];
  }

  dispose(): void {
    this.watch.dispose();
  }

  private check(subject: string): readonly Found[] {
    const found: TaggedFound[] = [];
    const subjects = this.subjectsOf(subject);
    const [first] = subjects;
    if (!first) return none;
    if ('collection' in first) {
      // A rule about a collection sees the one entry that counts; one about entries as text sees every file's.
      this.run(first.collection, first, found);
      for (const entry of subjects) this.run('entry', entry, found, subjects.length > 1);
    } else this.run('document', first, found);
    return found.length === 0 ? none : found;
  }

  private run(scope: Scope, on: Entry | DocumentEntry, found: TaggedFound[], isRepeated = false): void {
    const rules = this.byScope.get(scope);
    if (!rules) return;
    const asked = rules.of(on, isRepeated);
    // Hundreds of thousands of rounds, most of them before this has been compiled for speed: an iterator would be asked each time.
    for (let i = 0; i < asked.length; i++) {
      const { rule, check, apart } = asked[i] as Asked;
      const founds = apart ? this.estate.query(apart, `${scope}/${(on as Entry).id}`) : check(on as never, this.estate);
      // Nearly every answer is an empty list: hundreds of thousands of them are not gone through.
      if (Array.isArray(founds) && founds.length === 0) continue;
      for (const each of founds) found.push({ ...each, rule });
    }
  }

  private subjectsOf(subject: string): readonly (Entry | DocumentEntry)[] {
    if (!subject.startsWith(documents)) return entriesOf(this.estate, subject);
    const document = this.estate.document(subject.slice(documents.length));
    return document ? [document] : [];
  }

  private withSeverity(subject: string, founds: readonly Found[]): readonly Finding[] {
    if (founds.length === 0) return none;
    return (founds as readonly TaggedFound[]).map((found) => {
      const chosen = this.severities[found.rule.id];
      return { ...found, subject, severity: chosen === undefined || chosen === 'off' ? (found.severity ?? found.rule.severity) : chosen };
    });
  }
}

function entriesOf(estate: Estate, subject: string): readonly Entry[] {
  const slash = subject.indexOf('/');
  const collection = subject.slice(0, slash);
  return isCollectionName(collection) ? estate.all(collection, subject.slice(slash + 1)) : [];
}

/** The same entries, VMs right behind their host: what rules ask about either is at hand then, while an estate as a whole is not. */
function besideTheirHosts(entries: readonly Entry[]): readonly Entry[] {
  const byHost = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (entry.collection !== 'vms') continue;
    const host = (entry as Entry<'vms'>).value.host ?? '';
    const others = byHost.get(host);
    if (others) others.push(entry);
    else byHost.set(host, [entry]);
  }
  const ordered: Entry[] = [];
  for (const entry of entries) {
    if (entry.collection === 'vms') continue;
    ordered.push(entry);
    const vms = entry.collection === 'hosts' ? byHost.get(entry.id) : undefined;
    if (!vms) continue;
    for (const vm of vms) ordered.push(vm);
    byHost.delete(entry.id);
  }
  for (const vms of byHost.values()) for (const vm of vms) ordered.push(vm);
  return ordered;
}

function isApart(rule: AnyRule, scope: Scope): boolean {
  return rule.apart?.includes(scope as CollectionName) === true;
}

/** What a rule finds at a subject, as a value of its own. */
const foundApart = rememberedBy((rule: AnyRule) =>
  defineQuery<readonly Found[]>(`findings of ${rule.id}`, (estate, subject) => {
    const [first] = entriesOf(estate, subject);
    const founds = first ? [...rule.check(first as never, estate)] : none;
    return founds.length === 0 ? none : founds;
  }, sameFindings));

/** The fields that entries of a collection can have; undefined for a scope of several. */
function fieldsIn(scope: Scope): ReadonlySet<string> | undefined {
  return isCollectionName(scope) ? new Set(Object.keys(schemaAt([scope, '*'])?.properties ?? {})) : undefined;
}

interface TaggedFound extends Found {
  readonly rule: AnyRule;
}

/** Most entries have no finding before and after: nothing changed then. */
function sameFindings(a: readonly Found[], b: readonly Found[]): boolean {
  return a.length === b.length && (a.length === 0 || JSON.stringify(a.map(comparable)) === JSON.stringify(b.map(comparable)));
}
const comparable = (found: Found & Partial<TaggedFound>): unknown => [found.rule?.id, found.place, found.message, found.severity, found.related, found.data];
const none: readonly never[] = [];
