import type { Arrangement, Packer, PackRequest, Packing, Scene } from '../../src/scene';
import { isBetter, openRequests, type OpenRequests } from '../../src/scene/layout/openRequests';
import { graphOf, packingsOf } from './elkGraph';
import type { RunningElk } from './runningElk';

/** Packings that elk finds in a worker, for containers whose boxes differ in width. */
export interface ElkPacking {
  /**
   * Asks elk about the containers of a scene where it may do better than the built-in packing, from the inside out, and returns a
   * packer that knows what it found, for this scene and earlier ones, with the scene as it arranges it. Never rejects; what is
   * being computed when the deadline passes, or is cancelled, is given up, and the packer leaves that to the built-in packing.
   */
  readonly prepare: (scene: Scene, options: PrepareOptions) => Promise<Prepared>;
  readonly dispose: () => void;
}

export interface Prepared {
  readonly packer: Packer;
  readonly arrangement: Arrangement;
}

export interface PrepareOptions {
  readonly deadlineMs: number;
  readonly signal?: AbortSignal;
}

export interface ElkPackingOptions {
  /** Told how each `prepare` ended. */
  readonly report?: (outcome: Outcome) => void;
  readonly load?: () => Promise<RunningElk>;
}

export type Outcome =
  /** All that was to be asked was asked; `better` is how many packings beat the built-in one. */
  | { readonly kind: 'asked'; readonly questions: number; readonly better: number }
  | Early;

type Early =
  | { readonly kind: 'late' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly reason: string };

/** Loads and starts nothing until a scene has something to ask. */
export function startElkPacking({ report = () => undefined, load = loadElk }: ElkPackingOptions = {}): ElkPacking {
  const found = new Map<string, Packing | null>();
  let elk: Promise<RunningElk> | null = null;

  const stop = (): void => {
    void elk?.then((running) => running.stop(), () => undefined);
    elk = null;
  };

  /** @returns how many packings are better than the built-in one. */
  const ask = async (requests: readonly PackRequest[]): Promise<number> => {
    elk ??= load();
    const answer = await (await elk).layout(graphOf(requests));
    const packings = packingsOf(requests, answer).map((packing, at) => (packing && isBetter(requests[at] as PackRequest, packing) ? packing : null));
    requests.forEach(({ key }, at) => found.set(key, packings[at] ?? null));
    return packings.filter((packing) => packing !== null).length;
  };

  const askAll = async (scene: Scene, first: OpenRequests, end: Promise<Early>): Promise<{ readonly outcome: Outcome; readonly arrangement: Arrangement }> => {
    let questions = 0;
    let better = 0;
    let open = first;
    while (open.requests.length > 0) {
      const answer = await Promise.race([end, ask(open.requests).catch(failure)]);
      if (typeof answer !== 'number') return { outcome: answer, arrangement: open.arrangement };
      questions += open.requests.length;
      better += answer;
      open = openRequests(scene, found);
    }
    return { outcome: { kind: 'asked', questions, better }, arrangement: open.arrangement };
  };

  return {
    prepare: async (scene, { deadlineMs, signal }) => {
      const end = endAfter(deadlineMs, signal);
      const open = openRequests(scene, found);
      const { outcome, arrangement } = signal?.aborted ? { outcome: cancelled, arrangement: open.arrangement } : await askAll(scene, open, end.promise);
      end.forget();
      if (outcome.kind !== 'asked') stop();
      report(outcome);
      return { packer: ({ key }) => found.get(key) ?? null, arrangement };
    },
    dispose: stop,
  };
}

const cancelled: Early = { kind: 'cancelled' };

function failure(error: unknown): Early {
  return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
}

/** Settles when the time is up or the signal says so; `forget` takes the timer and the listener back. */
function endAfter(deadlineMs: number, signal: AbortSignal | undefined): { readonly promise: Promise<Early>; readonly forget: () => void } {
  let forget = (): void => undefined;
  const promise = new Promise<Early>((resolve) => {
    const timer = setTimeout(() => resolve({ kind: 'late' }), deadlineMs);
    const abort = (): void => resolve(cancelled);
    signal?.addEventListener('abort', abort);
    forget = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    };
  });
  return { promise, forget: () => forget() };
}

/** A chunk of its own, with the worker's text: 1.6 MB that most topologies never need. */
async function loadElk(): Promise<RunningElk> {
  const { startElk } = await import('./elkWorker');
  return startElk();
}
