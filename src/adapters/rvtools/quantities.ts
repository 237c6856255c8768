import { exactQuantity } from '../../core/model/quantity';

/** A size in MiB as the document writes it, exact to the byte; `undefined` for none. */
export function mib(sizeMiB: number | undefined): string | undefined {
  return sizeMiB === undefined ? undefined : exactQuantity(Math.round(sizeMiB * 2 ** 20), 'bytes');
}

/** A frequency in MHz as the document writes it. */
export function megahertz(frequencyMHz: number | undefined): string | undefined {
  return frequencyMHz === undefined ? undefined : exactQuantity(frequencyMHz, 'frequency');
}

/** `value` unless it is zero: a host or VM that vCenter cannot reach is listed with zeros. */
export function positive(value: number | undefined): number | undefined {
  return value === 0 ? undefined : value;
}
