/** What the files of VMs hold of a datastore, by what they are for. */
import { defineQuery, type Estate } from '../../model/estate';
import type { Bytes } from '../../model/quantity';
import { sizeOf } from './fileSizes';
import { plannedFiles, type PlannedFile } from './vmFiles';
import { vmsWithFilesOn } from './vmHome';
import { releaseOfVm } from './vmRelease';

export interface DatastoreFiles {
  /** Data of disks. */
  readonly disks: Bytes;
  /** What snapshots hold: deltas and memory. */
  readonly snapshots: Bytes;
  /** Swap files of the VMs that run. */
  readonly swap: Bytes;
  /** Memory of the VMs that are suspended. */
  readonly suspended: Bytes;
  /** Everything else with a published size. */
  readonly other: Bytes;
  /** Disks and deltas whose size the document does not tell: the sums are at least what they say. */
  readonly unknown: number;
}

/** The files on the datastore with this id that exist now. VMs whose product is not known count for nothing. */
export function filesOnDatastore(estate: Estate, datastore: string): DatastoreFiles {
  return estate.query(datastoreFiles, datastore);
}

const datastoreFiles = defineQuery<DatastoreFiles>('files on a datastore', (estate, datastore) => {
  const sums = { disks: 0, snapshots: 0, swap: 0, suspended: 0, other: 0, unknown: 0 };
  for (const id of vmsWithFilesOn(estate, datastore)) {
    const vm = estate.value('vms', id);
    const release = vm && releaseOfVm(estate, vm);
    if (!release) continue;
    for (const file of plannedFiles(estate, id, vm, release)) {
      if (file.datastore !== datastore || file.exists !== 'now') continue;
      const bytes = sizeOf(file.template.size, file.subject);
      if (bytes !== undefined) sums[purposeOf(file)] += bytes;
      else if (file.template.size.kind !== 'none') sums.unknown++;
    }
  }
  return sums as DatastoreFiles;
}, (a, b) => purposes.every((purpose) => a[purpose] === b[purpose]));

const purposes = ['disks', 'snapshots', 'swap', 'suspended', 'other', 'unknown'] as const satisfies readonly (keyof DatastoreFiles)[];

function purposeOf({ template: { size, per } }: PlannedFile): 'disks' | 'snapshots' | 'swap' | 'suspended' | 'other' {
  switch (size.kind) {
    case 'disk': return 'disks';
    case 'delta': return 'snapshots';
    case 'swap': return 'swap';
    case 'memory': return per === 'snapshot' ? 'snapshots' : 'suspended';
    case 'fixed':
    case 'none': return 'other';
  }
}
