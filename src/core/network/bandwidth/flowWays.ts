/** Over what a flow goes: the way of its packets, as the carriers they take (B3, B6 in ../SPEC.md). */
import { parseAddress } from '../addressing/addresses';
import { stationsOf } from '../fabric/stations';
import type { Hop, Layer2Path, PortId, Station } from '../fabric/types';
import { chosenUplinks, type Uplink } from '../fabric/uplinks';
import type { Net } from '../routing/packet';
import { holdersOf } from '../routing/holders';
import { reach, senderFor, type Receiver as PacketReceiver } from '../routing/reach';
import { groundOfStation } from '../routing/behind';
import type { Step, WayStop } from '../routing/way';
import type { Carriers } from './carriers';
import type { LinkPart } from './maxMin';
import type { Guest, Offer } from './offers';
import { PlainWays } from './plainWays';

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

/** What flows go through, and what has been found out about it on the way. */
export class FlowNet {
  readonly net: Net;
  private readonly gateways = new Map<string, readonly Station[]>();

  private readonly plain: PlainWays | undefined;

  /** @param options.hopByHop whether every way is followed hop by hop, which comes to the same and takes longer */
  constructor(
    net: Net,
    readonly carriers: Carriers,
    { hopByHop = false }: { readonly hopByHop?: boolean } = {},
  ) {
    const plain = hopByHop ? undefined : plainWaysOver(carriers);
    this.plain = plain;
    this.net = plain ? { ...net, path: (from, to, bytes) => (plain.between(from, to, bytes) ? plainPath : net.path(from, to, bytes)) } : net;
  }

  /** Who answers the address of a gateway; nobody where it is not shown, or cannot be read. */
  holdersOf(gateway: string): readonly Station[] {
    let holders = this.gateways.get(gateway);
    if (!holders) {
      const read = parseAddress(gateway);
      this.gateways.set(gateway, (holders = read.kind === 'address' ? holdersOf(this.net.estate, read.address) : []));
    }
    return holders;
  }

  /** What carries frames on wires, each carrier once. */
  partsOf(steps: readonly Step[]): readonly LinkPart[] {
    const parts = new Map<number, number>();
    for (const step of steps) if (step.kind === 'wire') this.addWire(step, ({ link, part }) => parts.set(link, (parts.get(link) ?? 0) + part));
    return [...parts].map(([link, part]) => ({ link, part }));
  }

  private addWire({ from, to, hops }: Extract<Step, { kind: 'wire' }>, add: Add): void {
    const shaping = from.collection === 'routers' ? undefined : this.carriers.shaping(from);
    if (shaping !== undefined) add({ link: shaping, part: 1 });
    const plain = hops === plainPath.hops ? this.plain?.between(from, to, 0) : undefined;
    if (!plain) return addHops(this.carriers, hops, from, to, add);
    plain.out.forEach(add);
    plain.across.forEach(add);
    plain.in.forEach(add);
  }
}

const plainWaysOver = (carriers: Carriers): PlainWays => new PlainWays(carriers.fabric, {
  uplinks: (station, direction, nic) => uplinkParts(carriers, station, direction, nic),
  cables: (port) => cableParts(carriers, port),
});

/** Stands for whatever way is put together from its ends: nobody asks for its hops. */
const plainPath: Extract<Layer2Path, { kind: 'reaches' }> = { kind: 'reaches', hops: [], mtu: undefined };

export function flowWay(within: FlowNet, { from, to }: Offer): FlowWay {
  const { estate } = within.net;
  const senders = stationsOf(estate, from.kind === 'vm' ? 'vms' : 'containers', from.id);
  if (!senders.some(({ off }) => off === undefined)) return { kind: 'stopped', because: { kind: 'no-adapter', guest: from } };
  switch (to.kind) {
    case 'missing': return { kind: 'stopped', because: { kind: 'missing', id: to.id } };
    case 'default-gateway': return toDefaultGateway(within, senders);
    case 'network': {
      const read = parseAddress(estate.value('networks', to.id)?.gateway ?? '');
      return read.kind === 'address' ? toReceiver(within, senders, { kind: 'address', address: read.address }) : { kind: 'stopped', because: { kind: 'without-gateway', network: to.id } };
    }
    case 'vm': return toReceiver(within, senders, { kind: 'stations', stations: stationsOf(estate, 'vms', to.id) });
    case 'container': return toReceiver(within, senders, { kind: 'stations', stations: stationsOf(estate, 'containers', to.id) });
    case 'host': return toReceiver(within, senders, { kind: 'stations', stations: stationsOf(estate, 'hosts', to.id) });
  }
}

