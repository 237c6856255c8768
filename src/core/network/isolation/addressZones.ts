/** Which addresses nothing in the document tells apart: no subnet, route, translation or filter. */
import type { Estate } from '../../model/estate';
import { parseAddress, type Address } from '../addressing/addresses';
import { subnetOf } from '../addressing/nicAddresses';
import { compareBytes, rangeOfAddress, rangeOfSubnet, type AddressRange } from '../addressing/ranges';
import type { Station } from '../fabric/types';
import type { Party } from '../routing/parties';
import { routerOf } from '../routing/routers';

/** One number per set of ranges that an address is in: those with the same number are in the same ranges. */
export function zonesOf(ranges: readonly AddressRange[]): (address: Address) => number {
  const families = { 4: zonesOfFamily(ranges.filter(({ family }) => family === 4)), 6: zonesOfFamily(ranges.filter(({ family }) => family === 6)) };
  return ({ family, bytes }) => families[family](bytes);
}

/** Every range of addresses that a way may depend on. */
export function rangesThatMatter(estate: Estate, stations: readonly Station[], parties: readonly Party[], ofRouting: readonly Address[]): readonly AddressRange[] {
  return [
    ...subnetsAround(stations),
    ...estate.ids('networks').flatMap((id) => {
      const subnet = subnetOf(estate.value('networks', id) ?? {});
      return subnet ? [rangeOfSubnet(subnet)] : [];
    }),
    ...estate.ids('routers').flatMap((id) => {
      const { table, nat } = estate.query(routerOf, id);
      return [...table.routes.map(({ to }) => rangeOfSubnet(to)), ...nat.map(({ from }) => from)];
    }),
    ...parties.flatMap((party) => (party.kind === 'addresses' ? [party.range] : party.kind === 'group' ? party.ranges : [])),
    ...ofRouting.map(rangeOfAddress),
  ];
}

/** The addresses that routing itself is about: of gateways, interfaces, next hops and translations. Whoever holds one is like nobody else. */
export function addressesOfRouting(estate: Estate, stations: readonly Station[]): readonly Address[] {
  const gateways = [...new Set(stations.map(({ gateway }) => gateway))].flatMap((text) => {
    const read = text === undefined ? undefined : parseAddress(text);
    return read?.kind === 'address' ? [read.address] : [];
  });
  const ofRouters = estate.ids('routers').flatMap((id) => {
    const { table, nat } = estate.query(routerOf, id);
    return [...table.interfaces.map(({ address }) => address), ...table.routes.map(({ via }) => via), ...nat.flatMap(({ fromAddress, to }) => [fromAddress, to])];
  });
  return [...gateways, ...ofRouters.filter((address) => address !== undefined)];
}

/** The subnets in which adapters are by their own prefix lengths, each once. */
function subnetsAround(stations: readonly Station[]): readonly AddressRange[] {
  const found = new Map<string, AddressRange>();
  for (const { addresses } of stations) {
    for (const { family, bytes, prefix } of addresses) {
      if (prefix === undefined) continue;
      const first = bytes.map((byte, i) => byte & ~(255 >> Math.min(8, Math.max(0, prefix - 8 * i))));
      const key = `${first.join('.')}/${prefix}`;
      if (!found.has(key)) found.set(key, rangeOfSubnet({ family, first, prefix, text: key }));
    }
  }
  return [...found.values()];
}

/** Where a range begins, or the place right behind its last address. */
interface Boundary {
  readonly bytes: readonly number[];
  readonly range: number;
  readonly isEnd: boolean;
}

function zonesOfFamily(ranges: readonly AddressRange[]): (bytes: readonly number[]) => number {
  const boundaries = ranges.flatMap(({ first, last }, range): readonly Boundary[] => [{ bytes: first, range, isEnd: false }, { bytes: last, range, isEnd: true }]);
  // Invariant: an address is in what the boundaries before it have opened and not closed; one that ends with it is still open.
  boundaries.sort((a, b) => compareBytes(a.bytes, b.bytes) || Number(a.isEnd) - Number(b.isEnd));
  const open = new Set<number>();
  const numbers = new Map<string, number>([['', 0]]);
  const zones = [0];
  for (const { range, isEnd } of boundaries) {
    if (isEnd) open.delete(range);
    else open.add(range);
    const key = [...open].sort((a, b) => a - b).join();
    let number = numbers.get(key);
    if (number === undefined) numbers.set(key, (number = numbers.size));
    zones.push(number);
  }
  return (bytes) => zones[countBefore(boundaries, bytes)] ?? 0;
}

/** How many boundaries an address has behind it. */
function countBefore(boundaries: readonly Boundary[], bytes: readonly number[]): number {
  let [low, high] = [0, boundaries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const boundary = boundaries[middle] as Boundary;
    const order = compareBytes(boundary.bytes, bytes);
    if (order < 0 || (order === 0 && !boundary.isEnd)) low = middle + 1;
    else high = middle;
  }
  return low;
}
