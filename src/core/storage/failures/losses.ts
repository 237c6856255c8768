/** What the loss of components takes from datastores and from whoever uses them. Semantics: X4 and X5 in ../SPEC.md. */
import type { Estate } from '../../model/estate';
import { vmsByDatastore } from '../../model/lookups';
import { hostsOf } from '../mounts';
import { backingOf } from '../capacity/structure';
import { layerKey, type Layer } from '../layers';
import { reachOf } from '../paths/paths';
import { targetsOf } from '../paths/targets';
import type { Target } from '../paths/types';
import { waysOf, waysWithout, type Ways } from '../paths/ways';
import type { Lost } from './component';
import { lostParts } from './lostParts';
import { replicaOf, type Replica } from './replication';
import { survivorsOf, type Survivors } from './survivors';

export interface StorageLoss {
  /** Groups, pools and distributed arrays that are not whole any more, by key of their layer, sorted. */
  readonly layers: readonly LayerLoss[];
  /** Datastores with less than before, by id: those without data first, then those nobody reaches, cut off in part, degraded. */
  readonly datastores: readonly DatastoreLoss[];
  /** Running or not, the VMs with a disk that is lost or that they do not reach any more, by id; not those of lost hosts, which are lost with them. */
  readonly vms: readonly string[];
}

export interface LayerLoss {
  readonly layer: Layer;
  readonly state: 'degraded' | 'lost';
}

export type DatastoreLoss = { readonly datastore: string } & (
  /** What it is on is lost. `replica`: what is left of it elsewhere, as of its recovery point; its own, or that of the pool it is on. */
  | { readonly kind: 'lost'; readonly replica: Replica | undefined }
  /** Its data is there, and no host that mounts it gets to it any more. */
  | { readonly kind: 'unreached'; readonly hosts: readonly string[] }
  /** Some hosts that mount it do not get to it any more; lost hosts are not counted. */
  | { readonly kind: 'cut-off'; readonly hosts: readonly string[] }
  | { readonly kind: 'degraded' }
);

/** What is lost with components together, those of the network included: it looks at every datastore. */
export function storageLossOf(estate: Estate, lost: readonly Lost[]): StorageLoss {
  const survivors = survivorsOf(estate, lost);
  const { hosts: lostHosts } = lostParts(estate, lost);
  const touches = whatTouches(lost, lostHosts);
  let made: Ways | undefined;
  const after = (): Ways => (made ??= waysWithout(estate, lost));
  const datastores = [...estate.ids('datastores')].sort().flatMap((id) => datastoreLoss(estate, id, { survivors, lost, lostHosts, touches, after }) ?? []);
  return {
    layers: layersOf(estate).flatMap((layer): readonly LayerLoss[] => {
      const state = survivors.stateOf(layer);
      return state === 'whole' ? [] : [{ layer, state }];
    }),
    datastores: datastores.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)),
    vms: vmsLosing(estate, datastores, lostHosts),
  };
}

const order: readonly DatastoreLoss['kind'][] = ['lost', 'unreached', 'cut-off', 'degraded'];

/** Whether a loss may take the way of a host to some of its data away, or leave it less of that; a site, or a part of the network, any. */
type Touches = (host: string, target: Target) => boolean;

function whatTouches(lost: readonly Lost[], lostHosts: ReadonlySet<string>): Touches {
  const [hosts, arrays] = [new Set(lostHosts), new Set<string>()];
  let isAnywhere = false;
  for (const one of lost) {
    switch (one.kind) {
      // Of a pool that loses one of its copies, hosts that reach no other have nothing left.
      case 'disk': case 'group': case 'array': case 'controller': case 'array-port': arrays.add(one.array); break;
      case 'host-disk': case 'host': case 'hba': case 'nic': hosts.add(one.host); break;
      case 'site': case 'site-link': case 'switch': case 'port': case 'router': isAnywhere = true; break;
    }
  }
  return (host, { layer }) => isAnywhere || hosts.has(host) || (layer.kind === 'disks' ? hosts.has(layer.host) : arrays.has(layer.array));
}

interface Losing {
  readonly survivors: Survivors;
  readonly lost: readonly Lost[];
  readonly lostHosts: ReadonlySet<string>;
  readonly touches: Touches;
  /** The ways that are left. */
  readonly after: () => Ways;
}

