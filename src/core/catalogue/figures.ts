/** How data files write their figures down. Vendors who write "GB" of memory mean 2³⁰ bytes. */
import type { MaximumValues } from './product';

export const KiB = 2 ** 10;
export const MiB = 2 ** 20;
export const GiB = 2 ** 30;
export const TiB = 2 ** 40;

/** Maxima that come from one source. */
export function maximaFrom(source: string, values: Readonly<Partial<Record<keyof MaximumValues, number>>>): MaximumValues {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, source }]));
}
