/** What the kernel is told of a container's CPU: the figures of control groups. */

/** Weight by version 1 for a number of CPUs: 1024 for a whole one, at least 2 (Kubernetes, "Resource Management for Pods and Containers"). */
export function cgroupShares(cpus: number): number {
  return Math.max(2, Math.floor(cpus * 1024));
}

/** How many microseconds of CPU in each period: 1.5 CPUs are 150 000 of 100 000 (Linux kernel, "CFS Bandwidth Control"). */
export function cgroupQuota(cpus: number, periodUs = 100_000): { readonly quotaUs: number; readonly periodUs: number } {
  return { quotaUs: Math.round(cpus * periodUs), periodUs };
}

/** The weight of version 2, from 1 to 10 000, for shares of version 1, from 2 to 262 144 (Kubernetes, KEP-2254). */
export function cgroupWeight(shares: number): number {
  const most = 262_144;
  return Math.floor(1 + ((Math.min(Math.max(shares, 2), most) - 2) * 9999) / (most - 2));
}
