/** One open diagram: sends the view and its patches, and answers what the user asks on the canvas. */
import * as vscode from 'vscode';
import { nodeAt } from '../features/cursor';
import { answerTo, refusalOf } from '../features/diagram/answers';
import { changesFor } from '../features/diagram/gestures';
import { headerView, type HeaderView } from '../features/diagram/header';
import { whyHeld } from '../features/diagram/held';
import { looks } from '../features/diagram/looks';
import { DiagramProjection } from '../features/diagram/projection';
import { Sending, type Looking } from '../features/diagram/sending';
import type { ComparedView } from '../features/compare/comparedView';
import type { Session } from '../features/session';
import { decodeFromWebview } from '../protocol/decode';
import type { CanvasCommand } from '../protocol/canvasCommands';
import type { Answer, FromExtension, FromWebview, Gesture, Question } from '../protocol/messages';
import type { SavedView } from '../protocol/filter';
import { packedIfLarge, type Packed } from '../protocol/packed';
import type { OverlayName } from '../protocol/overlays';
import type { ViewName } from '../protocol/view';
import { unreachable } from '../core/util/unreachable';
import { Ahead } from './diagram/ahead';
import { runAskedCommand } from './diagram/askedCommand';
import type { Comparing } from './diagram/comparing';
import { compressed } from './diagram/compressed';
import { editing } from './diagram/editing';
import { saveExport } from './diagram/exporting';
import { InStep } from './diagram/inStep';
import { Presence } from './diagram/presence';
import { Projections } from './diagram/projections';
import { reveal } from './diagram/reveal';
import { Status } from './diagram/status';
import { workspaceEdit, write } from './edits';
import { fileOf } from './files';
import type { Report } from './report';
import type { Workspace } from './workspace';

type Focus = Extract<FromWebview, { kind: 'focus' }>['on'];

const pageLeavesWithinMs = 20;

export class DiagramPanel {
  private readonly file: string;
  private readonly subscriptions: vscode.Disposable[];
  /** The estate that is shown, and what was drawn of it. */
  private shown: Projections | undefined;
  private view: ViewName = 'compute';
  /** What nodes are coloured by; null by what the view shows by itself. */
  private overlay: OverlayName | null = null;
  /** What the page was sent, by revision. */
  private readonly sending = new Sending();
  /** What it may turn to next. While something is compared, a view takes more than is made in slices. */
  private readonly ahead = new Ahead({
    projection: (view) => (this.comparing || !this.listening ? undefined : this.projectionOf(view)),
    sending: this.sending,
    send: (message) => this.send(packedIfLarge(message, compressed)),
    guard: (slice) => this.report.guardNow('Making a view ready', undefined, slice),
  });
  /** The revision that shows the last gesture. */
  private promised = 0;
  /** The first view, made while the page loads; of use until something changes. */
  private prepared: { readonly projection: DiagramProjection | ComparedView; readonly view: FromExtension | Packed } | undefined;
  /** A view or patch was sent and not yet drawn: the next waits for it. */
  private inFlight = false;
  private listening = false;
  /** Whether the page has drawn something since it began to listen, and what is to be done then. */
  private hasDrawn = false;
  private waiting: FromExtension[] = [];
  /** The estate changed since the last view or patch was made. */
  private changed = false;
  private readonly status: Status;
  private header: HeaderView | undefined;
  private readonly presence = new Presence((message) => this.send(message));
  private disposed = false;
  private selection: readonly string[] = [];
  private comparing: Comparing | undefined;
  /** With the diagram of another version beside this one. */
  readonly inStep = new InStep((message) => this.sendOnceDrawn(message));
  /** As the page told last; a page that is loaded again tells it anew. */
  private focus: Focus = 'nowhere';

