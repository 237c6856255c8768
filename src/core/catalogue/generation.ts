/** Processor generations: what they can do, and in which order of a vendor they came. Data in `generations.ts`. */
import type { CpuArchitecture } from './architecture';

/**
 * What virtualization asks of a processor: `hardware-virtualization` is Intel VT-x, AMD-V or Arm EL2;
 * `nested-paging` Intel EPT or AMD NPT (RVI) or Arm stage 2; `io-virtualization` Intel VT-d, AMD-Vi or an Arm SMMU;
 * `unrestricted-guest` what Hyper-V and recent KVM need beyond VT-x; `long-mode` 64-bit x86.
 */
export const extensions = ['hardware-virtualization', 'nested-paging', 'io-virtualization', 'unrestricted-guest', 'long-mode'] as const;
export type Extension = (typeof extensions)[number];

export interface Generation {
  /** The text in `cpu.generation` and `cpuBaseline`: "ice-lake". */
  readonly id: string;
  readonly name: string;
  readonly vendor: 'intel' | 'amd' | 'arm' | 'ampere' | 'ibm';
  readonly architecture: CpuArchitecture;
  /** Place in its vendor's line of server processors: a live migration goes to the same or a later one. */
  readonly rank: number;
  /** Year in which its first server processors were on sale. */
  readonly year: number;
  readonly extensions: readonly Extension[];
  /** How its model names look; the first generation that fits counts. */
  readonly models?: RegExp;
  readonly source: string;
}
