/** Everything about one node, for the inspector: its figures, every field of the format it may have, its findings. */
import { explanationOf } from '../../core/diagnostics/explanations';
import type { Finding } from '../../core/diagnostics/run';
import type { Entry, Path } from '../../core/model/entry';
import type { Estate } from '../../core/model/estate';
import { entityWord } from '../../core/model/ids';
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
import { naturalOrder } from '../naturalOrder';
import { detailOfContainer } from './drawing';
import { containersIn } from './guests';
import { layerViews } from './layers';
import { entryOf, nodeOf, type NodeName } from './nodeIds';
import { partTitle, partWord, pathOf } from './parts';
import { shownAt } from './shownAt';

/**
 * The inspection of a node, with the findings that stand on it, whoever they were found in; undefined for a group, and for what is
 * no longer there. Of a part of an entry it has the fields and findings of that part; paths are below the entry all the same.
 */
export function inspect(session: Session, node: string, view: ViewName = 'compute'): Inspection | undefined {
  const name = entryOf(node);
  const entry = name && session.estate.find(name.collection, name.id);
  const path = name && pathOf(session.estate, name);
  if (!entry || !path) return undefined;
  if (path.length > 0) return inspectPart(session, { name, entry, node, path, view });
  const findings = [...session.findings().values()].flatMap((found) => found.filter(({ place }) => isOn(session, node, place.path, view))).sort(worstFirst);
  return {
    node,
    title: entry.value.name ?? entry.id,
    word: entityWord[entry.collection],
    figures: figuresOf(session.estate, entry).map(figureView),
    sections: sectionsOf(session.estate, entry).map(sectionView),
    tables: tablesOf(session.estate, entry).map(tableView),
    layers: entry.collection === 'hosts' ? layerViews(session.estate, entry.id) : [],
    guests: entry.collection === 'vms' ? guestsOf(session.estate, entry.id) : [],
    groups: groupsOf(session, entry, (path) => worstAt(entry, findings, path)),
    findings: findings.map((finding) => findingView(session, finding, view)),
  };
}

interface InspectedPart {
  readonly name: NodeName;
  readonly entry: Entry;
  readonly node: string;
  /** Below the entry. */
  readonly path: Path;
  readonly view: ViewName;
}

function inspectPart(session: Session, { name, entry, node, path, view }: InspectedPart): Inspection {
  const at = [entry.collection, entry.id, ...path];
  const findings = [...session.findings().values()].flatMap((found) => found.filter(({ place }) => at.every((step, i) => step === place.path[i]))).sort(worstFirst);
  const isBelow = (field: Path): boolean => path.every((step, i) => step === field[i]);
  const groups = groupsOf(session, entry, (field) => worstAt(entry, findings, field)).filter(({ fields }) => fields.some((field) => isBelow(field.path)));
  return {
    node, title: partTitle(name), word: partWord(name) ?? entityWord[entry.collection], figures: [], layers: [], guests: [],
    sections: [...sectionsOfPart(session.estate, entry, path), ...storagePartFigures(session.estate, entry, path), ...storagePartSections(session.estate, entry, path)].map(sectionView),
    tables: storageTablesOfPart(session.estate, entry, path).map(tableView),
    // Its own group bears its name already.
    groups: groups.map(({ title, fields }, i) => ({ title: i === 0 ? 'General' : title, fields })), findings: findings.map((finding) => findingView(session, finding, view)),
  };
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

/** Whether something stands on the entry of a node, or on what is shown as a part of it. */
function isOn(session: Session, node: string, path: Path, view: ViewName): boolean {
  const [collection, id] = path;
  return `${String(collection)}/${String(id)}` === node || shownAt(session.estate, path, view) === node;
}

/** Message of the worst finding, which comes first, on a field, or below it where it has no fields of its own; empty where there is none. */
function worstAt(entry: Entry, findings: readonly Finding[], path: Path): string {
  const field = [entry.collection, entry.id, ...path];
  const here = findings.filter(({ place }) => place.file === entry.file && place.path.length >= field.length && field.every((step, i) => step === place.path[i]));
  return here[0]?.message ?? '';
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
