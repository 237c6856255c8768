/** How full, busy and slow a layer is, as its node is coloured. */
import type { Estate } from '../../../core/model/estate';
import { policiesFor } from '../../../core/model/policies';
import { spaceOf } from '../../../core/storage/capacity/space';
import { loadOf } from '../../../core/storage/performance/loads';
import type { DiagramNode } from '../../../protocol/view';

/** By the key of a layer. `iops`: the use of its bottleneck at peak; `latency`: at peak, over what is promised of a datastore, or else the policy. */
export function heatOfLayer(estate: Estate, key: string): DiagramNode['heat'] {
  const { used, usable } = estate.query(spaceOf, key);
  const { utilization, latencyMs, silent } = estate.query(loadOf, key);
  // Where nobody says what is asked for, it is not known to be nothing.
  const isSilent = utilization === undefined || (utilization === 0 && silent > 0);
  const [collection, id = ''] = key.split('/');
  const target = (collection === 'datastores' ? estate.value('datastores', id)?.latencyTarget : undefined) ?? policiesFor(estate).datastoreLatency;
  return {
    cpu: null, memory: null, fill: usable === undefined || usable <= 0 ? null : rounded(used / usable), iops: isSilent ? null : rounded(utilization),
    latency: isSilent || latencyMs === undefined || target <= 0 ? null : rounded(latencyMs / target),
  };
}

/** To a tenth of a per cent; what has no bound is as hot as can be. */
const rounded = (fraction: number): number => Math.round(Math.min(fraction, hottest) * 1000) / 1000;
const hottest = 10;
