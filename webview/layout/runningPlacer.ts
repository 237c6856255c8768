import type { Places } from '../../src/scene';
import type { PlaceTask } from './placeTask';

/** The worker, ready to work at one task at a time. */
export interface RunningPlacer {
  readonly place: (task: PlaceTask) => Promise<Places>;
  readonly stop: () => void;
}
