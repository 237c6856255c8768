/** What the model works out for the network of an estate: links, flows, and what fails with what. Rates are in bit/s. */
import { carrierText, endsOf, flowStopText } from '../../core/network/bandwidth/flowText';
import { networkLoads, type CarrierLoad, type FlowShare, type NetworkLoads } from '../../core/network/bandwidth/loads';
import { switchOversubscription } from '../../core/network/bandwidth/oversubscription';
import { adapterClassesOf } from '../../core/network/failures/adapterClasses';
import { adaptersIn, pointsOfFailure } from '../../core/network/failures/failures';
import { componentKey } from '../../core/network/fabric/types';
import { switchesOf } from '../../core/network/fabric/ports';
import type { Estate } from '../../core/model/estate';
import { sum } from '../../core/util/sum';
import { round, type Known } from './known';

export interface NetworkFigures {
  /** Each direction of each NIC, cable and site link. */
  readonly links: readonly LinkFigures[];
  readonly flows: readonly FlowFigures[];
  readonly networks: Readonly<Record<string, OneNetwork>>;
  /** Physical switches. */
  readonly switches: Readonly<Record<string, SwitchFigures>>;
}

export interface LinkFigures {
  readonly kind: 'nic' | 'cable' | 'site-link';
  /** "esx-1/vmnic0", "leaf-1/eth1", the id of a site; null where it is not shown. */
  readonly from: string | null;
  readonly to: string | null;
  readonly bitsPerSecond: Known;
  readonly average: LoadFigures;
  readonly peak: LoadFigures;
  /** What it carries at peak. */
  readonly load: number;
}

export interface LoadFigures {
  readonly wanted: number;
  readonly carried: number;
  /** Wanted over the speed. */
  readonly utilization: Known;
}

export interface FlowFigures {
  /** "vms/web" */
  readonly from: string;
  /** The id of the receiver; null: what lies behind the default gateway. */
  readonly to: string | null;
  readonly average: RateFigures;
  readonly peak: RateFigures;
  /** Why it is not carried; null where it is. */
  readonly stopped: string | null;
}

export interface RateFigures {
  readonly wanted: number;
  readonly rate: number;
  /** What holds it back; null where it gets what it wants. */
  readonly bottleneck: string | null;
}

export interface OneNetwork {
  /** Those that are on. */
  readonly adapters: number;
  readonly pointsOfFailure: readonly PointFigures[];
}

export interface PointFigures {
  /** "hosts/esx-1/vmnic0", "switches/leaf-1", "switches/leaf-1/eth49" for a cable, "routers/core", "sites/a/b". */
  readonly component: string;
  /** How many adapters of the network its loss cuts off. */
  readonly cuts: number;
}

export interface SwitchFigures {
  readonly downBitsPerSecond: number;
  readonly upBitsPerSecond: number;
  /** 3 for "3:1"; null where nothing leads up, or a speed is not known. */
  readonly oversubscription: Known;
}

export function networkFigures(estate: Estate): NetworkFigures {
  return {
    ...loadFigures(networkLoads(estate)),
    networks: ofNetworks(estate),
    switches: Object.fromEntries(switchesOf(estate, 'physical').map((id) => {
      const { down, up, ratio } = estate.query(switchOversubscription, id);
      return [id, { downBitsPerSecond: down, upBitsPerSecond: up, oversubscription: known(ratio) }];
    })),
  };
}

export function loadFigures({ carriers, flows }: NetworkLoads): Pick<NetworkFigures, 'links' | 'flows'> {
  return {
    links: carriers.flatMap((carrier) => (carrier.kind === 'shaping' ? [] : [linkFigures(carrier, carrier.kind)])),
    flows: flows.map((flow) => flowFigures(flow, carriers)),
  };
}

function linkFigures(carrier: CarrierLoad, kind: LinkFigures['kind']): LinkFigures {
  const [from, to] = endsOf(carrier);
  const load = ({ wanted, carried, utilization }: CarrierLoad['peak']): LoadFigures => ({ wanted: round(wanted), carried: round(carried), utilization: known(utilization) });
  return { kind, from: from ?? null, to: to ?? null, bitsPerSecond: known(carrier.speed), average: load(carrier.average), peak: load(carrier.peak), load: round(carrier.peak.carried) };
}

function flowFigures(flow: FlowShare, carriers: readonly CarrierLoad[]): FlowFigures {
  const { from, to } = flow.offer;
  const rate = (when: 'average' | 'peak'): RateFigures => {
    const got = flow.kind === 'carried' ? flow[when] : undefined;
    const bottleneck = got?.bottleneck === undefined ? undefined : carriers[got.bottleneck];
    return { wanted: round(flow.offer[when]), rate: round(got?.rate ?? 0), bottleneck: bottleneck ? carrierText(bottleneck) : null };
  };
  return {
    from: `${from.kind}s/${from.id}`, to: to.kind === 'default-gateway' ? null : to.id, average: rate('average'), peak: rate('peak'),
    stopped: flow.kind === 'stopped' ? flowStopText(flow.because) : null,
  };
}

function ofNetworks(estate: Estate): Readonly<Record<string, OneNetwork>> {
  const points = new Map<string, PointFigures[]>();
  for (const { component, cuts } of pointsOfFailure(estate)) {
    for (const network of new Set(cuts.map(({ adapters }) => adapters.network))) {
      const point = { component: componentKey(component), cuts: adaptersIn(cuts.filter(({ adapters }) => adapters.network === network)) };
      points.set(network, [...(points.get(network) ?? []), point]);
    }
  }
  return Object.fromEntries(estate.ids('networks').map((id) => [id, {
    adapters: sum(adapterClassesOf(estate, id), ({ adapters }) => adapters.length),
    pointsOfFailure: (points.get(id) ?? []).sort((a, b) => b.cuts - a.cuts || (a.component < b.component ? -1 : 1)),
  }]));
}

const known = (value: number | undefined): Known => (value === undefined ? null : round(value));
