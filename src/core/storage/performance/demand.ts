/** Sums of operations, and what becomes of them on their way to the disks. */
import { sameValue } from '../../util/sameValue';
import type { Arriving, Demand } from './storageLoad';

/**
 * What a read and a write become behind a cache, copies or a share: so many reads and writes each. Bytes go the same way, so
 * that an operation carries as many as the one that caused it.
 */
export interface Passage {
  readonly readsPerRead: number;
  readonly readsPerWrite: number;
  readonly writesPerWrite: number;
}

export const unchanged: Passage = { readsPerRead: 1, readsPerWrite: 0, writesPerWrite: 1 };

/** One passage behind another. */
export function followedBy(first: Passage, next: Passage): Passage {
  return {
    readsPerRead: first.readsPerRead * next.readsPerRead,
    readsPerWrite: first.readsPerWrite * next.readsPerRead + first.writesPerWrite * next.readsPerWrite,
    writesPerWrite: first.writesPerWrite * next.writesPerWrite,
  };
}

export function share(of: number): Passage {
  return { readsPerRead: of, readsPerWrite: 0, writesPerWrite: of };
}

/** Both together: two ways to one place. */
export function beside(a: Passage, b: Passage): Passage {
  return { readsPerRead: a.readsPerRead + b.readsPerRead, readsPerWrite: a.readsPerWrite + b.readsPerWrite, writesPerWrite: a.writesPerWrite + b.writesPerWrite };
}

/** What comes out of a passage. */
export function after({ readsPerRead, readsPerWrite, writesPerWrite }: Passage, { reads, writes, readBytes, writeBytes }: Demand): Demand {
  return {
    reads: reads * readsPerRead + writes * readsPerWrite, writes: writes * writesPerWrite,
    readBytes: readBytes * readsPerRead + writeBytes * readsPerWrite, writeBytes: writeBytes * writesPerWrite,
  } as Demand;
}

const noDemand = { reads: 0, writes: 0, readBytes: 0, writeBytes: 0 } as Demand;
export const nothing: Arriving = { average: noDemand, peak: noDemand, silent: 0 };

function plus(a: Demand, b: Demand): Demand {
  return { reads: a.reads + b.reads, writes: a.writes + b.writes, readBytes: a.readBytes + b.readBytes, writeBytes: a.writeBytes + b.writeBytes } as Demand;
}

/** The same with what arrives by another way. */
export function joined(a: Arriving, b: Arriving, passage: Passage = unchanged): Arriving {
  if (b === nothing) return a;
  return { average: plus(a.average, after(passage, b.average)), peak: plus(a.peak, after(passage, b.peak)), silent: a.silent + b.silent };
}

export const passed = (passage: Passage, { average, peak, silent }: Arriving): Arriving => ({ average: after(passage, average), peak: after(passage, peak), silent });

export const sameArriving = (a: Arriving, b: Arriving): boolean => sameValue(a, b);

/**
 * Operations on disks, and bytes, where each write takes so many (M2). This is the convention that counts what the disks do;
 * another weighs reads and writes by what each would get alone, and promises more.
 */
export function onDisks({ reads, writes, readBytes, writeBytes }: Demand, writeCost: number): { readonly iops: number; readonly throughput: number } {
  return { iops: reads + writeCost * writes, throughput: readBytes + writeCost * writeBytes };
}

const defaultReadShare = 0.7;
const defaultIoBytes = 8192;
export const usual = { readShare: defaultReadShare, ioBytes: defaultIoBytes } as const;

/** What one operation of a demand is on the average: of that of Q1 where nothing is asked. */
export function mixOf(demand: Demand): Demand {
  const all = demand.reads + demand.writes;
  if (all > 0) return after(share(1 / all), demand);
  return { reads: defaultReadShare, writes: 1 - defaultReadShare, readBytes: defaultReadShare * defaultIoBytes, writeBytes: (1 - defaultReadShare) * defaultIoBytes } as Demand;
}
