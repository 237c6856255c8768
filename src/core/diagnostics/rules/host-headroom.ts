import type { Entry, Path } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { cpuClaims } from '../../hypervisor/sharing/cpuClaims';
import { mostlySaid } from '../../hypervisor/sharing/demand';
import { hasIdleCpu, hostCpuUse } from '../../hypervisor/sharing/hostCpu';
import { hostLoad, type HostLoad } from '../../hypervisor/sharing/hostLoad';
import { ownMemorySaid } from '../../hypervisor/sharing/memoryTraits';
import { policiesFor } from '../../model/policies';
import { example } from '../../util/example';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'host-headroom',
  severity: 'warning',
  summary: 'A host is busier on average than the headroom of the policy allows.',
  why: 'Averages hide peaks, and the VMs of a failed neighbour need somewhere to go: a host without headroom has room for neither.',
  remedy: 'Move VMs to quieter hosts, or set "policies.cpuHeadroom" and "policies.memoryHeadroom" to what you accept.',
  examples: {
    good: [
      example`
        { "hosts": { "esx-01": { "measured": { "cpu": "80 %", "memory": "90 %" } }, "esx-02": { "memory": "16 GiB" } } }
      `,
      // The average of the VMs counts where the host itself was not measured; peaks do not.
      example`
        {
          "hosts": { "esx-01": { "cpu": { "cores": 2, "clock": "2 GHz" }, "memory": "16 GiB" } },
          "vms": { "a": { "host": "esx-01", "vcpu": 2, "memory": "16 GiB", "demand": { "cpu": "60 %", "cpuPeak": "95 %", "memory": "12 GiB" } } }
        }
      `,
    ],
    bad: [
      example`
        { "hosts": { "esx-01": { "measured": { "cpu": "85 %", "memory": "92 %" } } } }
        //                                            ^^^^^^ Host "esx-01" uses 85 % of its CPU on average: 20 % should stay free.
        //                                                              ^^^^^^ Host "esx-01" uses 92 % of its memory on average: 10 % should stay free.
      `,
      example`
        {
          "clusters": { "prod": { "policies": { "memoryHeadroom": "30 %" } } },
          "hosts": { "esx-01": { "cluster": "prod", "memory": "16 GiB" } },
        //                                                    ^^^^^^^^ Host "esx-01" uses 75 % of its memory on average: 30 % should stay free.
          "vms": { "a": { "host": "esx-01", "memory": "16 GiB", "demand": { "memory": "12 GiB" } } }
        }
      `,
      // Containers and the host OS count as well.
      example`
        {
          "hosts": { "lab": { "hostOs": "debian-12", "cpu": { "cores": 4, "clock": "2 GHz" }, "ownDemand": { "cpu": "25 %" } } },
        //                                                             ^ Host "lab" uses 88 % of its CPU on average: 20 % should stay free.
          "containers": { "web": { "on": "lab", "demand": { "cpu": "5 GHz" } } }
        }
      `,
      example`
        {
          "hosts": { "lab": { "hostOs": "debian-12", "memory": "16 GiB", "ownDemand": { "memory": "25 %" } } },
        //                                                     ^^^^^^^^ Host "lab" uses 94 % of its memory on average: 10 % should stay free.
          "containers": { "web": { "on": "lab", "demand": { "memory": "11 GiB" } }, "silent": { "on": "lab" } }
        }
      `,
    ],
  },
  on: 'hosts',
  *check(host, estate) {
    const load = estate.query(hostLoad, host.id);
    const { cpuHeadroom, memoryHeadroom } = policiesFor(estate, host.value.cluster);
    for (const [what, use, headroom] of [['CPU', cpuUse(host, load, estate), cpuHeadroom], ['memory', memoryUse(host, load), memoryHeadroom]] as const) {
      // A host asked for more than it has is another matter than one that is merely busy.
      if (!use || use.share <= 1 - headroom + tolerance || use.share > 1) continue;
      yield { place: placeIn(host, use.path), message: `Host "${host.id}" uses ${percent(use.share)} of its ${what} on average: ${percent(headroom)} should stay free.` };
    }
  },
});

/** A share, and where the figure that says so stands: what was measured on the host, or else what its VMs add up to. */
interface Use {
  readonly share: number;
  readonly path: Path;
}

/** Where most of its guests say what they use, what they and the host itself get; or else what those who say use at least. */
function cpuUse({ id, value: { measured } }: Entry<'hosts'>, { capacity, cpuDemand }: HostLoad, estate: Estate): Use | undefined {
  if (measured?.cpu !== undefined) return { share: measured.cpu, path: ['measured', 'cpu'] };
  if (!capacity.clockKnown || capacity.cpu === 0) return undefined;
  const path = ['cpu', 'cores'];
  if (!mostlySaid(estate.query(cpuClaims, id))) return cpuDemand === undefined ? undefined : { share: cpuDemand / capacity.cpu, path };
  const cpu = estate.query(hostCpuUse, id);
  return hasIdleCpu(cpu) ? { share: cpu.utilization, path } : undefined;
}

/** What its guests and the host itself are said to use at least. */
function memoryUse({ value: host }: Entry<'hosts'>, { capacity: { memory }, memoryNeeded }: HostLoad): Use | undefined {
  if (host.measured?.memory !== undefined) return { share: host.measured.memory, path: ['measured', 'memory'] };
  return memory === undefined || memory === 0 ? undefined : { share: (memoryNeeded + ownMemorySaid(host, memory)) / memory, path: ['memory'] };
}

/** Percentages are no exact binary fractions: 80 % used leaves the 20 % that are wanted. */
const tolerance = 1e-9;
const percent = (share: number): string => `${Math.round(share * 100)} %`;