  constructor(
    private readonly document: vscode.TextDocument,
    private readonly panel: vscode.WebviewPanel,
    private readonly workspace: Workspace,
    private readonly report: Report,
    private readonly focusMoved: () => void,
  ) {
    this.file = fileOf(document.uri);
    this.status = new Status(document.uri, report, () => this.update());
    this.subscriptions = [
      this.status,
      panel.webview.onDidReceiveMessage((data: unknown) => this.receive(data)),
      workspace.onDidChange((session) => {
        if (!session.document(this.file)) return;
        this.changed = true;
        this.ahead.disturbed();
        report.guardNow('Drawing the diagram', undefined, () => this.update());
      }),
      workspace.onDidClose((session) => {
        if (session === this.shown?.session) this.forget();
      }),
      panel.onDidChangeViewState(() => {
        // A hidden webview is thrown away by VS Code; shown again it says "ready".
        if (!panel.visible) this.listening = this.hasDrawn = false;
        focusMoved();
      }),
    ];
    // The page takes as long to load as the diagram of a large estate takes to make: do it meanwhile. Not at once, for it is on
    // this thread that VS Code sends the page on its way, step by step.
    setTimeout(() => {
      if (!this.disposed && !this.listening) report.guardNow('Drawing the diagram', undefined, () => this.prepare());
    }, pageLeavesWithinMs);
  }

  get active(): boolean {
    return this.panel.active;
  }

  get uri(): vscode.Uri {
    return this.document.uri;
  }

  /** Where in it the keyboard's focus is. */
  get focusedOn(): Focus {
    return this.focus;
  }

  /** The nodes that are selected. */
  get selected(): readonly string[] {
    return this.selection;
  }

  /** Does something on the canvas: once it is drawn, where it is not yet. */
  act(act: CanvasCommand): void {
    this.sendOnceDrawn({ kind: 'act', act });
  }

  /** Selects nodes, in the view that is looked at or else in another. */
  select(nodes: readonly string[], view: ViewName): void {
    this.sendOnceDrawn({ kind: 'select', nodes: [...nodes], view });
  }

  /** Ways to look at the estate that the file keeps, by name. */
  get savedViews(): readonly SavedView[] {
    return this.shown ? headerView(this.shown.session).savedViews : [];
  }

  /** Looks at the estate in a way that was saved. */
  openView(name: string): void {
    this.sendOnceDrawn({ kind: 'open-view', name });
  }

  /** Marks what is different from another version, in place of one before; undefined marks nothing any more. */
  compare(comparing: Comparing | undefined): void {
    if (!this.comparing && !comparing) return;
    this.comparing?.dispose();
    this.comparing = comparing;
    comparing?.onDidReplace(() => this.sendView());
    if (!comparing) this.send({ kind: 'comparison', comparison: null });
    // Commands for changes are there while there are any.
    this.focusMoved();
    if (this.listening) this.sendView();
  }

  /** Where the version that is compared with can be looked at. */
  get comparedWith(): vscode.Uri | undefined {
    return this.comparing?.uri;
  }

  /** Whether a file is part of the estate that is shown. */
  shows(uri: vscode.Uri): boolean {
    return this.shown?.session.document(fileOf(uri)) !== undefined;
  }

  /** Marks the node whose text holds the cursor. */
  follow(uri: vscode.Uri, offset: number, scroll: boolean): void {
    const session = this.shown?.session;
    const file = fileOf(uri);
    if (!session?.document(file) || !this.listening) return;
    this.presence.at(nodeAt(session, file, offset, this.view) ?? null, { typing: !scroll, scroll });
  }

