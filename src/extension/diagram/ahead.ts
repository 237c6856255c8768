import type { DiagramProjection } from '../../features/diagram/projection';
import type { Sending } from '../../features/diagram/sending';
import type { FromExtension } from '../../protocol/messages';
import type { ViewName } from '../../protocol/view';

/** Nobody who pauses so long is in the middle of a word. */
export const quietMs = 500;
/** So long a key that is pressed meanwhile waits at most, but for one part of a view that is being written. */
const sliceMs = 6;

export interface AheadOptions {
  /** What shows that view; undefined where none is to be sent ahead now. */
  readonly projection: (view: ViewName) => DiagramProjection | undefined;
  readonly sending: Pick<Sending, 'ahead'>;
  readonly send: (message: FromExtension) => void;
  /** Runs a slice, and reports what it throws. */
  readonly guard: (slice: () => void) => void;
}

/** Makes and sends views that the page may turn to next: in slices, between which everything else is done first, and only while nobody types. */
export class Ahead {
  private job: { readonly view: ViewName; parts: readonly FromExtension[] | undefined } | undefined;
  private quietAt = 0;
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private next: ReturnType<typeof setImmediate> | undefined;

  constructor(private readonly options: AheadOptions) {}

  /** The page would like this view, in place of one that is under way. */
  wants(view: ViewName): void {
    this.job = { view, parts: undefined };
    this.goOn();
  }

  /** The text changed: whatever is under way waits until it does no more. */
  disturbed(): void {
    this.quietAt = performance.now() + quietMs;
    if (this.job) this.goOn();
  }

  /** The view is no longer wanted ahead, or none is. */
  stop(view = this.job?.view): void {
    if (this.job?.view !== view) return;
    this.job = undefined;
    this.hold();
  }

  /** The page turns to a view and waits for it: that is no longer wanted ahead, and another that is under way waits as well. */
  turned(view: ViewName): void {
    this.stop(view);
    if (this.job) this.disturbed();
  }

  private goOn(): void {
    this.hold();
    const wait = this.quietAt - performance.now();
    if (wait > 0) this.waiting = setTimeout(() => this.goOn(), wait);
    else this.next = setImmediate(() => this.options.guard(() => this.slice()));
  }

  private hold(): void {
    clearTimeout(this.waiting);
    clearImmediate(this.next);
  }

  private slice(): void {
    const { job } = this;
    if (!job) return;
    const [part, ...others] = (job.parts ??= this.made(job.view)) ?? [];
    if (part) {
      job.parts = others;
      this.options.send(part);
    }
    if (job.parts?.length === 0) this.job = undefined;
    else this.goOn();
  }

  /** The view in parts; undefined where it takes longer, none where it is not to be sent. */
  private made(view: ViewName): readonly FromExtension[] | undefined {
    const projection = this.options.projection(view);
    if (!projection) return [];
    const end = performance.now() + sliceMs;
    return projection.prepare(() => performance.now() > end) ? this.options.sending.ahead(projection, view) : undefined;
  }
}
