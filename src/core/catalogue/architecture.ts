/** Instruction sets, by the words of a document. */
export const cpuArchitectures = ['x86-64', 'x86', 'arm64', 'armv7', 'ppc64le', 'riscv64', 's390x'] as const;
export type CpuArchitecture = (typeof cpuArchitectures)[number];

/** Architectures whose code a processor of another runs natively: x86-64 runs x86, most arm64 run armv7. */
const alsoRuns: Readonly<Partial<Record<CpuArchitecture, readonly CpuArchitecture[]>>> = { 'x86-64': ['x86'], arm64: ['armv7'] };

/** Whether a processor of architecture `host` runs code of architecture `guest` without emulation. */
export function runsNatively(host: CpuArchitecture, guest: CpuArchitecture): boolean {
  return host === guest || (alsoRuns[host]?.includes(guest) ?? false);
}

/** What counts where a host or guest does not say. */
export const defaultArchitecture: CpuArchitecture = 'x86-64';
