import { decodeFromWebview } from '../../../src/protocol/decode';
import type { Answer, FromExtension, FromWebview, Gesture, Question } from '../../../src/protocol/messages';
import type { TemplateView } from '../../../src/protocol/adding';
import type { Facet, Facets, Filter } from '../../../src/protocol/filter';
import { hasWords, wordsOf } from '../../../src/protocol/words';
import type { OperationView, QuestionView } from '../../../src/protocol/operations';
import type { OverlayName } from '../../../src/protocol/overlays';
import type { ConnectVerdict, DiagramEdge, DiagramNode, FitVerdict, Inspection, TraceView, ViewName } from '../../../src/protocol/view';
import { plainInspection, plainOperations } from './plainAnswers';

/** Answers a question in place of the usual answer; undefined leaves it to the usual one. */
export type Reply = (question: Question, revision: number) => Answer | undefined | Promise<Answer | undefined>;

/**
 * The extension's side of the conversation, without an extension: it holds nodes instead of a text, applies gestures to them and
 * sends patches, one in flight at a time, as the real one does.
 */
export class FakeExtension {
  /** Everything the webview said, in order. */
  readonly received: FromWebview[] = [];
  /** What could not be decoded, and what failed in the webview: there must be nothing. */
  readonly complaints: string[] = [];
  revision = 1;
  reply: Reply = () => undefined;
  verdicts: readonly FitVerdict[] = [];
  connects: readonly ConnectVerdict[] = [];
  templates: readonly TemplateView[] = [
    { id: 'vm-small', what: 'vm', title: 'Small VM', detail: '2 vCPU, 8 GiB', count: 1, parents: ['host', 'cluster'] },
    { id: 'cluster', what: 'cluster', title: 'Cluster of hosts', detail: '3 hosts', count: 3, parents: ['site'] },
  ];
  trace: TraceView | null = null;
  /** What the network view shows; the nodes of the constructor are the compute view. */
  network: { readonly nodes: readonly DiagramNode[]; readonly edges: readonly DiagramEdge[] } = { nodes: [], edges: [] };
  /** What the storage view shows. */
  storage: { readonly nodes: readonly DiagramNode[]; readonly edges: readonly DiagramEdge[] } = { nodes: [], edges: [] };
  /** What the view of all shows. */
  all: { readonly nodes: readonly DiagramNode[]; readonly edges: readonly DiagramEdge[] } = { nodes: [], edges: [] };
  inspect: (node: DiagramNode) => Inspection = plainInspection;
  operations: (nodes: readonly DiagramNode[]) => OperationView[] = plainOperations;
  questions: QuestionView[] = [
    { name: 'name', label: 'Name', kind: 'text', options: [], suggested: 'snapshot-1', example: '' },
    { name: 'memory', label: 'What it holds', kind: 'choice', options: [{ value: 'yes', text: 'With its memory' }, { value: 'no', text: 'Its disks only' }], suggested: 'yes', example: '' },
  ];

  /** What nodes have that is not seen of them: their tags, by id. */
  tags: Readonly<Record<string, readonly string[]>> = {};
  finds: (node: DiagramNode, filter: Filter) => boolean = (node, { text, kinds, states, tags, near }) => hasWords(node, wordsOf(text)) && among(kinds, [node.kind]) && among(states, [node.state])
    && among(tags, this.tags[node.id] ?? []) && (near === null || near.nodes.includes(node.id) || (near.hops > 0 && near.nodes.includes(node.parent ?? '')));

  private readonly nodes = new Map<string, DiagramNode>();
  private readonly edges = new Map<string, DiagramEdge>();
  /** What an overlay says of a node. */
  overlays: (name: OverlayName, node: DiagramNode) => Partial<Pick<DiagramNode, 'heat' | 'tint' | 'overlayText'>> = () => ({});
  /** What the last part of a view that is sent ahead waits for. */
  lastPart: (view: ViewName) => Promise<void> = () => Promise.resolve();
  private aheads = 0;
  private overlay: OverlayName | null = null;
  private isRecoloured = false;
  private view: ViewName = 'compute';
  private readonly left = new Map<ViewName, { readonly nodes: readonly DiagramNode[]; readonly edges: readonly DiagramEdge[] }>();
  /** The revisions at which views were left. */
  private readonly leftAt = new Map<ViewName, number>();
  private send: (message: FromExtension) => Promise<void> = async () => undefined;
  private waiting: { what: (message: FromWebview) => boolean; resolve: (message: FromWebview) => void }[] = [];
  private waitingForStep: (() => void)[] = [];
  private drawn = 0;
  private pending = nothingPending();

