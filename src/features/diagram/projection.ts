/**
 * The estate as nodes of the diagram, in step with it: after an edit only the nodes it reaches are looked at again.
 *
 * Invariant: what `view` gives after any edits is what a new projection of the same session would give, and the patches
 * applied to an older view give the newer one.
 */
import type { Finding } from '../../core/diagnostics/run';
import type { Changes } from '../../core/model/estate';
import { Watch } from '../../core/model/watch';
import { fileName } from '../../core/diagnostics/wording';
import { counted } from '../../core/util/words';
import type { DiagramNode } from '../../protocol/view';
import type { Session } from '../session';
import { drawing, sameLayers, type Drawing } from './drawing';
import { FindingCounts, total } from './findingCounts';
import { nodeShowing } from './guests';
import { clusterOfGroup, entryOf, isShown, nodeOf, shownCollections, unplacedGroup } from './nodeIds';
import { pinsOf, samePin, type Pins } from './pins';
import { Siblings } from './siblings';

export interface DiagramView {
  readonly title: string;
  /** Every node, in no particular order. */
  readonly nodes: readonly DiagramNode[];
}

export interface DiagramPatch {
  readonly title: string;
  readonly changed: readonly DiagramNode[];
  readonly removed: readonly string[];
}

export class DiagramProjection {
  private readonly drawings: Watch<Drawing | undefined>;
  private readonly placed = new Map<string, Drawing>();
  private readonly orders = new Map<string, number>();
  private readonly siblings = new Siblings();
  private readonly counts = new FindingCounts();
  private readonly shown = new Map<string, DiagramNode>();
  /** Nodes that may look different from how they are shown. */
  private readonly touched = new Set<string>();
  private readonly subscriptions: readonly (() => void)[];
  private pins: Pins = new Map();
  private title = '';

  constructor(private readonly session: Session) {
    this.drawings = new Watch(session.estate, drawing);
    for (const collection of shownCollections) for (const id of session.estate.ids(collection)) this.drawings.add(nodeOf(collection, id));
    for (const [subject, findings] of session.findings()) this.counts.take(subject, findings);
    this.subscriptions = [session.onChange((changes) => this.follow(changes)), session.onFindings((changed) => this.takeFindings(changed))];
  }

  /** The whole diagram. The next patch begins here. */
  view(): DiagramView {
    this.flush();
    return { title: this.title, nodes: [...this.shown.values()] };
  }

  /** What changed since the last call of this or of `view`; undefined where nothing did. */
  flush(): DiagramPatch | undefined {
    this.session.findings();
    this.takeHeader();
    this.takeDrawings();
    for (const children of this.siblings.flush()) children.forEach(({ id }, order) => this.takeOrder(id, order));
    const patch = this.showTouched();
    const title = titleOf(this.session);
    if (patch.changed.length === 0 && patch.removed.length === 0 && title === this.title) return undefined;
    this.title = title;
    return { title, ...patch };
  }

  /** A patch that changes nothing. */
  emptyPatch(): DiagramPatch {
    return { title: this.title, changed: [], removed: [] };
  }

  dispose(): void {
    for (const unsubscribe of this.subscriptions) unsubscribe();
    this.drawings.dispose();
  }

  private follow(changes: Changes): void {
    const { estate } = this.session;
    for (const { collection, id } of changes.removed) if (isShown(collection) && !estate.find(collection, id)) this.drawings.remove(nodeOf(collection, id));
    for (const { collection, id } of changes.changed) if (isShown(collection)) this.drawings.add(nodeOf(collection, id));
  }

  private takeFindings(changed: ReadonlyMap<string, readonly Finding[]>): void {
    for (const [subject, findings] of changed) for (const node of this.counts.take(subject, findings)) this.touchAround(node);
  }

  /** The node, and the one that stands for it. */
  private touchAround(node: string): void {
    const name = entryOf(node);
    this.touched.add((name && nodeShowing(this.session.estate, [name.collection, name.id])) ?? node);
  }

  private takeHeader(): void {
    const before = this.pins;
    this.pins = pinsOf(this.session);
    if (this.pins === before) return;
    for (const [node, pin] of this.pins) if (!samePin(pin, before.get(node))) this.touched.add(node);
    for (const node of before.keys()) if (!this.pins.has(node)) this.touched.add(node);
  }

