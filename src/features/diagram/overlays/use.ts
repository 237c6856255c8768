/** CPU and memory in the views that do not show them by themselves: what `features/use.ts` says of hosts, clusters, sites, VMs and containers. */
import { defineQuery } from '../../../core/model/estate';
import { computePiece } from '../drawing';
import { entryOf, nodeOf } from '../nodeIds';
import { percent, sameShade, shade, unsaid, type Overlay, type Shade } from './overlay';

/** Use of a host's CPU, or of the vCPUs of a VM; of an area the mean of its hosts, each by what it has. */
export const cpuOverlay: Overlay = { name: 'cpu', ofNode: useOf('cpu', 'CPU') };
/** The same of memory. */
export const memoryOverlay: Overlay = { name: 'memory', ofNode: useOf('memory', 'Memory') };

function useOf(measure: 'cpu' | 'memory', word: string): Overlay['ofNode'] {
  return defineQuery<Shade>(`overlay of ${measure}`, (estate, node) => {
    const name = entryOf(node);
    // A host's NIC or disk has no use of CPU or memory; a VM's adapter stands for the VM.
    if (!name || (name.collection === 'hosts' && name.part)) return unsaid;
    const [drawn] = estate.query(computePiece, nodeOf(name.collection, name.id)).nodes;
    const use = drawn?.heat[measure] ?? undefined;
    return use === undefined ? unsaid : shade(use, `${word} ${percent(use)}`);
  }, sameShade);
}
