import { cpuClaims } from '../../hypervisor/sharing/cpuClaims';
import { mostlySaid } from '../../hypervisor/sharing/demand';
import { entitledIf, hasCpuForAll, hostCpuUse } from '../../hypervisor/sharing/hostCpu';
import { cpuPeakOf } from '../../hypervisor/sharing/hostLoad';
import { vmsRunningOn } from '../../hypervisor/sharing/running';
import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { policiesFor } from '../../model/policies';
import { formatContrast, formatQuantity } from '../../model/quantity';
import { example } from '../../util/example';
import { counted } from '../../util/words';
import { defineRule, placeIn, type Found } from '../rule';

export const rule = defineRule({
  id: 'cpu-ready-high',
  severity: 'warning',
  summary: 'A VM waits for a core longer than the policy accepts, all the time or at its peak.',
  why: 'The guest believes that it runs while it stands in a queue: everything in it becomes slower and nothing in it says why. Five per cent of the time is where people begin to notice.',
  remedy: 'Move VMs to another host, give this one more shares or a reservation, or raise the limit of its resource pool. How much waiting is accepted is the policy "cpuReady".',
  examples: {
    good: [
      example`
        {
          "hosts": { "esx-01": { "cpu": { "cores": 4, "clock": "2 GHz" } }, "esx-02": { "cpu": { "cores": 2, "clock": "2 GHz" } } },
          "vms": {
            "a": { "host": "esx-01", "vcpu": 4, "demand": { "cpu": "40 %", "cpuPeak": "80 %" } }, "b": { "host": "esx-01", "vcpu": 2, "demand": { "cpu": "30 %" } },
            "silent": { "host": "esx-02", "vcpu": 2 }, "too": { "host": "esx-02", "vcpu": 2 }
          }
        }
      `,
      // A limit of its own is what it was given.
      example`
        { "hosts": { "esx-01": { "cpu": { "cores": 4, "clock": "2 GHz" } } }, "vms": { "a": { "host": "esx-01", "cpu": { "limit": "1 GHz" }, "demand": { "cpu": "80 %" } } } }
      `,
    ],
    bad: [
      // The reservation of one makes the other wait.
      example`
        {
          "hosts": { "esx-01": { "cpu": { "cores": 4, "clock": "2 GHz" } } },
          "vms": {
            "a": { "host": "esx-01", "vcpu": 4, "cpu": { "reservation": "6 GHz" }, "demand": { "cpu": "6 GHz" } },
            "b": { "host": "esx-01", "vcpu": 4, "demand": { "cpu": "50 %" } }
        //                                                         ^^^^^^ VM "b" waits for a core 25 % of the time: it wants 4 GHz on average and gets 2 GHz on host "esx-01".
          }
        }
      `,
      // A pool bounds its VMs; a peak meets the average of the others.
      example`
        {
          "hosts": { "esx-01": { "cpu": { "cores": 4, "clock": "2 GHz" } } },
          "resourcePools": { "test": { "parent": "esx-01", "cpu": { "limit": "2 GHz" } } },
          "vms": {
            "a": { "host": "esx-01", "resourcePool": "test", "vcpu": 2, "demand": { "cpu": "75 %" } },
        //                                                                                 ^^^^^^ VM "a" waits for a core 25 % of the time: it wants 3 GHz on average and gets 2 GHz on host "esx-01".
            "b": { "host": "esx-01", "vcpu": 4, "demand": { "cpu": "25 %", "cpuPeak": "100 %" } }
        //                                                                            ^^^^^^^ VM "b" waits for a core 25 % of the time at its peak: it wants 8 GHz and gets 6 GHz on host "esx-01".
          }
        }
      `,
      // Where many wait it is said once.
      example`
        {
          "hosts": { "esx-01": { "cpu": { "cores": 2, "clock": "2 GHz" } } },
        //           ^^^^^^^^ On host "esx-01" 4 VMs wait for a core more than 5 % of the time, VM "a" the longest: 57 %.
          "vms": {
            "a": { "host": "esx-01", "vcpu": 2, "demand": { "cpu": "80 %" } }, "b": { "host": "esx-01", "vcpu": 2, "demand": { "cpu": "60 %" } },
            "c": { "host": "esx-01", "vcpu": 2, "demand": { "cpu": "60 %" } }, "d": { "host": "esx-01", "vcpu": 2, "demand": { "cpu": "60 %" } }, "e": { "host": "esx-01", "demand": { "cpu": "20 %" } }
          }
        }
      `,
    ],
  },
  on: 'hosts',
  *check(host, estate) {
    if (hasCpuForAll(estate, host.id) || !estate.query(hostCpuUse, host.id).known) return;
    const accepted = policiesFor(estate, host.value.cluster).cpuReady;
    const waiting = waitingOn(estate, host.id, accepted).sort((a, b) => b.ready - a.ready || (a.vm.id < b.vm.id ? -1 : 1));
    const [longest] = waiting;
    if (!longest) return;
    if (waiting.length <= fewEnough) {
      for (const one of waiting) yield finding(one, host.id);
      return;
    }
    yield {
      place: placeIn(host),
      message: `On host "${host.id}" ${counted(waiting.length, 'VM')} wait for a core more than ${percent(accepted)} of the time, VM "${longest.vm.id}" the longest: ${percent(longest.ready)}.`,
      related: waiting.slice(0, fewEnough).map((one) => ({ place: placeIn(one.vm, ['demand', one.at]), message: `VM "${one.vm.id}": ${percent(one.ready)}.` })),
    };
  },
});

