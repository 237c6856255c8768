import { answerTo } from '../../../src/features/diagram/answers';
import { Ahead } from '../../../src/extension/diagram/ahead';
import { Projections } from '../../../src/extension/diagram/projections';
import type { DiagramProjection } from '../../../src/features/diagram/projection';
import type { TextEdit } from '../../../src/core/document/json/reparse';
import { Sending } from '../../../src/features/diagram/sending';
import type { Session } from '../../../src/features/session';
import type { CanvasCommand } from '../../../src/protocol/canvasCommands';
import { decodeFromWebview } from '../../../src/protocol/decode';
import type { Answer, FromExtension, Question } from '../../../src/protocol/messages';
import type { OverlayName } from '../../../src/protocol/overlays';
import type { ViewName } from '../../../src/protocol/view';

const today = '2026-09-30';

/**
 * The extension's side of one diagram, with the model of the product and without VS Code: it makes views and patches and answers what is asked
 * about the estate just as the panel of the product does, one view or patch in flight at a time.
 */
export class BenchExtension {
  private readonly projections: Projections;
  view: ViewName = 'compute';
  overlay: OverlayName | null = null;
  private readonly sending = new Sending();
  private readonly ahead = new Ahead({ projection: (view) => this.projections.of(view), sending: this.sending, send: (message) => this.send(message), guard: (slice) => slice() });
  private inFlight = false;
  private isListening = false;
  /** A patch was promised, be it an empty one. */
  private isAwaited = false;
  private prepared: FromExtension | undefined;

  constructor(private readonly session: Session, private readonly send: (message: FromExtension) => void) {
    this.projections = new Projections(session);
  }

  /** Makes the first view while the page loads. */
  prepare(): void {
    if (!this.isListening) this.prepared = this.nextView(undefined);
  }

  receive(data: unknown): void {
    const decoded = decodeFromWebview(data);
    if (decoded.kind === 'invalid') throw new Error(decoded.reason);
    const { message } = decoded;
    switch (message.kind) {
      case 'ready': return this.begin(message.view, message.overlay ?? null, message.seen);
      case 'ahead': return this.ahead.wants(message.view);
      case 'overlay': {
        this.overlay = message.name;
        this.isAwaited = true;
        return this.update();
      }
      case 'drawn': {
        this.inFlight = false;
        return this.update();
      }
      case 'ask': return this.send({ kind: 'answer', id: message.id, answer: this.answer(message.question) });
      case 'failure': throw new Error(message.message);
      default: return;
    }
  }

  /** A command of VS Code, as its key gives it. */
  act(act: CanvasCommand): void {
    this.send({ kind: 'act', act });
  }

  /** The text was edited. */
  edit(file: string, edits: readonly TextEdit[]): void {
    this.session.edit(file, edits);
    this.ahead.disturbed();
    this.update();
  }

  dispose(): void {
    this.ahead.stop();
    this.projections.dispose();
  }

  private begin(view: ViewName, overlay: OverlayName | null, seen: number | undefined): void {
    const { prepared } = this;
    this.ahead.turned(view);
    this.isListening = true;
    this.prepared = undefined;
    const isOfUse = prepared && view === this.view && overlay === null;
    [this.view, this.overlay] = [view, overlay];
    this.send(isOfUse ? prepared : this.nextView(seen));
    this.send({ kind: 'status', state: 'live', message: '' });
    this.send({ kind: 'header', layout: [], savedViews: [] });
  }

  private nextView(seen: number | undefined): FromExtension {
    this.inFlight = true;
    return this.sending.turned(this.projection(), this, seen);
  }

  private update(): void {
    if (this.inFlight) return;
    const patch = this.sending.changed(this.projection(), this, this.isAwaited);
    this.isAwaited = false;
    if (!patch) return;
    this.inFlight = true;
    this.send(patch);
  }

  private answer(question: Question): Answer {
    switch (question.kind) {
      case 'gesture': case 'copy': case 'templates': case 'where-reconnects': case 'where-adds': case 'reveal': case 'command': case 'export': return { kind: 'closed' };
      default: return answerTo(this.session, question, this.view, () => this.projection().nodes());
    }
  }

  private projection(): DiagramProjection {
    const projection = this.projections.of(this.view);
    projection.colourBy(this.overlay, today);
    return projection;
  }
}
