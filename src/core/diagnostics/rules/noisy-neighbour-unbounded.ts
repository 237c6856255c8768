import { cpuClaims, type CpuClaim } from '../../hypervisor/sharing/cpuClaims';
import { entitledIf, hasCpuForAll, hostCpu, hostCpuUse } from '../../hypervisor/sharing/hostCpu';
import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { policiesFor } from '../../model/policies';
import { formatContrast } from '../../model/quantity';
import { example } from '../../util/example';
import { named } from '../wording';
import { defineRule, placeIn, type Found } from '../rule';

export const rule = defineRule({
  id: 'noisy-neighbour-unbounded',
  severity: 'info',
  summary: 'Nothing bounds a guest that could take CPU from those of another tenant, or from everybody on a host half of which it could fill.',
  why: 'Guests are isolated from each other in everything but the resources they share. A guest that runs wild, by a mistake or on purpose, takes what its shares give it, and its neighbours get less than they use on an ordinary day. Only a limit bounds it and only a reservation protects from it.',
  remedy: 'Give it a limit, or reserve for its neighbours what they use; with resource pools, do so for a tenant as a whole.',
  examples: {
    good: [
      example`
        {
          "hosts": { "esx-01": { "cpu": { "cores": 8, "clock": "2 GHz" } } },
          "vms": {
            "a": { "host": "esx-01", "vcpu": 4, "tenant": "red", "demand": { "cpu": "20 %" } }, "b": { "host": "esx-01", "vcpu": 4, "tenant": "blue", "demand": { "cpu": "90 %" } },
            "limited": { "host": "esx-01", "vcpu": 8, "tenant": "green", "cpu": { "limit": "2 GHz" }, "demand": { "cpu": "5 %" } }
          }
        }
      `,
      // The neighbour has reserved what it uses.
      example`
        {
          "hosts": { "esx-01": { "cpu": { "cores": 4, "clock": "2 GHz" } } },
          "vms": {
            "a": { "host": "esx-01", "vcpu": 4, "tenant": "red", "demand": { "cpu": "20 %" } },
            "b": { "host": "esx-01", "vcpu": 4, "tenant": "blue", "cpu": { "reservation": "6 GHz" }, "demand": { "cpu": "6 GHz" } }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "esx-01": { "cpu": { "cores": 8, "clock": "2 GHz" } } },
          "vms": {
            "a": { "host": "esx-01", "vcpu": 4, "tenant": "red", "cpu": { "shares": "high" }, "demand": { "cpu": "10 %" } },
        //  ^^^ Nothing keeps VM "a" from taking 8 GHz of host "esx-01": VM "b" of tenant "blue" would get 8 GHz of the 14.4 GHz it uses.
            "b": { "host": "esx-01", "vcpu": 8, "tenant": "blue", "cpu": { "limit": "15 GHz" }, "demand": { "cpu": "90 %" } }
          }
        }
      `,
      // A container without a quota can take the whole host.
      example`
        {
          "hosts": { "lab": { "hostOs": "debian-12", "cpu": { "cores": 4, "clock": "2 GHz" } } },
          "vms": { "a": { "host": "lab", "vcpu": 3, "demand": { "cpu": "80 %" } } },
          "containers": { "batch": { "on": "lab", "cpuShares": 4096, "demand": { "cpu": "10 %" } } }
        //                ^^^^^^^ Nothing keeps container "batch" from taking 4.6 GHz of host "lab": VM "a" would get 3.4 GHz of the 4.8 GHz it uses.
        }
      `,
    ],
  },
  on: 'hosts',
  *check(host, estate): Iterable<Found<undefined>> {
    if (hasCpuForAll(estate, host.id)) return;
    const cpu = estate.query(hostCpuUse, host.id);
    const claims = estate.query(cpuClaims, host.id);
    if (!cpu.known || claims.length < 2) return;
    const accepted = policiesFor(estate, host.value.cluster).cpuReady;
    for (const claim of claims) {
      if (claim.kind === 'host' || claim.limit < claim.most || claim.most - claim.demand <= cpu.headroom || isBoundedByPool(claim, host.id, estate)) continue;
      const guest = guestOf(estate, claim);
      const isLarge = claim.most >= cpu.capacity / 2;
      if (!guest || (!isLarge && guest.value.tenant === undefined)) continue;
      const victims = claims.filter((other) => other !== claim && other.kind !== 'host' && other.basis === 'said' && (isLarge || isOfAnother(guest, guestOf(estate, other))));
      if (victims.length === 0) continue;
      const left = entitledIf(estate, host.id, (one) => (one === claim ? one.most : one.demand));
      const harmed = victims.map((victim) => ({ victim, gets: left[claims.indexOf(victim)] ?? 0, had: cpu.given.entitled[claims.indexOf(victim)] ?? 0 }))
        .filter(({ victim, gets, had }) => (had - gets) / victim.most > accepted).sort((a, b) => b.had - b.gets - (a.had - a.gets));
      const worst = harmed[0];
      const other = worst && guestOf(estate, worst.victim);
      if (!worst || !other) continue;
      const [takes = '', gets = '', uses = ''] = formatContrast([left[claims.indexOf(claim)] ?? 0, worst.gets, worst.victim.demand], 'frequency');
      const tenant = guest.value.tenant !== undefined && isOfAnother(guest, other) ? ` of tenant "${other.value.tenant ?? ''}"` : '';
      yield {
        place: placeIn(guest),
        message: `Nothing keeps ${named(guest)} from taking ${takes} of host "${host.id}": ${named(other)}${tenant} would get ${gets} of the ${uses} it uses.`,
        related: [{ place: placeIn(other, ['demand', 'cpu']), message: `What ${named(other)} uses.` }],
      };
    }
  },
});

type Guest = Entry<'vms'> | Entry<'containers'>;

function guestOf(estate: Estate, { consumer, kind }: CpuClaim): Guest | undefined {
  const id = consumer.slice(consumer.indexOf('/') + 1);
  return kind === 'vm' ? estate.find('vms', id) : estate.find('containers', id);
}

/** Whether two guests are of different tenants. */
function isOfAnother(guest: Guest, other: Guest | undefined): boolean {
  return other?.value.tenant !== undefined && other.value.tenant !== guest.value.tenant;
}

function isBoundedByPool({ pool, most }: CpuClaim, host: string, estate: Estate): boolean {
  if (pool === undefined) return false;
  const { pools } = estate.query(hostCpu, host);
  for (let reach = pools.get(pool); reach; reach = reach.parent === undefined ? undefined : pools.get(reach.parent)) {
    if (reach.limit < most) return true;
  }
  return false;
}
