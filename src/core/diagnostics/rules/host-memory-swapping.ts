import { hostLoad } from '../../hypervisor/sharing/hostLoad';
import { hostMemory, swappedBySaying } from '../../hypervisor/sharing/hostMemory';
import { memoryLacking } from '../../hypervisor/sharing/memoryPolicy';
import { memoryOf } from '../../model/defaults';
import { formatQuantity } from '../../model/quantity';
import { example } from '../../util/example';
import { listed } from '../../util/words';
import { relief } from '../placements';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'host-memory-swapping',
  severity: 'warning',
  summary: 'A host can only hold its guests by compressing or swapping some of their memory.',
  why: 'Balloons take what guests do not use, as far as they may; what is still missing is compressed or goes to disk, and a guest that touches it waits. What the hypervisor, running the VMs and the free memory it insists on take counts too.',
  remedy: 'Move VMs to other hosts, give them less, or reserve memory for those that must not wait.',
  examples: {
    good: [
      // Balloons suffice: what is taken back is idle.
      example`
        {
          "policies": { "memoryOvercommit": 2 }, "hosts": { "esx-01": { "hypervisor": "esxi-7.0", "memory": "32 GiB" } },
          "vms": {
            "a": { "host": "esx-01", "memory": "24 GiB", "demand": { "memory": "25 %" } }, "b": { "host": "esx-01", "memory": "24 GiB", "demand": { "memory": "25 %" } }
          }
        }
      `,
      // Nobody says how much of it is in use.
      example`
        {
          "policies": { "memoryOvercommit": 3 }, "hosts": { "kvm-01": { "hypervisor": "kvm", "memory": "32 GiB" } },
          "vms": { "a": { "host": "kvm-01", "memory": "24 GiB" }, "b": { "host": "kvm-01", "memory": "24 GiB" }, "c": { "host": "kvm-01", "memory": "24 GiB" } }
        }
      `,
    ],
    bad: [
      example`
        {
          "policies": { "memoryOvercommit": 2 }, "hosts": { "kvm-01": { "hypervisor": "kvm", "memory": "32 GiB" } },
        //                                                                                             ^^^^^^^^ Host "kvm-01" holds 32 GiB of the 40 GiB of its guests: 8 GiB are swapped.
          "vms": {
            "a": { "host": "kvm-01", "memory": "20 GiB", "demand": { "memory": "50 %" } }, "b": { "host": "kvm-01", "memory": "20 GiB", "demand": { "memory": "25 %" } }
          }
        }
      `,
      // What is reserved cannot be ballooned, and a balloon takes no more than the policy lets it.
      example`
        {
          "policies": { "memoryOvercommit": 2 }, "hosts": { "esx-01": { "hypervisor": "esxi-7.0", "memory": "32 GiB" } },
        //                                                                                                  ^^^^^^^^ Host "esx-01" holds 31.3 GiB of the 48 GiB of its guests: 13 GiB are ballooned, 4 GiB compressed and 1.7 GiB swapped.
          "vms": {
            "a": { "host": "esx-01", "memory": "20 GiB", "demand": { "memory": "5 %" } },
            "b": { "host": "esx-01", "memory": "28 GiB", "demand": { "memory": "50 %" }, "memoryAllocation": { "reservation": "28 GiB" } }
          }
        }
      `,
    ],
  },
  on: 'hosts',
  *check(host, estate) {
    // Where what is in use does not fit by itself, that is said as the graver thing it is.
    if (swappedBySaying(estate, host.id) === 0 || memoryLacking(estate.query(hostLoad, host.id)) > 0) return;
    const memory = estate.query(hostMemory, host.id);
    const parts = [[memory.ballooned, 'ballooned'], [memory.compressed, 'compressed'], [memory.swapped, 'swapped']] as const;
    const [first, ...others] = parts.filter(([amount]) => amount >= noticeable).map(([amount, how]) => [bytes(amount), how] as const);
    if (!first) return;
    const taken = [`${first[0]} are ${first[1]}`, ...others.map(([amount, how]) => `${amount} ${how}`)];
    const lacking = memory.swapped + memory.compressed / 2;
    yield {
      place: placeIn(host, ['memory']),
      message: `Host "${host.id}" holds ${bytes(memory.entitled)} of the ${bytes(memory.demand)} of its guests: ${listed(taken)}.`,
      related: [...memory.consumers].filter(([, share]) => share.swapped + share.compressed >= noticeable)
        .sort(([, a], [, b]) => b.swapped - a.swapped || b.compressed - a.compressed).slice(0, 3)
        .flatMap(([consumer, share]) => {
          const vm = consumer.startsWith('vms/') ? estate.find('vms', consumer.slice('vms/'.length)) : undefined;
          return vm ? [{ place: placeIn(vm, ['memory']), message: `VM "${vm.id}": ${bytes(share.swapped + share.compressed)} compressed or swapped.` }] : [];
        }),
      data: { lacking },
    };
  },
  fixes: ({ data }, host, estate) => (data ? relief(estate, host, memoryOf, data.lacking) : []),
});

/** Less than a MiB is a rounding. */
const noticeable = 2 ** 20;
const bytes = (value: number): string => formatQuantity(value, 'bytes');
