/** Taking lines of the storage view away. */
import type { Change } from '../../../core/model/change';
import type { Entry } from '../../../core/model/entry';
import type { Estate } from '../../../core/model/estate';
import { writtenPath } from '../../../core/model/writtenPath';
import { own } from '../../../core/util/own';
import { removeField } from '../gestures/entries';
import type { EdgeName } from './edges';

const gone = 'This connection is not there any more.';

/** The changes that take these lines away, or why one cannot be. */
export function disconnectStorage(estate: Estate, names: readonly EdgeName[]): { readonly changes: readonly Change[]; readonly reasons: readonly string[] } {
  const removals = names.map((name) => removalsOf(estate, name));
  const reasons = [...new Set(removals.filter((removal) => typeof removal === 'string'))];
  const found = removals.flatMap((removal) => (typeof removal === 'string' ? [] : removal));
  // Of one list the last first, so that the others keep their index.
  const inOrder = found.toSorted((a, b) => (b.index ?? -1) - (a.index ?? -1));
  return { reasons, changes: inOrder.map(({ entry, path, index }) => removeField(entry, index === undefined ? path : writtenPath(entry, [...path, index]))) };
}

/** A field, or an item of a list. */
interface Removal {
  readonly entry: Entry;
  readonly path: readonly string[];
  readonly index?: number;
}

function removalsOf(estate: Estate, name: EdgeName): readonly Removal[] | string {
  switch (name.kind) {
    case 'backing': return ofBacking(estate, name);
    case 'raw': {
      const vm = estate.find('vms', name.vm);
      return vm && own(vm.value.disks, name.disk)?.raw !== undefined ? [{ entry: vm, path: ['disks', name.disk, 'raw'] }] : gone;
    }
    case 'mount': {
      const datastore = estate.find('datastores', name.datastore);
      return orGone(datastore ? items(datastore, ['mountedBy'], datastore.value.mountedBy, name.by) : []);
    }
    case 'replica': {
      const entry = estate.find(name.collection, name.id);
      return entry?.value.replication ? [{ entry, path: ['replication'] }] : gone;
    }
    case 'path': return `The ways to "${name.array}" follow from adapters, ports, fabrics and zones: change those.`;
  }
}

function ofBacking(estate: Estate, { collection, id, text }: Extract<EdgeName, { kind: 'backing' }>): readonly Removal[] | string {
  switch (collection) {
    case 'datastores': {
      const datastore = estate.find('datastores', id);
      return datastore?.value.on === text ? [{ entry: datastore, path: ['on'] }] : gone;
    }
    case 'arrays': {
      const array = estate.find('arrays', id);
      return orGone(array ? items(array, ['hosts'], array.value.hosts, text) : []);
    }
    case 'storagePools': {
      const pool = estate.find('storagePools', id);
      if (!pool) return gone;
      const inTiers = Object.entries(pool.value.tiers ?? {}).flatMap(([tier, { members }]) => items(pool, ['tiers', tier, 'members'], members, text));
      return orGone([...items(pool, ['members'], pool.value.members, text), ...inTiers]);
    }
  }
}

function items(entry: Entry, path: readonly string[], list: readonly string[] | undefined, text: string): readonly Removal[] {
  return (list ?? []).flatMap((item, index) => (item === text ? [{ entry, path, index }] : []));
}

const orGone = (removals: readonly Removal[]): readonly Removal[] | string => (removals.length === 0 ? gone : removals);
