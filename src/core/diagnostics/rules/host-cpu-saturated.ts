import { cpuClaims, type CpuClaim } from '../../hypervisor/sharing/cpuClaims';
import { mostlySaid } from '../../hypervisor/sharing/demand';
import { hasCpuForAll, hasIdleCpu, hostCpuUse } from '../../hypervisor/sharing/hostCpu';
import { cpuUsedBy, hostLoad } from '../../hypervisor/sharing/hostLoad';
import { formatContrast, formatQuantity } from '../../model/quantity';
import { example } from '../../util/example';
import { sum } from '../../util/sum';
import { counted, listed } from '../../util/words';
import { heaviest, relief } from '../placements';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'host-cpu-saturated',
  severity: 'warning',
  summary: 'A host is asked for more CPU than it has, once everything on it counts.',
  why: 'Beside what VMs are said to use, a core serves containers, the host OS and its applications, the work of the hypervisor and the price of the technique by which a guest runs. VMs that do not say what they use are taken to be like the others. When all that is more than there is, shares decide who waits.',
  remedy: 'Move guests or applications to other hosts, or choose a technique that costs less. Reservations keep what matters from waiting.',
  examples: {
    good: [
      example`
        {
          "hosts": { "lab": { "hostOs": "debian-12", "cpu": { "cores": 4, "clock": "2 GHz" }, "ownDemand": { "cpu": "25 %" } } },
          "vms": { "a": { "host": "lab", "vcpu": 2, "demand": { "cpu": "80 %" } } },
          "containers": { "web": { "on": "lab", "demand": { "cpu": "50 %" } } }
        }
      `,
      // A limit keeps what is wanted beyond it from the host.
      example`
        {
          "hosts": { "lab": { "hostOs": "debian-12", "cpu": { "cores": 4, "clock": "2 GHz" }, "ownDemand": { "cpu": "25 %" } } },
          "vms": { "a": { "host": "lab", "vcpu": 4, "cpu": { "limit": "5 GHz" }, "demand": { "cpu": "100 %" } } }
        }
      `,
      // Too few VMs say what they use for a guess about the others, or nobody does.
      example`
        {
          "hosts": { "esx-01": { "cpu": { "cores": 4, "clock": "2 GHz" } }, "esx-02": { "cpu": { "cores": 2, "clock": "2 GHz" } } },
          "vms": {
            "a": { "host": "esx-01", "demand": { "cpu": "90 %" } }, "b": { "host": "esx-01", "vcpu": 4 }, "c": { "host": "esx-02", "vcpu": 2 }, "d": { "host": "esx-02", "vcpu": 2 }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "lab": { "hostOs": "debian-12", "cpu": { "cores": 4, "clock": "2 GHz" }, "ownDemand": { "cpu": "25 %" } } },
        //                                                             ^ Host "lab" has 8 GHz but 10 GHz are wanted of it on average: 4 GHz by 1 VM, 4 GHz by 1 container and 2 GHz by the host OS.
          "vms": { "a": { "host": "lab", "vcpu": 2, "demand": { "cpu": "100 %" } } },
          "containers": { "web": { "on": "lab", "demand": { "cpu": "4 GHz" } } }
        }
      `,
      // The VM that says nothing is like the other.
      example`
        {
          "hosts": { "esx-01": { "cpu": { "cores": 4, "clock": "2 GHz" } } },
        //                                         ^ Host "esx-01" has 8 GHz but 9.6 GHz are wanted of it on average: 9.6 GHz by 2 VMs (1 of them taken to be like the others).
          "vms": { "a": { "host": "esx-01", "vcpu": 4, "demand": { "cpu": "60 %" } }, "b": { "host": "esx-01", "vcpu": 4 } }
        }
      `,
      // What a technique costs is part of what is wanted.
      example`
        {
          "hosts": {
            "lab": { "hypervisor": "virtualbox-7", "hostOs": "debian-12", "cpu": { "cores": 4, "clock": "2 GHz" } }
        //                                                                                  ^ Host "lab" has 8 GHz but 8.6 GHz are wanted of it on average: 8.6 GHz by 2 VMs (780 MHz of it for their technique).
          },
          "vms": { "a": { "host": "lab", "vcpu": 4, "demand": { "cpu": "3.9 GHz" } }, "b": { "host": "lab", "vcpu": 4, "demand": { "cpu": "3.9 GHz" } } }
        }
      `,
    ],
  },
  on: 'hosts',
  *check(host, estate) {
    if (hasCpuForAll(estate, host.id)) return;
    const cpu = estate.query(hostCpuUse, host.id);
    if (!cpu.known || cpu.demand <= cpu.capacity || hasIdleCpu(cpu)) return;
    const claims = estate.query(cpuClaims, host.id);
    const demand = sum(claims, wantedOf);
    const excess = demand - cpu.capacity;
    if (excess <= cpu.capacity * rounding || !mostlySaid(claims)) return;
    // Where what the VMs are said to use is too much already, that is said as the plainer thing it is.
    if ((estate.query(hostLoad, host.id).cpuDemand ?? 0) > cpu.capacity) return;
    const [there = '', wanted = ''] = formatContrast([cpu.capacity, demand], 'frequency');
    yield {
      place: placeIn(host, ['cpu', 'cores']),
      message: `Host "${host.id}" has ${there} but ${wanted} are wanted of it on average: ${listed(wantedBy(claims))}.`,
      related: heaviest(estate, host.id, { of: (vm) => cpuUsedBy(vm, cpu.clock) ?? 0, say: mhz, path: ['demand', 'cpu'] }),
      data: { excess, clock: cpu.clock },
    };
  },
  fixes: ({ data }, host, estate) => (data ? relief(estate, host, (vm) => cpuUsedBy(vm, data.clock) ?? 0, data.excess) : []),
});

/** "4 GHz by 1 VM", "2 GHz by the host OS" */
function wantedBy(claims: readonly CpuClaim[]): readonly string[] {
  const by = (kind: CpuClaim['kind']): readonly CpuClaim[] => claims.filter((claim) => claim.kind === kind);
  const demand = (of: readonly CpuClaim[]): string => mhz(sum(of, wantedOf));
  const [vms, containers, own] = [by('vm'), by('container'), by('host')];
  const silent = vms.filter((vm) => vm.basis !== 'said').length;
  const cost = sum(vms, (vm) => wantedOf(vm) * (1 - 1 / vm.cost));
  const notes = [...(silent === 0 ? [] : [`${silent} of them taken to be like the others`]), ...(cost < 1 ? [] : [`${mhz(cost)} of it for ${vms.length === 1 ? 'its' : 'their'} technique`])].join(', ');
  return [
    ...(vms.length === 0 ? [] : [`${demand(vms)} by ${counted(vms.length, 'VM')}${notes === '' ? '' : ` (${notes})`}`]),
    ...(containers.length === 0 ? [] : [`${demand(containers)} by ${counted(containers.length, 'container')}`]),
    ...(own.length === 0 ? [] : [`${demand(own)} by the host OS`]),
  ];
}

/** What a limit withholds is not asked of the host. */
const wantedOf = ({ demand, limit }: CpuClaim): number => Math.min(demand, limit);
const rounding = 1e-9;
const mhz = (value: number): string => formatQuantity(value, 'frequency');
