import { withAnyField, type JsonObject } from './documentText';
import { megahertz, mib, positive } from './quantities';
import type { RowOf } from './table';

/** Reservation, limit and shares of CPU; what has no effect (none reserved, no limit, normal shares) is not written. */
export function cpuAllocation(row: RowOf<'vCPU'> | undefined): JsonObject | undefined {
  if (!row) return undefined;
  return withAnyField({
    reservation: megahertz(positive(row.reservationMHz)),
    limit: megahertz(row.limitMHz),
    shares: sharesOf(row),
  });
}

/** Reservation, limit and shares of memory. */
export function memoryAllocation(row: RowOf<'vMemory'> | undefined): JsonObject | undefined {
  if (!row) return undefined;
  return withAnyField({ reservation: mib(positive(row.reservation)), limit: mib(row.limit), shares: sharesOf(row) });
}

/** A level says more than its number, which follows from the size of the VM. */
function sharesOf(row: { readonly level: string | undefined; readonly shares: number | undefined }): string | number | undefined {
  const level = row.level?.toLowerCase();
  if (level === 'high' || level === 'low') return level;
  if (level === 'normal') return undefined;
  return row.shares;
}
