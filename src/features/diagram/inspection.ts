/** Everything about one node, for the inspector: its figures, every field of the format it may have, its findings. */
import { explanationOf } from '../../core/diagnostics/explanations';
import type { Finding } from '../../core/diagnostics/run';
import type { Path } from '../../core/model/entry';
import type { Estate } from '../../core/model/estate';
import { entityWord } from '../../core/model/ids';
import { naturalOrder } from '../../core/util/naturalOrder';
import { counted } from '../../core/util/words';
import type { FigureView, FindingView, GuestView, Inspection, TableView, ViewName } from '../../protocol/view';
import { sectionsOfPart } from '../figures/failureFigures';
import { storagePartSections } from '../figures/storageFailure';
import type { Figure, FigureSection } from '../figures/figure';
import { figuresOf } from '../figures/figuresOf';
import { sectionsOf } from '../figures/sectionsOf';
import { storagePartFigures } from '../figures/storageSections';
import { storageTablesOfPart } from '../figures/storageTables';
import type { Table } from '../figures/table';
import { tablesOf } from '../figures/tablesOf';
import type { Session } from '../session';
import { groupsOf } from './inspection/fields';
import { treeNode } from '../treeNode';
import { detailOfContainer } from './drawing';
import { containersIn } from './guests';
import { layerViews } from './layers';
import { subjectOf, type Subject } from './inspection/subject';
import { sumsOf } from './inspection/sums';
import { singular } from './inspection/words';
import { entryOf, nodeOf } from './nodeIds';
import { partTitle, partWord } from './parts';
import { shownAt } from './shownAt';

/**
 * The inspection of a node, with the findings that stand on it, whoever they were found in; undefined for a group, and for what is
 * no longer there. Of a part of an entry it has the fields and findings of that part; paths are below the entry all the same.
 */
export function inspect(session: Session, node: string, view: ViewName = 'compute'): Inspection | undefined {
  return inspectAll(session, [node], { view });
}

export interface Looking {
  readonly view?: ViewName;
  /** Path of the part of the first node, below its entry, whose fields are wanted; of the others it is the same part. */
  readonly within?: Path;
}

/** The same of several nodes together: the fields that all have, and what they come to. What is no longer there is left out. */
export function inspectAll(session: Session, nodes: readonly string[], { view = 'compute', within = [] }: Looking = {}): Inspection | undefined {
  const subjects = nodes.flatMap((node) => subjectOf(session, node) ?? []);
  const [first, second] = subjects;
  if (!first) return undefined;
  // Of a node that is a part, its own path is none to be looked into.
  const isBelow = within.length > first.base.length && first.base.every((step, i) => step === within[i]);
  const below = isBelow ? within.slice(first.base.length) : [];
  const isThere = below.length === 0 || subjects.some(({ written }) => treeNode(written, below) !== undefined);
  const looked = isThere ? below : [];
  const found = new Found(session, subjects, view);
  const about = second ? together(subjects) : alone(session, first, looked);
  return {
    nodes: subjects.map(({ node }) => node),
    within: looked.length === 0 ? [] : [...first.base, ...looked],
    ...about,
    groups: groupsOf(session, subjects, looked, (path) => found.problemAt(path.slice(first.base.length))),
    // Repairs are worked out for each: of a selection of thousands nobody reads them all.
    findings: (second ? found.findings.slice(0, mostTogether) : found.findings).map((finding) => findingView(session, finding, view)),
  };
}

const mostTogether = 50;

type About = Omit<Inspection, 'nodes' | 'within' | 'groups' | 'findings'>;

/** What one node is, and what the model makes of it. */
function alone(session: Session, { node, entry, base }: Subject, below: Path): About {
  const { estate } = session;
  const nothing = { figures: [], sections: [], tables: [], layers: [], guests: [] };
  const name = entryOf(node);
  if (below.length > 0) {
    const [step = '', ...outer] = below.toReversed();
    const list = String(outer.find((other) => typeof other === 'string') ?? '');
    return { ...nothing, title: typeof step === 'number' ? String(step + 1) : step, word: singular(list) };
  }
  if (base.length > 0 && name) {
    const sections = [...sectionsOfPart(estate, entry, base), ...storagePartFigures(estate, entry, base), ...storagePartSections(estate, entry, base)].map(sectionView);
    return { ...nothing, title: partTitle(name), word: partWord(name) ?? entityWord[entry.collection], sections, tables: storageTablesOfPart(estate, entry, base).map(tableView) };
  }
  return {
    title: entry.value.name ?? entry.id,
    word: entityWord[entry.collection],
    figures: figuresOf(estate, entry).map(figureView),
    sections: sectionsOf(estate, entry).map(sectionView),
    tables: tablesOf(estate, entry).map(tableView),
    layers: entry.collection === 'hosts' ? layerViews(estate, entry.id) : [],
    guests: entry.collection === 'vms' ? guestsOf(estate, entry.id) : [],
  };
}

