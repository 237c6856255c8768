/**
 * Quantities: text with a unit in the document ("512 GiB"), a plain number in a canonical unit in the model.
 *
 * The canonical unit of each dimension is in its type's name. Byte units follow IEC 80000-13: "GiB" is 2³⁰, "GB" is 10⁹.
 */
import { grouped } from '../util/words';

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

const decimalComma = /^\s*\d+,(\d+)(?=\D|$)/;

/** Reads `text` as a quantity of one of `accepted`. Never throws. */
export function parseQuantity(text: string, accepted: readonly Dimension[]): QuantityResult {
  const withPoint = text.includes(',') ? decimalComma.exec(text) : null;
  if (withPoint) {
    const meant = text.trim().replace(',', '.');
    // "1,024" may as well be a thousand and twenty-four.
    const isClear = withPoint[1]?.length !== 3 && parseQuantity(meant, accepted).kind === 'quantity';
    return { kind: 'invalid', reason: 'decimals stand behind a point, and thousands together', suggestion: isClear ? meant : undefined };
  }
  const match = shape.exec(text);
  if (!match) return { kind: 'invalid', reason: `expected ${anyOf(accepted)}`, suggestion: undefined };
  const amount = Number(match[1]);
  const written = match[2];
  if (written === undefined) return { kind: 'invalid', reason: `the unit is missing: expected ${anyOf(accepted)}`, suggestion: undefined };
  for (const dimension of accepted) {
    const factor = dimensions[dimension].units[written];
    if (factor === undefined) continue;
    if (amount < 0) return { kind: 'invalid', reason: 'it must not be negative', suggestion: undefined };
    const value = inCanonicalUnits(amount, factor);
    return Number.isFinite(value) ? { kind: 'quantity', dimension, value } : { kind: 'invalid', reason: 'it is too large', suggestion: undefined };
  }
  const meant = suggestionFor(amount, match[1] ?? '', written, accepted);
  const isReadable = meant !== undefined && parseQuantity(meant, accepted).kind === 'quantity';
  return { kind: 'invalid', reason: `"${written}" is not a unit here: ${isTooLarge(written, accepted) ? 'the largest is PiB' : `expected ${anyOf(accepted)}`}`, suggestion: isReadable ? meant : undefined };
}

/** Exabytes and more: no such unit is written, since what is counted in them is a slip. */
const isTooLarge = (written: string, accepted: readonly Dimension[]): boolean => accepted.includes('bytes') && /^[EZY]i?B?$/i.test(written);

/** What is accepted, for a message. */
function anyOf(accepted: readonly Dimension[]): string {
  return accepted.map((d) => `${dimensions[d].name} such as "${dimensions[d].example}"`).join(' or ');
}

function suggestionFor(amount: number, number: string, written: string, accepted: readonly Dimension[]): string | undefined {
  // A unit that is right elsewhere is no misspelling: "MB/s" for "Mb/s" is eight times as much.
  const elsewhere = Object.values(dimensions).find(({ units }) => Object.hasOwn(units, written));
  if (elsewhere === dimensions.throughput && accepted.includes('bitrate')) return exactQuantity(amount * (elsewhere.units[written] ?? 1) * 8, 'bitrate');
  if (elsewhere === dimensions.bitrate && accepted.includes('throughput')) return exactQuantity((amount * (elsewhere.units[written] ?? 1)) / 8, 'throughput');
  const meant = elsewhere ? undefined : probableUnit(written, accepted);
  return meant === undefined ? undefined : `${number} ${meant}`;
}

/** Dividing by 100 gives the number nearest to 35 %, which multiplying by 0.01 does not. */
function inCanonicalUnits(amount: number, factor: number): number {
  return factor < 1 ? amount / Math.round(1 / factor) : amount * factor;
}

/** The accepted unit closest to what was written: other case, "GBps", "Gbit/s", "Go", "G". */
function probableUnit(written: string, accepted: readonly Dimension[]): string | undefined {
  const bare = written.replace(/\s+/g, '');
  const plain = bare.replace(/bits?\/s|bps|bits?$/i, 'b/s').replace(/octets?|o$/, 'B').replace(/ps$/, '/s');
  for (const dimension of accepted) {
    const units = Object.keys(dimensions[dimension].units);
    const found =
      units.find((u) => u.toLowerCase() === bare.toLowerCase()) ??
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

/** Writes a canonical value for a person, in the largest unit that keeps it at or above 1, with at most `digits` decimals; operations, which have no larger unit, with their thousands apart. */
export function formatQuantity(value: number, dimension: Dimension, digits = 1): string {
  const { units } = dimensions[dimension];
  const names = preferred[dimension];
  const name = names.find((n) => Math.abs(value) >= (units[n] ?? 1)) ?? names[names.length - 1] ?? '';
  const scaled = value / (units[name] ?? 1);
  const rounded = roundTo(scaled, digits);
  return `${dimension === 'iops' ? grouped(rounded) : rounded} ${name}`;
}

/** Writes values that differ so that they look different: with one decimal, or as many as it takes up to six. */
export function formatContrast(values: readonly number[], dimension: Dimension): readonly string[] {
  const different = new Set(values).size;
  for (let digits = 1; digits < 6; digits++) {
    const texts = values.map((value) => formatQuantity(value, dimension, digits));
    if (new Set(texts).size === different) return texts;
  }
  return values.map((value) => formatQuantity(value, dimension, 6));
}

/**
 * Writes a canonical value so that reading it back gives the same number: the form used when the tool edits a document.
 * Only a share that no percentage gives exactly comes back as its neighbour.
 */
export function exactQuantity(value: number, dimension: Dimension): string {
  const { units } = dimensions[dimension];
  for (const name of preferred[dimension]) {
    const factor = units[name] ?? 1;
    const scaled = roundTo(value / factor, 3);
    if (scaled >= 1 && inCanonicalUnits(scaled, factor) === value) return `${scaled} ${name}`;
  }
  const canonical = preferred[dimension].find((name) => units[name] === 1);
  return canonical === undefined ? `${value * 100} %` : `${value} ${canonical}`;
}

function roundTo(value: number, digits: number): number {
  const power = 10 ** digits;
  return Math.round(value * power) / power;
}