  dispose(): void {
    this.disposed = true;
    this.inStep.leave();
    this.presence.dispose();
    this.forget();
    this.comparing?.dispose();
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private receive(data: unknown): void {
    const decoded = decodeFromWebview(data);
    if (decoded.kind === 'invalid') {
      this.report.log.error(`A message of the diagram could not be read: ${decoded.reason}`);
      return;
    }
    const { message } = decoded;
    switch (message.kind) {
      case 'ready':
        this.report.guardNow('Drawing the diagram', undefined, () => this.begin(message.view, message.overlay ?? null, message.seen));
        return;
      case 'ahead':
        this.ahead.wants(message.view);
        return;
      case 'overlay':
        this.overlay = message.name;
        this.promised = this.sending.revision + 1;
        this.report.guardNow('Drawing the diagram', undefined, () => this.update());
        return;
      case 'drawn':
        this.inFlight = false;
        this.hasDrawn = true;
        for (const message of this.waiting.splice(0)) this.send(message);
        this.report.guardNow('Drawing the diagram', undefined, () => this.update());
        return;
      case 'ask':
        void this.answer(message.id, message.revision, message.question);
        return;
      case 'selection':
        this.selection = message.nodes;
        this.inStep.selects(message.nodes, this.view);
        this.focusMoved();
        return;
      case 'camera':
        this.inStep.looks(message.place, message.view);
        return;
      case 'comparison':
        if (message.wants === 'end') this.compare(undefined);
        else void this.report.guard('Opening the other version', () => vscode.commands.executeCommand('topovisor.compare.openBeside', this.document.uri));
        return;
      case 'focus':
        this.focus = message.on;
        this.focusMoved();
        return;
      case 'failure':
        this.report.log.error(`The diagram reported: ${message.message}`);
        return;
      default:
        unreachable(message);
    }
  }

  private async answer(id: number, revision: number, question: Question): Promise<void> {
    const answer = await this.report.guard('Answering the diagram', () => this.resolve(revision, question));
    this.send({ kind: 'answer', id, answer: answer ?? { kind: 'refused', reasons: ['Something went wrong; the output channel "Topovisor" tells more.'] } });
  }

  private async resolve(revision: number, question: Question): Promise<Answer> {
    const session = this.shown?.session;
    if (!session) return { kind: 'closed' };
    const ofTheOther = this.comparing?.answer(question, this.view);
    if (ofTheOther) return ofTheOther;
    switch (question.kind) {
      case 'gesture': return this.gesture(session, revision, question.gesture);
      case 'copy': case 'templates': case 'where-reconnects': case 'where-adds': return editing.answer(session, question, this.view);
      case 'reveal': return reveal(session, question, this.panel.viewColumn);
      case 'command': return runAskedCommand(question.command, this.document, session, this.panel.viewColumn);
      case 'export': return saveExport(this.document.uri, this.view, question);
      default: return answerTo(session, question, this.view, () => this.projection()?.nodes() ?? []);
    }
  }

  private async gesture(session: Session, revision: number, asked: Gesture): Promise<Answer> {
    const gesture = await editing.filled(asked);
    const held = whyHeld(session, this.file);
    if (held !== undefined) return { kind: 'refused', reasons: [held] };
    this.update();
    if (revision !== this.sending.revision || this.changed) return { kind: 'stale' };
    const outcome = changesFor(session, gesture, new Date().toISOString(), { view: this.view, selected: this.selection, copied: editing.copied });
    if (outcome.kind !== 'changes') return refusalOf(outcome);
    const written = await write(workspaceEdit(session, outcome.changes));
    if (written.kind !== 'written') return this.status.refusal(written);
    await editing.applied(session, gesture, this.workspace);
    this.update();
    this.promised = this.sending.revision + (this.changed ? 1 : 0);
    return { kind: 'applied', revision: this.promised, node: outcome.node, ...(outcome.nodes ? { nodes: [...outcome.nodes] } : {}), message: outcome.message };
  }

  /** Makes the first view before it is asked for. */
  private prepare(): void {
    const projection = this.projection();
    if (projection) this.prepared = { projection, view: this.nextView(projection, undefined) };
  }

  /** The page listens, or wants another view. */
  private begin(view: ViewName, overlay: OverlayName | null, seen: number | undefined): void {
    const { prepared } = this;
    this.ahead.turned(view);
    this.overlay = overlay;
    const isOfUse = prepared !== undefined && overlay === null && prepared.projection === this.projection() && view === this.view && !this.changed;
    this.prepared = undefined;
    this.listening = true;
    this.status.begin();
    this.header = undefined;
    this.presence.begin();
    this.selection = [];
    this.view = view;
    if (!prepared || !isOfUse) return this.sendView(seen);
    this.sendWhole(prepared.view);
  }

  /** The view as the next revision, which is now on its way: of one that was seen before only what changed since. */
  private nextView(projection: DiagramProjection | ComparedView, seen: number | undefined): FromExtension | Packed {
    this.changed = false;
    this.inFlight = true;
    return packedIfLarge(this.sending.turned(projection, this.looking, seen), compressed);
  }

  private get looking(): Looking {
    return { view: this.view, overlay: this.overlay };
  }

  private sendView(seen?: number): void {
    const projection = this.projection();
    if (projection) this.sendWhole(this.nextView(projection, seen));
  }

  /** A view after how it is laid out, and what a page is told beside it. */
  private sendWhole(view: FromExtension | Packed): void {
    if (this.shown) this.sendHeader(this.shown.session);
    this.send(view);
    if (!this.shown) return;
    this.sendStatus(this.shown.session);
    this.sendComparison(true);
    this.inStep.begin();
    const editor = vscode.window.visibleTextEditors.find((e) => e.document === this.document);
    if (editor) this.follow(this.document.uri, this.document.offsetAt(editor.selection.active), true);
  }

  /** Sends what changed since the last message, unless one is still being drawn or nobody looks. */
  private update(): void {
    if (!this.listening) return;
    if (!this.shown || this.workspace.sessionOf(this.document.uri) !== this.shown.session) {
      this.sendView();
      return;
    }
    const { session } = this.shown;
    const projection = this.projection();
    if (!projection) return;
    this.sendStatus(session);
    this.sendHeader(session);
    if (this.inFlight || whyHeld(session, this.file) !== undefined) return;
    this.changed = false;
    // What was promised comes, be it that nothing is drawn otherwise: the next gesture waits for it.
    const patch = this.sending.changed(projection, this.looking, this.promised > this.sending.revision);
    this.sendComparison(false);
    if (!patch) return;
    this.inFlight = true;
    this.send(packedIfLarge(patch, compressed));
  }

  private sendStatus(session: Session): void {
    const news = this.status.news(whyHeld(session, this.file));
    if (news) this.send(news);
  }

  private sendHeader(session: Session): void {
    const header = headerView(session);
    if (header === this.header) return;
    this.header = header;
    this.send({ kind: 'header', layout: [...header.layout], savedViews: [...header.savedViews] });
  }

  private sendComparison(again: boolean): void {
    const news = this.comparing?.news(again);
    if (news) this.send(news);
  }

  /** The view that is looked at, of the estate the file is in now; undefined where it is in none. */
  private projection(): DiagramProjection | ComparedView | undefined {
    const [projection, session] = [this.projectionOf(this.view), this.shown?.session];
    if (!projection || !session) return undefined;
    projection.colourBy(this.overlay, new Date().toISOString().slice(0, '2026-03-31'.length));
    return this.comparing?.view(session, this.view, projection, (other) => new DiagramProjection(other, looks[this.view], session)) ?? projection;
  }

  private projectionOf(view: ViewName): DiagramProjection | undefined {
    const session = this.workspace.sessionOf(this.document.uri);
    if (this.shown?.session !== session) this.forget();
    return session && (this.shown ??= new Projections(session)).of(view);
  }

  private forget(): void {
    this.prepared = undefined;
    this.ahead.stop();
    this.comparing?.forget();
    this.shown?.dispose();
    this.shown = undefined;
  }

  private sendOnceDrawn(message: FromExtension): void {
    if (this.hasDrawn) this.send(message);
    else this.waiting.push(message);
  }

  private send(message: FromExtension | Packed): void {
    if (this.listening) void this.panel.webview.postMessage(message);
  }
}
