/** What a pool gives once something is changed: one text for the list that offers members, and for dragging one there. */
import type { Change } from '../../../core/model/change';
import type { Estate } from '../../../core/model/estate';
import { formatContrast, formatQuantity } from '../../../core/model/quantity';
import { supposing } from '../../../core/model/supposing';
import { spaceOf } from '../../../core/storage/capacity/space';
import { nodeOf } from '../nodeIds';

/** "61.4 TiB usable now, 92 TiB after" */
export function growthText(estate: Estate, pool: string, changes: readonly Change[]): string {
  const key = nodeOf('storagePools', pool);
  const now = estate.query(spaceOf, key).usable;
  const after = supposing(estate, changes, (supposed) => supposed.query(spaceOf, key).usable);
  if (after === undefined) return 'how much it gives is not known';
  const [before = '', then = ''] = formatContrast([now ?? 0, after], 'bytes');
  return now === undefined ? `${formatQuantity(after, 'bytes')} usable after` : now === after ? `${before} usable, as now` : `${before} usable now, ${then} after`;
}