  constructor(nodes: readonly DiagramNode[], readonly title = 'Campus') {
    for (const node of nodes) this.nodes.set(node.id, node);
  }

  connect(send: (message: FromExtension) => Promise<void>): void {
    this.send = send;
  }

  node(id: string): DiagramNode | undefined {
    return this.nodes.get(id);
  }

  /** The questions of one kind that were asked. */
  asked<K extends Question['kind']>(kind: K): Extract<Question, { kind: K }>[] {
    return this.received.flatMap((message) => (message.kind === 'ask' && message.question.kind === kind ? [message.question as Extract<Question, { kind: K }>] : []));
  }

  gestures(): Gesture[] {
    return this.asked('gesture').map((question) => question.gesture);
  }

  /** Until the webview has asked for a gesture. */
  async gestured(): Promise<void> {
    await this.said((message) => message.kind === 'ask' && message.question.kind === 'gesture');
  }

  /** The first message like this, said already or to come. */
  said(what: (message: FromWebview) => boolean): Promise<FromWebview> {
    const found = this.received.find(what);
    return found ? Promise.resolve(found) : new Promise((resolve) => this.waiting.push({ what, resolve }));
  }

  /** Until everything that changed is sent, and the webview has said that it drew it. */
  inStep(): Promise<void> {
    return this.isInStep() ? Promise.resolve() : new Promise((resolve) => this.waitingForStep.push(resolve));
  }

  /** What the webview said. */
  async receive(data: unknown): Promise<void> {
    const decoded = decodeFromWebview(data);
    if (decoded.kind === 'invalid') {
      this.complaints.push(`${decoded.reason} in ${JSON.stringify(data).slice(0, 300)}`);
      return;
    }
    const { message } = decoded;
    this.received.push(message);
    this.waiting = this.waiting.filter((waiting) => {
      if (waiting.what(message)) waiting.resolve(message);
      return !waiting.what(message);
    });
    if (message.kind === 'failure') this.complaints.push(message.message);
    else if (message.kind === 'ready') await this.sendView(message.view, message.overlay ?? null, message.seen);
    else if (message.kind === 'ahead') await this.sendAhead(message.view);
    else if (message.kind === 'overlay') await this.turnOverlay(message.name);
    else if (message.kind === 'drawn') await this.whenDrawn(message.revision);
    else if (message.kind === 'ask') await this.answer(message.id, message.revision, message.question);
  }

  /** Says something of its own accord. */
  say(message: Exclude<FromExtension, { kind: 'answer' }>): Promise<void> {
    return this.send(message);
  }

  /** Changes nodes as an edit of the text would. */
  async change(changed: readonly DiagramNode[], removed: readonly string[] = [], edges: { readonly changed?: readonly DiagramEdge[]; readonly removed?: readonly string[] } = {}): Promise<void> {
    for (const id of edges.removed ?? []) {
      this.edges.delete(id);
      this.pending.removedEdges.add(id);
    }
    for (const edge of edges.changed ?? []) {
      this.edges.set(edge.id, edge);
      this.pending.changedEdges.add(edge.id);
    }
    for (const id of removed) {
      this.nodes.delete(id);
      this.pending.removed.add(id);
    }
    for (const node of changed) {
      this.nodes.set(node.id, node);
      this.pending.changed.add(node.id);
    }
    await this.sendPatch();
  }

  /** Says of every node what the overlay does, and of what else it does not. */
  private async turnOverlay(name: OverlayName | null): Promise<void> {
    this.overlay = name;
    this.isRecoloured = true;
    await this.change([...this.nodes.values()].map((node) => this.shaded(node)));
  }

