/** What a VM is to the host it runs on, and where its kernel and its programs run: for those who want to understand it. */
import type { ProductKind } from '../../catalogue/product';
import type { Release } from '../../catalogue/releases';
import type { Host } from '../../model/entities';
import type { Estate } from '../../model/estate';
import { unreachable } from '../../util/unreachable';
import { osNameOf } from './osName';
import { techniqueOf, type TechniqueAnswer } from './techniques';

/** Whole sentences, the most telling first; none where it is not known what runs the VM. */
export function runsAs(estate: Estate, vmId: string): readonly string[] {
  const answer = techniqueOf(estate, vmId);
  if (answer.kind !== 'technique') return [];
  const { host: hostId } = estate.value('vms', vmId) ?? {};
  const host = estate.value('hosts', hostId) ?? {};
  return [...standing(vmId, hostId ?? '', host, answer.release), spaces(answer)];
}

function standing(vm: string, hostId: string, host: Host, release: Release): readonly string[] {
  const { name, product } = release;
  const os = osNameOf(host.hostOs) ?? 'the host OS';
  const kind: ProductKind = product.kind;
  switch (kind) {
    case 'type-2': return [
      `VM "${vm}" is a process in the user space of ${os} on "${hostId}": that schedules it, and gives it memory, like any other application.`,
      `Only the driver of ${name} is in the kernel space of ${os}; it switches the processor to the guest and back.`,
    ];
    case 'emulator': return [`VM "${vm}" is a process in the user space of ${os} on "${hostId}", and nothing of it is in the kernel space.`];
    case 'type-1': return kernelIsHypervisor.has(product.id)
      ? [`VM "${vm}" is a process of the Linux that is part of ${name}: the kernel is the hypervisor, and no other host OS is between it and the hardware.`]
      : [`VM "${vm}" is run by ${name} itself: no host OS is between it and the hardware.`];
    case 'container-engine': return [];
    default: return unreachable(kind);
  }
}

/** Products by which a VM is a process of the Linux that is the hypervisor. */
const kernelIsHypervisor: ReadonlySet<string> = new Set(['kvm', 'proxmox']);

/** Where the two spaces of the guest run. */
function spaces({ technique, release }: Extract<TechniqueAnswer, { readonly kind: 'technique' }>): string {
  switch (technique) {
    case 'hardware-assisted': return 'The guest has a kernel space and a user space of its own, and the processor runs both directly in its guest mode.';
    case 'binary-translation': return 'The programs of the guest run on the processor directly; its kernel is translated first, because it may not run in the real kernel space.';
    case 'paravirtual': return release.traits.techniques.paravirtual?.guestNeeds === 'drivers'
      ? 'The processor runs the kernel space and the user space of the guest in its guest mode, and the drivers of the guest call the hypervisor instead of pretending to touch a device.'
      : 'The kernel of the guest knows that it is virtualized: it gave up the real kernel space and calls the hypervisor for what it may not do there.';
    case 'emulation': return 'The kernel space and the user space of the guest exist only for the emulator, which interprets the instructions of both.';
    case 'isolation': return 'It has no kernel space of its own.';
    default: return unreachable(technique);
  }
}
