/** Networks that are routed together and have addresses in common. */
import { defineQuery, type Estate } from '../../model/estate';
import type { Subnet } from '../addressing/addresses';
import { subnetOf } from '../addressing/nicAddresses';
import { rangeOfSubnet, shareIn } from '../addressing/ranges';

export interface Overlap {
  readonly other: string;
  /** The router that is connected to both; undefined where several lead from one to the other. */
  readonly router: string | undefined;
}

/**
 * The overlaps of each network that has some, in order of ids. Several routers join networks of one tenant, or of none;
 * one that translates addresses keeps what is behind it apart.
 */
export const overlaps = defineQuery<ReadonlyMap<string, readonly Overlap[]>>('subnets that overlap', (estate) => {
  const found = new Map<string, Overlap[]>();
  const routers = estate.ids('routers').slice().sort().map((id) => ({ id, networks: networksOf(estate, id) }));
  if (routers.length === 0) return found;
  const add = (a: string, b: string, router: string | undefined): void => {
    if (found.get(a)?.some(({ other }) => other === b) === true || !overlap(estate, a, b)) return;
    for (const [one, other] of [[a, b], [b, a]] as const) found.set(one, [...(found.get(one) ?? []), { other, router }]);
  };
  for (const { id, networks } of routers) for (const [a, b] of pairsOf(networks)) add(a, b, id);
  const forwarding = routers.filter(({ id }) => (estate.value('routers', id)?.nat ?? []).length === 0);
  for (const area of areasOf(forwarding.map(({ networks }) => networks))) for (const [a, b] of pairsOf(area)) if (mayMeet(estate, a, b)) add(a, b, undefined);
  return found;
}, (a, b) => JSON.stringify([...a]) === JSON.stringify([...b]));

function networksOf(estate: Estate, router: string): readonly string[] {
  const networks = Object.values(estate.value('routers', router)?.interfaces ?? {}).flatMap(({ network }) => network ?? []);
  return [...new Set(networks)].filter((id) => subnetIn(estate, id) !== undefined).sort();
}

function subnetIn(estate: Estate, id: string): Subnet | undefined {
  const network = estate.value('networks', id);
  return network && subnetOf(network);
}

function overlap(estate: Estate, a: string, b: string): boolean {
  const [one, other] = [subnetIn(estate, a), subnetIn(estate, b)];
  return one !== undefined && other !== undefined && shareIn(rangeOfSubnet(one), rangeOfSubnet(other)) !== 'none';
}

/** Whether two networks of different routers belong to the same people and are not one wire written twice. */
function mayMeet(estate: Estate, a: string, b: string): boolean {
  const [one, other] = [estate.value('networks', a), estate.value('networks', b)];
  const isSameWire = one?.vlan === other?.vlan && subnetIn(estate, a)?.text === subnetIn(estate, b)?.text;
  return one?.tenant === other?.tenant && !isSameWire;
}

/** Sets that have a member in common, as one. */
function areasOf(sets: readonly (readonly string[])[]): readonly (readonly string[])[] {
  let areas: readonly ReadonlySet<string>[] = [];
  for (const set of sets) {
    const touching = areas.filter((area) => set.some((each) => area.has(each)));
    areas = [...areas.filter((area) => !touching.includes(area)), new Set([...touching.flatMap((area) => [...area]), ...set])];
  }
  return areas.map((area) => [...area].sort());
}

function pairsOf<T>(items: readonly T[]): readonly (readonly [T, T])[] {
  return items.flatMap((one, i) => items.slice(i + 1).map((other) => [one, other] as const));
}
