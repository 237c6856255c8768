/** What a product takes of a host's memory for itself. */
import type { OwnMemory } from './product';

/** Bytes taken of a host with this much memory. */
export function ownMemoryOf({ value, ofHost = 0, most = Infinity }: OwnMemory, hostMemory: number): number {
  return Math.min(value + ofHost * hostMemory, most);
}
