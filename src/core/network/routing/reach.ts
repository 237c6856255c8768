/**
 * How a packet gets from one station to another: through wires, filters, translations and routers, step by step.
 * Semantics: ../SPEC.md, "Layer 3".
 */
import { contains, parseAddress, type Address } from '../addressing/addresses';
import { lastOf, rangeOfAddress } from '../addressing/ranges';
import { stationsOf } from '../fabric/stations';
import type { Station } from '../fabric/types';
import { containersNetwork, groundOfStation, publishedPorts } from './behind';
import { firewallsOf } from './firewalls';
import { assumedAddresses, factsOf, holdersOf, subnetsOf } from './holders';
import { arrived, better, filtered, isWay, receiverOf, stopped, undoKey, withStep, type Net, type Packet } from './packet';
import { forwardByRouter, type Leaving } from './forward';
import { both, isNothing, trafficOf } from './traffic';
import type { Way } from './way';

/** Whom a packet is for: one of these stations, or whoever holds an address. */
export type Receiver = { readonly kind: 'stations'; readonly stations: readonly Station[] } | { readonly kind: 'address'; readonly address: Address };

/** The way from whichever of `senders` would send it: of one guest, its adapters. */
export function reach(net: Net, senders: readonly Station[], receiver: Receiver): Way {
  if (receiver.kind === 'address') return best(senders, undefined, [receiver.address]);
  return receiver.stations.map((target) => best(senders, target, addressesOf(target))).reduce(better, nobodyThere(net));

  function best(from: readonly Station[], target: Station | undefined, destinations: readonly (Address | undefined)[]): Way {
    return destinations.map((destination) => reachOne(net, from, target, destination)).reduce(better, nobodyThere(net));
  }
  function addressesOf(target: Station): readonly (Address | undefined)[] {
    if (target.addresses.length > 0) return target.addresses;
    return [representative(net, target)];
  }
}

/** One address to stand for those a station may have; undefined where nothing is known of them. */
export function representative({ estate }: Pick<Net, 'estate'>, station: Station): Address | undefined {
  const range = assumedAddresses(estate, station);
  // Which of them does not matter; the last of a subnet is nobody else's.
  return range && lastOf(range);
}

function nobodyThere(net: Net): Way {
  return { steps: [], stop: { kind: 'no-adapter', collection: '', id: '' }, certain: true, verdict: 'closed', traffic: trafficOf(net.question) };
}

function reachOne(net: Net, senders: readonly Station[], target: Station | undefined, destination: Address | undefined): Way {
  const from = senderFor(net, senders, target, destination);
  if (!from) return nobodyThere(net);
  const own = destination === undefined ? from.addresses[0] : (from.addresses.find(({ family }) => family === destination.family) ?? from.addresses[0]);
  const packet: Packet = {
    sender: factsOf(net.estate, from, own), source: own ? rangeOfAddress(own) : assumedAddresses(net.estate, from), target, destination,
    traffic: trafficOf(net.question), certain: true, bytes: from.mtu, inner: undefined, seen: [], steps: [],
  };
  const off = from.off ? { station: from, off: from.off } : target?.off ? { station: target, off: target.off } : undefined;
  if (off) return stopped(packet, { kind: 'layer2', from, to: target ?? from, as: 'receiver', because: { kind: 'off', ...off } });
  return send(net, from, packet);
}

/** Which adapter a guest sends by: one that is there directly, else the first that has a gateway (R2). */
export function senderFor(net: Net, senders: readonly Station[], target: Station | undefined, destination: Address | undefined): Station | undefined {
  const on = senders.filter(({ off }) => off === undefined);
  if (on.length < 2) return on[0] ?? senders[0];
  const direct = on.find((station) => destination !== undefined && subnetsOf(net.estate, station).some((subnet) => contains(subnet, destination)));
  const alike = direct ?? on.find((station) => target !== undefined && station.network === target.network);
  const fits = ({ gateway }: Station): boolean => gateway !== undefined && (destination === undefined || gateway.includes(':') === (destination.family === 6));
  return alike ?? on.find(fits) ?? on.find(({ gateway }) => gateway !== undefined) ?? on.find((station) => subnetsOf(net.estate, station).length === 0) ?? on[0];
}

