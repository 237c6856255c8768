/** What remains of the network of an estate once some components have failed together. */
import { loadsWithout } from '../../core/network/bandwidth/loads';
import { componentKey, type Component } from '../../core/network/fabric/types';
import { lossOf } from '../../core/network/failures/failures';
import type { Estate } from '../../core/model/estate';
import { counted } from '../../core/util/words';
import { plain } from '../plain';
import { loadFigures, type NetworkFigures } from './networkFigures';
import { loadSections } from './networkText';
import { table, type Row } from './table';

export interface WithoutFigures extends Pick<NetworkFigures, 'links' | 'flows'> {
  /** "switches/leaf-1", "hosts/esx-1/vmnic0", "sites/a/b": what has failed. */
  readonly components: readonly string[];
  /** By network, that with most adapters first. */
  readonly cuts: readonly CutFigures[];
}

export interface CutFigures {
  readonly network: string;
  /** What its adapters no longer reach: their gateway, the others on their network, or anything by an uplink. */
  readonly from: 'gateway' | 'others' | 'uplink';
  /** "vms/web/eth0" */
  readonly adapters: readonly string[];
}

export function withoutFigures(estate: Estate, lost: readonly Component[]): WithoutFigures {
  const cuts = new Map<string, { readonly network: string; readonly from: CutFigures['from']; readonly adapters: string[] }>();
  for (const { adapters: { network, adapters }, from } of lossOf(estate, ...lost)) {
    const key = `${from} ${network}`;
    const cut = cuts.get(key) ?? { network, from, adapters: [] };
    cuts.set(key, cut);
    cut.adapters.push(...adapters.map((station) => station.key));
  }
  return { components: lost.map(componentKey), cuts: [...cuts.values()].sort((a, b) => b.adapters.length - a.adapters.length || (a.network < b.network ? -1 : 1)), ...loadFigures(loadsWithout(estate, lost)) };
}

/** A list of lines per subject, each headed by what has failed. */
export function withoutSections({ components, cuts, links, flows }: WithoutFigures): readonly (readonly string[])[] {
  const title = `Without ${components.map(plain).join(', ')}`;
  const rows = cuts.map(({ network, from, adapters }): Row => [plain(network), counted(adapters.length, 'adapter'), lacking[from]]);
  return [
    rows.length === 0 ? [`${title}: nobody is cut off`] : [`${title}: who is cut off`, '', ...table([['network', 'who', 'from'], ...rows])],
    ...loadSections({ links, flows }).map(([first = '', ...lines]) => [`${title}: ${first.charAt(0).toLowerCase()}${first.slice(1)}`, ...lines]),
  ];
}

const lacking = { gateway: 'the gateway', others: 'all others on the network', uplink: 'all beyond the host' } as const;
