/** The thresholds the rules use: the document's, over the defaults; a cluster's own, over the document's. */
import type { Policies } from './entities';
import { defineQuery, type Estate } from './estate';
import type { Fraction, Milliseconds } from './quantity';

export type ResolvedPolicies = { readonly [K in keyof Policies]-?: NonNullable<Policies[K]> };

/** Conventions, not truths: every one can be set in `policies`. */
export const defaultPolicies: ResolvedPolicies = {
  vcpuPerCore: 4,
  memoryOvercommit: 1,
  thinOvercommit: 1.5,
  datastoreFull: 0.9 as Fraction,
  cpuHeadroom: 0.2 as Fraction,
  memoryHeadroom: 0.1 as Fraction,
  hostMemoryReserve: 0 as Fraction,
  smtGain: 0 as Fraction,
  hypervisorCpu: 0 as Fraction,
  hardwareAssistedCost: 1,
  binaryTranslationCost: 1.2,
  paravirtualCost: 1,
  emulationCost: 10,
  isolationCost: 1,
  hostedCost: 1.1,
  nestedCost: 1.2,
  pageSharing: 0 as Fraction,
  idleMemoryTax: 0.75 as Fraction,
  balloonLimit: 0.65 as Fraction,
  ballooningTarget: 0.8 as Fraction,
  cpuReady: 0.05 as Fraction,
  snapshotChain: 3,
  idleVm: 0.01 as Fraction,
  oversizedVm: 0.15 as Fraction,
  redundancy: 2,
  linkUse: 0.8 as Fraction,
  oversubscription: 4,
  dhcpUse: 0.9 as Fraction,
  datastoreLatency: 20 as Milliseconds,
  daysUntilFull: 30,
  rebuildHours: 24,
  distributedFull: 0.85 as Fraction,
  snapshotGrowth: 3,
};

/** The policies in force for a cluster, or for what is in none. The first file's policies count for the whole estate. */
export function policiesFor(estate: Estate, cluster?: string): ResolvedPolicies {
  return estate.query(policies, cluster ?? '');
}

const policies = defineQuery<ResolvedPolicies>('policies of a cluster', (estate, cluster) => {
  const [main] = estate.files();
  const own = main === undefined ? undefined : estate.header(main, 'policies');
  return { ...defaultPolicies, ...own, ...estate.value('clusters', cluster)?.policies } as ResolvedPolicies;
}, (a, b) => (Object.keys(a) as (keyof ResolvedPolicies)[]).every((key) => a[key] === b[key]));
