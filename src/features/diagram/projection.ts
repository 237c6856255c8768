/**
 * The estate as nodes and edges of a view of the diagram, in step with it: after an edit only what it reaches is looked at again.
 *
 * Invariant: what `view` gives after any edits is what a new projection of the same session would give, and the patches
 * applied to an older view give the newer one.
 */
import type { Finding } from '../../core/diagnostics/run';
import type { Changes, Query } from '../../core/model/estate';
import type { CollectionName } from '../../core/model/ids';
import { Watch } from '../../core/model/watch';
import { fileName } from '../../core/diagnostics/wording';
import type { DiagramEdge, DiagramNode } from '../../protocol/view';
import type { OverlayName } from '../../protocol/overlays';
import type { Session } from '../session';
import { computeLook } from './computeLook';
import { FindingCounts, total } from './findingCounts';
import { sameEdgeLook, sameLook, type Drawing, type EdgeDrawing, type Look, type Piece } from './look';
import { layoutOf } from './header';
import { nodeOf } from './nodeIds';
import { Overlaid } from './overlays/overlaid';
import { pinsOf, samePin, type Pins } from './pins';
import { Readers } from './readers';
import { Siblings } from './siblings';
import { Unread } from './unread';

export interface DiagramView {
  readonly title: string;
  /** Every node and edge, in no particular order. */
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
}

export interface DiagramPatch {
  readonly title: string;
  readonly changed: readonly DiagramNode[];
  readonly removed: readonly string[];
  readonly changedEdges: readonly DiagramEdge[];
  readonly removedEdges: readonly string[];
}

export class DiagramProjection {
  private pieces: Watch<Piece>;
  private query: Query<Piece>;
  /** Entries that went while the grouping changed. */
  private left: readonly string[] = [];
  private readonly held = new Map<string, Piece>();
  private readonly placed = new Map<string, Drawing>();
  private readonly placedEdges = new Map<string, EdgeDrawing>();
  private readonly orders = new Map<string, number>();
  private readonly siblings = new Siblings();
  private readonly counts: FindingCounts;
  private readonly readers = new Readers();
  private readonly edgeReaders = new Readers();
  private readonly unread: Unread;
  private readonly shown = new Map<string, DiagramNode>();
  private readonly shownEdges = new Map<string, DiagramEdge>();
  /** Nodes and edges that may look different from how they are shown. */
  private readonly touched = new Set<string>();
  private readonly touchedEdges = new Set<string>();
  private readonly collections: ReadonlySet<CollectionName>;
  private readonly subscriptions: readonly (() => void)[];
  private pins: Pins = new Map();
  private overlaid: Overlaid | undefined;
  /** The overlays that were looked at last, the latest at the end: one goes back and forth between a few. */
  private overlays: readonly Overlaid[] = [];
  private title = '';
  private isTold = false;

  /** @param groupedAs whose document says how it is grouped: of two versions that are compared, the later */
  constructor(private readonly session: Session, private readonly look: Look = computeLook, private readonly groupedAs: Session = session) {
    this.collections = new Set(look.collections);
    this.counts = new FindingCounts(look.countedOn);
    this.unread = new Unread(session.estate, look.collections);
    this.query = this.queryNow();
    this.pieces = this.watch();
    for (const [subject, findings] of session.findings()) this.counts.take(subject, findings);
    this.subscriptions = [session.onChange((changes) => this.follow(changes)), session.onFindings((changed) => this.takeFindings(changed))];
  }

  /** Colours by an overlay, or by what the view shows by itself, from the next patch on. @param today the day, as "2026-03-31" */
  colourBy(name: OverlayName | null, today: string): void {
    if (this.overlaid?.name === (name ?? undefined) && (name === null || this.overlaid?.today === today)) return;
    const before = this.overlaid;
    const now = name === null ? undefined : this.overlays.find((each) => each.name === name && each.today === today) ?? this.newOverlaid(name, today);
    this.overlaid = now;
    // Of what neither says anything nothing changes; what the next comes to say otherwise comes by itself.
    for (const [id, { tint }] of this.placed) if (tint !== undefined || before?.says(id) || now?.says(id)) this.touched.add(id);
    for (const id of this.placedEdges.keys()) this.touchedEdges.add(id);
    if (now) this.keep(now);
  }

