/** Traces: how a packet gets from one end to another, or where and why it stops, and what would let it through. */
import type { Estate } from '../../model/estate';
import { parseAddress, type Address } from '../addressing/addresses';
import { stationsOf } from '../fabric/stations';
import type { Station } from '../fabric/types';
import { verdictOf } from '../routing/filters';
import { netOf } from '../routing/net';
import { undoKey, type Answered } from '../routing/packet';
import { reach, senderFor, type Receiver } from '../routing/reach';
import { trafficOf, trafficText, type Question } from '../routing/traffic';
import type { Step, Way, WayStop } from '../routing/way';
import { smallestChange } from './changes';
import { endOf, type End } from './ends';
import { hopsOf } from './hops';
import { saidOf } from './says';
import type { Proposal, Trace, TracedWay, UnknownEnd } from './types';

/**
 * @param from "vms/web-01", "web-01", "web-01/eth0", a container, a host, a router, or an address that somebody holds
 * @param to the same, or an address outside
 */
export function trace(estate: Estate, from: string, to: string, question: Question = {}): Trace | UnknownEnd {
  const ends = endsOf(estate, from, to);
  if (ends.kind === 'unknown') return ends;
  const way = forthWay(estate, ends, question);
  const traced = tracedWay(way, question);
  return {
    ...traced,
    title: `${ends.from.name} to ${ends.to.name}${questionText(question)}`,
    change: traced.reachable ? undefined : proposalFor(estate, from, to, question, way),
    back: { ...backWay(estate, ends, way, question), begins: beginning(estate, ends, question) },
  };
}

/** Only whether it gets there: what a candidate for a change is tried by. */
export function wayOf(estate: Estate, from: string, to: string, question: Question): Way | undefined {
  const ends = endsOf(estate, from, to);
  return ends.kind === 'unknown' ? undefined : forthWay(estate, ends, question);
}

interface Ends {
  readonly kind: 'ends';
  readonly from: End;
  readonly to: End;
}

function endsOf(estate: Estate, from: string, to: string): Ends | UnknownEnd {
  const [sender, receiver] = [endOf(estate, from), endOf(estate, to)];
  if (sender.kind === 'unknown') return sender;
  if (receiver.kind === 'unknown') return receiver;
  if (sender.collection === undefined) return { kind: 'unknown', reason: `Nobody in the document holds ${sender.name}, so nothing is known of where it is.` };
  return { kind: 'ends', from: sender, to: receiver };
}

function forthWay(estate: Estate, { from, to }: Ends, question: Question): Way {
  if (from.stations.length === 0) return nowhere(from, question);
  if (to.stations.length === 0 && to.address === undefined) return nowhere(to, question);
  return reach(netOf(estate, question), from.stations, receiverAt(to));
}

function receiverAt({ stations, address }: End): Receiver {
  // An address that a router holds may be one that it has for somebody else: only the way there tells.
  return address && stations.every(({ collection }) => collection === 'routers') ? { kind: 'address', address } : { kind: 'stations', stations };
}

/** Of a host, adapters are often left out: that it has none is not known. */
function nowhere({ collection, id }: End, question: Question): Way {
  const isHost = collection === 'hosts';
  const stop: WayStop = isHost ? { kind: 'adapters-unshown', of: { collection, id } } : { kind: 'no-adapter', collection: collection ?? '', id };
  return { steps: [], stop, certain: !isHost, verdict: 'closed', traffic: trafficOf(question) };
}

function tracedWay(way: Way, question: Question): TracedWay {
  const hops = hopsOf(way.steps);
  if (way.stop) {
    const { at, because } = saidOf(way.stop);
    return { reachable: false, certain: way.certain, verdict: 'closed', hops, blockedAt: at, because };
  }
  const verdict = verdictOf(way.traffic, question);
  // What is not known counts as not reached.
  if (!way.certain) return { reachable: false, certain: false, verdict: 'closed', hops, blockedAt: hops.at(-1)?.at, because: 'A filter is about some of the addresses that an adapter on the way may have, and which it has is not said.' };
  return { reachable: true, certain: true, verdict, hops, blockedAt: undefined, because: verdict === 'part' ? `Only a part gets through: ${trafficText(way.traffic)}.` : undefined };
}

/** The way of the answers: what let the question through lets them through, and translations are undone (R10). */
function backWay(estate: Estate, { from }: Ends, forth: Way, question: Question): TracedWay {
  const last = forth.steps.at(-1);
  const sender = firstSender(forth);
  if (forth.stop || last?.kind !== 'arrived' || !sender) {
    return { reachable: false, certain: forth.certain, verdict: 'closed', hops: [], blockedAt: { collection: from.collection ?? 'vms', id: from.id }, because: 'There is nothing to answer: the way there stops.' };
  }
  const { answers, to } = answeredBy(forth.steps, sender);
  const published = [...forth.steps].reverse().find((step) => step.kind === 'published');
  const answering = published ? stationsOf(estate, published.ground.collection, published.ground.id) : stationsOf(estate, last.station.collection, last.station.id);
  const net = netOf(estate, {}, { answers });
  const here = senderFor(net, answering, to.station, to.address ?? sender.addresses[0]) ?? last.station;
  const receiver: Receiver = to.address ? { kind: 'address', address: to.address } : { kind: 'stations', stations: [sender] };
  return tracedWay(reach(net, [here], receiver), question.protocol === undefined ? question : {});
}

function firstSender(way: Way): Station | undefined {
  for (const step of way.steps) {
    if (step.kind === 'wire') return step.from;
    if (step.kind === 'bridge') return step.container;
    if (step.kind === 'filter' && step.at) return step.at;
  }
  return undefined;
}

/** What answers find open, and to which address they are sent: where senders were translated, that in their place. */
function answeredBy(steps: readonly Step[], sender: Station): { readonly answers: Answered; readonly to: { readonly address: Address | undefined; readonly station: Station | undefined } } {
  const routers = new Set<string>();
  const undo = new Map<string, { readonly address: Address; readonly station: Station | undefined }>();
  let seenAs: { address: Address | undefined; station: Station | undefined } = { address: undefined, station: sender };
  for (const step of steps) {
    if (step.kind === 'router') routers.add(step.router);
    if (step.kind !== 'nat' || step.what !== 'source') continue;
    const read = parseAddress(step.to);
    const before = seenAs.address ?? sender.addresses[0];
    if (read.kind !== 'address' || !before) continue;
    undo.set(undoKey(step.collection, step.id, read.address), { address: before, station: seenAs.station });
    seenAs = { address: read.address, station: undefined };
  }
  return { answers: { routers, undo }, to: seenAs };
}

/** What the other side may begin by itself (R10). */
function beginning(estate: Estate, { from, to }: Ends, question: Question): Trace['back']['begins'] {
  if (to.stations.length === 0 || from.stations.length === 0) return 'closed';
  const way = reach(netOf(estate, question), to.stations, { kind: 'stations', stations: from.stations });
  return way.stop || !way.certain ? 'closed' : verdictOf(way.traffic, question);
}

function proposalFor(estate: Estate, from: string, to: string, question: Question, way: Way): Proposal | undefined {
  return smallestChange(estate, way, (supposed) => wayOf(supposed, from, to, question), question);
}

function questionText({ protocol, port }: Question): string {
  const words = [...(protocol === undefined ? [] : [protocol]), ...(port === undefined ? [] : [String(port)])].join(' ');
  return words === '' ? '' : `, ${words}`;
}