/** From a guest, host or container that has decided by which adapter. */
export function send(net: Net, from: Station, packet: Packet): Way {
  const published = toPublished(net, from, packet);
  if (published) return published;
  const out = guarded(net, from, packet, 'out');
  if (isWay(out)) return out;
  return isDirect(net, from, out) ? direct(net, from, out) : viaGateway(net, from, out);
}

/** Whether somebody is on the sender's own subnet; who says none is wherever its frames get (R3). */
function isDirect({ estate }: Net, from: Station, { target, destination }: Packet): boolean {
  const subnets = subnetsOf(estate, from);
  if (subnets.length === 0 || destination === undefined) return true;
  if (subnets.some((subnet) => contains(subnet, destination))) return true;
  return target !== undefined && target.network === from.network && subnetsOf(estate, target).length === 0;
}

/** On the wire of `from`, to who is meant or whoever answers the address. */
export function direct(net: Net, from: Station, packet: Packet): Way {
  const { target, destination } = packet;
  const holders = target ? [target] : destination ? holdersOf(net.estate, destination) : [];
  const ways = holders.map((to) => over(net, from, to, packet, 'receiver'));
  const found = ways.findIndex((way) => !isWay(way));
  const way = ways[found];
  if (way && !isWay(way)) return arrive(net, holders[found] ?? from, way);
  if (subnetsOf(net.estate, from).length === 0 && from.collection !== 'routers' && target?.network !== from.network) return ways.find(isNotKnown) ?? stopped(packet, { kind: 'no-subnet', station: from, other: target });
  const first = ways.find(isWay);
  return first ?? (destination ? stopped(packet, { kind: 'nobody', address: destination, network: from.network }, false) : stopped(packet, { kind: 'no-subnet', station: from, other: target }));
}

const isNotKnown = (way: Packet | Way): way is Way => isWay(way) && !way.certain;

/** Through layer 2 from one station to another. */
export function over(net: Net, from: Station, to: Station, packet: Packet, as: 'receiver' | 'gateway' | 'next-hop'): Packet | Way {
  const bytes = Math.min(packet.bytes, from.mtu);
  const path = net.path(from, to, bytes);
  const there = withStep(packet, { kind: 'wire', from, to, hops: path.hops });
  if (path.kind === 'reaches') return { ...there, bytes };
  return stopped(there, { kind: 'layer2', from, to, as, because: path.because }, !path.unknown);
}

function viaGateway(net: Net, from: Station, packet: Packet): Way {
  const { estate } = net;
  const network = estate.value('networks', from.network);
  const read = from.gateway === undefined ? undefined : parseAddress(from.gateway);
  const gateway = read?.kind === 'address' ? read.address : undefined;
  const holders = gateway ? holdersOf(estate, gateway).filter((holder) => holder.key !== from.key) : [];
  const ground = groundOfStation(estate, from);
  // The host or VM that makes a network stands between it and all else: no gateway has to be written for that (R13, L16).
  const isOwn = ground !== undefined && packet.target?.collection === ground.collection && packet.target.id === ground.id;
  if (ground && isOwn) return leaveGround(net, from, packet, ground);
  if (holders.length === 0 && ground && (network?.kind === 'nat' || containersNetwork(network))) return leaveGround(net, from, packet, ground);
  if (gateway && packet.destination && gateway.family !== packet.destination.family) return stopped(packet, { kind: 'gateway-of-other-family', station: from, gateway: gateway.text, destination: packet.destination }, !mayHave(from, packet.destination.family));
  if (!gateway) return packet.destination ? stopped(packet, { kind: 'no-gateway', station: from, destination: packet.destination }) : stopped(packet, { kind: 'no-subnet', station: from, other: packet.target });
  if (holders.length === 0) return stopped(packet, { kind: 'gateway-unshown', station: from, gateway: gateway.text }, false);
  return throughFirst(net, from, holders, packet, 'gateway');
}

/** Whether it sends by this family of addresses; by which gateway is not said where its own is of the other. */
const mayHave = ({ assumed, addresses }: Station, wanted: Address['family']): boolean => assumed || addresses.some(({ family }) => family === wanted);

