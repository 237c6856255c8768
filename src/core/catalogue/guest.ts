/** Guest operating systems: what they run on, and how far they cooperate. Data in `guests.ts`. */
import type { CpuArchitecture } from './architecture';

export const osFamilies = ['linux', 'windows', 'bsd', 'macos', 'solaris', 'netware', 'hypervisor', 'other'] as const;
export type OsFamily = (typeof osFamilies)[number];

export interface GuestOs {
  /** The text in `guest` and `hostOs`: "debian-12". */
  readonly id: string;
  readonly name: string;
  readonly family: OsFamily;
  readonly architectures: readonly CpuArchitecture[];
  /** Whether its kernel can run fully paravirtualized (Xen PV): modified to call the hypervisor instead of the hardware. Absent where no source tells. */
  readonly paravirtualKernel?: boolean;
  /** Drivers it has for devices that know they are virtual: part of it, or as an installable package. */
  readonly paravirtualDrivers: 'built-in' | 'installable' | 'none';
  /** The kernel its containers need and its host gives: Linux containers share a Linux kernel, Windows ones that of the same build. */
  readonly containerKernel?: ContainerKernel;
  readonly source: string;
}

export interface ContainerKernel {
  readonly kind: 'linux' | 'windows' | 'freebsd';
  /** For Windows with process isolation: host and image must be of the same build. */
  readonly build?: string;
}
