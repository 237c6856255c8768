import { arrange, arrangementAt } from '../../src/scene';
import type { Arrangement, Edges, Places, Scene } from '../../src/scene';
import { placeTask, type PlaceTask } from './placeTask';
import type { RunningPlacer } from './runningPlacer';

/** The scene's own layout in a worker, so that what is shown can be moved and looked at while a large view is laid out. */
export interface Placing {
  /**
   * What `arrange(scene, { edges })` gives; null once the signal says that nobody wants it any more: the worker is stopped then. Where there is
   * no worker, or it fails, the scene is arranged here.
   */
  readonly arrange: (scene: Scene, edges: Edges, signal: AbortSignal) => Promise<Arrangement | null>;
  readonly dispose: () => void;
}

export interface PlacingOptions {
  /** Told why the worker did not do it. */
  readonly failed?: (reason: string) => void;
  readonly load?: () => Promise<RunningPlacer>;
}

/** From so many boxes on the page would stand still for longer than a few frames. */
export const isLarge = ({ size }: Scene): boolean => size >= manyBoxes;
const manyBoxes = 3000;

/** Starts nothing until there is something to arrange. */
export function startPlacing({ failed = () => undefined, load = loadPlacer }: PlacingOptions = {}): Placing {
  let placer: Promise<RunningPlacer> | null = null;
  const stop = (): void => {
    void placer?.then((running) => running.stop(), () => undefined);
    placer = null;
  };
  // A worker that is stopped answers nothing: at once, so that whoever asks next is given another.
  const stopped = (signal: AbortSignal): Promise<null> => new Promise((resolve) => signal.addEventListener('abort', () => {
    stop();
    resolve(null);
  }, { once: true }));
  const inWorker = async (task: PlaceTask): Promise<Places> => {
    placer ??= load();
    return (await placer).place(task);
  };
  return {
    arrange: async (scene, edges, signal) => {
      if (signal.aborted) return null;
      const answer = await Promise.race([stopped(signal), inWorker(placeTask(scene, edges)).catch(reasonOf)]);
      if (signal.aborted || answer === null) return null;
      if (typeof answer !== 'string') return arrangementAt(scene, answer);
      stop();
      failed(answer);
      return arrange(scene, { edges });
    },
    dispose: stop,
  };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A chunk of its own, with the worker's text. */
async function loadPlacer(): Promise<RunningPlacer> {
  const { startPlacer } = await import('./placeWorker');
  return startPlacer();
}
