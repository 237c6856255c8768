import { nestingOf } from '../../hypervisor/techniques/nesting';
import { processorOf } from '../../hypervisor/techniques/extensions';
import { settingOf } from '../../hypervisor/techniques/setting';
import { techniqueOf } from '../../hypervisor/techniques/techniques';
import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { vmsOn } from '../../model/lookups';
import { example } from '../../util/example';
import { counted, quoted } from '../../util/words';
import { defineRule, placeIn } from '../rule';
import { pointingAt } from '../virtualization';

export const rule = defineRule({
  id: 'nested-virtualization-unavailable',
  severity: 'error',
  summary: 'A host runs in a VM that shows it no hardware virtualization, and its own VMs need that.',
  why: 'A hypervisor in a VM wants Intel VT-x or AMD-V like any other. The hypervisor around it must show that to the VM, which few do unless told to, and must have it itself; hosts that run in each other in a circle have no hardware at the bottom.',
  remedy: 'Set "nested" of the VM the host runs in, on a hypervisor and processors that can nest.',
  examples: {
    good: [
      example`
        {
          "hosts": { "esx": { "hypervisor": "esxi-8.0" }, "lab": { "hypervisor": "proxmox-8", "vm": "pve" }, "box": { "hypervisor": "docker", "hostOs": "debian-12", "vm": "plain" }, "xen": { "hypervisor": "xen", "vm": "plain" } },
          "vms": { "pve": { "host": "esx", "nested": true }, "plain": { "host": "esx" }, "web": { "host": "lab" }, "para": { "host": "xen", "guest": "debian-12" } }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "esx": { "hypervisor": "esxi-8.0" }, "lab": { "hypervisor": "proxmox-8", "vm": "pve" } },
        //                                                                                          ^^^^^ Host "lab" has no hardware virtualization for its VMs: VM "pve" does not show it to its guest: its "nested" is not true. 1 VM cannot run on it.
          "vms": { "pve": { "host": "esx" }, "web": { "host": "lab" } }
        }
      `,
      example`
        {
          "hosts": { "xs": { "hypervisor": "xenserver-8" }, "lab": { "hypervisor": "kvm", "vm": "inner" } },
        //                                                                                      ^^^^^^^ Host "lab" has no hardware virtualization for its VMs: XenServer 8 shows it to no guest of VM "inner".
          "vms": { "inner": { "host": "xs", "nested": true } }
        }
      `,
      example`
        {
          "hosts": { "a": { "hypervisor": "kvm", "vm": "two" }, "b": { "hypervisor": "kvm", "vm": "one" } },
        //                                             ^^^^^ The hosts run in each other in a circle: "a" → "b" → "a".
        //                                                                                        ^^^^^ The hosts run in each other in a circle: "b" → "a" → "b".
          "vms": { "one": { "host": "a", "nested": true }, "two": { "host": "b", "nested": true } }
        }
      `,
    ],
  },
  on: 'hosts',
  *check(host, estate) {
    const { vm, hypervisor } = host.value;
    if (vm === undefined) return;
    const { circle } = nestingOf(estate, host.id);
    if (circle.length > 0) {
      if (circle[0] === host.id) yield { place: placeIn(host, ['vm']), message: `The hosts run in each other in a circle: ${[...circle, host.id].map(quoted).join(' → ')}.` };
      return;
    }
    if (hypervisor === undefined || processorOf(host.id, host.value).lacks.has('hardware-virtualization')) return;
    const setting = estate.query(settingOf, host.id);
    const reason = setting.kind === 'known' ? setting.processor.lacks.get('hardware-virtualization') : undefined;
    if (setting.kind !== 'known' || reason === undefined) return;
    const techniques = Object.values(setting.release.traits.techniques);
    const stuck = stuckIn(estate, host.id);
    if (stuck.length === 0 && techniques.some(({ needs }) => !needs.includes('hardware-virtualization'))) return;
    const outer = estate.find('vms', vm);
    yield {
      place: placeIn(host, ['vm']),
      message: `Host "${host.id}" has no hardware virtualization for its VMs: ${reason}.${stuck.length === 0 ? '' : ` ${counted(stuck.length, 'VM')} cannot run on it.`}`,
      related: [...(outer ? [{ place: placeIn(outer, outer.value.nested === undefined ? [] : ['nested']), message: `The VM that host "${host.id}" runs in.` }] : []), ...pointingAt(stuck, (each) => `VM "${each.id}" cannot run here.`)],
    };
  },
  fixes(_, host, estate) {
    const vm = estate.find('vms', host.value.vm);
    if (!vm || vm.value.nested === true || nestingOf(estate, host.id).circle.length > 0) return [];
    return [{ title: `Show hardware virtualization to VM "${vm.id}"`, changes: [{ kind: 'set', file: vm.file, path: ['vms', vm.id, 'nested'], value: true }] }];
  },
});

/** The VMs that only the missing extensions keep from running, or leave to emulation. */
function stuckIn(estate: Estate, host: string): readonly Entry<'vms'>[] {
  return vmsOn(estate, host).filter((vm) => {
    if (vm.value.template === true) return false;
    const answer = techniqueOf(estate, vm.id);
    return answer.kind === 'impossible' && answer.reasons.some(({ kind }) => kind === 'extension');
  });
}
