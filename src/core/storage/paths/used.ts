/** The arrays behind what hosts mount, and the ways there, for who asks of all of them. */
import { defineQuery, type Estate } from '../../model/estate';
import { sameValue } from '../../util/sameValue';
import { datastoresByMount } from '../mounts';
import { arrayReach } from './paths';
import { targetsOf } from './targets';
import type { StoragePath } from './types';
import { waysOf } from './ways';

export interface UsedArray {
  readonly array: string;
  /** The datastores of it that the host mounts, each once. */
  readonly datastores: readonly string[];
  /** At least one. */
  readonly paths: readonly StoragePath[];
}

/** The arrays behind the datastores that a host mounts, of those to which its paths are known. */
export function arraysUsedBy(estate: Estate, host: string): readonly UsedArray[] {
  const cluster = estate.value('hosts', host)?.cluster;
  const owners = [host, ...(cluster === undefined ? [] : [cluster])].map((owner) => estate.query(arraysBehind, owner)).filter(({ size }) => size > 0);
  if (owners.length === 0) return none;
  const arrays = new Set(owners.flatMap((behind) => [...behind.keys()]));
  return [...arrays].flatMap((array): readonly UsedArray[] => {
    const reach = arrayReach(waysOf(estate), host, array);
    if (reach.kind !== 'paths') return none;
    return [{ array, datastores: [...new Set(owners.flatMap((behind) => behind.get(array) ?? none))], paths: reach.paths }];
  });
}

/** By array with ports: the datastores on it that a host or cluster is said to mount, by its id. */
const arraysBehind = defineQuery<ReadonlyMap<string, readonly string[]>>('arrays behind what a host or cluster mounts', (estate, owner) => {
  const behind = new Map<string, string[]>();
  for (const datastore of estate.lookup(datastoresByMount, owner)) {
    for (const { layer } of estate.query(targetsOf, datastore).targets) {
      if (layer.kind === 'disks' || estate.value('arrays', layer.array)?.ports === undefined) continue;
      const known = behind.get(layer.array);
      if (!known) behind.set(layer.array, [datastore]);
      else if (!known.includes(datastore)) known.push(datastore);
    }
  }
  return behind;
}, sameValue);

const none: readonly never[] = [];
