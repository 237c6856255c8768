/** The datastores that hosts do not get to, for who asks of all of them. */
import { defineQuery, type Estate } from '../../model/estate';
import { hostsByCluster } from '../../model/lookups';
import { own } from '../../util/own';
import { sameValue } from '../../util/sameValue';
import { mounts } from '../mounts';
import { frontOf } from './front';
import { arrayReach, reachOf } from './paths';
import { targetsOf } from './targets';
import type { NoPath, Reach, Target } from './types';
import { waysOf } from './ways';

/** By datastore: why a host does not get to it (W1–W3, W6), of those that it mounts or that do not say who does. */
export const unreachedFrom = defineQuery<ReadonlyMap<string, NoPath>>('datastores a host does not get to', (estate, host) => {
  const value = estate.value('hosts', host);
  const { byMount, unsaid } = estate.query(doubtful, '');
  if (!value || (byMount.size === 0 && unsaid.length === 0)) return none;
  const found = new Map<string, NoPath>();
  const arrays = new Map<string, Reach>();
  const ways = waysOf(estate);
  for (const all of [byMount.get(host), value.cluster === undefined ? undefined : byMount.get(value.cluster), unsaid]) {
    for (const { datastore, targets } of all ?? []) {
      const because = firstOf(targets);
      if (because) found.set(datastore, because);
    }
  }
  return found;

  function firstOf(targets: readonly Target[]): NoPath | undefined {
    for (const target of targets) {
      const reach = reachOf(ways, host, target, arrayOnce);
      if (reach.kind === 'none') return reach.because[0];
    }
    return undefined;
  }
  function arrayOnce(array: string): Reach {
    let reach = arrays.get(array);
    if (!reach) arrays.set(array, (reach = arrayReach(ways, host, array)));
    return reach;
  }
}, sameValue);

/** By datastore: why none of the hosts of a cluster gets to it, as of the first of them. */
export const unreachedFromCluster = defineQuery<ReadonlyMap<string, NoPath>>('datastores no host of a cluster gets to', (estate, cluster) => {
  const [first, ...others] = estate.lookup(hostsByCluster, cluster).map((host) => estate.query(unreachedFrom, host));
  if (!first || first.size === 0) return none;
  return new Map([...first].filter(([datastore]) => others.every((unreached) => unreached.has(datastore))));
}, sameValue);

/** Why a host does not see a datastore. */
export type Unseen = { readonly kind: 'not-mounted' } | { readonly kind: 'no-path'; readonly because: NoPath };

/** Why a host does not see a datastore; undefined where it does, or that is not known. */
export function unseenBy(estate: Estate, host: string, datastore: string): Unseen | undefined {
  if (mounts(estate, host, datastore) === false) return { kind: 'not-mounted' };
  const because = estate.query(unreachedFrom, host).get(datastore);
  return because && { kind: 'no-path', because };
}

interface Doubtful {
  readonly datastore: string;
  readonly targets: readonly Target[];
}

interface AllDoubtful {
  /** By the id of a host or cluster that is said to mount them. */
  readonly byMount: ReadonlyMap<string, readonly Doubtful[]>;
  /** Those that do not say who mounts them. */
  readonly unsaid: readonly Doubtful[];
}

/** The datastores of which it may be known that a host does not get to them: behind ports, masked, or on the disks of a host. */
const doubtful = defineQuery<AllDoubtful>('datastores that hosts may not get to', (estate) => {
  const byMount = new Map<string, Doubtful[]>();
  const unsaid: Doubtful[] = [];
  for (const datastore of estate.ids('datastores')) {
    const value = estate.value('datastores', datastore);
    const targets = value?.on === undefined ? [] : doubtfulTargets(estate, datastore);
    if (targets.length === 0) continue;
    if (value?.mountedBy === undefined) unsaid.push({ datastore, targets });
    for (const owner of new Set<string>(value?.mountedBy)) {
      const known = byMount.get(owner);
      if (known) known.push({ datastore, targets });
      else byMount.set(owner, [{ datastore, targets }]);
    }
  }
  return { byMount, unsaid };
}, sameValue);

function doubtfulTargets(estate: Estate, datastore: string): readonly Target[] {
  return estate.query(targetsOf, datastore).targets.filter(({ layer, pool }) => {
    if (layer.kind === 'disks') return pool === undefined;
    const array = frontOf(estate, layer.array);
    const isMasked = layer.kind === 'export' && own(array?.exports, layer.export)?.maskedTo !== undefined;
    return isMasked || Object.keys(array?.ports ?? {}).length > 0;
  });
}

const none: ReadonlyMap<string, NoPath> = new Map();
