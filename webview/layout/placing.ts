import { arrange, arrangementAt } from '../../src/scene';
import type { Arrangement, Edges, Places, Scene } from '../../src/scene';
import { placeTask, type PlaceTask } from './placeTask';
import type { RunningPlacer } from './runningPlacer';

/** The scene's own layout in a worker, so that what is shown can be moved and looked at while a large view is laid out. */
export interface Placing {
  /**
   * What `arrange(scene, { edges })` gives; null once the signal says that nobody wants it any more: the worker is stopped then. What is under way
   * for a scene already is not begun again. Where there is no worker, or it fails, the scene is arranged here.
   */
  readonly arrange: (scene: Scene, edges: Edges, how: How) => Promise<Arrangement | null>;
  /** Starts the worker, where there is none yet: there will be something to arrange. */
  readonly prepare: () => void;
  readonly dispose: () => void;
}

/** What is wanted at once stops what is not, which gives null then; what is not waits. */
export type How = { readonly urgent: true; readonly signal: AbortSignal } | { readonly urgent: false };

export interface PlacingOptions {
  /** Told why the worker did not do it. */
  readonly failed?: (reason: string) => void;
  readonly load?: () => Promise<RunningPlacer>;
}

/** From so many boxes on the page would stand still for longer than a few frames. */
export const isLarge = ({ size }: Scene): boolean => size >= manyBoxes;
const manyBoxes = 3000;

/** A scene that the worker has to arrange. */
interface Task {
  readonly scene: Scene;
  readonly edges: Edges;
  /** Null where the worker was stopped. */
  readonly arrangement: Promise<Arrangement | null>;
  readonly stopped: () => void;
}

/** Starts nothing until there is something to arrange, or it is said that there will be. */
export function startPlacing({ failed = () => undefined, load = loadPlacer }: PlacingOptions = {}): Placing {
  let placer: Promise<RunningPlacer> | null = null;
  let tasks: readonly Task[] = [];
  const stop = (): void => {
    void placer?.then((running) => running.stop(), () => undefined);
    placer = null;
    // A worker that is stopped answers nothing: at once, so that whoever asks next is given another.
    for (const task of tasks) task.stopped();
    tasks = [];
  };
  const inWorker = async (task: PlaceTask): Promise<Places> => {
    placer ??= load();
    return (await placer).place(task);
  };
  const arrangementOf = async (scene: Scene, edges: Edges, whenStopped: Promise<null>): Promise<Arrangement | null> => {
    const answer = await Promise.race([whenStopped, inWorker(placeTask(scene, edges)).catch(reasonOf)]);
    if (answer === null) return null;
    tasks = tasks.filter((task) => task.scene !== scene || task.edges !== edges);
    if (typeof answer !== 'string') return arrangementAt(scene, answer);
    stop();
    failed(answer);
    return arrange(scene, { edges });
  };
  const begin = (scene: Scene, edges: Edges): Task => {
    let stopped: Task['stopped'] = () => undefined;
    const whenStopped = new Promise<null>((resolve) => { stopped = () => resolve(null); });
    const task: Task = { scene, edges, stopped, arrangement: arrangementOf(scene, edges, whenStopped) };
    tasks = [...tasks, task];
    return task;
  };
  return {
    arrange: async (scene, edges, how) => {
      const same = tasks.find((task) => task.scene === scene && task.edges === edges);
      if (!how.urgent) return (same ?? begin(scene, edges)).arrangement;
      if (how.signal.aborted) return null;
      if (!same && tasks.length > 0) stop();
      const onAbort = (): void => stop();
      how.signal.addEventListener('abort', onAbort, { once: true });
      const arrangement = await (same ?? begin(scene, edges)).arrangement;
      how.signal.removeEventListener('abort', onAbort);
      return how.signal.aborted ? null : arrangement;
    },
    prepare: () => {
      // Where it cannot be started, that is told once there is something to arrange.
      (placer ??= load()).catch(() => undefined);
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
