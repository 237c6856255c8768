import { cpuAllocation, memoryAllocation } from './allocations';
import type { Datastores } from './datastores';
import { readDisks } from './disks';
import { withAnyField, withFields, type JsonObject } from './documentText';
import { guestIn } from './guests';
import type { Hosts } from './hosts';
import { assignIds, nameUnless, noteRenamed } from './ids';
import type { Networks } from './networks';
import { readNics } from './nics';
import type { Origin } from './origin';
import type { Places } from './places';
import { megahertz, mib, positive } from './quantities';
import type { Note } from './report';
import type { Tables } from './tables';
import { noteVms } from './vmNotes';
import { rowsByVm, type VmRow } from './vmRows';
import { firmwareIn, guestNameOf, powerIn, restartPriorityIn } from './vmStates';

export interface Vms {
  readonly entries: Readonly<Record<string, JsonObject>>;
  readonly disks: number;
  readonly nics: number;
}

/** What VMs refer to. */
export interface Surroundings {
  readonly places: Places;
  readonly hosts: Hosts;
  readonly networks: Networks;
  readonly datastores: Datastores;
}

/** One entry per row of `vms`, in their order. */
export function readVms(tables: Tables, vms: readonly VmRow[], around: Surroundings, origin: Origin, note: Note): Vms {
  const ids = assignIds(vms.map((vm) => ({ name: vm.name ?? '', distinguisher: nativeId(vm) })), 'vm');
  const cpus = rowsByVm(tables.vCPU, vms, note);
  const memories = rowsByVm(tables.vMemory, vms, note);
  const disks = readDisks(tables, vms, (path, vm) => around.datastores.datastoreOf(path, vm.server), note);
  const nics = readNics(tables, vms, around.networks.networkOf, note);
  const entries = vms.map((vm, i): readonly [string, JsonObject] => {
    const id = ids[i] ?? '';
    const [cpu, memory] = [cpus.get(i)?.[0], memories.get(i)?.[0]];
    const [ownDisks, ownNics] = [disks.ofVm(i), nics.ofVm(i)];
    const host = around.hosts.hostOf(vm);
    const guestName = guestNameOf(vm);
    const power = powerIn(vm.power);
    const derived = [...(host?.inferred ? ['host'] : []), ...(ownDisks?.derived ? ['disks'] : []), ...(ownNics?.derived ? ['nics'] : [])];
    return [id, withFields({
      name: nameUnless(id, vm.name ?? ''),
      description: vm.annotation,
      tags: vm.placeholder === true ? ['srm-placeholder'] : undefined,
      host: host?.id,
      cluster: host ? undefined : around.places.clusterOf(vm),
      power,
      template: vm.template === true ? true : undefined,
      guest: guestName === undefined ? undefined : guestIn(guestName),
      guestName,
      vcpu: positive(vm.vcpus),
      coresPerSocket: positive(cpu?.coresPerSocket),
      memory: mib(positive(vm.memory)),
      cpu: cpuAllocation(cpu),
      memoryAllocation: memoryAllocation(memory),
      firmware: firmwareIn(vm.firmware),
      restartPriority: restartPriorityIn(vm.restartPriority),
      disks: ownDisks?.disks,
      nics: ownNics?.nics,
      // What is measured of a VM that does not run is not its demand.
      demand: power === 'on' ? withAnyField({ cpu: megahertz(cpu?.usageMHz), memory: mib(memory?.active ?? vm.activeMemory) }) : undefined,
      path: vm.path,
      source: origin.source(nativeId(vm) ?? vm.name ?? ''),
      derived: derived.length === 0 ? undefined : derived,
    })];
  });
  noteNames(vms, ids, note);
  noteVms(vms, around.hosts, note);
  return { entries: Object.fromEntries(entries), disks: disks.count, nics: nics.count };
}

function nativeId(vm: VmRow): string | undefined {
  return vm.uuid ?? vm.vmId;
}

function noteNames(vms: readonly VmRow[], ids: readonly string[], note: Note): void {
  const byName = new Map<string, string[]>();
  vms.forEach((vm, i) => byName.set(vm.name ?? '', [...(byName.get(vm.name ?? '') ?? []), ids[i] ?? '']));
  for (const [name, own] of byName) {
    if (own.length > 1) note({ kind: 'duplicate', subject: name, count: own.length, message: `${own.length} VMs have this name: their ids are ${own.join(', ')}.` });
    else noteRenamed('VM', name, own[0] ?? '', note);
  }
}
