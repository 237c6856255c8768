import type { ElkNode } from 'elkjs/lib/elk-api';

/** Elk, ready to work. */
export interface RunningElk {
  readonly layout: (graph: ElkNode) => Promise<ElkNode>;
  readonly stop: () => void;
}
