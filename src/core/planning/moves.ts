/** Where VMs could go instead: what the repairs of the placement rules offer. */
import type { Change } from '../model/change';
import type { Vm } from '../model/entities';
import type { Entry } from '../model/entry';
import { defineQuery, type Estate } from '../model/estate';
import { hostsByCluster, runs, vmsOn } from '../model/lookups';
import { hostLoad } from '../hypervisor/sharing/hostLoad';
import { placementOn } from '../hypervisor/admission/placement';

export interface Move {
  readonly vm: string;
  readonly to: string;
}

/** Hosts on which the VMs fit together, the one with most free memory first. What a host with unknown capacity can hold is not known. */
export function hostsThatFit(estate: Estate, among: readonly string[], vms: readonly string[], most = 1): readonly string[] {
  const fitting: string[] = [];
  for (const host of byFreeMemory(estate, among)) {
    if (fitting.length >= most) break;
    if (placementOn(estate, host, vms).fits) fitting.push(host);
  }
  return fitting;
}

/** The other hosts of its cluster; of a host in none, the other hosts in none. */
export function peersOf(estate: Estate, host: string): readonly string[] {
  const cluster = estate.value('hosts', host)?.cluster;
  const peers = cluster === undefined ? estate.ids('hosts').filter((id) => estate.value('hosts', id)?.cluster === undefined) : estate.lookup(hostsByCluster, cluster);
  return peers.filter((id) => id !== host);
}

/**
 * Moves of running VMs to peers of their host that take at least `excess` off it, measured by `sizeOf`: one VM, the
 * smallest that does, or else several, the largest first. Undefined where the peers have no room.
 */
export function movesToRelieve(estate: Estate, host: string, sizeOf: (vm: Vm) => number, excess: number): readonly Move[] | undefined {
  const peers = peersOf(estate, host);
  const bySize = vmsOn(estate, host).filter((vm) => runs(vm.value) && sizeOf(vm.value) > 0).sort((a, b) => sizeOf(a.value) - sizeOf(b.value));
  for (const vm of bySize) {
    if (sizeOf(vm.value) < excess) continue;
    const [to] = hostsThatFit(estate, peers, [vm.id]);
    if (to !== undefined) return [{ vm: vm.id, to }];
  }
  return severalMoves(estate, peers, bySize.reverse(), sizeOf, excess);
}

/** Every VM of a host, spread over its peers; undefined where they have no room. */
export function movesToEvacuate(estate: Estate, host: string): readonly Move[] | undefined {
  const vms = vmsOn(estate, host).filter((vm) => runs(vm.value));
  return severalMoves(estate, peersOf(estate, host), vms, () => 1, vms.length);
}

function severalMoves(estate: Estate, peers: readonly string[], vms: readonly Entry<'vms'>[], sizeOf: (vm: Vm) => number, excess: number): readonly Move[] | undefined {
  const arriving = new Map<string, string[]>(peers.map((peer) => [peer, []]));
  const moves: Move[] = [];
  let left = excess;
  for (const vm of vms) {
    if (left <= 0) break;
    const to = byFreeMemory(estate, peers).find((peer) => hostsThatFit(estate, [peer], [...(arriving.get(peer) ?? []), vm.id]).length > 0);
    if (to === undefined) continue;
    arriving.get(to)?.push(vm.id);
    moves.push({ vm: vm.id, to });
    left -= sizeOf(vm.value);
  }
  return left > 0 ? undefined : moves;
}

/** The changes that carry out moves. */
export function changesOf(estate: Estate, moves: readonly Move[]): readonly Change[] {
  return moves.flatMap(({ vm, to }): Change[] => {
    const entry = estate.find('vms', vm);
    return entry ? [{ kind: 'set', file: entry.file, path: ['vms', vm, 'host'], value: to }] : [];
  });
}

function byFreeMemory(estate: Estate, hosts: readonly string[]): readonly string[] {
  const wanted = new Set(hosts);
  return estate.query(hostsByFreeMemory, 'all').filter((id) => wanted.has(id));
}

/** Every host whose capacity is known, the one with most free memory first. */
const hostsByFreeMemory = defineQuery<readonly string[]>('hosts by free memory', (estate) =>
  estate.ids('hosts')
    .flatMap((id) => {
      const { capacity, memoryCommitted } = estate.query(hostLoad, id);
      return capacity.memory === undefined || !capacity.cpuKnown ? [] : [{ id, free: capacity.memory - memoryCommitted }];
    })
    .sort((a, b) => b.free - a.free || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id),
);
