/** Findings about how VMs come to run on a host: who cannot, and the repairs that let them. */
import type { Vm } from '../model/entities';
import type { Entry } from '../model/entry';
import type { Estate } from '../model/estate';
import { vmsOn } from '../model/lookups';
import { techniqueNames, type Obstacle } from '../hypervisor/techniques/technique';
import { techniqueOn, type TechniqueAnswer } from '../hypervisor/techniques/techniques';
import { placeIn, type Fix, type Found } from './rule';

/** What is in the way of a VM running at all; nothing for a template, and where it is not known. */
export function obstaclesTo(estate: Estate, vm: Entry<'vms'>, kind: Obstacle['kind']): readonly Obstacle[] {
  const { template, host } = vm.value;
  if (template === true || host === undefined) return none;
  const answer = techniqueOn(estate, vm.value, host);
  return answer.kind === 'impossible' ? answer.reasons.filter((reason) => reason.kind === kind) : none;
}
const none: readonly Obstacle[] = [];

/** The VMs of a host that an obstacle of this kind is in the way of, templates not counted. */
export function stuckOn(estate: Estate, host: string, kind: Obstacle['kind']): readonly Entry<'vms'>[] {
  return vmsOn(estate, host).filter((vm) => obstaclesTo(estate, vm, kind).length > 0);
}

/** The first VMs of a list, for a finding's other side. */
export function pointingAt(vms: readonly Entry<'vms'>[], message: (vm: Entry<'vms'>) => string, most = 3): NonNullable<Found['related']> {
  return vms.slice(0, most).map((vm) => ({ place: placeIn(vm), message: message(vm) }));
}

/** Saying another technique, or none, where the VM then runs on its host. */
export function otherTechnique(estate: Estate, vm: Entry<'vms'>, virtualization: 'emulation' | undefined): readonly Fix[] {
  const { host } = vm.value;
  if (host === undefined || vm.value.virtualization === virtualization) return [];
  const { virtualization: said, ...rest } = vm.value;
  const asked: Vm = virtualization === undefined ? rest : { ...rest, virtualization };
  const answer: TechniqueAnswer = techniqueOn(estate, asked, host);
  if (answer.kind !== 'technique' || (virtualization === undefined && said === undefined)) return [];
  const path = ['vms', vm.id, 'virtualization'];
  return [{
    title: `Let it run by ${techniqueNames[answer.technique]}`,
    changes: [virtualization === undefined ? { kind: 'remove', file: vm.file, path } : { kind: 'set', file: vm.file, path, value: virtualization }],
  }];
}