  private shaded({ overlayText: _text, ...node }: DiagramNode): DiagramNode {
    const { overlay: _overlay, ...heat } = node.heat;
    return { ...node, heat, ...(this.overlay === null ? {} : this.overlays(this.overlay, { ...node, heat })) };
  }

  private async sendView(view: ViewName, overlay: OverlayName | null, seen: number | undefined): Promise<void> {
    this.drawn = 0;
    this.pending = nothingPending();
    if (view !== this.view) this.turnTo(view);
    this.overlay = overlay;
    for (const [id, node] of this.nodes) this.nodes.set(id, this.shaded(node));
    // Where the page has the view as it was left, everything is said to have changed: the page finds that it did not.
    const patch = { removed: [], removedEdges: [], changed: [...this.nodes.values()], changedEdges: [...this.edges.values()] };
    if (seen !== undefined && seen === this.leftAt.get(view)) return this.send({ kind: 'patch', view, ...(overlay === null ? {} : { overlay }), from: seen, revision: this.revision, title: this.title, ...patch });
    await this.send({ kind: 'view', view, ...(overlay === null ? {} : { overlay }), revision: this.revision, title: this.title, nodes: [...this.nodes.values()], edges: [...this.edges.values()] });
  }

  /** A view that may be turned to next, in two parts. */
  private async sendAhead(view: ViewName): Promise<void> {
    const { nodes, edges } = this.leftOf(view);
    const part = { kind: 'ahead', view, revision: -++this.aheads } as const;
    this.leftAt.set(view, part.revision);
    await this.send({ ...part, isLast: false, nodes: [...nodes], edges: [] });
    await this.lastPart(view);
    await this.send({ ...part, isLast: true, nodes: [], edges: [...edges] });
  }

  private leftOf(view: ViewName): { readonly nodes: readonly DiagramNode[]; readonly edges: readonly DiagramEdge[] } {
    return this.left.get(view) ?? { compute: { nodes: [], edges: [] }, network: this.network, storage: this.storage, all: this.all }[view];
  }

  private turnTo(view: ViewName): void {
    this.left.set(this.view, { nodes: [...this.nodes.values()], edges: [...this.edges.values()] });
    this.leftAt.set(this.view, this.revision);
    const { nodes, edges } = this.leftOf(view);
    this.view = view;
    this.nodes.clear();
    this.edges.clear();
    for (const node of nodes) this.nodes.set(node.id, node);
    for (const edge of edges) this.edges.set(edge.id, edge);
  }

  private async whenDrawn(revision: number): Promise<void> {
    this.drawn = revision;
    await this.sendPatch();
    if (this.isInStep()) this.waitingForStep.splice(0).forEach((resolve) => resolve());
  }

  private isInStep(): boolean {
    return this.drawn === this.revision && !this.isPending();
  }

  private isPending(): boolean {
    const { changed, removed, changedEdges, removedEdges } = this.pending;
    return changed.size + removed.size + changedEdges.size + removedEdges.size > 0 || this.isRecoloured;
  }

  /** One patch of all that changed, unless the one before is not drawn yet. */
  private async sendPatch(): Promise<void> {
    const { changed, removed, changedEdges, removedEdges } = this.pending;
    if (this.drawn !== this.revision || !this.isPending()) return;
    this.pending = nothingPending();
    this.isRecoloured = false;
    const from = this.revision++;
    const nodes = [...changed].flatMap((id) => this.nodes.get(id) ?? []);
    await this.send({ kind: 'patch', ...(this.overlay === null ? {} : { overlay: this.overlay }), from, revision: this.revision, title: this.title, changed: nodes, removed: [...removed], changedEdges: [...changedEdges].flatMap((id) => this.edges.get(id) ?? []), removedEdges: [...removedEdges] });
  }

