import { hostHardware } from '../../hypervisor/sharing/hostHardware';
import { cpuPeakOf } from '../../hypervisor/sharing/hostLoad';
import { memoryOf, vcpusOf } from '../../model/defaults';
import { runs } from '../../model/lookups';
import { policiesFor } from '../../model/policies';
import { formatQuantity } from '../../model/quantity';
import { example } from '../../util/example';
import { counted } from '../../util/words';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'idle-vm',
  severity: 'info',
  summary: 'A running VM does next to nothing, even at its peak.',
  why: 'It may have been forgotten: it still holds memory, disks and addresses, has to be patched and backed up, and is a way in for whoever finds it. It may also be a standby that waits for its day.',
  remedy: 'Ask whose it is. Switch it off for a while and see who complains, then archive or delete it. Which use counts as none is the policy "idleVm".',
  examples: {
    good: [
      example`
        {
          "vms": {
            "quiet": { "vcpu": 2, "demand": { "cpu": "0.2 %", "cpuPeak": "5 %" } }, "no-peak": { "demand": { "cpu": "0 %" } }, "off": { "power": "off", "demand": { "cpuPeak": "0 %" } },
            "unknown-clock": { "demand": { "cpuPeak": "1 MHz" } }
          }
        }
      `,
      // A host without a clock is no measure of anything.
      example`
        { "hosts": { "esx-01": { "cpu": { "cores": 4, "clock": "0 GHz" } } }, "vms": { "a": { "host": "esx-01", "demand": { "cpuPeak": "0 %" } } } }
      `,
    ],
    bad: [
      example`
        { "vms": { "a": { "vcpu": 2, "memory": "8 GiB", "demand": { "cpu": "0.1 %", "cpuPeak": "0.5 %" } } } }
        //                                                                                     ^^^^^^^ VM "a" uses 0.5 % of its 2 vCPUs even at its peak, and holds 8 GiB of memory.
      `,
      example`
        {
          "hosts": { "esx-01": { "cpu": { "cores": 4, "clock": "2 GHz" } } },
          "vms": { "a": { "host": "esx-01", "demand": { "cpuPeak": "10 MHz" } } }
        //                                                         ^^^^^^^^ VM "a" uses 0.5 % of its 1 vCPU even at its peak, and holds 1 GiB of memory.
        }
      `,
    ],
  },
  on: 'vms',
  fields: ['demand.cpuPeak'],
  *check(vm, estate) {
    const wanted = vm.value.demand?.cpuPeak;
    if (!wanted || !runs(vm.value)) return;
    const { clock, clockKnown } = hostHardware(estate, vm.value.host ?? '');
    if (clock === 0 || (wanted.dimension === 'frequency' && !clockKnown)) return;
    const peak = (cpuPeakOf(vm.value, clock) ?? 0) / (vcpusOf(vm.value) * clock);
    if (peak >= policiesFor(estate, vm.value.cluster ?? estate.value('hosts', vm.value.host)?.cluster).idleVm) return;
    yield {
      place: placeIn(vm, ['demand', 'cpuPeak']),
      message: `VM "${vm.id}" uses ${formatQuantity(peak, 'ratio')} of its ${counted(vcpusOf(vm.value), 'vCPU')} even at its peak, and holds ${formatQuantity(memoryOf(vm.value), 'bytes')} of memory.`,
    };
  },
  fixes(_, vm, estate) {
    // A host that runs in it would stop with it.
    if (estate.ids('hosts').some((host) => estate.value('hosts', host)?.vm === vm.id)) return [];
    return [{ title: 'Switch it off', changes: [{ kind: 'set', file: vm.file, path: ['vms', vm.id, 'power'], value: 'off' }] }];
  },
});
