/** A packet under way, and the ways it can end. */
import type { Address } from '../addressing/addresses';
import { compareBytes, lastOf, type AddressRange } from '../addressing/ranges';
import type { Layer2Path, Station } from '../fabric/types';
import type { Estate } from '../../model/estate';
import { entityWord } from '../../model/ids';
import { isWithoutFilters, pass, verdictOf, type Filters } from './filters';
import { factsOf, factsOfAddress, holdersOf } from './holders';
import type { PartyFacts } from './parties';
import { isNothing, type Question, type Traffic } from './traffic';
import type { FilterPlace, Ground, Step, Way, WayStop } from './way';

/** What packets go through. */
export interface Net {
  readonly estate: Estate;
  /** The way through layer 2. Whoever asks for many ways hands in one that remembers. */
  readonly path: (from: Station, to: Station, bytes: number) => Layer2Path;
  readonly question: Question;
  /** What was let through before, where the packet is an answer to it (R10). */
  readonly answers: Answered | undefined;
}

/** What an answer finds open: who let the question through, and what it undoes. */
export interface Answered {
  readonly routers: ReadonlySet<string>;
  /** By `undoKey`: what stood there before, and the station where that is known. */
  readonly undo: ReadonlyMap<string, { readonly address: Address; readonly station: Station | undefined }>;
}
export const undoKey = (collection: string, id: string, address: Address): string => `${collection}/${id} ${address.text}`;

export interface Packet {
  /** The sender, as filters see it by now. */
  readonly sender: PartyFacts;
  readonly source: AddressRange | undefined;
  /** Who is meant; undefined: whoever holds `destination`. */
  readonly target: Station | undefined;
  /** Undefined where no address of the target is known, nor the subnet it is in. */
  readonly destination: Address | undefined;
  readonly traffic: Traffic;
  readonly certain: boolean;
  /** Its size, in bytes: routers divide what is too large for their next wire. */
  readonly bytes: number;
  /** Where it goes on to from the target: a container whose port is published there. */
  readonly inner: { readonly container: Station; readonly port: string; readonly ground: Ground } | undefined;
  readonly seen: readonly string[];
  readonly steps: readonly Step[];
}

export function arrived(net: Net, { steps, certain, traffic }: Packet): Way {
  return { steps, stop: undefined, certain, verdict: verdictOf(traffic, net.question), traffic };
}

export function stopped({ steps, traffic, certain }: Packet, stop: WayStop, isKnown = true): Way {
  return { steps, stop, certain: certain && isKnown, verdict: 'closed', traffic };
}

export const withStep = (packet: Packet, ...steps: readonly Step[]): Packet => ({ ...packet, steps: [...packet.steps, ...steps] });

/** Through a list of filters, or why not. */
export function filtered(net: Net, packet: Packet, filters: Filters, receiver: PartyFacts, place: Pick<FilterPlace, 'collection' | 'id'>, at: Station | undefined, direction: 'out' | 'in'): Packet | Way {
  if (isWithoutFilters(filters)) return packet;
  const { allowed, possible, decided } = pass(filters, packet.sender, receiver, packet.traffic);
  const where: FilterPlace = { ...place, filter: decided?.index, number: decided?.number, text: decided?.text ?? `the default, ${filters.defaultAction}` };
  if (isNothing(possible)) return stopped(packet, { kind: 'filtered', place: where, at, direction, asked: packet.traffic, from: textOf(packet.sender), to: textOf(receiver), parties: { from: partyText(packet.sender), to: partyText(receiver) } });
  const certain = packet.certain && verdictOf(allowed, net.question) === verdictOf(possible, net.question);
  return withStep({ ...packet, traffic: possible, certain }, { kind: 'filter', place: where, at, direction, let: verdictOf(possible, net.question) });
}

/** Whom filters take a packet to be for. */
export function receiverOf({ estate }: Net, { target, destination }: Packet): PartyFacts {
  if (target) return factsOf(estate, target, destination);
  const holder = destination ? holdersOf(estate, destination)[0] : undefined;
  return holder ? factsOf(estate, holder, destination) : factsOfAddress(destination);
}

export const isWay = (one: Packet | Way): one is Way => 'verdict' in one;

/** The better of two ways: who arrives before who does not, whole before in part; of those that do not, what is not known first. */
export const better = (a: Way, b: Way): Way => (rank(b) > rank(a) ? b : a);

function rank({ stop, verdict, certain }: Way): number {
  if (stop) return stop.kind === 'no-adapter' && stop.id === '' ? 0 : certain ? 1 : 2;
  return (verdict === 'open' ? 5 : 3) + (certain ? 1 : 0);
}

function textOf(facts: PartyFacts): string {
  const { owner, addresses } = facts;
  if (owner) return `${entityWord[owner.collection]} "${owner.id}"`;
  return partyText(facts) ?? (addresses ? 'one of several addresses' : 'an unknown address');
}

/** Somebody as a filter names them: an entry, or an address. */
function partyText({ owner, addresses }: PartyFacts): string | undefined {
  if (owner) return `${partyWords[owner.collection]}:${owner.id}`;
  return addresses && compareBytes(addresses.first, addresses.last) === 0 ? lastOf(addresses)?.text : undefined;
}
const partyWords = { vms: 'vm', containers: 'container', hosts: 'host' } as const;
