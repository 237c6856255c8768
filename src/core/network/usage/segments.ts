/** Overlay segments, and what carries them. */
import type { Network } from '../../model/entities';
import { defineIndex, defineQuery, type Estate } from '../../model/estate';
import { defaultMtu } from '../fabric/ports';
import { hostsByNetwork, segmentsByUnderlay } from './users';

const segments = defineIndex('overlay segments', 'networks', ({ kind }) => (kind === 'overlay' ? [''] : []));
const segmentsWithoutUnderlay = defineIndex('overlay segments without an underlay', 'networks', ({ kind, underlay }) => (kind === 'overlay' && underlay === undefined ? [''] : []));

export function hasSegments(estate: Estate): boolean {
  return estate.count(segments, '') > 0;
}

/** Whether the document shows a tunnel endpoint for a segment at all, on whatever host: where it does not, nothing is known of its tunnels. */
export function hasEndpoints(estate: Estate, segment: string): boolean {
  const underlay = estate.value('networks', segment)?.underlay;
  if (underlay !== undefined) return estate.count(hostsByNetwork, underlay) > 0;
  return estate.count(hostsWithTunnels, '') > 0 || estate.lookup(networksForTunnels, '').some((network) => estate.count(hostsByNetwork, network) > 0);
}
const networksForTunnels = defineIndex('networks for tunnels', 'networks', (network) => (isForTunnels(network) ? [''] : []));
const hostsWithTunnels = defineIndex('hosts with adapters for tunnels', 'hosts', ({ adapters }) =>
  (adapters && Object.values(adapters).some(({ purposes }) => purposes?.includes('tunnel') === true) ? [''] : []));

/**
 * The networks that carry a segment: its underlay, or those on which hosts have tunnel endpoints, sorted.
 * Also an underlay that is not in the document.
 */
export function carriersOf(estate: Estate, { underlay }: Network): readonly string[] {
  return underlay === undefined ? estate.query(networksOfEndpoints, '') : [underlay];
}
const networksOfEndpoints = defineQuery<readonly string[]>('networks of tunnel endpoints', (estate) => {
  const networks = new Set(estate.lookup(networksForTunnels, '').filter((network) => estate.count(hostsByNetwork, network) > 0));
  for (const host of estate.lookup(hostsWithTunnels, '')) {
    for (const { network, purposes } of Object.values(estate.value('hosts', host)?.adapters ?? {})) if (network !== undefined && purposes?.includes('tunnel') === true) networks.add(network);
  }
  return [...networks].sort();
}, (a, b) => a.join('/') === b.join('/'));

export interface LargestSegment {
  readonly id: string;
  /** In bytes, before encapsulation. */
  readonly mtu: number;
}

/** Of the overlay segments that a network carries, the one with the largest frames; undefined where it carries none. */
export function largestSegmentOver(estate: Estate, network: string, isForTunnels: boolean): LargestSegment | undefined {
  return hasSegments(estate) ? estate.query(largestSegment, `${isForTunnels ? 'tunnels' : 'any'} ${network}`) : undefined;
}

/** The key is "tunnels network" for a network whose purpose is tunnels, which carries segments that name no underlay as well, or "any network". */
const largestSegment = defineQuery<LargestSegment | undefined>('largest overlay segment over a network', (estate, key) => {
  const space = key.indexOf(' ');
  const carried = [...estate.lookup(segmentsByUnderlay, key.slice(space + 1)), ...(key.startsWith('tunnels') ? estate.lookup(segmentsWithoutUnderlay, '') : [])];
  return carried.reduce<LargestSegment | undefined>((largest, id) => {
    const network = estate.value('networks', id);
    if (network?.kind !== 'overlay') return largest;
    const mtu = network.mtu ?? defaultMtu;
    return largest && largest.mtu >= mtu ? largest : { id, mtu };
  }, undefined);
}, (a, b) => a?.id === b?.id && a?.mtu === b?.mtu);

/** Whether a network is there for tunnel endpoints, by what it says of itself. */
export function isForTunnels({ purpose }: Network): boolean {
  return purpose === 'tunnel';
}
