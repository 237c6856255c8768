/// <reference path="./raw.d.ts" />
import ELK from 'elkjs/lib/elk-api';
import workerText from 'elkjs/lib/elk-worker.min.js?raw';
import type { RunningElk } from './runningElk';

/**
 * Starts elk in a worker of its own. The worker's text is part of this chunk and started from a Blob: a worker from a webview's
 * resource address would be of another origin, and is refused.
 * @throws {Error} where workers from Blobs are forbidden
 */
export function startElk(): RunningElk {
  const url = URL.createObjectURL(new Blob([workerText], { type: 'text/javascript' }));
  const worker = new Worker(url);
  const elk = new ELK({ algorithms: ['rectpacking'], workerFactory: () => worker });
  return {
    layout: (graph) => new Promise((resolve, reject) => {
      worker.addEventListener('error', ({ message }) => reject(new Error(`the layout worker failed: ${message || 'it could not be started'}`)), { once: true });
      elk.layout(graph).then(resolve, reject);
    }),
    stop: () => {
      worker.terminate();
      URL.revokeObjectURL(url);
    },
  };
}