/** Where a packet that is for somebody else has come in. */
export function forward(net: Net, at: Station, packet: Packet): Way {
  if (at.collection === 'routers') return throughRouter(net, at, packet);
  const key = `${at.collection}/${at.id} ${packet.destination?.text ?? ''}`;
  if (packet.seen.includes(key)) return stopped(packet, { kind: 'loop', routers: [at.id] });
  const inside = guarded(net, at, packet, 'in');
  if (isWay(inside)) return inside;
  const next = senderFor(net, stationsOf(net.estate, at.collection, at.id), packet.target, packet.destination) ?? at;
  return send(net, next, withStep({ ...inside, seen: [...inside.seen, key] }, { kind: 'forwarder', collection: at.collection, id: at.id, part: at.part }));
}

function throughRouter(net: Net, at: Station, packet: Packet): Way {
  return forwardByRouter(net, at, packet).map((one) => ('out' in one ? leave(net, one) : one)).reduce(better);
}

function leave(net: Net, { out, route, packet }: Leaving): Way {
  if (!route.via) return direct(net, out, packet);
  const holders = holdersOf(net.estate, route.via).filter(({ collection, id }) => collection !== out.collection || id !== out.id);
  if (holders.length === 0) return stopped(packet, { kind: 'next-hop-unshown', router: out.id, via: route.via.text, to: route.to.text }, false);
  return throughFirst(net, out, holders, packet, 'next-hop');
}

/** A router that is on every host routes where its sender is (R6): beyond that host, a packet travels on the network it leaves by. */
function at(router: Station, { place }: Station): Station {
  return router.place.kind === 'every-host' && place.kind === 'host' ? { ...router, place: { kind: 'host', host: place.host } } : router;
}

/** To the first of those who answer an address whom a frame gets to. */
function throughFirst(net: Net, from: Station, holders: readonly Station[], packet: Packet, as: 'gateway' | 'next-hop'): Way {
  let first: Way | undefined;
  for (const holder of holders) {
    const way = over(net, from, holder, packet, as);
    if (!isWay(way)) return forward(net, at(holder, from), way);
    first ??= way;
  }
  return first ?? nobodyThere(net);
}

/** A packet at whom it is for; from there on to a container whose port is published, or for an answer to whom it was translated. */
export function arrive(net: Net, at: Station, packet: Packet): Way {
  const undone = undo(net, at, packet);
  if (undone) return undone;
  // It holds the address for itself, or for somebody it is translated to.
  if (at.collection === 'routers') return throughRouter(net, at, packet);
  const inside = guarded(net, at, packet, 'in');
  if (isWay(inside)) return inside;
  const here = withStep(inside, { kind: 'arrived', station: at });
  const { inner } = packet;
  if (!inner) return arrived(net, here);
  return arrived(net, withStep(inside, { kind: 'published', container: inner.container.id, port: inner.port, ground: inner.ground }, { kind: 'bridge', container: inner.container, ground: inner.ground }, { kind: 'arrived', station: inner.container }));
}

/** An answer to what left by the address of a host or VM goes on to who had sent it. */
function undo(net: Net, at: Station, packet: Packet): Way | undefined {
  const before = packet.destination && at.collection !== 'routers' ? net.answers?.undo.get(undoKey(at.collection, at.id, packet.destination)) : undefined;
  if (!before?.station || !packet.destination || (at.collection !== 'hosts' && at.collection !== 'vms')) return undefined;
  const { station } = before;
  const step = { kind: 'nat', collection: at.collection, id: at.id, rule: undefined, what: 'undo', from: packet.destination.text, to: before.address.text, text: 'the answer goes back to who asked' } as const;
  const there = withStep(packet, step);
  return arrived(net, withStep(there, ...(station.collection === 'containers' ? [{ kind: 'bridge', container: station, ground: { collection: at.collection, id: at.id } } as const] : []), { kind: 'arrived', station }));
}

