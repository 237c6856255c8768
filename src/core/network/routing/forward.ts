/** What a router does with a packet: translations and filters as it enters, the route, translation as it leaves (R5–R7). */
import { rangeOfAddress } from '../addressing/ranges';
import { contains, type Address } from '../addressing/addresses';
import { findPart } from '../fabric/stations';
import type { Station } from '../fabric/types';
import { factsOfAddress, holdersOf } from './holders';
import { destinationNat, sourceNat } from './nat';
import { arrived, filtered, isWay, receiverOf, stopped, undoKey, withStep, type Net, type Packet } from './packet';
import { isWithoutFilters } from './filters';
import { routerOf, type Forwarding } from './routers';
import { findRoute, interfaceWith, type Route } from './routes';
import { isNothing } from './traffic';
import type { Way } from './way';

/** A packet that a router sends on. */
export interface Leaving {
  readonly kind: 'leaving';
  /** The interface, where the packet is. */
  readonly out: Station;
  /** The next hop; undefined where the receiver is on its wire. */
  readonly route: Route;
  readonly packet: Packet;
}

/**
 * What becomes of a packet that came in at an interface: of its parts, where translations tell them apart. A packet to an
 * address that the router has for somebody else is not forwarded, but translated or else received.
 */
export function forwardByRouter(net: Net, at: Station, packet: Packet): readonly (Way | Leaving)[] {
  const router = net.estate.query(routerOf, at.id);
  const { destination } = packet;
  if (!destination) return [stopped(packet, { kind: 'no-subnet', station: packet.target ?? at, other: undefined })];
  const undone = net.answers?.undo.get(undoKey('routers', at.id, destination));
  if (undone) {
    const step = { kind: 'nat', collection: 'routers', id: at.id, rule: undefined, what: 'undo', from: destination.text, to: undone.address.text, text: 'the answer goes back to who asked' } as const;
    return [routed(net, at, router, withStep({ ...packet, destination: undone.address, target: undone.station }, step))];
  }
  const { translations, left } = net.answers ? { translations: [], left: packet.traffic } : destinationNat(router.nat, destination, packet.traffic);
  const parts = translations.map(({ rule, address, traffic }) => {
    const target = holdersOf(net.estate, address)[0];
    const step = { kind: 'nat', collection: 'routers', id: at.id, rule: rule.index, what: 'destination', from: destination.text, to: address.text, text: rule.text } as const;
    return routed(net, at, router, withStep({ ...packet, destination: address, target, traffic }, step));
  });
  return isNothing(left) ? parts : [...parts, routed(net, at, router, { ...packet, traffic: left })];
}

function routed(net: Net, at: Station, router: Forwarding, packet: Packet): Way | Leaving {
  const destination = packet.destination as Address;
  const key = `routers/${at.id} ${destination.text}`;
  if (packet.seen.includes(key)) return stopped(packet, { kind: 'loop', routers: [at.id] });
  const known = net.answers?.routers.has(at.id) === true;
  const inside = known || isWithoutFilters(router.filters) ? packet : filtered(net, packet, router.filters, receiverOf(net, packet), { collection: 'routers', id: at.id }, undefined, 'in');
  if (isWay(inside)) return inside;
  const here = { ...inside, seen: [...inside.seen, key] };
  const own = interfaceWith(router.table, destination);
  // It also answers for the addresses it gives to others: what is not translated ends there.
  const isOwn = own !== undefined || (packet.target?.collection === 'routers' && packet.target.id === at.id);
  if (isOwn) return arrived(net, withStep(here, { kind: 'arrived', station: (own && interfaceOf(net, at, own.name)) ?? at }));
  const route = findRoute(router.table, destination);
  if (!route) return stopped(here, { kind: 'no-route', router: at.id, destination, unused: router.table.unused.filter(({ to }) => contains(to, destination)).map(({ to, via }) => `${to.text} via ${via.text}`) });
  const out = interfaceOf(net, at, route.interface.name);
  if (!out) return stopped(here, { kind: 'no-adapter', collection: 'routers', id: at.id });
  const step = { kind: 'router', router: at.id, in: at.part, out: out.part, route: route.to.text, via: route.via?.text } as const;
  return { kind: 'leaving', out, route, packet: translatedSource(net, at, router, withStep(here, step), out.part) };
}

/** An interface; of a router that is on every host, the one where the packet is. */
function interfaceOf({ estate }: Net, at: Station, name: string): Station | undefined {
  const found = findPart(estate, 'routers', at.id, name);
  return found?.place.kind === 'every-host' && at.place.kind === 'host' ? { ...found, place: at.place } : found;
}

function translatedSource(net: Net, at: Station, { nat }: Forwarding, packet: Packet, out: string): Packet {
  const translation = net.answers ? undefined : sourceNat(nat, packet.source, packet.traffic, out);
  if (!translation) return packet;
  const { rule, address } = translation;
  const from = packet.sender.owner?.id ?? 'its sender';
  const step = { kind: 'nat', collection: 'routers', id: at.id, rule: rule.index, what: 'source', from, to: address.text, text: rule.text } as const;
  return withStep({ ...packet, sender: factsOfAddress(address), source: rangeOfAddress(address) }, step);
}
