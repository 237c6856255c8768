import { admissionOf } from '../../hypervisor/admission/admission';
import { runs, vmsOn } from '../../model/lookups';
import { example } from '../../util/example';
import { counted } from '../../util/words';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'host-in-stopped-vm',
  severity: 'error',
  summary: 'A host runs in a VM that is off or a template, but VMs that are on name it as theirs.',
  why: 'The VM is the hardware of a nested host: while it is off, nothing on that host runs. Of a VM that is suspended all of it is saved as it was, and wakes up with it.',
  remedy: 'Switch on the VM the host runs in, switch off those on the host, or move them to hosts that run.',
  examples: {
    good: [
      example`
        {
          "hosts": { "esx": {}, "lab": { "vm": "nested" }, "idle": { "vm": "off" }, "saved": { "vm": "asleep" } },
          "vms": {
            "nested": { "host": "esx", "nested": true }, "web": { "host": "lab" },
            "off": { "host": "esx", "nested": true, "power": "off" }, "old": { "host": "idle", "power": "off" },
            "asleep": { "host": "esx", "nested": true, "power": "suspended" }, "db": { "host": "saved" }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "esx": {}, "lab": { "vm": "nested" }, "test": { "vm": "master" } },
        //                                     ^^^^^^^^ Host "lab" runs in VM "nested", which is off, but 2 VMs are to run on it.
        //                                                                 ^^^^^^^^ Host "test" runs in VM "master", which is a template, but 1 VM is to run on it.
          "vms": {
            "nested": { "host": "esx", "nested": true, "power": "off" }, "web": { "host": "lab" }, "db": { "host": "lab" }, "old": { "host": "lab", "power": "off" },
            "master": { "host": "esx", "nested": true, "template": true }, "app": { "host": "test" }
          }
        }
      `,
    ],
  },
  on: 'hosts',
  *check(host, estate) {
    const outer = estate.find('vms', host.value.vm);
    if (!outer || runs(outer.value) || (outer.value.template !== true && outer.value.power === 'suspended')) return;
    const running = vmsOn(estate, host.id).filter((vm) => runs(vm.value));
    if (running.length === 0) return;
    const state = outer.value.template === true ? 'a template' : 'off';
    yield {
      place: placeIn(host, ['vm']),
      message: `Host "${host.id}" runs in VM "${outer.id}", which is ${state}, but ${counted(running.length, 'VM')} ${running.length === 1 ? 'is' : 'are'} to run on it.`,
      related: [
        { place: placeIn(outer, [outer.value.template === true ? 'template' : 'power']), message: `The VM that host "${host.id}" runs in.` },
        ...running.slice(0, 3).map((vm) => ({ place: placeIn(vm, ['host']), message: `VM "${vm.id}" is on it.` })),
      ],
      data: { isOff: outer.value.template !== true },
    };
  },
  fixes({ data }, host, estate) {
    const outer = estate.find('vms', host.value.vm);
    if (!outer || data?.isOff !== true || !admissionOf(estate, outer.id).admitted) return [];
    return [{ title: `Switch on VM "${outer.id}"`, changes: [{ kind: 'remove', file: outer.file, path: ['vms', outer.id, 'power'] }] }];
  },
});