/** The distributed firewalls at the virtual port of a guest (R8). */
function guarded(net: Net, at: Station, packet: Packet, direction: 'out' | 'in'): Packet | Way {
  if (net.answers || at.network === undefined || (at.collection !== 'vms' && at.collection !== 'containers')) return packet;
  const firewalls = net.estate.query(firewallsOf, at.network);
  if (firewalls.length === 0) return packet;
  const receiver = direction === 'in' && (packet.target === undefined || packet.target.key === at.key) && !packet.inner ? factsOf(net.estate, at, packet.destination) : receiverOf(net, packet);
  let now: Packet | Way = packet;
  for (const { id, filters } of firewalls) {
    now = filtered(net, now, filters, receiver, { collection: 'firewalls', id }, at, direction);
    if (isWay(now)) return now;
  }
  return now;
}

/** From a container or a guest on a network of its host, outwards: with the address of the host or VM. */
function leaveGround(net: Net, from: Station, packet: Packet, ground: NonNullable<ReturnType<typeof groundOfStation>>): Way {
  const stations = stationsOf(net.estate, ground.collection, ground.id);
  const bridge = { kind: 'bridge', container: from, ground } as const;
  const { target } = packet;
  if (target?.collection === ground.collection && target.id === ground.id) return arrived(net, withStep(packet, bridge, { kind: 'arrived', station: target }));
  // What it makes for itself leads back to it, not outwards.
  const isOutside = (station: Station): boolean => {
    const made = groundOfStation(net.estate, station);
    return station.network !== from.network && (made?.collection !== ground.collection || made.id !== ground.id);
  };
  const next = senderFor(net, stations.filter(isOutside), target, packet.destination);
  // Adapters of hosts are often left out: one that says none is not known to have none.
  if (!next) return stations.length === 0 ? stopped(withStep(packet, bridge), { kind: 'adapters-unshown', of: ground }, false) : stopped(withStep(packet, bridge), { kind: 'no-adapter', ...ground });
  if (next.off) return stopped(withStep(packet, bridge), { kind: 'layer2', from: next, to: target ?? next, as: 'receiver', because: { kind: 'off', station: next, off: next.off } });
  const own = next.addresses[0];
  const nat = { kind: 'nat', collection: ground.collection, id: ground.id, rule: undefined, what: 'source', from: from.addresses[0]?.text ?? from.id, to: own?.text ?? ground.id, text: 'packets leave with its address' } as const;
  const outside: Packet = { ...packet, sender: factsOf(net.estate, next, own), source: own && rangeOfAddress(own), bytes: Math.min(packet.bytes, next.mtu) };
  return send(net, next, withStep(outside, bridge, nat));
}

/** To a container behind a bridge from elsewhere: to the ports it publishes at the addresses of what it runs on (R13). */
function toPublished(net: Net, from: Station, packet: Packet): Way | undefined {
  const { target } = packet;
  if (!target || target.key === from.key || net.answers) return undefined;
  const network = net.estate.value('networks', target.network);
  const ground = groundOfStation(net.estate, target);
  if (!ground || from.network === target.network || !isEnclosed(network?.kind)) return undefined;
  if (from.collection === ground.collection && from.id === ground.id) return arrived(net, withStep(packet, { kind: 'bridge', container: target, ground }, { kind: 'arrived', station: target }));
  if (target.collection !== 'containers') return network?.kind === 'nat' || network?.kind === 'host-only' ? stopped(packet, { kind: 'behind-nat', station: target, network: target.network ?? '' }) : undefined;
  const ports = publishedPorts(net.estate, target.id);
  const open = ports.map((port) => ({ port, traffic: both(packet.traffic, port.traffic) })).filter(({ traffic }) => !isNothing(traffic));
  const unpublished = stopped(packet, { kind: 'not-published', container: target.id, ground, published: ports.map(({ text }) => text), asked: packet.traffic });
  const stations = stationsOf(net.estate, ground.collection, ground.id).filter(({ network: on }) => on !== target.network);
  const ways = open.flatMap(({ port, traffic }) => stations.flatMap((station) => station.addresses.filter(({ text }) => port.address === undefined || port.address === text).map((destination) =>
    send(net, from, { ...packet, traffic, target: station, destination, inner: { container: target, port: port.text, ground } }))));
  return ways.length > 0 ? ways.reduce(better) : unpublished;
}

const isEnclosed = (kind: string | undefined): boolean => kind === 'container-bridge' || kind === 'container-overlay' || kind === 'nat' || kind === 'host-only';
