/** What guests send: the flows they state, and what they send beside these. Semantics: B3, B4 in ../SPEC.md. */
import type { Container, Vm } from '../../model/entities';
import { defineIndex, defineQuery, type Estate } from '../../model/estate';
import { runs } from '../../model/lookups';
import type { BitsPerSecond } from '../../model/quantity';
import { sum } from '../../util/sum';

/** Something a guest wants to send to somebody. Rates are at most what the flow is limited to. */
export interface Offer {
  readonly from: Guest;
  readonly to: Receiver;
  /** The place of the flow among those it states; undefined for what it sends beside them. */
  readonly flow: number | undefined;
  readonly average: BitsPerSecond;
  readonly peak: BitsPerSecond;
  readonly weight: number;
}

export interface Guest {
  readonly kind: 'vm' | 'container';
  readonly id: string;
}

export type Receiver =
  | { readonly kind: 'vm' | 'container' | 'host'; readonly id: string }
  /** A network stands for its gateway. */
  | { readonly kind: 'network'; readonly id: string }
  /** Whatever lies behind the default gateway of the sender. */
  | { readonly kind: 'default-gateway' }
  /** Nothing has the id that is named. */
  | { readonly kind: 'missing'; readonly id: string };

/** What all guests that run send, VMs before containers, each by id. Guests that do not say what they send are not read. */
export const offers = defineQuery<readonly Offer[]>('what guests send', (estate) => [
  ...estate.lookup(sendingVms, '').flatMap((id) => offersOf(estate, { kind: 'vm', id })),
  ...estate.lookup(sendingContainers, '').flatMap((id) => offersOf(estate, { kind: 'container', id })),
], (a, b) => a.length === b.length && a.every((offer, i) => offer === b[i]));

/** What one guest sends; nothing where it does not run. */
export function offersOf(estate: Estate, { kind, id }: Guest): readonly Offer[] {
  return estate.query(kind === 'vm' ? offersOfVm : offersOfContainer, id);
}

type Demand = NonNullable<Vm['demand']>;

const says = ({ demand }: Vm | Container): readonly string[] => (demand && (demand.network !== undefined || demand.networkPeak !== undefined || (demand.flows?.length ?? 0) > 0) ? [''] : []);
const sendingVms = defineIndex('VMs that say what they send', 'vms', says);
const sendingContainers = defineIndex('containers that say what they send', 'containers', says);

const offersOfVm = defineQuery<readonly Offer[]>('what a VM sends', (estate, id) => {
  const vm = estate.value('vms', id);
  return vm?.demand && runs(vm) && estate.find('hosts', vm.host) ? offered(estate, { kind: 'vm', id }, vm.demand) : [];
}, sameOffers);

const offersOfContainer = defineQuery<readonly Offer[]>('what a container sends', (estate, id) => {
  const container = estate.value('containers', id);
  if (!container?.demand) return [];
  const vm = estate.find('hosts', container.on) ? undefined : estate.value('vms', container.on);
  const isUp = estate.find('hosts', container.on) !== undefined || (vm !== undefined && runs(vm) && estate.find('hosts', vm.host) !== undefined);
  return isUp ? offered(estate, { kind: 'container', id }, container.demand) : [];
}, sameOffers);

function offered(estate: Estate, from: Guest, { network, networkPeak, flows = [] }: Demand): readonly Offer[] {
  const average = network ?? 0;
  const peak = Math.max(networkPeak ?? average, 0);
  const stated = flows.map(({ to, rate, peak: atPeak, limit = Infinity, weight = 1 }, flow): Offer => ({
    from, to: receiverOf(estate, to), flow, weight,
    average: Math.min(rate ?? 0, limit) as BitsPerSecond,
    peak: Math.min(atPeak ?? rate ?? 0, limit) as BitsPerSecond,
  }));
  const rest: Offer = {
    from, to: { kind: 'default-gateway' }, flow: undefined, weight: 1,
    average: Math.max(0, average - sum(stated, (offer) => offer.average)) as BitsPerSecond,
    peak: Math.max(0, peak - sum(stated, (offer) => offer.peak)) as BitsPerSecond,
  };
  return [...stated, rest].filter((offer) => offer.average > 0 || offer.peak > 0);
}

function receiverOf(estate: Estate, id: string | undefined): Receiver {
  if (id === undefined) return { kind: 'default-gateway' };
  if (estate.find('vms', id)) return { kind: 'vm', id };
  if (estate.find('containers', id)) return { kind: 'container', id };
  if (estate.find('hosts', id)) return { kind: 'host', id };
  return estate.find('networks', id) ? { kind: 'network', id } : { kind: 'missing', id };
}

function sameOffers(a: readonly Offer[], b: readonly Offer[]): boolean {
  return a.length === b.length && a.every((offer, i) => {
    const other = b[i];
    return other !== undefined && offer.flow === other.flow && offer.average === other.average && offer.peak === other.peak && offer.weight === other.weight &&
      offer.to.kind === other.to.kind && ('id' in offer.to ? offer.to.id : '') === ('id' in other.to ? other.to.id : '');
  });
}
