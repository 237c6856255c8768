/** How much flows over what, on average and at peak, and what each flow gets of it. Semantics: "Sharing bandwidth" in ../SPEC.md. */
import { defineQuery, type Estate } from '../../model/estate';
import type { BitsPerSecond, Fraction } from '../../model/quantity';
import { fabricOf, fabricWithout, type Fabric } from '../fabric/fabric';
import type { Component } from '../fabric/types';
import { netOf } from '../routing/net';
import { Carriers, type Carrier } from './carriers';
import { FlowNet, flowWay, type FlowStop } from './flowWays';
import { loadsOf, maxMin, type LinkPart, type SharedFlow } from './maxMin';
import { offers, type Guest, type Offer } from './offers';

export interface NetworkLoads {
  /** NICs by host, then cables and site links, each direction by itself; shaped adapters last, where they send. */
  readonly carriers: readonly CarrierLoad[];
  /** In the order of the offers. */
  readonly flows: readonly FlowShare[];
}

export interface CarrierLoad extends Carrier {
  readonly average: Load;
  readonly peak: Load;
}

/** In bit/s. */
export interface Load {
  /** What is asked of it; more than its speed where it cannot carry all. */
  readonly wanted: BitsPerSecond;
  readonly carried: BitsPerSecond;
  /** Wanted over its speed; undefined where that is not known, or 0. */
  readonly utilization: Fraction | undefined;
}

export type FlowShare =
  | { readonly kind: 'carried'; readonly offer: Offer; /** The carriers it takes, and what part of it each. */ readonly over: readonly LinkPart[]; readonly shown: boolean; readonly average: Rate; readonly peak: Rate }
  /** It is not carried at all. */
  | { readonly kind: 'stopped'; readonly offer: Offer; readonly because: FlowStop };

export interface Rate {
  readonly rate: BitsPerSecond;
  /** The carrier that holds it back, by its place; undefined where it gets what it asks for. */
  readonly bottleneck: number | undefined;
}

/** Of the whole estate. It looks at every guest that says what it sends: for those who ask, not for every check. */
export function networkLoads(estate: Estate): NetworkLoads {
  return estate.query(loads, '');
}
const loads = defineQuery<NetworkLoads>('load of the network', (estate) => loadsIn(fabricOf(estate)));

/** What remains once some components have failed, worked out anew. */
export function loadsWithout(estate: Estate, lost: readonly Component[]): NetworkLoads {
  return loadsIn(fabricWithout(estate, lost));
}

/** What a guest gets, flow by flow. */
export function flowsOf(estate: Estate, { kind, id }: Guest): readonly FlowShare[] {
  return estate.query(flowsByGuest, '').get(`${kind} ${id}`) ?? [];
}
const flowsByGuest = defineQuery<ReadonlyMap<string, readonly FlowShare[]>>('flows by guest', (estate) => {
  const flows = new Map<string, FlowShare[]>();
  for (const flow of networkLoads(estate).flows) {
    const { from } = flow.offer;
    const key = `${from.kind} ${from.id}`;
    const known = flows.get(key);
    if (known) known.push(flow);
    else flows.set(key, [flow]);
  }
  return flows;
});

/** The NIC, cable or site link of known speed that is most asked for at peak; undefined where none is asked for anything. */
export function fullest({ carriers }: NetworkLoads): CarrierLoad | undefined {
  let most: CarrierLoad | undefined;
  for (const carrier of carriers) if (carrier.kind !== 'shaping' && (carrier.peak.utilization ?? 0) > (most?.peak.utilization ?? 0)) most = carrier;
  return most;
}

export const flowsStopped = ({ flows }: NetworkLoads): number => flows.filter(({ kind }) => kind === 'stopped').length;

function loadsIn(fabric: Fabric): NetworkLoads {
  const { estate } = fabric;
  const carriers = new Carriers(fabric);
  carriers.addAll();
  const within = new FlowNet(netOf(estate, {}, { fabric }), carriers);
  const ways = estate.query(offers, '').map((offer) => ({ offer, way: flowWay(within, offer) }));
  const speeds = carriers.all.map(({ speed }) => speed ?? Infinity);
  const carried = ways.flatMap(({ offer, way }) => (way.kind === 'carried' ? [{ offer, over: way.over }] : []));
  const [average, peak] = (['average', 'peak'] as const).map((when) => shared(speeds, carried.map(({ offer, over }) => ({ demand: offer[when], weight: offer.weight, over })))) as [Shared, Shared];
  let next = 0;
  return {
    carriers: carriers.all.map((carrier, i) => ({ ...carrier, average: average.load(i), peak: peak.load(i) })),
    flows: ways.map(({ offer, way }): FlowShare => {
      if (way.kind === 'stopped') return { kind: 'stopped', offer, because: way.because };
      const i = next++;
      return { kind: 'carried', offer, over: way.over, shown: way.shown, average: average.rate(i), peak: peak.rate(i) };
    }),
  };
}

interface Shared {
  readonly rate: (flow: number) => Rate;
  readonly load: (carrier: number) => Load;
}

function shared(speeds: readonly number[], flows: readonly SharedFlow[]): Shared {
  const rates = maxMin(speeds, flows);
  const carried = loadsOf(speeds.length, flows, rates);
  const wanted = loadsOf(speeds.length, flows, flows.map(({ demand }) => ({ rate: demand })));
  return {
    rate: (flow) => ({ rate: (rates[flow]?.rate ?? 0) as BitsPerSecond, bottleneck: rates[flow]?.bottleneck }),
    load: (carrier) => {
      const [speed, asked] = [speeds[carrier] ?? Infinity, wanted[carrier] ?? 0];
      return { wanted: asked as BitsPerSecond, carried: (carried[carrier] ?? 0) as BitsPerSecond, utilization: speed > 0 && speed < Infinity ? ((asked / speed) as Fraction) : undefined };
    },
  };
}
