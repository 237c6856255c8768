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
  const [row, down] = between(memories, memoryMiB);
  const [column, across] = between(vcpus, vcpuCount);
  const at = (r: number, c: number): number => table[r]?.[c] ?? 0;
  const less = at(row, column) + across * (at(row, column + 1) - at(row, column));
  const more = at(row + 1, column) + across * (at(row + 1, column + 1) - at(row + 1, column));
  return less + down * (more - less);
}

/** The step that `value` is nearest to, and how far along it: below 0 and above 1 outside of the points. */
function between(points: readonly number[], value: number): readonly [step: number, along: number] {
  let step = 0;
  while (step < points.length - 2 && value > (points[step + 1] ?? 0)) step++;
  const [from = 0, to = 0] = points.slice(step, step + 2);
  return [step, (value - from) / (to - from)];
}
