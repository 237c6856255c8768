/** Over what a flow goes: the way of its packets, as the carriers they take (B3, B6 in ../SPEC.md). */
import { parseAddress } from '../addressing/addresses';
import { stationsOf } from '../fabric/stations';
import type { Hop, PortId, Station } from '../fabric/types';
import { chosenUplinks, type Uplink } from '../fabric/uplinks';
import type { Net } from '../routing/packet';
import { reach, senderFor, type Receiver as PacketReceiver } from '../routing/reach';
import { groundOfStation } from '../routing/behind';
import type { Step, Way, WayStop } from '../routing/way';
import type { Carriers } from './carriers';
import type { LinkPart } from './maxMin';
import type { Guest, Offer } from './offers';

export type FlowWay =
  | {
      readonly kind: 'carried';
      /** None of a flow that stays within its host and switch. */
      readonly over: readonly LinkPart[];
      /** Whether the document shows it to its end. Where it does not, what it shows of it is loaded: at least the uplink of the sender. */
      readonly shown: boolean;
    }
  | { readonly kind: 'stopped'; readonly because: FlowStop };

export type FlowStop =
  | { readonly kind: 'missing'; readonly id: string }
  /** The network it is sent to has no gateway. */
  | { readonly kind: 'without-gateway'; readonly network: string }
  /** The sender has no adapter that is connected. */
  | { readonly kind: 'no-adapter'; readonly guest: Guest }
  | { readonly kind: 'way'; readonly stop: WayStop };

export function flowWay(net: Net, carriers: Carriers, { from, to }: Offer): FlowWay {
  const senders = stationsOf(net.estate, from.kind === 'vm' ? 'vms' : 'containers', from.id);
  if (!senders.some(({ off }) => off === undefined)) return { kind: 'stopped', because: { kind: 'no-adapter', guest: from } };
  switch (to.kind) {
    case 'missing': return { kind: 'stopped', because: { kind: 'missing', id: to.id } };
    case 'default-gateway': return toDefaultGateway(net, carriers, senders);
    case 'network': {
      const receiver = addressed(net.estate.value('networks', to.id)?.gateway);
      return receiver ? toReceiver(net, carriers, senders, receiver) : { kind: 'stopped', because: { kind: 'without-gateway', network: to.id } };
    }
    case 'vm': return toReceiver(net, carriers, senders, { kind: 'stations', stations: stationsOf(net.estate, 'vms', to.id) });
    case 'container': return toReceiver(net, carriers, senders, { kind: 'stations', stations: stationsOf(net.estate, 'containers', to.id) });
    case 'host': return toReceiver(net, carriers, senders, { kind: 'stations', stations: stationsOf(net.estate, 'hosts', to.id) });
  }
}

function addressed(text: string | undefined): PacketReceiver | undefined {
  const read = text === undefined ? undefined : parseAddress(text);
  return read?.kind === 'address' ? { kind: 'address', address: read.address } : undefined;
}

/** Behind the bridge of its host or VM, a guest's packets leave by the adapters of that. */
function toDefaultGateway(net: Net, carriers: Carriers, senders: readonly Station[]): FlowWay {
  const outside = senders.filter(({ off }) => off === undefined).flatMap((station) => {
    const ground = station.gateway === undefined || isUnheld(net, station) ? groundOfStation(net.estate, station) : undefined;
    return ground ? stationsOf(net.estate, ground.collection, ground.id).filter(({ off, network }) => off === undefined && network !== station.network) : [station];
  });
  const sender = outside.find(({ gateway }) => gateway !== undefined) ?? outside[0];
  if (!sender) return { kind: 'carried', over: [], shown: false };
  const receiver = addressed(sender.gateway);
  return receiver ? toReceiver(net, carriers, [sender], receiver) : { kind: 'carried', over: uplinkParts(carriers, sender, 'out'), shown: false };
}

function isUnheld(net: Net, station: Station): boolean {
  const receiver = addressed(station.gateway);
  return receiver === undefined || reach(net, [station], receiver).stop?.kind === 'nobody';
}