  private newOverlaid(name: OverlayName, today: string): Overlaid {
    const overlaid = new Overlaid(this.session.estate, name, today);
    for (const id of this.placed.keys()) overlaid.takeNode(id, true);
    for (const id of this.placedEdges.keys()) overlaid.takeEdge(id, true);
    return overlaid;
  }

  private keep(latest: Overlaid): void {
    const kept = [...this.overlays.filter((each) => each !== latest && each.today === latest.today), latest].slice(-overlaysKept);
    for (const each of this.overlays) if (!kept.includes(each)) each.dispose();
    this.overlays = kept;
  }

  /** The whole diagram. The next patch begins here. */
  view(): DiagramView {
    this.flush();
    this.isTold = true;
    return { title: this.title, nodes: [...this.shown.values()], edges: [...this.shownEdges.values()] };
  }

  /**
   * Does a part of what the first `view` has to do: a step of a few ms, and more until the caller has no more time.
   *
   * @returns whether nothing is left to do, as long as nothing changes; so after `view`, from when on what changed is for `flush` to tell
   */
  prepare(isOver: () => boolean): boolean {
    if (this.isTold) return true;
    this.session.findings();
    this.takeHeader();
    while (this.pieces.pending) {
      this.takePieces(preparedAtOnce);
      if (isOver()) return false;
    }
    this.takeOrders();
    while (this.touched.size > 0) {
      this.showTouched(preparedAtOnce);
      if (isOver()) return false;
    }
    while (this.touchedEdges.size > 0) {
      this.showTouchedEdges(preparedAtOnce);
      if (isOver()) return false;
    }
    return true;
  }

  /** Every node as it was told last, in no particular order. */
  nodes(): readonly DiagramNode[] {
    return [...this.shown.values()];
  }

  /** What changed since the last call of this or of `view`; undefined where nothing did. */
  flush(): DiagramPatch | undefined {
    this.session.findings();
    this.takeHeader();
    this.takeGrouping();
    this.takePieces();
    this.takeOrders();
    this.takeOverlay();
    const patch = { ...this.showTouched(), ...this.showTouchedEdges() };
    const title = titleOf(this.session);
    const isEmpty = patch.changed.length + patch.removed.length + patch.changedEdges.length + patch.removedEdges.length === 0;
    if (isEmpty && title === this.title) return undefined;
    this.title = title;
    return { title, ...patch };
  }

  /** A patch that changes nothing. */
  emptyPatch(): DiagramPatch {
    return { title: this.title, changed: [], removed: [], changedEdges: [], removedEdges: [] };
  }

  dispose(): void {
    for (const unsubscribe of this.subscriptions) unsubscribe();
    this.pieces.dispose();
    for (const overlaid of this.overlays) overlaid.dispose();
  }

  private follow(changes: Changes): void {
    const { estate } = this.session;
    for (const { collection, id } of changes.removed) if (this.collections.has(collection) && !estate.find(collection, id)) this.pieces.remove(nodeOf(collection, id));
    for (const { collection, id } of changes.changed) if (this.collections.has(collection)) this.pieces.add(nodeOf(collection, id));
    for (const { collection, id } of [...changes.removed, ...changes.changed]) if (this.collections.has(collection)) for (const node of this.unread.take(collection, id)) this.touched.add(node);
  }

  private takeFindings(changed: ReadonlyMap<string, readonly Finding[]>): void {
    for (const [subject, findings] of changed) {
      for (const key of this.counts.take(subject, findings)) {
        this.touched.add(key);
        for (const node of this.readers.of(key)) this.touched.add(node);
        for (const edge of this.edgeReaders.of(key)) this.touchedEdges.add(edge);
      }
    }
  }

