/** The same quantity said in other ways: in binary and decimal units, in the canonical one, or as what a percentage comes to. */
import { capacityOf, memoryOf, vcpusOf, defaults } from '../core/model/defaults';
import type { Path } from '../core/model/entry';
import type { Estate } from '../core/model/estate';
import { dimensions, parseQuantity, type Dimension } from '../core/model/quantity';
import { formatQuantity } from '../core/model/quantity';
import { schemaAt } from '../core/model/schemaAt';

/** The quantity written as `text` at a path from the root, said otherwise; none where it is no quantity or says it all. */
export function otherUnits(estate: Estate, path: Path, text: string): readonly string[] {
  const accepted = schemaAt(path)?.['x-quantity'];
  const read = accepted && parseQuantity(text, accepted);
  if (read?.kind !== 'quantity') return [];
  if (read.dimension === 'ratio') return wholeOf(estate, path).map(({ value, dimension, what }) => `${formatQuantity(read.value * value, dimension)} of ${what}`);
  const written = text.replace(/\s+/g, '');
  return [...new Set(scales[read.dimension].map((units) => inUnits(read.value, read.dimension, units)))].filter((said) => said.replace(/[\s,]+/g, '') !== written);
}

/** For each dimension, the sets of units worth knowing a quantity in; of a set, the largest that keeps it at or above 1. */
const scales: Readonly<Record<Dimension, readonly (readonly string[])[]>> = {
  bytes: [['PiB', 'TiB', 'GiB', 'MiB', 'KiB', 'B'], ['PB', 'TB', 'GB', 'MB', 'kB', 'B'], ['B']],
  frequency: [['GHz', 'MHz', 'kHz', 'Hz'], ['MHz']],
  bitrate: [['Tb/s', 'Gb/s', 'Mb/s', 'kb/s', 'b/s'], ['b/s']],
  throughput: [['GiB/s', 'MiB/s', 'KiB/s', 'B/s'], ['GB/s', 'MB/s', 'kB/s', 'B/s']],
  power: [['MW', 'kW', 'W'], ['W']],
  ratio: [],
  iops: [['kIOPS', 'IOPS'], ['IOPS']],
  duration: [['d', 'h', 'min', 's', 'ms', 'µs'], ['s']],
};

function inUnits(value: number, dimension: Dimension, units: readonly string[]): string {
  const factorOf = (unit: string): number => dimensions[dimension].units[unit] ?? 1;
  const unit = units.find((u) => value >= factorOf(u)) ?? units[units.length - 1] ?? '';
  return `${grouped(value / factorOf(unit))} ${unit}`;
}

/** "549,755,813,888", "1.074": what is large needs its digits in groups, what is small needs decimals. */
function grouped(n: number): string {
  const [whole = '', decimals] = String(n >= 1000 ? Math.round(n) : Number(n.toPrecision(4))).split('.');
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals === undefined ? groups : `${groups}.${decimals}`;
}

interface Whole {
  readonly value: number;
  readonly dimension: Dimension;
  readonly what: string;
}

/** What a percentage in an entry is a share of, where that is known. */
function wholeOf(estate: Estate, [collection, id, ...path]: Path): readonly Whole[] {
  if (typeof id !== 'string') return [];
  const field = path.join('.');
  if (collection === 'hosts') return wholeOfHost(estate, id, field);
  const vm = collection === 'vms' ? estate.value('vms', id) : undefined;
  if (!vm) return [];
  if (field === 'demand.memory' || field === 'demand.memoryPeak') return [{ value: memoryOf(vm), dimension: 'bytes', what: 'its memory' }];
  if (field === 'demand.cpu' || field === 'demand.cpuPeak') {
    const clock = estate.value('hosts', vm.host)?.cpu?.clock ?? defaults.clock;
    return [{ value: vcpusOf(vm) * clock, dimension: 'frequency', what: `${vcpusOf(vm)} vCPU at ${formatQuantity(clock, 'frequency')}` }];
  }
  const [first, disk, used] = path;
  const size = first === 'disks' && used === 'used' && typeof disk === 'string' ? vm.disks?.[disk]?.size : undefined;
  return size === undefined ? [] : [{ value: size, dimension: 'bytes', what: 'its size' }];
}

function wholeOfHost(estate: Estate, id: string, field: string): readonly Whole[] {
  const { cpu, memory, clockKnown } = capacityOf(estate.value('hosts', id) ?? {});
  if (field === 'measured.memory' && memory !== undefined) return [{ value: memory, dimension: 'bytes', what: 'its memory' }];
  return field === 'measured.cpu' && clockKnown ? [{ value: cpu, dimension: 'frequency', what: 'its cores' }] : [];
}
