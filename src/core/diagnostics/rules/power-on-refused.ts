import { hostLoad } from '../../hypervisor/sharing/hostLoad';
import { refusedBySwap, refusedOn, type Refusal } from '../../hypervisor/admission/powerOnOrder';
import type { Entry, Path } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { hostsThatFit, peersOf } from '../../planning/moves';
import { example } from '../../util/example';
import { moving } from '../placements';
import { defineRule, placeIn, type Found } from '../rule';

export const rule = defineRule({
  id: 'power-on-refused',
  severity: 'error',
  summary: 'A VM is on, but its host would not have started it beside the others.',
  why: 'A hypervisor starts a VM only if it can keep what it promises: the reservation and the overhead of the VM, all of its memory where the product overcommits none and balloons take none back, and a swap file for what is not reserved. After the next restart of the host this VM stays off. Of VMs that do not fit together, those are reported that would start last, by restart priority and then by id.',
  remedy: 'Move the VM to a host with room, reserve less, give it less memory, or make room on its datastore. Reserving all of its memory makes its swap file empty.',
  examples: {
    good: [
      // Reservations and overhead fit, who is off is not asked, and what was measured holds the swap files.
      example`
        {
          "hosts": { "esx": { "hypervisor": "esxi-8.0", "memory": "16 GiB" }, "hv": { "hypervisor": "hyperv-2022", "memory": "16 GiB" } },
          "datastores": { "gold": { "capacity": "100 GiB" }, "measured": { "capacity": "100 GiB", "used": "90 GiB" } },
          "vms": {
            "a": { "host": "esx", "memory": "12 GiB", "memoryAllocation": { "reservation": "12 GiB" }, "disks": { "system": { "datastore": "gold", "size": "80 GiB" } } },
            "b": { "host": "esx", "memory": "4 GiB", "disks": { "system": { "datastore": "gold" } } },
            "c": { "host": "esx", "memory": "4 GiB", "memoryAllocation": { "reservation": "4 GiB" }, "power": "off" },
            "d": { "host": "hv", "memory": "16 GiB" },
            "e": { "host": "esx", "memory": "15 GiB", "disks": { "system": { "datastore": "measured", "size": "95 GiB", "provisioning": "thin" } } }
          }
        }
      `,
      // With dynamic memory only the minimum has to be free: balloons take the rest back (A4).
      example`
        {
          "hosts": { "hv": { "hypervisor": "hyperv-2022", "memory": "16 GiB" } },
          "vms": {
            "a": { "host": "hv", "memory": "12 GiB", "memoryAllocation": { "reservation": "2 GiB" } }, "b": { "host": "hv", "memory": "12 GiB", "memoryAllocation": { "reservation": "2 GiB" } },
            "c": { "host": "hv", "memory": "8 GiB" }
          }
        }
      `,
      // Nobody knows what this host has.
      example`
        {
          "hosts": { "bare": { "hypervisor": "hyperv-2022" } },
          "vms": { "a": { "host": "bare", "memory": "1 TiB", "memoryAllocation": { "reservation": "1 TiB" } } }
        }
      `,
    ],
    bad: [
      // The overhead of both VMs does not fit any more (A3). The swap file would fill the datastore (A5).
      example`
        {
          "hosts": { "esx": { "hypervisor": "esxi-8.0", "memory": "8 GiB" }, "other": { "hypervisor": "esxi-8.0", "cpu": { "cores": 4 }, "memory": "8 GiB" } },
          "datastores": { "gold": { "capacity": "100 GiB" } },
          "vms": {
            "a": { "host": "esx", "memory": "4 GiB", "memoryAllocation": { "reservation": "4 GiB" }, "restartPriority": "low" },
        //                                                                                ^^^^^^^ VM "a" would not start: 4.05 GiB of memory, 48.6 MiB of it overhead, cannot be guaranteed: only 3.95 GiB is unreserved on host "esx".
            "b": { "host": "esx", "memory": "4 GiB", "memoryAllocation": { "reservation": "4 GiB" } },
            "c": { "host": "other", "memory": "4 GiB", "disks": { "system": { "datastore": "gold", "size": "90 GiB" } } },
            "d": { "host": "other", "memory": "7 GiB", "disks": { "system": { "datastore": "gold" } } }
        //                                    ^^^^^^^ VM "d" would not start: 7 GiB is needed for the swap file of VM "d" and 6 GiB is free on datastore "gold".
          }
        }
      `,
      // Hyper-V gives no more memory than there is (A4).
      example`
        {
          "hosts": { "hv": { "hypervisor": "hyperv-2022", "cpu": { "cores": 8 }, "memory": "16 GiB" }, "hv-2": { "hypervisor": "hyperv-2022", "cpu": { "cores": 8 }, "memory": "16 GiB" } },
          "vms": {
            "a": { "host": "hv", "memory": "12 GiB" },
            "b": { "host": "hv", "memory": "8 GiB" }
        //                                 ^^^^^^^ VM "b" would not start: 8 GiB of memory is needed and 4 GiB is free on host "hv": Microsoft Hyper-V 2022 gives VMs no more memory than there is.
          }
        }
      `,
    ],
  },
  on: ['hosts', 'datastores'],
  apart: ['datastores'],
  check: (subject, estate) => (subject.collection === 'hosts' ? onHost(subject as Entry<'hosts'>, estate) : onDatastore(subject as Entry<'datastores'>, estate)),
  fixes({ data }, subject, estate) {
    if (!data || subject.collection !== 'hosts') return [];
    const [to] = hostsThatFit(estate, peersOf(estate, subject.id), [data.vm]);
    return to === undefined ? [] : [moving(estate, [{ vm: data.vm, to }])];
  },
});

interface Refused {
  readonly vm: string;
}

function* onHost(host: Entry<'hosts'>, estate: Estate): Iterable<Found<Refused>> {
  for (const refused of refusedOn(estate, host)) {
    if (isToldOfHost(estate, host.id, refused)) continue;
    const field = refused.kind === 'cpu-reservation' ? 'cpu' : 'memory';
    yield found(refused, { place: placeIn(host, [field], field === 'cpu' ? 'key' : 'value'), message: `What host "${host.id}" has.` });
  }
}

function* onDatastore(datastore: Entry<'datastores'>, estate: Estate): Iterable<Found<Refused>> {
  for (const refused of refusedBySwap(estate, datastore)) yield found(refused, { place: placeIn(datastore, ['capacity']), message: `What datastore "${datastore.id}" has.` });
}

const paths: Readonly<Record<Refusal['kind'], Path>> = {
  'cpu-reservation': ['cpu', 'reservation'], 'memory-reservation': ['memoryAllocation', 'reservation'], memory: ['memory'], 'swap-space': ['memory'],
};

function found({ vm, kind, says }: Refusal, other: NonNullable<Found['related']>[number]): Found<Refused> {
  const path = kind === 'memory-reservation' && vm.value.memoryAllocation?.reservation === undefined ? ['memory'] : paths[kind];
  return { place: placeIn(vm, path), message: `VM "${vm.id}" would not start: ${says}`, related: [other], data: { vm: vm.id } };
}

/** Where more is reserved than a host has, that is told of the host (A7). */
function isToldOfHost(estate: Estate, host: string, { kind }: Refusal): boolean {
  const { capacity, cpuReserved, memoryReserved } = estate.query(hostLoad, host);
  switch (kind) {
    case 'cpu-reservation': return capacity.clockKnown && cpuReserved > capacity.cpu;
    case 'memory-reservation': return capacity.memory !== undefined && memoryReserved > capacity.memory;
    default: return false;
  }
}
