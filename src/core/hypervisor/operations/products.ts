/** What the product that runs a VM can do. */
import { maximaOf, maximumInfo, type MaximumName } from '../../catalogue/maxima';
import type { Devices, Features } from '../../catalogue/product';
import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { formatQuantity } from '../../model/quantity';
import { releaseOfVm } from '../machine/vmRelease';
import { named, stateOf } from './states';

/** Why a feature is not to be had; none where it is, or where nobody knows. */
export function whyNoFeature(estate: Estate, vm: Entry<'vms'>, feature: keyof Features, what: string): readonly string[] {
  const release = releaseOfVm(estate, vm.value);
  return release && release.traits.features[feature] === false ? [`${release.name} has no ${what}.`] : [];
}

/** The condition under which a feature is to be had, in brackets behind a sentence; empty where there is none. */
export function conditionOf(estate: Estate, vm: Entry<'vms'>, feature: keyof Features): string {
  const release = releaseOfVm(estate, vm.value);
  const condition = release?.traits.features[feature];
  return typeof condition === 'string' ? ` (${release?.name ?? ''}: ${condition}.)` : '';
}

/** Why it cannot be done while the VM runs; none where it is off, where the product can, or where nobody knows. */
export function whyNotWhileRunning(estate: Estate, vm: Entry<'vms'>, feature: keyof Features, what: string): readonly string[] {
  const release = stateOf(vm.value) === 'on' ? releaseOfVm(estate, vm.value) : undefined;
  return release && release.traits.features[feature] === false ? [`${named(vm)} is running, and ${release.name} cannot ${what} of a running VM: power it off first.`] : [];
}

/** Why virtual hardware is not to be had. */
export function whyNoDevice(estate: Estate, vm: Entry<'vms'>, device: 'cdrom' | 'floppy' | 'passthrough', what: string): readonly string[] {
  const release = releaseOfVm(estate, vm.value);
  if (!release) return [];
  const { devices } = release.traits;
  if (!devices[device]) return [`${release.name} gives a VM no ${what}.`];
  const firmware = device === 'floppy' ? devices.needsFirmware?.floppy : undefined;
  if (firmware === undefined || vm.value.firmware === undefined || vm.value.firmware === firmware) return [];
  return [`${release.name} gives a ${what} to VMs with ${firmware.toUpperCase()} firmware only, and ${named(vm)} has ${vm.value.firmware.toUpperCase()}.`];
}

/** Why there would be more of something than the product allows. */
export function whyOverMaximum(estate: Estate, vm: Entry<'vms'>, maximum: MaximumName, wanted: number): readonly string[] {
  const release = releaseOfVm(estate, vm.value);
  const most = release ? maximaOf(release, vm.value.firmware)[maximum]?.value : undefined;
  if (release === undefined || most === undefined || wanted <= most) return [];
  const { name, unit } = maximumInfo[maximum];
  const shown = (value: number): string => (unit === 'bytes' ? formatQuantity(value, 'bytes') : String(value));
  return [`${release.name} allows at most ${shown(most)} (${name}); ${named(vm)} would have ${shown(wanted)}.`];
}

export function devicesOf(estate: Estate, vm: Entry<'vms'>): Devices | undefined {
  return releaseOfVm(estate, vm.value)?.traits.devices;
}
