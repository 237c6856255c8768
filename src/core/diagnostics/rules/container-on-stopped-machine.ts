import { admissionOf } from '../../hypervisor/admission/admission';
import type { Host, Vm } from '../../model/entities';
import type { Entry, Path } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { containersByHost, runs } from '../../model/lookups';
import { example } from '../../util/example';
import { capitalized, counted } from '../../util/words';
import { defineRule, placeIn, rootOf } from '../rule';
import { named } from '../wording';

export const rule = defineRule({
  id: 'container-on-stopped-machine',
  severity: 'warning',
  summary: 'Containers are to run in a VM that is off or a template, or on a host that is in maintenance or itself in such a VM.',
  why: 'A container is a group of processes on the kernel of its VM or host: where that kernel does not run, neither do they. Of a VM that is suspended all of it is saved as it was, its containers too, and wakes up with it.',
  remedy: 'Switch on the VM, end the maintenance, or put the containers on what runs ("on").',
  examples: {
    good: [
      example`
        {
          "hosts": { "box": { "hostOs": "debian-12" }, "mended": { "hostOs": "debian-12", "maintenance": true } },
          "vms": { "docker": { "host": "box" }, "asleep": { "host": "box", "power": "suspended" }, "empty": { "host": "box", "power": "off" } },
          "containers": { "a": { "on": "docker" }, "b": { "on": "asleep" }, "c": { "on": "box" }, "d": {} }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "box": { "hostOs": "debian-12" }, "mended": { "hostOs": "debian-12", "maintenance": true }, "lab": { "hostOs": "debian-12", "vm": "shell" } },
        //                                                                                               ^^^^ Host "mended" is in maintenance, but 1 container is to run on it.
        //                                                                                                                                             ^^^^^^^ Host "lab" runs in VM "shell", which is off, but 1 container is to run on it.
          "vms": {
            "docker": { "host": "box", "power": "off" },
        //                                      ^^^^^ VM "docker" is off, but 2 containers are to run in it.
            "master": { "host": "box", "template": true },
        //                                         ^^^^ VM "master" is a template, but 1 container is to run in it.
            "shell": { "host": "box", "power": "off" }
          },
          "containers": { "a": { "on": "docker" }, "b": { "on": "docker" }, "c": { "on": "master" }, "d": { "on": "mended" }, "e": { "on": "lab" } }
        }
      `,
    ],
  },
  on: ['vms', 'hosts'],
  fields: ['power', 'template', 'maintenance', 'vm'],
  *check(machine, estate) {
    const stopped = machine.collection === 'vms' ? stoppedVm(machine.value as Vm) : stoppedHost(machine.value as Host, estate);
    // A container that names both a host and a VM is on the host.
    if (!stopped || (machine.collection === 'vms' && estate.find('hosts', machine.id))) return;
    const containers = estate.lookup(containersByHost, machine.id).flatMap((id) => estate.find('containers', id) ?? []);
    if (containers.length === 0) return;
    yield {
      place: placeIn(machine, stopped.path),
      message: `${capitalized(named(machine))} ${stopped.says}, but ${counted(containers.length, 'container')} ${containers.length === 1 ? 'is' : 'are'} to run ${machine.collection === 'vms' ? 'in' : 'on'} it.`,
      related: containers.slice(0, 3).map((container) => ({ place: placeIn(container, ['on']), message: `Container "${container.id}" is on it.` })),
    };
  },
  fixes(_, machine, estate) {
    const { collection, id, file, value } = machine;
    if (collection === 'vms') return (value as Vm).template === true ? [] : switchingOn(estate, machine as Entry<'vms'>);
    if ((value as Host).maintenance === true) return [{ title: `End the maintenance of "${id}"`, changes: [{ kind: 'remove', file, path: [...rootOf(machine), 'maintenance'] }] }];
    const around = estate.find('vms', (value as Host).vm);
    return !around || around.value.template === true ? [] : switchingOn(estate, around);
  },
});

/** What keeps a machine from running: where it says so, and the words for it. */
interface Stopped {
  readonly path: Path;
  readonly says: string;
}

function stoppedVm(vm: Vm): Stopped | undefined {
  if (runs(vm)) return undefined;
  if (vm.template === true) return { path: ['template'], says: 'is a template' };
  return vm.power === 'suspended' ? undefined : { path: ['power'], says: 'is off' };
}

function stoppedHost({ maintenance, vm }: Host, estate: Estate): Stopped | undefined {
  if (maintenance === true) return { path: ['maintenance'], says: 'is in maintenance' };
  const around = estate.value('vms', vm);
  const stopped = around && stoppedVm(around);
  return stopped && { path: ['vm'], says: `runs in VM "${vm ?? ''}", which ${stopped.says}` };
}

function switchingOn(estate: Estate, vm: Entry<'vms'>) {
  if (!admissionOf(estate, vm.id).admitted) return [];
  return [{ title: `Switch on VM "${vm.id}"`, changes: [{ kind: 'remove' as const, file: vm.file, path: [...rootOf(vm), 'power'] }] }];
}
