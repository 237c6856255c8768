import type { Measure } from '../../core/model/quantity';
import { formatQuantity } from '../../core/model/quantity';

/** A demand as one would write it, "35 %" or "2.4 GHz"; undefined where there is none. */
export function written(demand: Measure<'ratio' | 'frequency' | 'bytes'> | undefined): string | undefined {
  return demand && formatQuantity(demand.value, demand.dimension, 2);
}