  private takeHeader(): void {
    const before = this.pins;
    this.pins = pinsOf(this.session, this.look.view);
    if (this.pins === before) return;
    for (const [node, pin] of this.pins) if (!samePin(pin, before.get(node))) this.touched.add(node);
    for (const node of before.keys()) if (!this.pins.has(node)) this.touched.add(node);
  }

  private takeOverlay(): void {
    if (!this.overlaid) return;
    const { nodes, edges } = this.overlaid.flush();
    for (const id of nodes) this.touched.add(id);
    for (const id of edges) this.touchedEdges.add(id);
  }

  private queryNow(): Query<Piece> {
    const { groupBy = 'cluster' } = layoutOf(this.groupedAs, this.look.view);
    return (groupBy === 'cluster' ? undefined : this.look.grouped?.[groupBy]) ?? this.look.piece;
  }

  private watch(): Watch<Piece> {
    const { estate } = this.session;
    const pieces = new Watch(estate, this.query);
    for (const collection of this.look.collections) for (const id of estate.ids(collection)) pieces.add(nodeOf(collection, id));
    return pieces;
  }

  /** Grouped otherwise, every entry is drawn anew; what comes out the same is no change. */
  private takeGrouping(): void {
    const query = this.queryNow();
    if (query === this.query) return;
    this.query = query;
    this.left = this.pieces.flush().removed;
    this.pieces.dispose();
    this.pieces = this.watch();
  }

  private takePieces(atMost?: number): void {
    const { changed, removed: dropped } = this.pieces.flush(atMost);
    const removed = [...dropped, ...this.left];
    this.left = [];
    const old: Piece[] = [];
    const nodes = new Map<string, Drawing>();
    const edges = new Map<string, EdgeDrawing>();
    for (const key of removed) {
      old.push(...this.heldAt(key));
      this.held.delete(key);
    }
    for (const [key, piece] of changed) {
      old.push(...this.heldAt(key));
      this.held.set(key, piece);
      for (const node of piece.nodes) nodes.set(node.id, node);
      for (const edge of piece.edges) edges.set(edge.id, edge);
    }
    // What goes from one piece to another stays.
    const groups = new Set<string>();
    for (const piece of old) {
      for (const { id } of piece.nodes) if (!nodes.has(id)) this.place(id, undefined, groups);
      for (const { id } of piece.edges) if (!edges.has(id)) this.placeEdge(id, undefined);
    }
    for (const [id, drawn] of nodes) this.place(id, drawn, groups);
    for (const [id, drawn] of edges) this.placeEdge(id, drawn);
    for (const group of groups) {
      const isEmpty = this.siblings.size(group) === 0;
      this.place(group, isEmpty ? undefined : this.look.drawGroup(group, (kind) => this.siblings.count(group, kind)));
    }
  }

  private heldAt(key: string): readonly Piece[] {
    const piece = this.held.get(key);
    return piece ? [piece] : [];
  }

  /** Puts a node where its drawing says; the groups that gain or lose it by that are added to `groups`. */
  private place(id: string, drawn: Drawing | undefined, groups?: Set<string>): void {
    const before = this.placed.get(id);
    if (drawn) this.placed.set(id, drawn);
    else this.placed.delete(id);
    this.touched.add(id);
    if (!before !== !drawn) for (const overlaid of this.overlays) overlaid.takeNode(id, drawn !== undefined);
    this.readers.replace(id, before?.counted, drawn?.counted);
    if (before && drawn && before.parent === drawn.parent) return;
    if (before) this.siblings.remove(before.parent, id);
    if (drawn) this.siblings.add(drawn.parent, drawn);
    for (const parent of [before?.parent, drawn?.parent]) if (typeof parent === 'string' && this.look.isGroup(parent)) groups?.add(parent);
  }

  private placeEdge(id: string, drawn: EdgeDrawing | undefined): void {
    if (!this.placedEdges.has(id) !== !drawn) for (const overlaid of this.overlays) overlaid.takeEdge(id, drawn !== undefined);
    this.edgeReaders.replace(id, this.placedEdges.get(id)?.counted, drawn?.counted);
    if (drawn) this.placedEdges.set(id, drawn);
    else this.placedEdges.delete(id);
    this.touchedEdges.add(id);
  }

