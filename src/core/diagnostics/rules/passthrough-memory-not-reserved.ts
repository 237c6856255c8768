import { reservesAllMemory } from '../../catalogue/passthroughLimits';
import { releaseOfVm } from '../../hypervisor/machine/vmRelease';
import { memoryOverheadOf } from '../../hypervisor/sharing/memoryOverhead';
import { freeReservation } from '../../hypervisor/sharing/reservations';
import { memoryOf } from '../../model/defaults';
import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { runs } from '../../model/lookups';
import { exactQuantity, formatContrast, formatQuantity } from '../../model/quantity';
import { example } from '../../util/example';
import { defineRule, placeIn, rootOf } from '../rule';

export const rule = defineRule({
  id: 'passthrough-memory-not-reserved',
  severity: 'warning',
  summary: 'A VM on ESXi has a PCI device of its host to itself, and not all of its memory is reserved.',
  why: 'The device reads and writes the memory of the guest past the hypervisor, so none of it can be taken back: vSphere sets the reservation to all of the memory when the device is added (vSphere 7.0 Networking, "Configure a PCI Device on a Virtual Machine"). With less in the file, less than is really taken counts as reserved on the host.',
  remedy: 'Reserve all of its memory ("memoryAllocation.reservation"), without a limit below it.',
  examples: {
    good: [
      // Reserved, on a product of which nothing of the kind is documented, on an unknown one, and without a PCI device.
      example`
        {
          "hosts": {
            "esx-01": { "hypervisor": "esxi-8.0", "devices": { "gpu": { "kind": "gpu" }, "key": { "kind": "usb" } } },
            "kvm-01": { "hypervisor": "kvm", "devices": { "gpu": { "kind": "gpu" } } }, "old": { "devices": { "gpu": { "kind": "gpu" } } }
          },
          "vms": {
            "a": { "host": "esx-01", "memory": "8 GiB", "passthrough": ["gpu"], "memoryAllocation": { "reservation": "8 GiB" } },
            "b": { "host": "kvm-01", "memory": "8 GiB", "passthrough": ["gpu"] },
            "c": { "host": "old", "memory": "8 GiB", "passthrough": ["gpu"] },
            "d": { "host": "esx-01", "memory": "8 GiB", "usb": ["key"], "passthrough": [] },
            "e": { "host": "esx-01", "memory": "8 GiB", "passthrough": ["gpu"], "template": true }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "esx-01": { "hypervisor": "esxi-8.0", "memory": "64 GiB", "devices": { "gpu": { "kind": "gpu", "functions": 2 } } } },
          "vms": {
            "a": { "host": "esx-01", "memory": "16 GiB", "passthrough": ["gpu"] },
        //                                                              ^^^^^^^ VM "a" has a device of its host passed through but nothing of its 16 GiB of memory reserved: VMware ESXi 8.0 reserves all.
            "b": { "host": "esx-01", "memory": "16 GiB", "passthrough": ["gpu"], "memoryAllocation": { "reservation": "4 GiB" } }
        //                                                                                                            ^^^^^^^ VM "b" has a device of its host passed through but only 4 GiB of its 16 GiB of memory reserved: VMware ESXi 8.0 reserves all.
          }
        }
      `,
    ],
  },
  on: 'vms',
  fields: ['passthrough'],
  *check(vm, estate) {
    const { passthrough, memoryAllocation, template } = vm.value;
    const reserved = memoryAllocation?.reservation ?? 0;
    if (!passthrough || passthrough.length === 0 || template === true || reserved >= memoryOf(vm.value)) return;
    const release = releaseOfVm(estate, vm.value);
    if (!release || !reservesAllMemory(release.product.id)) return;
    const [some = '', all = ''] = formatContrast([reserved, memoryOf(vm.value)], 'bytes');
    yield {
      place: placeIn(vm, memoryAllocation?.reservation === undefined ? ['passthrough'] : ['memoryAllocation', 'reservation']),
      message: `VM "${vm.id}" has a device of its host passed through but ${reserved === 0 ? 'nothing' : `only ${some}`} of its ${all} of memory reserved: ${release.name} reserves all.`,
      related: [{ place: placeIn(vm, ['memory']), message: 'What it has.' }],
    };
  },
  fixes(_, vm, estate) {
    const memory = memoryOf(vm.value);
    if ((vm.value.memoryAllocation?.limit ?? Infinity) < memory || !mayReserve(estate, vm, memory)) return [];
    return [{
      title: `Reserve all of its ${formatQuantity(memory, 'bytes')}`,
      changes: [{ kind: 'set', file: vm.file, path: [...rootOf(vm), 'memoryAllocation', 'reservation'], value: exactQuantity(memory, 'bytes') }],
    }];
  },
});

/** Whether its host and its resource pools have that much unreserved beside the others; asked of one that runs alone, since the others take none. */
function mayReserve(estate: Estate, { id, value: vm }: Entry<'vms'>, memory: number): boolean {
  const release = releaseOfVm(estate, vm);
  if (vm.host === undefined || !release || !runs(vm)) return true;
  return memory + memoryOverheadOf(vm, release.traits.memory) <= freeReservation(estate, 'memory', { pool: vm.resourcePool, host: vm.host, without: id }).free;
}
