/** An estate in which VMs are as they would be: what is asked of it is answered for that, and nothing else notices. */
import type { Entry } from '../../model/entry';
import { Estate } from '../../model/estate';
import { collectionNames } from '../../model/ids';

/** A copy of an estate with `vms` in place of those with their ids. It takes as long as opening the estate, less the reading. */
export function supposing(estate: Estate, vms: readonly Entry<'vms'>[]): Estate {
  const supposed = new Estate();
  const entries = new Map<string, Entry[]>(estate.files().map((file) => [file, []]));
  for (const collection of collectionNames) {
    for (const id of estate.ids(collection)) for (const entry of estate.all(collection, id)) entries.get(entry.file)?.push(entry);
  }
  // In reading order: the first file counts where several say something.
  for (const [file, changed] of entries) supposed.update({ file, changed, removed: [], document: estate.document(file) });
  for (const vm of vms) supposed.update({ file: vm.file, changed: [vm], removed: [] });
  return supposed;
}