  private facets(): Facets {
    const count = (values: readonly string[]): Facet[] => [...new Set(values)].sort().map((value) => ({ value, label: value, count: values.filter((each) => each === value).length }));
    const nodes = [...this.nodes.values()];
    return {
      tags: count(nodes.flatMap(({ id }) => this.tags[id] ?? [])), tenants: [], hosts: count(nodes.flatMap(({ kind, label }) => (kind === 'host' ? [label] : []))), clusters: [], networks: [],
      kinds: count(nodes.map(({ kind }) => kind)), states: count(nodes.map(({ state }) => state)), severities: [],
    };
  }

  private async answer(id: number, revision: number, question: Question): Promise<void> {
    const isStale = question.kind === 'gesture' && revision !== this.revision;
    const answer = (await this.reply(question, revision)) ?? (isStale ? ({ kind: 'stale' } as const) : this.usual(question));
    const change = answer.kind === 'applied' && question.kind === 'gesture' ? this.effect(question.gesture) : null;
    const edgeChange = answer.kind === 'applied' && question.kind === 'gesture' ? edgeEffect(question.gesture) : {};
    await this.send({ kind: 'answer', id, answer: change ? { ...answer, revision: this.revision + 1 } as Answer : answer });
    if (change) await this.change(change.changed, change.removed, edgeChange);
  }

  private usual(question: Question): Answer {
    switch (question.kind) {
      case 'where-connects': return { kind: 'connects', verdicts: [...this.connects] };
      case 'trace': return this.trace ? { kind: 'trace', trace: this.trace } : { kind: 'refused', reasons: [`No way from ${question.from} is known.`] };
      case 'card': {
        const node = this.nodes.get(question.node);
        return { kind: 'card', title: node?.label ?? '', word: node?.kind ?? '', lines: [['Demand', '4.06 GHz']], findings: [{ severity: 'warning', message: 'It is large.' }], more: 0 };
      }
      case 'where-fits': case 'where-adds': return { kind: 'fits', verdicts: [...this.verdicts] };
      case 'inspect': {
        const [first, ...others] = question.nodes.flatMap((id) => this.nodes.get(id) ?? []);
        const inspection = first ? this.inspect(first) : null;
        const together = { figures: [{ name: 'Memory', value: '24 GiB', explanation: `Sum over ${question.nodes.length}.` }], sections: [], tables: [], layers: [], guests: [] };
        return { kind: 'inspection', inspection: inspection && { ...inspection, ...(others.length > 0 && together), nodes: question.nodes, within: question.within } };
      }
      case 'meaning': return { kind: 'meaning', meaning: /^\d+ GiB$/.test(question.text) ? `= ${(1024 * Number.parseInt(question.text)).toLocaleString('en')} MiB` : '', problem: /^\d+ Gib$/.test(question.text) ? 'Did you mean GiB?' : '' };
      case 'choices': return { kind: 'choices', choices: [{ value: 'esx-01', detail: '32 cores · 512 GiB' }, { value: 'esx-02', detail: '' }, { value: 'kvm-01', detail: '' }].filter(({ value }) => value.includes(question.text)), more: false };
      case 'find': return { kind: 'found', nodes: [...this.nodes.values()].flatMap((node) => (this.finds(node, question.filter) ? [node.id] : [])) };
      case 'facets': return { kind: 'facets', facets: this.facets() };
      case 'operations': return { kind: 'operations', operations: this.operations(question.nodes.flatMap((id) => this.nodes.get(id) ?? [])) };
      case 'copy': return { kind: 'copied', text: question.nodes.map((id) => `"${id}": {}`).join(',\n'), message: `Copied ${question.nodes.join()}.` };
      case 'templates': return { kind: 'templates', templates: [...this.templates] };
      case 'where-reconnects': return { kind: 'connects', verdicts: [...this.connects] };
      case 'ask-for': return { kind: 'questions', title: `Take a snapshot of ${question.nodes.join()}`, questions: this.questions };
      case 'gesture': return { kind: 'applied', revision: this.revision + 1, node: nodeAfter(question.gesture), message: `Done: ${question.gesture.kind}` };
      case 'export': return { kind: 'exported', file: `campus.${question.format}` };
      default: return { kind: 'done' };
    }
  }

