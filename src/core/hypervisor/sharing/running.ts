/** What runs on a host and so takes of its CPU and memory. */
import type { Entry } from '../../model/entry';
import { defineQuery, type Estate } from '../../model/estate';
import { containersByHost, runs, vmsByHost } from '../../model/lookups';

/** The VMs that run on a host, by id. Whoever asks depends on them together instead of on every one. */
export function vmsRunningOn(estate: Estate, host: string): readonly Entry<'vms'>[] {
  return estate.query(runningVms, host);
}

const runningVms = defineQuery<readonly Entry<'vms'>[]>('VMs that run on a host', (estate, host) => {
  const running: Entry<'vms'>[] = [];
  for (const id of estate.lookup(vmsByHost, host)) {
    const vm = estate.find('vms', id);
    if (vm && runs(vm.value)) running.push(vm);
  }
  return running;
}, (a, b) => a.length === b.length && a.every((vm, i) => vm === b[i]));

/** The containers that share the kernel of a host itself, by id; none where only a VM has this id. */
export function containersRunningOn(estate: Estate, host: string): readonly Entry<'containers'>[] {
  if (estate.count(containersByHost, host) === 0 || !estate.find('hosts', host)) return [];
  return estate.lookup(containersByHost, host).flatMap((id) => estate.find('containers', id) ?? []);
}