interface Waiting {
  readonly vm: Entry<'vms'>;
  readonly ready: number;
  readonly wants: number;
  readonly gets: number;
  readonly at: 'cpu' | 'cpuPeak';
}

/** VMs that say what they use and wait for more than is accepted, limits of their own left out; at their peak, the others use their average. */
function waitingOn(estate: Estate, host: string, accepted: number): Waiting[] {
  const { given: { entitled, pools }, clock, headroom } = estate.query(hostCpuUse, host);
  const claims = estate.query(cpuClaims, host);
  if (!mostlySaid(claims)) return [];
  const waiting: Waiting[] = [];
  const vms = vmsRunningOn(estate, host);
  const first = claims.findIndex(({ kind }) => kind === 'vm');
  for (let i = first; i < first + vms.length; i++) {
    const claim = claims[i];
    const vm = vms[i - first];
    if (!claim || !vm || claim.basis !== 'said') continue;
    const { demand, cost, most, limit } = claim;
    const has = entitled[i] ?? 0;
    const wants = Math.min(demand, limit);
    const ready = (wants - has) / most;
    if (ready > accepted) waiting.push({ vm, ready, wants, gets: has, at: 'cpu' });
    const peak = Math.min((cpuPeakOf(vm.value, clock) ?? 0) * cost, most, limit);
    if (ready > accepted || peak <= demand || (pools.size === 0 && peak - demand <= headroom)) continue;
    const gets = entitledIf(estate, host, (other) => (other === claim ? peak : other.demand))[i] ?? 0;
    const atPeak = (peak - gets) / most;
    if (atPeak > accepted) waiting.push({ vm, ready: atPeak, wants: peak, gets, at: 'cpuPeak' });
  }
  return waiting;
}

function finding({ vm, ready, wants, gets, at }: Waiting, host: string): Found<undefined> {
  const [wanted = '', given = ''] = formatContrast([wants, gets], 'frequency');
  const when = at === 'cpu' ? `: it wants ${wanted} on average` : ` at its peak: it wants ${wanted}`;
  return { place: placeIn(vm, ['demand', at]), message: `VM "${vm.id}" waits for a core ${percent(ready)} of the time${when} and gets ${given} on host "${host}".` };
}

/** As many VMs are named one by one. */
const fewEnough = 3;
const percent = (share: number): string => formatQuantity(share, 'ratio', 0);
