/**
 * Quantities: text with a unit in the document ("512 GiB"), a plain number in a canonical unit in the model.
 *
 * The canonical unit of each dimension is in its type's name. Byte units follow IEC 80000-13: "GiB" is 2³⁰, "GB" is 10⁹.
 */
declare const unit: unique symbol;
type In<Unit extends string> = number & { readonly [unit]: Unit };

export type Bytes = In<'bytes'>;
export type MegaHertz = In<'MHz'>;
export type BitsPerSecond = In<'bit/s'>;
export type BytesPerSecond = In<'byte/s'>;
export type Watts = In<'W'>;
/** 1 is the whole: "35 %" is 0.35. */
export type Fraction = In<'fraction'>;
export type Iops = In<'IOPS'>;
export type Milliseconds = In<'ms'>;

/** The canonical type of each dimension. */
export interface Dimensions {
  readonly bytes: Bytes;
  readonly frequency: MegaHertz;
  readonly bitrate: BitsPerSecond;
  readonly throughput: BytesPerSecond;
  readonly power: Watts;
  readonly ratio: Fraction;
  readonly iops: Iops;
  readonly duration: Milliseconds;
}
export type Dimension = keyof Dimensions;

/** A value whose field accepts several dimensions, such as a CPU demand in GHz or in per cent. */
export type Measure<D extends Dimension = Dimension> = { [K in D]: { readonly dimension: K; readonly value: Dimensions[K] } }[D];

interface DimensionInfo {
  /** What a person calls it in a message. */
  readonly name: string;
  readonly example: string;
  /** Unit as written → how many canonical units it is. The first spelling of a size is the preferred one. */
  readonly units: Readonly<Record<string, number>>;
}

const decimal = (base: string, from = ''): Record<string, number> => ({
  [`${from}${base}`]: 1, [`k${base}`]: 1e3, [`M${base}`]: 1e6, [`G${base}`]: 1e9, [`T${base}`]: 1e12, [`P${base}`]: 1e15,
});
const binary = (base: string): Record<string, number> => ({
  [`Ki${base}`]: 2 ** 10, [`Mi${base}`]: 2 ** 20, [`Gi${base}`]: 2 ** 30, [`Ti${base}`]: 2 ** 40, [`Pi${base}`]: 2 ** 50,
});

export const dimensions: Readonly<Record<Dimension, DimensionInfo>> = {
  bytes: { name: 'a size in bytes', example: '512 GiB', units: { ...decimal('B'), KB: 1e3, ...binary('B') } },
  frequency: { name: 'a frequency', example: '2.9 GHz', units: { Hz: 1e-6, kHz: 1e-3, MHz: 1, GHz: 1e3 } },
  bitrate: { name: 'a bandwidth', example: '25 Gb/s', units: { 'b/s': 1, 'kb/s': 1e3, 'Mb/s': 1e6, 'Gb/s': 1e9, 'Tb/s': 1e12 } },
  throughput: { name: 'a throughput', example: '200 MB/s', units: { ...decimal('B/s'), ...binary('B/s') } },
  power: { name: 'a power', example: '180 W', units: { W: 1, kW: 1e3, MW: 1e6 } },
  ratio: { name: 'a percentage', example: '35 %', units: { '%': 0.01 } },
  iops: { name: 'a rate of I/O operations', example: '8000 IOPS', units: { IOPS: 1, kIOPS: 1e3 } },
  duration: { name: 'a duration', example: '2 ms', units: { ms: 1, 'µs': 1e-3, us: 1e-3, s: 1e3, min: 60e3, h: 3600e3, d: 86_400e3 } },
};

export type QuantityResult =
  | { readonly kind: 'quantity'; readonly dimension: Dimension; readonly value: number }
  | {
      readonly kind: 'invalid';
      /** Completes "… is not a quantity: ". */
      readonly reason: string;
      /** What was probably meant, as it should be written. */
      readonly suggestion: string | undefined;
    };

