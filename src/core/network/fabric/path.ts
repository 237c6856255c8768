/** The way of a frame from one adapter to another through layer 2, hop by hop, or where and why it stops. */
import { exitsOf, type Exit, type PartMtu } from './exits';
import type { Fabric } from './fabric';
import { networkOn } from './hostPart';
import { crossingHops, crossingMtus, physicalPath, physicalStop } from './physicalPath';
import { isOut } from './plainWires';
import { mayTalk, privateVlanOf } from './privateVlans';
import { tunnelPath } from './tunnelPath';
import type { Hop, Layer2Path, LeastMtu, Station, Stop } from './types';
import { wireBetween, wiresOf } from './wires';
import { isLocal, isSegment, isTagAllowed } from './wireNames';

/** The way from one station to another that is on one wire with it, or what is in the way. Frames of any size; see `mtu`. */
export function pathBetween(fabric: Fabric, from: Station, to: Station): Layer2Path {
  const stop = stopAtEnd(fabric, from, to);
  if (stop) return stops(stop.at === from ? [{ kind: 'adapter', station: from }] : [], stop.because);
  if (from.key === to.key) return { kind: 'reaches', hops: [{ kind: 'adapter', station: from }], mtu: leastMtu(mtuOf(from)) };
  if (sharesHost(fabric, from, to)) return withinHost(fabric, from, to);
  const meeting = wireBetween(fabric, from, to);
  const exits = exitsOf(fabric, from, to);
  const entries = exitsOf(fabric, to, from);
  if (meeting !== 'same') return stopped(fabric, from, to, exits, entries, meeting === 'unknown');
  if (isSegment(fabric.estate, from.network) && isSegment(fabric.estate, to.network)) return tunnelPath(fabric, from, to, pathBetween);
  return joined(fabric, exits, entries) ?? stopped(fabric, from, to, exits, entries, false);
}

/** Why a station is out of it before a frame is sent, or is in a private VLAN that keeps it from the other. */
function stopAtEnd(fabric: Fabric, from: Station, to: Station): { readonly at: Station; readonly because: Stop } | undefined {
  for (const station of [from, to]) {
    if (station.off) return { at: station, because: { kind: 'off', station, off: station.off } };
    if (isOut(fabric, station)) return { at: station, because: { kind: 'off', station, off: station.place.kind === 'host' ? { kind: 'no-host', host: station.place.host } : { kind: 'not-connected' } } };
    if (!isTagAllowed(fabric.estate, station)) return { at: station, because: { kind: 'tag-not-allowed', station, network: station.network ?? '', vlan: station.vlan } };
  }
  const [p, q] = [privateVlanOf(fabric.estate, from), privateVlanOf(fabric.estate, to)];
  if (from.key === to.key || mayTalk(p, q) || from.vlan !== to.vlan) return undefined;
  return { at: from, because: { kind: 'private-vlan', a: from, b: to, types: [p?.type ?? 'promiscuous', q?.type ?? 'promiscuous'] } };
}

/** Whether a frame need not leave a host (L8). */
function sharesHost(fabric: Fabric, from: Station, to: Station): boolean {
  const [a, b] = [wiresOf(fabric, from), wiresOf(fabric, to)];
  if (a.group !== undefined && a.group === b.group && (a.isOnEveryHost || b.isOnEveryHost)) return true;
  for (const name of a.names) if (isLocal(name) && b.names.has(name)) return from.place.kind === 'host' || to.place.kind === 'host';
  return false;
}

function withinHost(fabric: Fabric, from: Station, to: Station): Layer2Path {
  const host = [from, to].flatMap(({ place }) => (place.kind === 'host' ? [place] : []))[0];
  const on = host && networkOn(fabric.estate, from.network ?? '', host.host, host.vm);
  const part = on?.kind === 'port-group' || on?.kind === 'overlay' ? on.part : undefined;
  const middle: readonly Hop[] = part ? [networkHop(from), { kind: 'virtual-switch', switch: part.switch, host: part.host }, networkHop(to)] : throughNetworks(from, to);
  const ofSwitch: readonly PartMtu[] = part && on?.kind === 'port-group' ? [{ bytes: part.mtu, at: { kind: 'virtual-switch', switch: part.switch, host: part.host } }] : [];
  return { kind: 'reaches', hops: [{ kind: 'adapter', station: from }, ...middle, { kind: 'adapter', station: to }], mtu: leastMtu([...mtuOf(from), ...ofSwitch, ...mtuOf(to)]) };
}

/** A way between two exits of one domain: the first pair in order of preference; undefined where none of them is in the domain of another. */
function joined(fabric: Fabric, exits: readonly Exit[], entries: readonly Exit[]): Layer2Path | undefined {
  for (const exit of exits) {
    for (const entry of entries) {
      const way = between(fabric, exit, entry);
      if (way) return { kind: 'reaches', hops: merged([...exit.hops, ...way.hops, ...[...entry.hops].reverse()]), mtu: leastMtu([...exit.mtus, ...way.mtus, ...[...entry.mtus].reverse()]) };
    }
  }
  return undefined;
}

