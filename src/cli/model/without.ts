/** What remains of an estate once some components have failed together: of its network, and of its storage. */
import { loadsWithout } from '../../core/network/bandwidth/loads';
import { lossOf } from '../../core/network/failures/failures';
import type { Estate } from '../../core/model/estate';
import { lostKey, type Lost } from '../../core/storage/failures/component';
import { networkPartsOf } from '../../core/storage/failures/networkParts';
import { storageLossOf, type DatastoreLoss } from '../../core/storage/failures/losses';
import { survivorsOf } from '../../core/storage/failures/survivors';
import { layerKey } from '../../core/storage/layers';
import { formatQuantity } from '../../core/model/quantity';
import { counted, listed } from '../../core/util/words';
import { plain } from '../plain';
import { loadFigures, type NetworkFigures } from './networkFigures';
import { loadSections } from './networkText';
import { table, type Row } from './table';

export interface WithoutFigures extends Pick<NetworkFigures, 'links' | 'flows'> {
  /** "switches/leaf-1", "hosts/esx-1/vmnic0", "sites/a/b", "arrays/san-a/controllers/1": what has failed. */
  readonly components: readonly string[];
  /** By network, that with most adapters first. */
  readonly cuts: readonly CutFigures[];
  readonly storage: StorageLossFigures;
}

export interface CutFigures {
  readonly network: string;
  /** What its adapters no longer reach: their gateway, the others on their network, or anything by an uplink. */
  readonly from: 'gateway' | 'others' | 'uplink';
  /** "vms/web/eth0" */
  readonly adapters: readonly string[];
}

export interface StorageLossFigures {
  /** Those that lost data first; `hosts` are those that do not get to it any more, `replicaAt` the site that has a replica. */
  readonly datastores: readonly { readonly id: string; readonly loss: DatastoreLoss['kind']; readonly hosts: readonly string[]; readonly replicaAt?: string }[];
  /** Groups, distributed arrays and pools that are not whole any more, with what can be stored on them with all copies. */
  readonly layers: readonly { readonly path: string; readonly state: 'degraded' | 'lost'; readonly usableBytes: number | null }[];
  /** Those on other hosts with a disk that is lost or out of reach. */
  readonly vms: readonly string[];
}

export function withoutFigures(estate: Estate, lost: readonly Lost[]): WithoutFigures {
  const network = networkPartsOf(estate, lost);
  const cuts = new Map<string, { readonly network: string; readonly from: CutFigures['from']; readonly adapters: string[] }>();
  for (const { adapters: { network: id, adapters }, from } of lossOf(estate, ...network)) {
    const key = `${from} ${id}`;
    const cut = cuts.get(key) ?? { network: id, from, adapters: [] };
    cuts.set(key, cut);
    cut.adapters.push(...adapters.map((station) => station.key));
  }
  return {
    components: lost.map(lostKey), cuts: [...cuts.values()].sort((a, b) => b.adapters.length - a.adapters.length || (a.network < b.network ? -1 : 1)),
    ...loadFigures(loadsWithout(estate, network)), storage: storageLossFigures(estate, lost),
  };
}

function storageLossFigures(estate: Estate, lost: readonly Lost[]): StorageLossFigures {
  const { datastores, layers, vms } = storageLossOf(estate, lost);
  const survivors = survivorsOf(estate, lost);
  return {
    datastores: datastores.map((each) => ({ id: each.datastore, loss: each.kind, hosts: 'hosts' in each ? each.hosts : [], ...replicaAt(each) })),
    layers: layers.map(({ layer, state }) => ({ path: layerKey(layer), state, usableBytes: rounded(survivors.usableOf(layer)) })),
    vms,
  };
}

/** The site of what is left of a lost datastore, or what holds it where no site is said. */
function replicaAt(loss: DatastoreLoss): { readonly replicaAt?: string } {
  const replica = loss.kind === 'lost' ? loss.replica : undefined;
  const at = replica?.to ?? (replica?.target && layerKey(replica.target));
  return at === undefined ? {} : { replicaAt: at };
}

const rounded = (bytes: number | undefined): number | null => (bytes === undefined ? null : Math.round(bytes));

/** A list of lines per subject, each headed by what has failed. */
export function withoutSections({ components, cuts, links, flows, storage }: WithoutFigures): readonly (readonly string[])[] {
  const title = `Without ${components.map(plain).join(', ')}`;
  const rows = cuts.map(({ network, from, adapters }): Row => [plain(network), counted(adapters.length, 'adapter'), lacking[from]]);
  return [
    rows.length === 0 ? [`${title}: nobody is cut off on the network`] : [`${title}: who is cut off`, '', ...table([['network', 'who', 'from'], ...rows])],
    ...storageSections(storage).map(([first = '', ...lines]) => [`${title}: ${first}`, ...lines]),
    ...loadSections({ links, flows }).map(([first = '', ...lines]) => [`${title}: ${first.charAt(0).toLowerCase()}${first.slice(1)}`, ...lines]),
  ];
}

const lacking = { gateway: 'the gateway', others: 'all others on the network', uplink: 'all beyond the host' } as const;

function storageSections({ datastores, layers, vms }: StorageLossFigures): readonly (readonly string[])[] {
  const sections: (readonly string[])[] = [];
  if (datastores.length > 0) {
    const rows = datastores.map(({ id, loss, hosts, replicaAt: at }): Row => [plain(id), `${lossWords[loss]}${hosts.length === 0 ? '' : ` for ${listed(hosts.map(plain))}`}${at === undefined ? '' : `, with a replica at ${plain(at)}`}`]);
    sections.push(['datastores that are not what they were', '', ...table(rows)]);
  }
  if (layers.length > 0) sections.push(['arrays and pools that are not whole', '', ...table(layers.map(({ path, state, usableBytes }): Row => [plain(path), state, roomText(state, usableBytes)]))]);
  if (vms.length > 0) sections.push([`${counted(vms.length, 'VM')} without a disk`, '', `  ${listed(vms.map(plain), 'and', 20)}`]);
  return sections;
}

/** What can be stored with all copies, which may be nothing while everything is still held. */
function roomText(state: 'degraded' | 'lost', usableBytes: number | null): string {
  if (usableBytes === null || state === 'lost') return '';
  return usableBytes === 0 ? 'too little left for all copies' : `${formatQuantity(usableBytes, 'bytes')} usable`;
}

const lossWords: Readonly<Record<DatastoreLoss['kind'], string>> = { lost: 'lost', unreached: 'out of reach', 'cut-off': 'out of reach', degraded: 'degraded' };