function toReceiver(net: Net, carriers: Carriers, senders: readonly Station[], receiver: PacketReceiver): FlowWay {
  const way = reach(net, senders, receiver);
  if (way.stop && way.certain) return { kind: 'stopped', because: { kind: 'way', stop: way.stop } };
  const over = partsOf(carriers, way);
  if (!way.stop || over.length > 0) return { kind: 'carried', over, shown: way.stop === undefined };
  const destination = receiver.kind === 'address' ? receiver.address : receiver.stations[0]?.addresses[0];
  const sender = senderFor(net, senders, receiver.kind === 'stations' ? receiver.stations[0] : undefined, destination);
  return { kind: 'carried', over: sender ? uplinkParts(carriers, sender, 'out') : [], shown: false };
}

function partsOf(carriers: Carriers, { steps }: Way): readonly LinkPart[] {
  const parts = new Map<number, number>();
  for (const step of steps) if (step.kind === 'wire') addWire(carriers, step, (part) => parts.set(part.link, (parts.get(part.link) ?? 0) + part.part));
  return [...parts].map(([link, part]) => ({ link, part }));
}

type Add = (part: LinkPart) => void;

function addWire(carriers: Carriers, { from, to, hops }: Extract<Step, { kind: 'wire' }>, add: Add): void {
  const shaping = from.collection === 'routers' ? undefined : carriers.shaping(from);
  if (shaping !== undefined) add({ link: shaping, part: 1 });
  addHops(carriers, hops, from, to, add);
}

/** Hops in a row: what lies between two of them is what carries the frame. */
function addHops(carriers: Carriers, hops: readonly Hop[], from: Station, to: Station, add: Add): void {
  for (let i = 0; i < hops.length; i++) {
    const [before, hop, after] = [hops[i - 1], hops[i], hops[i + 1]];
    if (hop?.kind === 'tunnel') addHops(carriers, hop.hops, hop.from, hop.to, add);
    if (hop?.kind === 'port' && after?.kind === 'port') addCables(carriers, hop, add);
    if (hop?.kind !== 'uplink') continue;
    const comesIn = before?.kind === 'port' || before?.kind === 'unshown';
    const end = comesIn ? to : from;
    const isOfEnd = end.place.kind === 'host' && end.place.host === hop.host;
    const nic = carriers.nic(hop.host, hop.nic);
    const parts = isOfEnd ? uplinkParts(carriers, end, comesIn ? 'in' : 'out', hop.nic) : [];
    if (parts.length > 0) parts.forEach(add);
    else if (nic) add({ link: nic[comesIn ? 1 : 0], part: 1 });
  }
}

/** The uplinks an adapter uses, where `nic` is among them: several share what it sends by their speeds (B6), or evenly where one is not known. */
function uplinkParts(carriers: Carriers, station: Station, direction: 'out' | 'in', nic?: string): readonly LinkPart[] {
  const uplinks = chosenUplinks(carriers.fabric, station);
  if (nic !== undefined && !uplinks.some((uplink) => uplink.nic === nic)) return [];
  const share = sharesBySpeed(uplinks);
  return uplinks.flatMap((uplink, i) => {
    const both = carriers.nic(uplink.host, uplink.nic);
    return both ? [{ link: both[direction === 'out' ? 0 : 1], part: share[i] ?? 0 }] : [];
  });
}

function addCables(carriers: Carriers, port: PortId, add: Add): void {
  const cables = carriers.cablesFrom(port);
  const shares = sharesBySpeed(cables.map(({ link }) => link));
  cables.forEach(({ carrier, link }, i) => {
    const part = shares[i] ?? 0;
    add({ link: carrier, part });
    const site = carriers.siteLink(link, port);
    if (site !== undefined) add({ link: site, part });
  });
}

/** What part of a whole each takes that is spread over all of them. */
function sharesBySpeed(items: readonly Pick<Uplink, 'speed'>[]): readonly number[] {
  const known = items.flatMap(({ speed }) => (speed === undefined ? [] : [Number(speed)]));
  const total = known.length === items.length ? known.reduce((sum, speed) => sum + speed, 0) : 0;
  return items.map(({ speed }) => (total > 0 ? Number(speed) / total : 1 / items.length));
}