function between(fabric: Fabric, exit: Exit, entry: Exit): { readonly hops: readonly Hop[]; readonly mtus: readonly PartMtu[] } | undefined {
  if (exit.to.kind === 'stop' || entry.to.kind === 'stop') return undefined;
  if (exit.to.kind === 'network' || entry.to.kind === 'network') return { hops: [], mtus: [] };
  const crossings = physicalPath(fabric.physical, exit.to.at, entry.to.at);
  return crossings && { hops: crossingHops(crossings), mtus: crossingMtus(fabric.physical, crossings) };
}

function stopped(fabric: Fabric, from: Station, to: Station, exits: readonly Exit[], entries: readonly Exit[], unknown: boolean): Layer2Path {
  const [exit, entry] = [best(exits), best(entries)];
  const own = exit?.to;
  const other = entry?.to;
  const hops = exit?.hops ?? [];
  if (own?.kind === 'stop') return stops(hops, own.because);
  if (unknown) {
    const unshown = own?.kind === 'switch' && own.at.switch === '' ? from : to;
    const nic = (unshown === from ? exit : entry)?.uplink?.nic;
    return { ...stops(hops, { kind: 'unshown', station: unshown, host: unshown.place.kind === 'host' ? unshown.place.host : '', nic: nic === '' ? undefined : nic }), unknown: true };
  }
  if (isSegment(fabric.estate, from.network) && isSegment(fabric.estate, to.network)) return tunnelPath(fabric, from, to, pathBetween);
  // Who asks for another network is not helped by hearing of a trunk on the way.
  const apart: Stop = { kind: 'different-wires', a: from, b: to, vlans: [from.vlan, to.vlan] };
  if (other?.kind === 'stop') return stops(hops, from.network === to.network || from.vlan === to.vlan ? other.because : apart);
  if (own?.kind !== 'switch' || other?.kind !== 'switch' || own.at.vlan !== other.at.vlan) return stops(hops, apart);
  return stops(hops, physicalStop(fabric.physical, own.at, other.at) ?? stopOfSecondary(fabric, from, to) ?? apart);
}

/** What keeps a secondary VLAN of a private VLAN, in which one of two adapters sends, from the other (L14). */
function stopOfSecondary(fabric: Fabric, from: Station, to: Station): Stop | undefined {
  for (const vlan of [from, to].flatMap((station) => privateVlanOf(fabric.estate, station)?.secondary ?? [])) {
    const [exit, entry] = [best(exitsOf(fabric, { ...from, vlan }, to)), best(exitsOf(fabric, { ...to, vlan }, from))];
    for (const end of [exit, entry]) if (end?.to.kind === 'stop') return end.to.because;
    if (exit?.to.kind !== 'switch' || entry?.to.kind !== 'switch') continue;
    const stop = physicalPath(fabric.physical, exit.to.at, entry.to.at) ? undefined : physicalStop(fabric.physical, exit.to.at, entry.to.at);
    if (stop) return stop;
  }
  return undefined;
}

/** Of several ways out, one that leads somewhere. */
const best = (exits: readonly Exit[]): Exit | undefined => exits.find(({ to }) => to.kind !== 'stop') ?? exits[0];

const stops = (hops: readonly Hop[], because: Stop): Extract<Layer2Path, { readonly kind: 'stops' }> => ({ kind: 'stops', hops, because, unknown: false });
const mtuOf = (station: Station): readonly PartMtu[] => [{ bytes: station.mtu, at: { kind: 'adapter', station } }];
const networkHop = ({ network = '', vlan }: Station): Hop => ({ kind: 'network', network, vlan });
const throughNetworks = (from: Station, to: Station): readonly Hop[] => (from.network === to.network ? [networkHop(from)] : [networkHop(from), networkHop(to)]);

/** The first of the parts with the least MTU. */
export function leastMtu(parts: readonly PartMtu[], overhead = 0): LeastMtu | undefined {
  let least: PartMtu | undefined;
  for (const part of parts) if (!least || part.bytes < least.bytes) least = part;
  return least && { bytes: least.bytes - overhead, at: least.at, overhead };
}

/** Two ways that meet name the switch, or the network, in which they do twice. */
function merged(hops: readonly Hop[]): readonly Hop[] {
  return hops.filter((hop, i) => {
    const before = hops[i - 1];
    if (!before) return true;
    if (hop.kind === 'switch') return before.kind !== 'switch' || before.switch !== hop.switch || before.vlan !== hop.vlan;
    if (hop.kind === 'unshown') return before.kind !== 'unshown';
    return hop.kind !== 'network' || before.kind !== 'network' || before.network !== hop.network;
  });
}