const shape = /^\s*([+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)\s*(\S.*?)?\s*$/;

/** Reads `text` as a quantity of one of `accepted`. Never throws. */
export function parseQuantity(text: string, accepted: readonly Dimension[]): QuantityResult {
  const match = shape.exec(text);
  const expected = accepted.map((d) => `${dimensions[d].name} such as "${dimensions[d].example}"`).join(' or ');
  if (!match) return { kind: 'invalid', reason: `expected ${expected}`, suggestion: undefined };
  const amount = Number(match[1]);
  const written = match[2];
  if (written === undefined) return { kind: 'invalid', reason: `the unit is missing: expected ${expected}`, suggestion: undefined };
  for (const dimension of accepted) {
    const factor = dimensions[dimension].units[written];
    if (factor === undefined) continue;
    if (amount < 0) return { kind: 'invalid', reason: 'it must not be negative', suggestion: undefined };
    return { kind: 'quantity', dimension, value: amount * factor };
  }
  const meant = probableUnit(written, accepted);
  return {
    kind: 'invalid',
    reason: `"${written}" is not a unit here: expected ${expected}`,
    suggestion: meant === undefined ? undefined : `${match[1]} ${meant}`,
  };
}

/** The accepted unit closest to what was written: other case, "GBps", "Gbit/s", "Go", "G". */
function probableUnit(written: string, accepted: readonly Dimension[]): string | undefined {
  const plain = written.replace(/\s+/g, '').replace(/bits?\/s|bps|bits?$/i, 'b/s').replace(/octets?|o$/, 'B').replace(/ps$/, '/s');
  for (const dimension of accepted) {
    const units = Object.keys(dimensions[dimension].units);
    const found =
      units.find((u) => u === plain) ??
      units.find((u) => u.toLowerCase() === plain.toLowerCase()) ??
      units.find((u) => u.length > 1 && u[0]?.toLowerCase() === plain.toLowerCase() && plain.length === 1 && u.endsWith(dimension === 'bytes' ? 'iB' : u.slice(1))) ??
      units.find((u) => u.toLowerCase() === `${plain.toLowerCase()}b`);
    if (found !== undefined) return found;
  }
  return undefined;
}

const preferred: Readonly<Record<Dimension, readonly string[]>> = {
  bytes: ['PiB', 'TiB', 'GiB', 'MiB', 'KiB', 'B'],
  frequency: ['GHz', 'MHz'],
  bitrate: ['Tb/s', 'Gb/s', 'Mb/s', 'kb/s', 'b/s'],
  throughput: ['GB/s', 'MB/s', 'kB/s', 'B/s'],
  power: ['MW', 'kW', 'W'],
  ratio: ['%'],
  iops: ['IOPS'],
  duration: ['d', 'h', 'min', 's', 'ms', 'µs'],
};

/** Writes a canonical value for a person, in the largest unit that keeps it at or above 1, with at most `digits` decimals. */
export function formatQuantity(value: number, dimension: Dimension, digits = 1): string {
  const { units } = dimensions[dimension];
  const names = preferred[dimension];
  const name = names.find((n) => Math.abs(value) >= (units[n] ?? 1)) ?? names[names.length - 1] ?? '';
  const scaled = value / (units[name] ?? 1);
  return `${roundTo(scaled, digits)} ${name}`;
}

/** Writes a canonical value so that reading it back gives the same number: the form used when the tool edits a document. */
export function exactQuantity(value: number, dimension: Dimension): string {
  const { units } = dimensions[dimension];
  for (const name of preferred[dimension]) {
    const factor = units[name] ?? 1;
    const scaled = roundTo(value / factor, 3);
    if (scaled >= 1 && scaled * factor === value) return `${scaled} ${name}`;
  }
  const names = preferred[dimension];
  const last = names[names.length - 1] ?? '';
  return `${value / (units[last] ?? 1)} ${last}`;
}

function roundTo(value: number, digits: number): number {
  const power = 10 ** digits;
  return Math.round(value * power) / power;
}
