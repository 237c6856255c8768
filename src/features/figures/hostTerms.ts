/** What a host gives to its guests, as the terms of formulas. */
import type { PoolShare } from '../../core/hypervisor/sharing/allocation';
import { sum } from '../../core/util/sum';
import { consumerName, sumOf, type Term } from './amounts';
import { percent, type Grounds } from './figure';

/** "53 GHz, 57 %" of what there is. */
export function shareOf(amount: number, capacity: number, format: (value: number) => string): string {
  return capacity > 0 ? `${format(amount)}, ${percent(amount / capacity)}` : format(amount);
}

/** What the guests of a host come to together. */
export function sumOver<G>(consumers: ReadonlyMap<string, G>, of: (guest: G) => number, format: (value: number) => string): Pick<Grounds, 'formula'> {
  const terms = [...consumers].map(([consumer, guest]): Term => ({ name: consumerName(consumer), amount: of(guest) }));
  return withFormula(terms, format);
}

/** What is reserved outside of pools, and by the pools nearest to the host. */
export function reservedTerms(claims: readonly { readonly consumer: string; readonly pool: string | undefined; readonly reservation: number }[], pools: ReadonlyMap<string, PoolShare>, format: (value: number) => string): Pick<Grounds, 'formula'> {
  const own = claims.flatMap(({ consumer, pool, reservation }): Term[] => (pool === undefined ? [{ name: consumerName(consumer), amount: reservation }] : []));
  const nearest = [...pools].flatMap(([id, { parent, reservation, reservedInside }]): Term[] => (parent === undefined || !pools.has(parent) ? [{ name: `pool ${id}`, amount: Math.max(reservation, reservedInside) }] : []));
  return withFormula([...own, ...nearest], format);
}

/** The sum of terms as a formula; none where there are not two to add. */
export function withFormula(terms: readonly Term[], format: (value: number) => string): Pick<Grounds, 'formula'> {
  const text = sumOf(terms, format);
  return terms.filter(({ amount }) => amount > 0).length < 2 ? {} : { formula: `${text} = ${format(sum(terms, ({ amount }) => amount))}` };
}
