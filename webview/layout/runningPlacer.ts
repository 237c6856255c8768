import type { Places } from '../../src/scene';
import type { PlaceTask } from './placeTask';

/** The worker, ready to work: it does one task after the other. */
export interface RunningPlacer {
  readonly place: (task: PlaceTask) => Promise<Places>;
  readonly stop: () => void;
}
