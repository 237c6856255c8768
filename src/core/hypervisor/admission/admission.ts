/** Would powering a VM on be accepted, and every reason if not. Semantics: SPEC.md, A1 and on. */
import type { Entry } from '../../model/entry';
import { defineQuery, type Estate } from '../../model/estate';
import { hostsByCluster } from '../../model/lookups';
import type { Admission } from '../sharing/allocation';
import { obstaclesAlone, obstaclesTogether, type Obstacle } from './obstacles';

/**
 * Would powering this VM on, on the host it names, be accepted beside what runs there? A running VM is asked about beside the
 * others. One that only names a cluster is accepted where a host of it would.
 */
export function admissionOf(estate: Estate, vmId: string): Admission {
  return estate.query(admission, vmId);
}

/** The same as if the VM were on another host. */
export function admissionOn(estate: Estate, vmId: string, hostId: string): Admission {
  const vm = estate.find('vms', vmId);
  return vm ? answer(obstaclesTo(estate, vm, hostId).map(({ says }) => says)) : noVm(vmId);
}

const admission = defineQuery<Admission>('admission of a VM', (estate, id) => {
  const vm = estate.find('vms', id);
  if (!vm) return noVm(id);
  const { host, cluster } = vm.value;
  if (host !== undefined) return admissionOn(estate, id, host);
  if (cluster !== undefined) return inCluster(estate, vm, cluster);
  return answer(vm.value.template === true ? [isTemplate(id)] : [`VM "${id}" is on no host and in no cluster.`]);
}, (a, b) => a.reasons.length === b.reasons.length && a.reasons.every((reason, i) => reason === b.reasons[i]));

function inCluster(estate: Estate, vm: Entry<'vms'>, cluster: string): Admission {
  if (vm.value.template === true) return answer([isTemplate(vm.id)]);
  const hosts = estate.lookup(hostsByCluster, cluster);
  if (!estate.find('clusters', cluster)) return answer([`There is no cluster "${cluster}".`]);
  if (hosts.length === 0) return answer([`Cluster "${cluster}" has no host.`]);
  const reasons: string[] = [];
  for (const host of hosts) {
    const obstacles = obstaclesTo(estate, vm, host);
    if (obstacles.length === 0) return answer([]);
    for (const { says } of obstacles) if (!reasons.includes(says)) reasons.push(says);
  }
  return answer(reasons);
}

function obstaclesTo(estate: Estate, vm: Entry<'vms'>, hostId: string): readonly Pick<Obstacle, 'says'>[] {
  if (vm.value.template === true) return [{ says: isTemplate(vm.id) }];
  const host = estate.find('hosts', hostId);
  if (!host) return [{ says: `There is no host "${hostId}".` }];
  return [...obstaclesAlone(estate, vm, host), ...obstaclesTogether(estate, [vm], host)];
}

const isTemplate = (vm: string): string => `VM "${vm}" is a template: it never runs.`;
const noVm = (id: string): Admission => answer([`There is no VM "${id}".`]);
const answer = (reasons: readonly string[]): Admission => ({ admitted: reasons.length === 0, reasons });
