import type { ElkNode } from 'elkjs/lib/elk-api';
import type { Packer, PackRequest, Packing, Scene } from '../../src/scene';
import { isBetter, openRequests } from '../../src/scene/layout/openRequests';
import { graphOf, packingsOf } from './elkGraph';

/** Packings that elk finds in a worker, for containers whose boxes differ in width. */
export interface ElkPacking {
  /**
   * Asks elk about the containers of a scene where it may do better than the built-in packing, from the inside out. Never rejects.
   * What was found is kept for later scenes; what is being computed when the deadline passes, or is cancelled, is given up.
   */
  readonly prepare: (scene: Scene, options: PrepareOptions) => Promise<Prepared>;
  readonly dispose: () => void;
}

export interface PrepareOptions {
  readonly deadlineMs: number;
  readonly signal?: AbortSignal;
}

export type Prepared =
  /** Elk does better in this many kinds of containers: arrange with the packer. */
  | { readonly kind: 'better'; readonly packer: Packer; readonly containers: number }
  /** Elk had nothing to say, or nothing better. */
  | { readonly kind: 'as-good' }
  /** The deadline passed before anything better was found. */
  | { readonly kind: 'late' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly reason: string };

/** Elk, ready to work. */
export interface RunningElk {
  readonly layout: (graph: ElkNode) => Promise<ElkNode>;
  readonly stop: () => void;
}

/** Loads and starts nothing until a scene has something to ask. */
export function startElkPacking(load: () => Promise<RunningElk> = loadElk): ElkPacking {
  const found = new Map<string, Packing | null>();
  let elk: Promise<RunningElk> | null = null;

  const stop = (): void => {
    void elk?.then((running) => running.stop(), () => undefined);
    elk = null;
  };

  const ask = async (requests: readonly PackRequest[]): Promise<void> => {
    elk ??= load();
    const answer = await (await elk).layout(graphOf(requests));
    packingsOf(requests, answer).forEach((packing, at) => {
      const request = requests[at] as PackRequest;
      found.set(request.key, packing && isBetter(request, packing) ? packing : null);
    });
  };

  /** Null when there is nothing left to ask. */
  const askAll = async (scene: Scene, end: Promise<Early>): Promise<Early | null> => {
    for (let open = openRequests(scene, found); open.length > 0; open = openRequests(scene, found)) {
      const early = await Promise.race([end, ask(open).catch(failure)]);
      if (early) return early;
    }
    return null;
  };

  return {
    prepare: async (scene, { deadlineMs, signal }) => {
      const end = endAfter(deadlineMs, signal);
      const early = signal?.aborted ? cancelled : await askAll(scene, end.promise);
      end.forget();
      if (early) stop();
      const containers = [...found.values()].filter((packing) => packing !== null).length;
      if (containers === 0 || early?.kind === 'cancelled') return early ?? { kind: 'as-good' };
      return { kind: 'better', containers, packer: ({ key }) => found.get(key) ?? null };
    },
    dispose: stop,
  };
}

type Early = Extract<Prepared, { kind: 'late' | 'cancelled' | 'failed' }>;

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
