import type { Extension } from '../../catalogue/generation';
import type { Technique } from '../../catalogue/product';
import { extensionName, processorOf } from '../../hypervisor/techniques/extensions';
import { settingOf, type KnownSetting } from '../../hypervisor/techniques/setting';
import type { Host } from '../../model/entities';
import type { Path } from '../../model/entry';
import { vmsByHost } from '../../model/lookups';
import { example } from '../../util/example';
import { counted } from '../../util/words';
import { defineRule, placeIn } from '../rule';
import { pointingAt, stuckOn } from '../virtualization';

export const rule = defineRule({
  id: 'hardware-virtualization-missing',
  severity: 'error',
  summary: 'The processors of a host lack what its hypervisor needs to run its VMs.',
  why: 'Intel VT-x and AMD-V let the processor run the code of a guest itself, and nested page tables let it translate the memory of the guest. Hypervisors that were made for them refuse to start a VM without, or even to be installed. They are in every server of the last fifteen years, but may be turned off in its firmware.',
  remedy: 'Turn hardware virtualization on in the firmware of the host, or move its VMs to a host that has it.',
  examples: {
    good: [
      // What is not said is not missing; and binary translation once did without.
      example`
        {
          "hosts": {
            "esx": { "hypervisor": "esxi-8.0" }, "hv": { "hypervisor": "hyperv-2022", "cpu": { "generation": "nehalem" } },
            "old": { "hypervisor": "esxi-4.0", "cpu": { "virtualization": false } }, "xen": { "hypervisor": "xen", "cpu": { "virtualization": false } }
          },
          "vms": { "a": { "host": "esx" }, "b": { "host": "hv" }, "c": { "host": "old", "architecture": "x86" }, "d": { "host": "xen", "guest": "debian-12" } }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": {
            "esx": { "hypervisor": "esxi-8.0", "cpu": { "generation": "haswell", "virtualization": false } },
        //                                                                                         ^^^^^ Host "esx" lacks Intel VT-x, which VMware ESXi 8.0 needs ("virtualization" of "esx" is false): 2 VMs cannot run on it.
            "hv": { "hypervisor": "hyperv-2022", "cpu": { "generation": "penryn" } }
        //                                                              ^^^^^^^^ Host "hv" lacks Intel EPT, which Microsoft Hyper-V 2022 needs (Penryn processors do not have it): no VM can run on it.
          },
          "vms": { "a": { "host": "esx" }, "b": { "host": "esx", "power": "off" }, "master": { "host": "esx", "template": true } }
        }
      `,
      example`
        { "hosts": { "pc": { "hypervisor": "xen", "cpu": { "virtualization": false } } }, "vms": { "w": { "host": "pc", "guest": "windows-server-2022" } } }
        //                                                                   ^^^^^ Host "pc" lacks Intel VT-x or AMD-V, which Xen needs ("virtualization" of "pc" is false): 1 VM cannot run on it.
      `,
      // A host in a VM may be the one that says so.
      example`
        {
          "hosts": { "esx": { "hypervisor": "esxi-8.0" }, "lab": { "hypervisor": "kvm", "vm": "nested", "cpu": { "virtualization": false } } },
        //                                                                                                                         ^^^^^ Host "lab" lacks Intel VT-x or AMD-V, which KVM needs ("virtualization" of "lab" is false): 1 VM cannot run on it.
          "vms": { "nested": { "host": "esx", "nested": true }, "web": { "host": "lab" } }
        }
      `,
    ],
  },
  on: 'hosts',
  *check(host, estate) {
    if (host.value.hypervisor === undefined) return;
    const setting = estate.query(settingOf, host.id);
    if (setting.kind !== 'known' || setting.processor.lacks.size === 0) return;
    const extension = neededBy(setting);
    const reason = extension && setting.processor.lacks.get(extension);
    if (extension === undefined || reason === undefined) return;
    // What the VM around a host keeps from it is the business of nested virtualization.
    if (host.value.vm !== undefined && !processorOf(host.id, host.value).lacks.has(extension)) return;
    const stuck = stuckOn(estate, host.id, 'extension');
    if (stuck.length === 0 && (estate.count(vmsByHost, host.id) > 0 || runsWithout(setting))) return;
    const who = stuck.length === 0 ? 'no VM can run on it' : `${counted(stuck.length, 'VM')} cannot run on it`;
    yield {
      place: placeIn(host, placeOf(host.value)),
      message: `Host "${host.id}" lacks ${extensionName(extension, setting.processor)}, which ${setting.release.name} needs (${reason}): ${who}.`,
      related: pointingAt(stuck, (vm) => `VM "${vm.id}" cannot run here.`),
    };
  },
  fixes(_, host, estate) {
    const setting = estate.query(settingOf, host.id);
    // In a VM there is no firmware to turn it on in.
    if (host.value.cpu?.virtualization !== false || host.value.vm !== undefined || setting.kind !== 'known') return [];
    const hasIt = setting.processor.generation?.extensions.includes('hardware-virtualization') ?? true;
    return hasIt ? [{ title: 'Turn on hardware virtualization', changes: [{ kind: 'set', file: host.file, path: ['hosts', host.id, 'cpu', 'virtualization'], value: true }] }] : [];
  },
});

const order: readonly Technique[] = ['hardware-assisted', 'binary-translation', 'paravirtual', 'emulation'];

/** The first extension that a technique of the product needs and the processors lack. */
function neededBy({ release, processor }: KnownSetting): Extension | undefined {
  return order.flatMap((technique) => release.traits.techniques[technique]?.needs ?? []).find((extension) => processor.lacks.has(extension));
}

/** Whether the product has a technique that needs nothing the processors lack. */
function runsWithout({ release, processor }: KnownSetting): boolean {
  return order.some((technique) => release.traits.techniques[technique]?.needs.every((extension) => !processor.lacks.has(extension)) ?? false);
}

function placeOf({ cpu }: Host): Path {
  if (cpu?.virtualization === false) return ['cpu', 'virtualization'];
  if (cpu?.generation !== undefined) return ['cpu', 'generation'];
  return cpu?.model === undefined ? ['cpu', 'architecture'] : ['cpu', 'model'];
}
