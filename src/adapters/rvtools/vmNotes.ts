import { guestIn } from './guests';
import type { Hosts } from './hosts';
import type { Note } from './report';
import type { VmRow } from './vmRows';
import { firmwareIn, guestNameOf, powerIn, restartPriorityIn } from './vmStates';
import { some } from './words';

/** Notes what of the VMs was chosen between two statements, could not be read, or is not known. */
export function noteVms(vms: readonly VmRow[], hosts: Hosts, note: Note): void {
  const about = (kind: 'inferred' | 'dropped', subject: string, which: (vm: VmRow) => boolean, message: string, shown: (vm: VmRow) => string = () => ''): void => {
    const found = vms.filter(which);
    if (found.length > 0) note({ kind, subject, count: found.length, message: `${message}: ${some(found.map((vm) => `${vm.name ?? ''}${shown(vm)}`), vmsShown)}.` });
  };
  about('dropped', 'power state', (vm) => vm.power !== undefined && powerIn(vm.power) === undefined, 'Power states that are not known', (vm) => ` ("${vm.power ?? ''}")`);
  about('dropped', 'firmware', (vm) => vm.firmware !== undefined && firmwareIn(vm.firmware) === undefined, 'Firmware that is not known', (vm) => ` ("${vm.firmware ?? ''}")`);
  about(
    'dropped', 'restart priority', (vm) => vm.restartPriority !== undefined && !/^cluster/i.test(vm.restartPriority) && restartPriorityIn(vm.restartPriority) === undefined,
    'Restart priorities that are not known', (vm) => ` ("${vm.restartPriority ?? ''}")`,
  );
  about('dropped', 'vCPUs and memory', (vm) => vm.vcpus === 0 || vm.memory === 0, 'VMs listed with no vCPU or no memory, as those are that vCenter cannot reach');
  about('inferred', 'placement', (vm) => vm.host === undefined && vm.cluster !== undefined, 'VMs placed by their cluster alone, since no host is named');
  about('inferred', 'placement', (vm) => vm.host === undefined && vm.cluster === undefined, 'VMs placed nowhere, since neither host nor cluster is named');
  about(
    'inferred', 'placement', (vm) => { const cluster = hosts.hostOf(vm)?.cluster; return cluster !== undefined && vm.cluster !== undefined && cluster !== vm.cluster; },
    'VMs whose own cluster differs from that of their host, which counts', (vm) => ` ("${vm.cluster ?? ''}" and "${hosts.hostOf(vm)?.cluster ?? ''}")`,
  );
  about(
    'inferred', 'guest', (vm) => vm.toolsOs !== undefined && vm.configuredOs !== undefined && vm.toolsOs !== vm.configuredOs && guestNameOf(vm) === vm.toolsOs,
    'VMs whose guest reports another operating system than is configured; what it reports counts', (vm) => ` ("${vm.toolsOs ?? ''}", not "${vm.configuredOs ?? ''}")`,
  );
  about(
    'inferred', 'guest', (vm) => vm.toolsOs !== undefined && vm.configuredOs !== undefined && vm.toolsOs !== vm.configuredOs && guestNameOf(vm) === vm.configuredOs,
    'VMs whose guest reports less than is configured; what is configured counts', (vm) => ` ("${vm.configuredOs ?? ''}" for "${vm.toolsOs ?? ''}")`,
  );
  about('dropped', 'guest', (vm) => { const name = guestNameOf(vm); return name !== undefined && guestIn(name) === undefined; }, 'Guests with no id of their own, kept in "guestName" alone', (vm) => ` ("${guestNameOf(vm) ?? ''}")`);
}

/** The report is the only place where what was set aside of a VM can be read. */
const vmsShown = 25;
