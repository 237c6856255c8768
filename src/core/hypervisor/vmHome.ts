/** Where a VM keeps its configuration, logs and swap file. */
import type { Vm } from '../model/entities';
import { defineIndex, type Estate } from '../model/estate';

/** The datastore its path names, "[gold] web-01/web-01.vmx"; where it has none, that of its first disk. */
export function homeOf(estate: Estate, vm: Vm): string | undefined {
  const named = datastoreInPath(vm);
  const own = Object.values(vm.disks ?? {}).flatMap(({ datastore }) => datastore ?? []);
  return named === undefined ? own[0] : own.find((id) => id === named || nameOf(estate, id) === named) ?? datastoreNamed(estate, named);
}

/** VMs by every datastore they have files on: by id, or by the name that stands in their path. */
export const vmsByFiles = defineIndex('VMs by datastore of any file', 'vms', (vm) => {
  const named = datastoreInPath(vm);
  const own = Object.values(vm.disks ?? {}).flatMap(({ datastore }): readonly string[] => (datastore === undefined ? [] : [datastore]));
  return [...new Set(named === undefined ? own : [...own, named])];
});

/** Ids of the VMs that may have files on a datastore. */
export function vmsWithFilesOn(estate: Estate, datastore: string): readonly string[] {
  const name = nameOf(estate, datastore);
  const byId = estate.lookup(vmsByFiles, datastore);
  return name === undefined || name === datastore ? byId : [...new Set([...byId, ...estate.lookup(vmsByFiles, name)])];
}

const datastoresByName = defineIndex('datastores by name', 'datastores', (datastore) => (datastore.name === undefined ? [] : [datastore.name]));

/** The datastore of this id or name; undefined where there is none, or several of the name. */
function datastoreNamed(estate: Estate, named: string): string | undefined {
  if (estate.find('datastores', named)) return named;
  const [id, another] = estate.lookup(datastoresByName, named);
  return another === undefined ? id : undefined;
}

const nameOf = (estate: Estate, id: string): string | undefined => estate.value('datastores', id)?.name;

/** "gold" of "[gold] web-01/web-01.vmx". */
function datastoreInPath({ path }: Vm): string | undefined {
  return path === undefined ? undefined : /^\s*\[([^\]]+)\]/.exec(path)?.[1]?.trim();
}