  private takeDrawings(): void {
    const { changed, removed } = this.drawings.flush();
    const groups = new Set<string>();
    for (const id of removed) this.place(id, undefined, groups);
    for (const [id, drawn] of changed) this.place(id, drawn, groups);
    for (const group of groups) this.place(group, drawGroup(group, this.siblings));
  }

  /** Puts a node where its drawing says; the groups that gain or lose it by that are added to `groups`. */
  private place(id: string, drawn: Drawing | undefined, groups?: Set<string>): void {
    const before = this.placed.get(id);
    if (drawn) this.placed.set(id, drawn);
    else this.placed.delete(id);
    this.touched.add(id);
    if (before && drawn && before.parent === drawn.parent) return;
    if (before) this.siblings.remove(before.parent, id);
    if (drawn) this.siblings.add(drawn.parent, drawn);
    for (const parent of [before?.parent, drawn?.parent]) if (typeof parent === 'string' && isGroup(parent)) groups?.add(parent);
  }

  private takeOrder(id: string, order: number): void {
    if (this.orders.get(id) === order) return;
    this.orders.set(id, order);
    this.touched.add(id);
  }

  private showTouched(): { readonly changed: readonly DiagramNode[]; readonly removed: readonly string[] } {
    const changed: DiagramNode[] = [];
    const removed: string[] = [];
    for (const id of this.touched) {
      const drawn = this.placed.get(id);
      const before = this.shown.get(id);
      if (!drawn) {
        this.orders.delete(id);
        if (this.shown.delete(id)) removed.push(id);
        continue;
      }
      const pin = this.pins.get(id);
      const { kind, label, parent, detail, state, heat, layers } = drawn;
      const order = this.orders.get(id) ?? 0;
      const node: DiagramNode = { id, kind, label, parent, order, detail, state, heat, findings: this.findingsOn(drawn), pin: pin ? [...pin] : null, ...(layers && { layers }) };
      if (before && sameNode(before, node)) continue;
      this.shown.set(id, node);
      changed.push(node);
    }
    this.touched.clear();
    return { changed, removed };
  }

  /** Findings on a node, and on what runs in it without a node of its own. */
  private findingsOn({ id, guests }: Drawing): DiagramNode['findings'] {
    return guests.reduce((sum, guest) => total(sum, this.counts.of(nodeOf('containers', guest))), this.counts.of(id));
  }
}

/** A group of VMs and containers; none where it would be empty. */
function drawGroup(id: string, siblings: Siblings): Drawing | undefined {
  const vms = siblings.count(id, 'vm');
  const containers = siblings.count(id, 'container');
  if (vms + containers === 0) return undefined;
  const cluster = clusterOfGroup(id);
  const detail = [...(vms > 0 ? [counted(vms, 'VM')] : []), ...(containers > 0 ? [counted(containers, 'container')] : [])].join(' · ');
  return {
    id, kind: 'group', label: cluster === undefined ? unplaced(vms, containers) : 'No host yet', parent: cluster === undefined ? null : nodeOf('clusters', cluster),
    detail, state: 'normal', heat: { cpu: null, memory: null }, guests: [],
  };
}

function unplaced(vms: number, containers: number): string {
  if (containers === 0) return 'Unplaced VMs';
  return vms === 0 ? 'Unplaced containers' : 'Unplaced VMs and containers';
}

const isGroup = (node: string): boolean => node === unplacedGroup || clusterOfGroup(node) !== undefined;

function titleOf(session: Session): string {
  return session.document(session.main)?.document.header.name ?? fileName(session.main).replace(/\.virt\.json$/, '');
}

function sameNode(a: DiagramNode, b: DiagramNode): boolean {
  return (
    a.label === b.label && a.parent === b.parent && a.order === b.order && a.detail === b.detail && a.state === b.state && a.kind === b.kind &&
    a.heat.cpu === b.heat.cpu && a.heat.memory === b.heat.memory && a.findings.error === b.findings.error && a.findings.warning === b.findings.warning &&
    a.findings.info === b.findings.info && samePin(a.pin, b.pin) && sameLayers(a.layers, b.layers)
  );
}
