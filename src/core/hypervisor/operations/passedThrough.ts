/** What the devices that a VM has of its host do not let it do. */
import { passthroughLimits, type PassthroughLimit } from '../../catalogue/passthroughLimits';
import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { counted, listed, quoted } from '../../util/words';
import { releaseOfVm } from '../machine/vmRelease';
import { named, stateOf } from './states';

const words: Readonly<Record<PassthroughLimit, string>> = {
  suspend: 'suspends no VM', snapshots: 'takes and reverts to no snapshot of a VM', 'memory-snapshots': 'takes no snapshot with the memory of a VM',
  'hot-plug': 'adds and removes no hardware of running VMs', 'live-migration': 'migrates no running VM',
};

/** Why devices passed through forbid something; none where there are none, or where nothing is documented. */
export function whyPassedThrough(estate: Estate, vm: Entry<'vms'>, limit: PassthroughLimit): readonly string[] {
  const devices = vm.value.passthrough ?? [];
  const release = devices.length === 0 ? undefined : releaseOfVm(estate, vm.value);
  const documented = release && passthroughLimits(release.product.id);
  if (!documented?.limits.includes(limit)) return [];
  return [`${release?.name ?? ''} ${words[limit]} with devices passed through, and ${named(vm)} has ${counted(devices.length, 'such device')}: ${listed(devices.map(quoted))} (${documented.source.title}).`];
}

/** Why devices passed through keep the hardware of a running VM as it is. */
export function whyPassedThroughHot(estate: Estate, vm: Entry<'vms'>): readonly string[] {
  return stateOf(vm.value) === 'on' ? whyPassedThrough(estate, vm, 'hot-plug') : [];
}