/** As far as whoever answers the gateway. What lies behind it is not said: filters and routes beyond do not count. */
function toDefaultGateway(within: FlowNet, senders: readonly Station[]): FlowWay {
  const { net, carriers } = within;
  const outside = senders.filter(({ off }) => off === undefined).flatMap((station) => leavingBy(within, station));
  const sender = outside.find(({ gateway }) => gateway !== undefined) ?? outside[0];
  if (!sender) return { kind: 'carried', over: [], shown: false };
  const ways = (sender.gateway === undefined ? [] : within.holdersOf(sender.gateway)).filter(({ key }) => key !== sender.key).map((to) => ({ to, path: net.path(sender, to, sender.mtu) }));
  const { to, path } = ways.find((way) => way.path.kind === 'reaches') ?? ways[0] ?? {};
  if (to && path?.kind === 'reaches') return { kind: 'carried', over: within.partsOf([{ kind: 'wire', from: sender, to, hops: path.hops }]), shown: true };
  if (to && path?.kind === 'stops' && !path.unknown) return { kind: 'stopped', because: { kind: 'way', stop: { kind: 'layer2', from: sender, to, as: 'gateway', because: path.because } } };
  return { kind: 'carried', over: leavingParts(carriers, sender), shown: false };
}

/** Behind the bridge of its host or VM, a guest's packets leave by the adapters of that. */
function leavingBy(within: FlowNet, station: Station): readonly Station[] {
  const { estate } = within.net;
  const ground = groundOfStation(estate, station);
  if (!ground || (station.gateway !== undefined && within.holdersOf(station.gateway).length > 0)) return [station];
  return stationsOf(estate, ground.collection, ground.id).filter(({ off, network }) => off === undefined && network !== station.network);
}

function toReceiver(within: FlowNet, senders: readonly Station[], receiver: PacketReceiver): FlowWay {
  const { net, carriers } = within;
  const way = reach(net, senders, receiver);
  if (way.stop && way.certain) return { kind: 'stopped', because: { kind: 'way', stop: way.stop } };
  const over = within.partsOf(way.steps);
  if (!way.stop || over.length > 0) return { kind: 'carried', over, shown: way.stop === undefined };
  const destination = receiver.kind === 'address' ? receiver.address : receiver.stations[0]?.addresses[0];
  const sender = senderFor(net, senders, receiver.kind === 'stations' ? receiver.stations[0] : undefined, destination);
  return { kind: 'carried', over: sender ? leavingParts(carriers, sender) : [], shown: false };
}

/** What is known to be loaded by what leaves an adapter for where nothing is shown. */
function leavingParts(carriers: Carriers, station: Station): readonly LinkPart[] {
  const shaping = carriers.shaping(station);
  return [...(shaping === undefined ? [] : [{ link: shaping, part: 1 }]), ...uplinkParts(carriers, station, 'out')];
}

type Add = (part: LinkPart) => void;

/** Hops in a row: what lies between two of them is what carries the frame. */
function addHops(carriers: Carriers, hops: readonly Hop[], from: Station, to: Station, add: Add): void {
  for (let i = 0; i < hops.length; i++) {
    const [before, hop, after] = [hops[i - 1], hops[i], hops[i + 1]];
    if (hop?.kind === 'tunnel') addHops(carriers, hop.hops, hop.from, hop.to, add);
    if (hop?.kind === 'port' && after?.kind === 'port') cableParts(carriers, hop).forEach(add);
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

/** The cables by which frames leave a port for another switch, and the links between sites that these stand for. */
function cableParts(carriers: Carriers, port: PortId): readonly LinkPart[] {
  const cables = carriers.cablesFrom(port);
  const shares = sharesBySpeed(cables.map(({ link }) => link));
  return cables.flatMap(({ carrier, link }, i) => {
    const part = shares[i] ?? 0;
    const site = carriers.siteLink(link, port);
    return [{ link: carrier, part }, ...(site === undefined ? [] : [{ link: site, part }])];
  });
}

/** What part of a whole each takes that is spread over all of them. */
function sharesBySpeed(items: readonly Pick<Uplink, 'speed'>[]): readonly number[] {
  const known = items.flatMap(({ speed }) => (speed === undefined ? [] : [Number(speed)]));
  const total = known.length === items.length ? known.reduce((sum, speed) => sum + speed, 0) : 0;
  return items.map(({ speed }) => (total > 0 ? Number(speed) / total : 1 / items.length));
}
