/** The way of a frame within an overlay segment (L15, L17): from tunnel endpoint to tunnel endpoint. */
import type { Fabric } from './fabric';
import { networkOn } from './hostPart';
import { endpointsReach, overlayGroups, tunnelEndpoints, tunnelGap, tunnelLegs } from './overlay';
import type { Hop, Layer2Path, LeastMtu, Station, Stop } from './types';
import { segmentOf } from './wireNames';

/**
 * What encapsulation adds to a frame of full size, in bytes, by the family of the outer addresses (L17): outer Ethernet is no part of
 * an MTU, but the inner one is (14), with VXLAN (8), UDP (8) and an IPv4 (20) or IPv6 (40) header (RFC 7348, section 5). Geneve without
 * options is as large (RFC 8926, section 3).
 */
export const encapsulationBytes: Readonly<Record<4 | 6, number>> = { 4: 50, 6: 70 };

type PathBetween = (fabric: Fabric, from: Station, to: Station) => Layer2Path;

/** @param pathBetween for the outer frame */
export function tunnelPath(fabric: Fabric, from: Station, to: Station, pathBetween: PathBetween): Layer2Path {
  const { estate } = fabric;
  const network = from.network ?? '';
  const before: readonly Hop[] = [{ kind: 'adapter', station: from }, { kind: 'network', network, vlan: 0 }];
  const after: readonly Hop[] = [...(to.network === network ? [] : [{ kind: 'network', network: to.network ?? '', vlan: 0 } as const]), { kind: 'adapter', station: to }];
  const adapters = leastOf([mtuOf(from), mtuOf(to)]);
  const absent = absentAt(fabric, from) ?? absentAt(fabric, to);
  if (absent) return stops(before.slice(0, 1), absent);
  if (segmentOf(estate, network) !== segmentOf(estate, to.network ?? '')) return stops(before, { kind: 'different-wires', a: from, b: to, vlans: [0, 0] });
  const straight: Layer2Path = { kind: 'reaches', hops: [...before, ...after], mtu: adapters };
  // Where no endpoint is shown, nothing is known of tunnels.
  if (overlayGroups(fabric, network).size === 0) return straight;
  const [near, far] = [endpointsAt(fabric, from), endpointsAt(fabric, to)];
  for (const [station, endpoints] of [[from, near], [to, far]] as const) {
    if (endpoints.length === 0 && station.place.kind === 'host') return stops(before, { kind: 'tunnel-endpoint-missing', network: station.network ?? '', host: station.place.host });
  }
  // A router that is on no host, or on every one, is at the end of every tunnel.
  if (from.place.kind !== 'host' || to.place.kind !== 'host') return straight;
  const pair = near.flatMap((a) => far.map((b) => [a, b] as const)).find(([a, b]) => endpointsReach(fabric, a, b) === 'yes');
  if (!pair) {
    const [a, b] = [near[0], far[0]];
    const isUnknown = a !== undefined && b !== undefined && endpointsReach(fabric, a, b) === 'unknown';
    return { ...stops(before, { kind: 'tunnel-endpoint-unreachable', network, hosts: [from.place.host, to.place.host], because: a && b && stopOfTunnel(fabric, a, b, pathBetween) }), unknown: isUnknown };
  }
  const outer = tunnelLegs(fabric, pair[0], pair[1]).map(([a, b]) => pathBetween(fabric, a, b));
  const overhead = encapsulationBytes[pair[0].addresses[0]?.family ?? 4];
  const least = leastOf(outer.map((leg) => (leg.kind === 'reaches' ? leg.mtu : undefined)));
  const tunnel: Hop = { kind: 'tunnel', network, vni: estate.value('networks', network)?.vni, from: pair[0], to: pair[1], hops: outer.flatMap(({ hops }) => hops) };
  return { kind: 'reaches', hops: [...before, tunnel, ...after], mtu: leastOf([adapters, least && { bytes: least.bytes - overhead, at: least.at, overhead: least.overhead + overhead }]) };
}

/** What is in the way between two endpoints that do not reach each other, where that is one thing: of the wire, or of a router. */
export function stopOfTunnel(fabric: Fabric, a: Station, b: Station, pathBetween: PathBetween): Stop | undefined {
  const gap = tunnelGap(fabric, a, b);
  if (gap?.kind === 'no-route') return gap;
  if (gap?.kind === 'loop') return undefined;
  const outer = pathBetween(fabric, gap?.from ?? a, gap?.to ?? b);
  return outer.kind === 'stops' ? outer.because : undefined;
}

function absentAt({ estate }: Fabric, station: Station): Stop | undefined {
  const { network = '', place } = station;
  const on = place.kind === 'host' ? networkOn(estate, network, place.host, place.vm) : undefined;
  return place.kind === 'host' && on?.kind === 'absent' ? { kind: 'network-absent', station, network, host: place.host, switch: on.switch } : undefined;
}

const endpointsAt = ({ estate }: Fabric, { network = '', place }: Station): readonly Station[] => (place.kind === 'host' ? tunnelEndpoints(estate, network, place.host, place.vm) : []);
const mtuOf = (station: Station): LeastMtu => ({ bytes: station.mtu, at: { kind: 'adapter', station }, overhead: 0 });
const leastOf = (mtus: readonly (LeastMtu | undefined)[]): LeastMtu | undefined => mtus.reduce((least, mtu) => (!least || (mtu && mtu.bytes < least.bytes) ? mtu : least), undefined);
const stops = (hops: readonly Hop[], because: Stop): Extract<Layer2Path, { readonly kind: 'stops' }> => ({ kind: 'stops', hops, because, unknown: false });
