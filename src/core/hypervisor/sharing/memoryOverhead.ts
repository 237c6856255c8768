/** Memory that running a VM costs its host beside what the VM has. */
import type { MemoryTraits } from '../../catalogue/product';
import { memoryOf, vcpusOf } from '../../model/defaults';
import type { Vm } from '../../model/entities';
import type { Bytes } from '../../model/quantity';

/** Overhead of a VM on a product with these traits; 0 where none is published. */
export function memoryOverheadOf(vm: Vm, { overhead }: MemoryTraits): Bytes {
  const memoryMiB = memoryOf(vm) / MiB;
  switch (overhead?.kind) {
    case undefined: return 0 as Bytes;
    case 'table': return (vsphereOverheadMiB(vcpusOf(vm), memoryMiB) * MiB) as Bytes;
    case 'linear': return ((overhead.baseMiB + overhead.perGiBMiB * Math.max(0, memoryMiB / 1024 - 1)) * MiB) as Bytes;
  }
}

const MiB = 2 ** 20;

/** vSphere 6.5 Resource Management, "Sample Overhead Memory on Virtual Machines": MB by memory (rows) and vCPUs (columns). */
const memories = [256, 1024, 4096, 16_384] as const;
const vcpus = [1, 2, 4, 8] as const;
const table: readonly (readonly number[])[] = [
  [20.29, 24.28, 32.23, 48.16],
  [25.90, 29.91, 37.86, 53.82],
  [48.64, 52.72, 60.67, 76.78],
  [139.62, 143.98, 151.93, 168.60],
];

/** The published figures; between them a straight line in both directions, and beyond the last the line of the last two. */
export function vsphereOverheadMiB(vcpuCount: number, memoryMiB: number): number {
  const row = stepOf(memories, memoryMiB);
  const column = stepOf(vcpus, vcpuCount);
  const across = along(vcpus, column, vcpuCount);
  const less = inRow(row, column, across);
  return less + along(memories, row, memoryMiB) * (inRow(row + 1, column, across) - less);
}

function inRow(row: number, column: number, across: number): number {
  const figures = table[row];
  const less = figures?.[column] ?? 0;
  return less + across * ((figures?.[column + 1] ?? 0) - less);
}

/** The step between two points that `value` is nearest to. */
function stepOf(points: readonly number[], value: number): number {
  let step = 0;
  while (step < points.length - 2 && value > (points[step + 1] ?? 0)) step++;
  return step;
}

/** How far along a step `value` is: below 0 and above 1 outside of the points. */
function along(points: readonly number[], step: number, value: number): number {
  const from = points[step] ?? 0;
  return (value - from) / ((points[step + 1] ?? 0) - from);
}