function datastoreLoss(estate: Estate, datastore: string, { survivors, lost, lostHosts, touches, after }: Losing): DatastoreLoss | undefined {
  const state = survivors.stateOf({ kind: 'datastore', datastore });
  if (state === 'lost') return { datastore, kind: 'lost', replica: replicaLeft(estate, datastore, survivors, lost) };
  const mounting = hostsOf(estate, datastore) ?? [];
  const { targets } = estate.query(targetsOf, datastore);
  const touched = mounting.filter((host) => lostHosts.has(host) || targets.some((target) => touches(host, target)));
  if (touched.length > 0) {
    const isLeft = (host: string): boolean => !lostHosts.has(host) && survives(after(), { datastore, host, targets, lost });
    const cut = touched.filter((host) => !isLeft(host) && survives(waysOf(estate), { datastore, host, targets, lost: [] }));
    const hosts = cut.filter((host) => !lostHosts.has(host));
    if (cut.length > 0 && !mounting.some(isLeft)) return { datastore, kind: 'unreached', hosts };
    if (hosts.length > 0) return { datastore, kind: 'cut-off', hosts };
  }
  return state === 'degraded' ? { datastore, kind: 'degraded' } : undefined;
}

interface Asked {
  readonly datastore: string;
  readonly host: string;
  readonly targets: readonly Target[];
  readonly lost: readonly Lost[];
}

/** Whether a host has all data of a datastore, what it does not reach being as good as lost for it. What is unknown counts as reached. */
function survives(ways: Ways, { datastore, host, targets, lost }: Asked): boolean {
  const unreached = targets.filter((target) => reachOf(ways, host, target).kind === 'none');
  if (unreached.length === 0) return true;
  const { estate } = ways;
  const backing = backingOf(estate, datastore);
  const keys = new Set(unreached.map(({ layer }) => layerKey(layer)));
  return backing === undefined || survivorsOf(estate, lost, (layer) => keys.has(layerKey(layer))).stateOf(backing) !== 'lost';
}

/** The replica of a lost datastore, where that is not lost as well. */
function replicaLeft(estate: Estate, datastore: string, survivors: Survivors, lost: readonly Lost[]): Replica | undefined {
  const backing = backingOf(estate, datastore);
  const layers: readonly Layer[] = [{ kind: 'datastore', datastore }, ...(backing?.kind === 'pool' ? [backing] : [])];
  return layers.map((layer) => estate.query(replicaOf, layerKey(layer))).find((replica) => {
    if (!replica || (replica.target !== undefined && survivors.stateOf(replica.target) === 'lost')) return false;
    return (replica.to ?? replica.target) !== undefined && !lost.some((one) => one.kind === 'site' && one.site === replica.to);
  });
}

/** VMs on other hosts than the lost ones: with a disk on what is lost, or on what their host, if they have one, does not reach. */
function vmsLosing(estate: Estate, datastores: readonly DatastoreLoss[], lostHosts: ReadonlySet<string>): readonly string[] {
  const losing = new Set<string>();
  for (const loss of datastores) {
    if (loss.kind === 'degraded') continue;
    for (const id of estate.lookup(vmsByDatastore, loss.datastore)) {
      const host = estate.value('vms', id)?.host;
      if (host !== undefined && lostHosts.has(host)) continue;
      if (loss.kind !== 'cut-off' || (host !== undefined && loss.hosts.includes(host))) losing.add(id);
    }
  }
  return [...losing].sort();
}

/** What is said to be degraded or lost by itself; exports and datastores are what they stand on. */
function layersOf(estate: Estate): readonly Layer[] {
  const groups = estate.ids('arrays').flatMap((array): readonly Layer[] => {
    const value = estate.value('arrays', array);
    const names = Object.keys(value?.groups ?? {});
    return names.length > 0 ? names.map((group) => ({ kind: 'group', array, group })) : [{ kind: 'array', array }];
  });
  return [...groups, ...estate.ids('storagePools').map((pool): Layer => ({ kind: 'pool', pool }))].toSorted((a, b) => (layerKey(a) < layerKey(b) ? -1 : 1));
}
