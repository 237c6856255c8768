/** Where a VM keeps its configuration, logs and swap file. */
import { datastoreNamed, parseDatastorePath } from '../../model/datastorePath';
import type { Vm } from '../../model/entities';
import { defineIndex, type Estate } from '../../model/estate';
import { vmsByDatastore } from '../../model/lookups';

/** The datastore its path names, "[gold] web-01/web-01.vmx"; where it has none, that of its first disk. */
export function homeOf(estate: Estate, vm: Vm): string | undefined {
  const [named] = datastoreInPath(vm);
  if (named === undefined) return firstOf(vm);
  return Object.values(vm.disks ?? {}).find(({ datastore }) => datastore !== undefined && (datastore === named || nameOf(estate, datastore) === named))?.datastore ?? datastoreNamed(estate, named);
}

/** VMs by the datastore that their path names, by id or name. */
const vmsByPath = defineIndex('VMs by datastore of their path', 'vms', (vm) => datastoreInPath(vm));

/** Ids of the VMs that may have files on a datastore. */
export function vmsWithFilesOn(estate: Estate, datastore: string): readonly string[] {
  const name = nameOf(estate, datastore);
  const byDisk = estate.lookup(vmsByDatastore, datastore);
  const byPath = [...estate.lookup(vmsByPath, datastore), ...(name === undefined || name === datastore ? [] : estate.lookup(vmsByPath, name))];
  return byPath.length === 0 ? byDisk : [...new Set([...byDisk, ...byPath])];
}

const nameOf = (estate: Estate, id: string): string | undefined => estate.value('datastores', id)?.name;

function firstOf({ disks }: Vm): string | undefined {
  for (const name in disks) {
    const datastore = disks[name]?.datastore;
    if (datastore !== undefined) return datastore;
  }
  return undefined;
}

/** "gold" of "[gold] web-01/web-01.vmx"; none where it has no path, or of another form. */
function datastoreInPath({ path }: Vm): readonly string[] {
  const named = path === undefined ? undefined : parseDatastorePath(path)?.datastore;
  return named === undefined ? none : [named];
}
const none: readonly never[] = [];