  private takeOrders(): void {
    for (const children of this.siblings.flush()) children.forEach(({ id }, order) => this.takeOrder(id, order));
  }

  private takeOrder(id: string, order: number): void {
    if (this.orders.get(id) === order) return;
    this.orders.set(id, order);
    this.touched.add(id);
  }

  private showTouched(atMost = Infinity): Pick<DiagramPatch, 'changed' | 'removed'> {
    const changed: DiagramNode[] = [];
    const removed: string[] = [];
    let looked = 0;
    for (const id of this.touched) {
      if (looked++ >= atMost) break;
      this.touched.delete(id);
      const drawn = this.placed.get(id);
      const before = this.shown.get(id);
      if (!drawn) {
        this.orders.delete(id);
        if (this.shown.delete(id)) removed.push(id);
        continue;
      }
      const pin = this.pins.get(id);
      const { kind, label, parent, detail, state, layers } = drawn;
      const shade = this.overlaid?.of(id);
      const heat = shade && shade.heat !== null ? { ...drawn.heat, overlay: shade.heat } : drawn.heat;
      const tint = shade ? shade.tint : drawn.tint;
      const order = this.orders.get(id) ?? 0;
      const unread = this.unread.of(id);
      const node: DiagramNode = {
        id, kind, label, parent, order, detail, state, heat, findings: this.findingsOn(drawn.counted, this.counts.of(id)), pin: pin ? [...pin] : null,
        ...(layers && { layers }), ...(tint !== undefined && { tint }), ...(shade && shade.text !== '' && { overlayText: shade.text }), ...(unread && { unread: [...unread] }),
      };
      if (before && sameNode(before, node)) continue;
      this.shown.set(id, node);
      changed.push(node);
    }
    return { changed, removed };
  }

  private showTouchedEdges(atMost = Infinity): Pick<DiagramPatch, 'changedEdges' | 'removedEdges'> {
    const changedEdges: DiagramEdge[] = [];
    const removedEdges: string[] = [];
    let looked = 0;
    for (const id of this.touchedEdges) {
      if (looked++ >= atMost) break;
      this.touchedEdges.delete(id);
      const drawn = this.placedEdges.get(id);
      const before = this.shownEdges.get(id);
      if (!drawn) {
        if (this.shownEdges.delete(id)) removedEdges.push(id);
        continue;
      }
      const { kind, from, to, label, detail, state } = drawn;
      const heat = this.overlaid?.ofEdge(id) ?? drawn.heat;
      const edge: DiagramEdge = { id, kind, from, to, label, detail, state, heat, findings: this.findingsOn(drawn.counted) };
      if (before && sameEdgeLook(before, edge) && sameCounts(before, edge)) continue;
      this.shownEdges.set(id, edge);
      changedEdges.push(edge);
    }
    return { changedEdges, removedEdges };
  }

  private findingsOn(keys: readonly string[], own: DiagramNode['findings'] = { error: 0, warning: 0, info: 0 }): DiagramNode['findings'] {
    return keys.reduce((sum, key) => total(sum, this.counts.of(key)), own);
  }
}

/** Entries, nodes or edges between two looks at the clock. */
const preparedAtOnce = 100;

/** Each follows every node of the view. */
const overlaysKept = 3;

function titleOf(session: Session): string {
  return session.document(session.main)?.document.header.name ?? fileName(session.main).replace(/\.virt\.json$/, '');
}

function sameNode(a: DiagramNode, b: DiagramNode): boolean {
  return sameLook(a, b) && a.order === b.order && sameCounts(a, b) && samePin(a.pin, b.pin) && a.unread?.join() === b.unread?.join();
}

function sameCounts({ findings: a }: Pick<DiagramNode, 'findings'>, { findings: b }: Pick<DiagramNode, 'findings'>): boolean {
  return a.error === b.error && a.warning === b.warning && a.info === b.info;
}
