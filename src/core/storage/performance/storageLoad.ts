/** What is asked of a layer of storage, what it can do, and how long an operation takes. Semantics: SPEC.md, Q1–Q7. */
import type { BytesPerSecond, Fraction, Iops, Milliseconds } from '../../model/quantity';

/** Operations and bytes per second, reads and writes apart. */
export interface Demand {
  readonly reads: Iops;
  readonly writes: Iops;
  readonly readBytes: BytesPerSecond;
  readonly writeBytes: BytesPerSecond;
}

/** What a layer is asked for from above: by VMs, by what is carved from it and by the pools it is a member of. */
export interface Arriving {
  readonly average: Demand;
  readonly peak: Demand;
  /** Running VMs with a disk behind it that do not say what they ask of storage: the sums are at least what they say. */
  readonly silent: number;
}

/** `network`: the ports of physical switches into which an array is plugged. */
export type StageKind = 'network' | 'port' | 'controller' | 'cache' | 'disks' | 'site-link';

/** Something that requests pass, as a layer sees it (Q3). */
export interface Stage {
  readonly kind: StageKind;
  /** Whose it is, as `layerKey` writes it: "arrays/san-a" for its ports and controllers, "arrays/san-a/groups/fast"; "sites/a/b" for the link of a replica. */
  readonly owner: string;
  /** False where the document does not say what it can do (Q7): it then has no use and takes no time. */
  readonly known: boolean;
  /** Whether a figure of it is the usual one of its media (M4). */
  readonly byConvention: boolean;
  /** What all who use it ask of it at peak, in its own operations: writes count with what redundancy makes of them. */
  readonly asked: { readonly iops: Iops; readonly throughput: BytesPerSecond };
  /** What it can do; undefined where that is not said. */
  readonly able: { readonly iops: Iops | undefined; readonly throughput: BytesPerSecond | undefined };
  /** Use at peak by all who use it: of operations or bytes, whichever is more. 1 is all of it, more is too much. Undefined for caches, links and what is unknown. */
  readonly utilization: Fraction | undefined;
  /** Which of the two `utilization` is of. */
  readonly limitedBy: 'iops' | 'throughput' | undefined;
  /** Share of the operations of the layer that pass it. */
  readonly share: Fraction;
  /** What one operation takes that has it for itself; 0 where unknown. */
  readonly serviceMs: Milliseconds;
  /** What one operation takes at this use (Q5); Infinity from a use of 1 on. */
  readonly latencyMs: Milliseconds;
}

export interface StorageLoad {
  /** What is asked of the layer on average, and at peak. */
  readonly demand: Demand;
  readonly peak: Demand;
  readonly silent: number;
  /**
   * Operations per second that the weakest stage would let through if all of it were for this layer, with its mix of reads,
   * writes and sizes at peak, or that of Q1 where nothing is asked. Undefined where no stage is known.
   */
  readonly capacity: Iops | undefined;
  /** In the order in which requests pass them. */
  readonly stages: readonly Stage[];
  /** Use of the bottleneck at peak and on average; undefined where no stage is known. */
  readonly utilization: Fraction | undefined;
  readonly averageUtilization: Fraction | undefined;
  /** What an operation takes at peak and on average; Infinity where there is no bound, undefined where no stage is known. */
  readonly latencyMs: Milliseconds | undefined;
  readonly averageLatencyMs: Milliseconds | undefined;
  /** The stage of the highest use at peak (Q6), by its place in `stages`. */
  readonly bottleneck: number | undefined;
}

/** Operations per second, reads and writes together. */
export const iopsOf = ({ reads, writes }: Demand): Iops => (reads + writes) as Iops;
export const throughputOf = ({ readBytes, writeBytes }: Demand): BytesPerSecond => (readBytes + writeBytes) as BytesPerSecond;
export const bottleneckOf = ({ stages, bottleneck }: StorageLoad): Stage | undefined => (bottleneck === undefined ? undefined : stages[bottleneck]);
