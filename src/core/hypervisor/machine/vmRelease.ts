/** Which product runs a VM: that of its host, or where it names none the one on which the hosts of its cluster agree. */
import { findRelease, recogniseRelease, type Release } from '../../catalogue/releases';
import type { Vm } from '../../model/entities';
import { defineQuery, type Estate } from '../../model/estate';
import { hostsByCluster } from '../../model/lookups';

export type Runner =
  | { readonly kind: 'known'; readonly release: Release }
  /** One sentence saying why it cannot be told. */
  | { readonly kind: 'unknown'; readonly reason: string };

/** What runs, or would run, a VM. */
export function runnerOf(estate: Estate, vm: Vm): Runner {
  if (vm.host !== undefined) return runnerOn(estate, vm.host);
  if (vm.cluster !== undefined) return estate.query(runnerIn, vm.cluster);
  return unknown('It names neither a host nor a cluster.');
}

/** The release that runs a VM; undefined where it cannot be told. */
export function releaseOfVm(estate: Estate, vm: Vm): Release | undefined {
  if (vm.host !== undefined) return releaseOn(estate, vm.host);
  const runner = runnerOf(estate, vm);
  return runner.kind === 'known' ? runner.release : undefined;
}

/** The release on a host; undefined where the host names none that the catalogue knows. */
export function releaseOn(estate: Estate, host: string): Release | undefined {
  const hypervisor = estate.value('hosts', host)?.hypervisor;
  return hypervisor === undefined ? undefined : findRelease(hypervisor);
}

function runnerOn(estate: Estate, id: string): Runner {
  const host = estate.value('hosts', id);
  if (!host) return unknown(`There is no host "${id}".`);
  if (host.hypervisor === undefined) return unknown(`Host "${id}" does not say which product it runs.`);
  const recognised = recogniseRelease(host.hypervisor);
  switch (recognised.kind) {
    case 'release': return { kind: 'known', release: recognised.release };
    case 'unknown-version': return unknown(`The catalogue does not know this version of ${recognised.product.name}: "${host.hypervisor}" on host "${id}".`);
    case 'unknown-product': return unknown(`The catalogue knows no product "${host.hypervisor}", which host "${id}" names.`);
  }
}

const runnerIn = defineQuery<Runner>('what runs the VMs of a cluster', (estate, cluster) => {
  const [first, ...others] = estate.lookup(hostsByCluster, cluster).map((host) => runnerOn(estate, host));
  if (!first) return unknown(`Cluster "${cluster}" has no host.`);
  const different = others.find((other) => !isSame(first, other));
  if (!different) return first;
  const uncertain = [first, different].find((runner) => runner.kind === 'unknown');
  return uncertain ?? unknown(`The hosts of cluster "${cluster}" run different products.`);
}, isSame);

const unknown = (reason: string): Runner => ({ kind: 'unknown', reason });

function isSame(a: Runner, b: Runner): boolean {
  return a.kind === 'known' ? b.kind === 'known' && a.release === b.release : b.kind === 'unknown' && a.reason === b.reason;
}