/** What several nodes are, and what they come to. */
function together(subjects: readonly Subject[]): About {
  const counts = new Map<string, number>();
  for (const { node, entry } of subjects) {
    const name = entryOf(node);
    const word = (name && partWord(name)) ?? entityWord[entry.collection];
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const whole = subjects.filter(({ base }) => base.length === 0).map(({ entry }) => entry);
  return { title: [...counts].map(([word, count]) => counted(count, word)).join(', '), word: 'selection', figures: sumsOf(whole), sections: [], tables: [], layers: [], guests: [] };
}

/** The findings on what is inspected, the worst first, and which of them is the worst on a field. */
class Found {
  readonly findings: readonly Finding[];
  private readonly worst = new Map<string, string>();

  constructor(session: Session, subjects: readonly Subject[], view: ViewName) {
    const wanted = new Set(subjects.filter(({ base }) => base.length === 0).map(({ node }) => node));
    const parts = subjects.filter(({ base }) => base.length > 0).map(({ entry, base }) => [entry.collection, entry.id, ...base]);
    const isWanted = ({ place: { path } }: Finding): boolean =>
      (wanted.size > 0 && isOn(session, wanted, path, view)) || parts.some((part) => part.every((step, i) => step === path[i]));
    this.findings = [...session.findings().values()].flatMap((found) => found.filter(isWanted)).sort(worstFirst);
    const bases = new Map(subjects.map((subject) => [[subject.entry.collection, subject.entry.id, ...subject.base].join('\n'), subject]));
    for (const finding of this.findings) this.note(finding, bases, subjects.length > 1);
  }

  /** Message of the worst finding on a field, by its path below what is inspected, or below the field; empty where there is none. */
  problemAt(path: Path): string {
    return this.worst.get(path.join('\n')) ?? '';
  }

  /** The worst come first: what is noted stays. */
  private note({ place, message }: Finding, bases: ReadonlyMap<string, Subject>, isNamed: boolean): void {
    const length = [2, 4].find((steps) => bases.get(place.path.slice(0, steps).join('\n'))?.entry.file === place.file);
    const subject = length === undefined ? undefined : bases.get(place.path.slice(0, length).join('\n'));
    if (!subject || length === undefined) return;
    for (let end = length + 1; end <= place.path.length; end++) {
      const key = place.path.slice(length, end).join('\n');
      if (!this.worst.has(key)) this.worst.set(key, isNamed ? `${subject.entry.id}: ${message}` : message);
    }
  }
}

const ranks = { error: 2, warning: 1, info: 0 } as const;

function worstFirst(a: Finding, b: Finding): number {
  return ranks[b.severity] - ranks[a.severity] || (a.rule.id < b.rule.id ? -1 : a.rule.id > b.rule.id ? 1 : 0);
}

function sectionView({ title, figures }: FigureSection): Inspection['sections'][number] {
  return { title, figures: figures.map(figureView) };
}

function figureView({ policies, ...figure }: Figure): FigureView {
  return { ...figure, ...(policies && { policies: [...policies] }) };
}

function tableView({ columns, rows, ...table }: Table): TableView {
  return { ...table, columns: [...columns], rows: rows.map(({ cells, detail }) => ({ cells: [...cells], detail })) };
}

/** The containers of a VM, in the order in which people list them. */
function guestsOf(estate: Estate, vm: string): GuestView[] {
  return [...containersIn(estate, vm)].sort(naturalOrder).flatMap((id) => {
    const container = estate.value('containers', id);
    return container ? [{ node: nodeOf('containers', id), label: container.name ?? id, detail: detailOfContainer(estate, container) }] : [];
  });
}

/** Whether something stands on the entry of one of these nodes, or on what is shown as a part of it. */
function isOn(session: Session, nodes: ReadonlySet<string>, path: Path, view: ViewName): boolean {
  const [collection, id] = path;
  if (nodes.has(`${String(collection)}/${String(id)}`)) return true;
  const shown = shownAt(session.estate, path, view);
  return shown !== undefined && nodes.has(shown);
}

function findingView(session: Session, finding: Finding, view: ViewName): FindingView {
  const { rule, severity, message, place } = finding;
  const { why, remedy } = explanationOf(rule);
  return {
    rule: rule.id, severity, message, why, remedy, path: [...place.path],
    related: (finding.related ?? []).map((other) => ({ message: other.message, node: shownAt(session.estate, other.place.path, view) ?? null })),
    fixes: session.fixesOf(finding).map((fix) => fix.title),
  };
}
