/** How the space of a layer of storage follows, a sentence with its numbers for each step. */
import type { Estate } from '../../model/estate';
import type { Layer } from '../layers';
import { explainSize } from './explainSize';
import { explainUse } from './explainUse';

/** Sentences from the disks to what is free; made only when somebody asks. */
export function explainSpace(estate: Estate, layer: Layer): readonly string[] {
  return [...explainSize(estate, layer), ...explainUse(estate, layer)];
}
