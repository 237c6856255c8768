/// <reference path="./raw.d.ts" />
import type { Places } from '../../src/scene';
import workerText from './placeInWorker?bundled';
import type { RunningPlacer } from './runningPlacer';

/**
 * Starts the scene's own layout in a worker, from a Blob as elk is.
 * @throws {Error} where workers from Blobs are forbidden
 */
export function startPlacer(): RunningPlacer {
  const url = URL.createObjectURL(new Blob([workerText], { type: 'text/javascript' }));
  const worker = new Worker(url);
  // It answers in the order in which it is asked.
  let asked: { readonly resolve: (places: Places) => void; readonly reject: (error: Error) => void }[] = [];
  worker.onmessage = ({ data }: MessageEvent<Places>) => asked.shift()?.resolve(data);
  worker.onerror = ({ message }) => {
    for (const { reject } of asked) reject(new Error(`the layout worker failed: ${message || 'it could not be started'}`));
    asked = [];
  };
  return {
    place: (task) => new Promise((resolve, reject) => {
      asked.push({ resolve, reject });
      worker.postMessage(task);
    }),
    stop: () => {
      worker.terminate();
      URL.revokeObjectURL(url);
    },
  };
}