  /** What becomes of the nodes; as far as a test may want to see it. */
  private effect(gesture: Gesture): { changed: DiagramNode[]; removed: string[] } | null {
    const known = (ids: readonly string[]): DiagramNode[] => ids.flatMap((id) => this.nodes.get(id) ?? []);
    switch (gesture.kind) {
      case 'move': return { changed: known(gesture.nodes).map((node) => ({ ...node, parent: gesture.to })), removed: [] };
      case 'delete': return { changed: [], removed: [...gesture.nodes] };
      case 'pin': return { changed: gesture.positions.flatMap(({ node, at }) => known([node]).map((found) => ({ ...found, pin: at }))), removed: [] };
      case 'rename': {
        const [before] = known([gesture.node]);
        const id = nodeAfter(gesture);
        if (!before || id === null) return null;
        const inside = [...this.nodes.values()].filter((node) => node.parent === before.id).map((node) => ({ ...node, parent: id }));
        return { changed: [{ ...before, id, label: gesture.to }, ...inside], removed: [before.id] };
      }
      case 'add': {
        const id = nodeAfter(gesture);
        if (id === null) return null;
        const label = id.slice(id.indexOf('/') + 1);
        return { changed: [{ id, kind: gesture.what, label, parent: gesture.parent, order: 10_000, detail: '', state: 'normal', heat: { cpu: null, memory: null }, findings: { error: 0, warning: 0, info: 0 }, pin: null }], removed: [] };
      }
      case 'set': return { changed: known(gesture.nodes).map((node) => ({ ...node, detail: String(gesture.value) })), removed: [] };
      case 'change-list': case 'add-part': return { changed: known(gesture.nodes).map((node) => ({ ...node, detail: `${node.detail} *` })), removed: [] };
      case 'rename-part': case 'move-item': return { changed: known([gesture.node]).map((node) => ({ ...node, detail: `${node.detail} *` })), removed: [] };
      case 'operate': {
        const state = ({ 'power-on': 'normal', 'power-off': 'off', suspend: 'suspended', resume: 'normal' } as const)[gesture.operation];
        return { changed: known(gesture.nodes).map((node) => (state === undefined ? { ...node, detail: gesture.operation } : { ...node, state })), removed: [] };
      }
      case 'save-view': case 'rename-view': case 'forget-view': case 'connect': case 'disconnect': case 'layout': return { changed: [], removed: [] };
      case 'duplicate': return { changed: known(gesture.nodes).map((node) => ({ ...node, id: `${node.id}-2`, label: `${node.label}-2` })), removed: [] };
      // As it was, so that a patch comes.
      case 'paste': return { changed: known(gesture.into === null ? [] : [gesture.into]), removed: [] };
      case 'reconnect': return { changed: known([gesture.fixed]), removed: [] };
      case 'fix': case 'let-through': return null;
    }
  }
}

interface Pending { readonly changed: Set<string>; readonly removed: Set<string>; readonly changedEdges: Set<string>; readonly removedEdges: Set<string> }

const among = <T,>(wanted: readonly T[], has: readonly T[]): boolean => wanted.length === 0 || wanted.some((value) => has.includes(value));

const nothingPending = (): Pending => ({ changed: new Set(), removed: new Set(), changedEdges: new Set(), removedEdges: new Set() });

/** What becomes of the edges. */
function edgeEffect(gesture: Gesture): { readonly changed?: readonly DiagramEdge[]; readonly removed?: readonly string[] } {
  if (gesture.kind === 'disconnect') return { removed: gesture.edges };
  if (gesture.kind !== 'connect') return {};
  return { changed: [{ id: `cable/${gesture.from}/${gesture.to}`, kind: 'cable', from: gesture.from, to: gesture.to, label: 'new', detail: 'a new cable', state: 'normal', heat: null, findings: { error: 0, warning: 0, info: 0 } }] };
}

function nodeAfter(gesture: Gesture): string | null {
  if (gesture.kind === 'rename') return `${gesture.node.split('/')[0]}/${gesture.to}`;
  return gesture.kind === 'add' ? `${gesture.what}s/${gesture.name === '' ? `new-${gesture.what}` : gesture.name}` : null;
}
