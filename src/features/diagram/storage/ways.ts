/** Lines from arrays to the hosts and clusters that reach them, as far as the document tells the ways. */
import type { Estate } from '../../../core/model/estate';
import { hostsByCluster } from '../../../core/model/lookups';
import { datastoresByMount } from '../../../core/storage/mounts';
import { arraysUsedBy } from '../../../core/storage/paths/used';
import { counted } from '../../../core/util/words';
import type { EdgeDrawing } from '../look';
import { nodeOf } from '../nodeIds';
import { lineOf } from './edges';

/** Of a host that mounts datastores by itself. */
export function waysOfHost(estate: Estate, id: string): readonly EdgeDrawing[] {
  if (estate.count(datastoresByMount, id) === 0) return none;
  return estate.query(arraysUsedBy, id).map(({ array, paths }) => wayLine({ array, by: id, node: nodeOf('hosts', id), least: paths.length, detail: `${id} reaches ${array} by ${counted(paths.length, 'path')}` }));
}

/** Of a cluster: its host with the fewest paths tells how many there are. */
export function waysOfCluster(estate: Estate, id: string): readonly EdgeDrawing[] {
  if (estate.count(datastoresByMount, id) === 0) return none;
  const byArray = new Map<string, { readonly hosts: number; readonly least: number }>();
  for (const host of estate.lookup(hostsByCluster, id)) {
    for (const { array, paths } of estate.query(arraysUsedBy, host)) {
      const known = byArray.get(array);
      byArray.set(array, { hosts: (known?.hosts ?? 0) + 1, least: Math.min(known?.least ?? Infinity, paths.length) });
    }
  }
  return [...byArray].map(([array, { hosts, least }]) => {
    const detail = `${counted(hosts, 'host')} of ${id} ${hosts === 1 ? 'reaches' : 'reach'} ${array}, each by at least ${counted(least, 'path')}`;
    return wayLine({ array, by: id, node: nodeOf('clusters', id), least, detail });
  });
}

/** One path alone is told from several. */
function wayLine({ array, by, node, least, detail }: { readonly array: string; readonly by: string; readonly node: string; readonly least: number; readonly detail: string }): EdgeDrawing {
  return lineOf({ name: { kind: 'path', array, by }, kind: 'path', from: nodeOf('arrays', array), to: node, there: true, label: counted(least, 'path'), detail, state: least < 2 ? 'standby' : 'normal' });
}
const none: readonly never[] = [];
