import { poolChain, vmsByPool, type Resource } from '../../hypervisor/sharing/pools';
import { poolReservation, reservable, reservedOf } from '../../hypervisor/sharing/reservations';
import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { runs } from '../../model/lookups';
import { formatContrast } from '../../model/quantity';
import { example } from '../../util/example';
import { defineRule, placeIn, type Found } from '../rule';

export const rule = defineRule({
  id: 'resource-pool-reservation-exceeded',
  severity: 'error',
  summary: 'More is reserved in a resource pool than it can guarantee, or pools reserve more than their host or cluster has.',
  why: 'A reservation is a promise. A pool that may not expand has only what it reserved itself, and no pool goes beyond its limit; the hypervisor refuses to start the VM that would break the promise.',
  remedy: 'Reserve less in the pool, reserve more for it, or let it expand into what the pools above it have left ("expandable").',
  examples: {
    good: [
      example`
        {
          "hosts": { "esx-01": { "cpu": { "cores": 8, "clock": "2 GHz" }, "memory": "64 GiB" } },
          "resourcePools": {
            "prod": { "parent": "esx-01", "cpu": { "reservation": "6 GHz" }, "memory": { "reservation": "16 GiB" }, "expandable": false },
            "web": { "parent": "prod", "cpu": { "reservation": "2 GHz" } }
          },
          "vms": {
            "a": { "host": "esx-01", "resourcePool": "web", "vcpu": 2, "cpu": { "reservation": "2 GHz" } }, "b": { "host": "esx-01", "resourcePool": "web", "vcpu": 2, "cpu": { "reservation": "2 GHz" } },
            "c": { "host": "esx-01", "resourcePool": "prod", "cpu": { "reservation": "2 GHz" } },
            "off": { "host": "esx-01", "resourcePool": "prod", "vcpu": 4, "power": "off", "cpu": { "reservation": "8 GHz" } }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "esx-01": { "cpu": { "cores": 8, "clock": "2 GHz" }, "memory": "64 GiB" } },
          "resourcePools": {
            "web": { "parent": "esx-01", "cpu": { "reservation": "2 GHz" }, "memory": { "limit": "4 GiB" }, "expandable": false }
        //                                                       ^^^^^^^ Resource pool "web" has reserved 2 GHz and may not expand, but 3 GHz is reserved in it.
          },
          "vms": {
            "a": { "host": "esx-01", "resourcePool": "web", "vcpu": 2, "cpu": { "reservation": "2 GHz" } }, "b": { "host": "esx-01", "resourcePool": "web", "cpu": { "reservation": "1 GHz" } }
          }
        }
      `,
      example`
        {
          "hosts": { "esx-01": { "cpu": { "cores": 8, "clock": "2 GHz" }, "memory": "64 GiB" } },
          "resourcePools": { "web": { "parent": "esx-01", "memory": { "limit": "4 GiB" } } },
        //                                                                     ^^^^^^^ Resource pool "web" is limited to 4 GiB of memory, but 6 GiB is reserved in it.
          "vms": { "a": { "host": "esx-01", "resourcePool": "web", "memory": "8 GiB", "memoryAllocation": { "reservation": "6 GiB" } } }
        }
      `,
      // Pools together want more than there is.
      example`
        {
          "clusters": { "prod": {} },
          "hosts": { "esx-01": { "cluster": "prod", "cpu": { "cores": 8, "clock": "2 GHz" }, "memory": "64 GiB" }, "esx-02": { "cluster": "prod", "cpu": { "cores": 8, "clock": "2 GHz" }, "memory": "64 GiB" } },
          "resourcePools": {
            "gold": { "parent": "prod", "cpu": { "reservation": "24 GHz" } },
        //                                                      ^^^^^^^^ Resource pool "gold" reserves 24 GHz, but cluster "prod" has 32 GHz and 34 GHz is reserved of it.
            "silver": { "parent": "prod", "cpu": { "reservation": "10 GHz" } }
        //                                                        ^^^^^^^^ Resource pool "silver" reserves 10 GHz, but cluster "prod" has 32 GHz and 34 GHz is reserved of it.
          }
        }
      `,
    ],
  },
  on: 'resourcePools',
  *check(pool, estate) {
    const chain = estate.query(poolChain, pool.id);
    if (!chain) return;
    for (const of of ['cpu', 'memory'] as const) {
      const { reserved, inside, expandable } = poolReservation(estate, of, pool.id);
      const limit = pool.value[of]?.limit;
      if (limit !== undefined && inside > limit) {
        yield { ...beyond(pool, of, 'limit', `is limited to`, limit, inside), related: reserving(estate, pool, of) };
      } else if (!expandable && inside > reserved) {
        yield { ...beyond(pool, of, 'reservation', 'has reserved', reserved, inside), related: reserving(estate, pool, of) };
      } else if (chain.pools.length === 1 && chain.root.kind !== 'nowhere' && reserved > 0) {
        yield* beyondRoot(pool, estate, of, chain.root, reserved);
      }
    }
  },
});

function beyond(pool: Entry<'resourcePools'>, of: Resource, field: 'limit' | 'reservation', verb: string, bound: number, inside: number): Found<undefined> {
  const [most = '', there = ''] = formatContrast([bound, inside], dimension[of]);
  const stays = field === 'reservation' ? ' and may not expand' : '';
  return {
    place: placeIn(pool, pool.value[of]?.[field] === undefined ? [] : [of, field]),
    message: `Resource pool "${pool.id}" ${verb} ${most}${what[of]}${stays}, but ${there} is reserved in it.`,
  };
}

function* beyondRoot(pool: Entry<'resourcePools'>, estate: Estate, of: Resource, root: { readonly kind: 'host' | 'cluster'; readonly id: string }, reserved: number): Iterable<Found<undefined>> {
  const where = root.kind === 'host' ? 'hosts' : 'clusters';
  const there = reservable(estate, of, where, root.id);
  const taken = reservedOf(estate, of, where, root.id);
  if (taken <= there) return;
  const [own = '', most = '', all = ''] = formatContrast([reserved, there, taken], dimension[of]);
  yield {
    place: placeIn(pool, [of, 'reservation']),
    message: `Resource pool "${pool.id}" reserves ${own}${what[of]}, but ${root.kind} "${root.id}" has ${most} and ${all} is reserved of it.`,
  };
}

/** The VMs of a pool that reserve most. */
function reserving(estate: Estate, pool: Entry<'resourcePools'>, of: Resource): NonNullable<Found['related']> {
  const field = of === 'cpu' ? 'cpu' : 'memoryAllocation';
  return estate.lookup(vmsByPool, pool.id).flatMap((id) => estate.find('vms', id) ?? [])
    .filter((vm) => runs(vm.value) && (vm.value[field]?.reservation ?? 0) > 0)
    .sort((a, b) => (b.value[field]?.reservation ?? 0) - (a.value[field]?.reservation ?? 0)).slice(0, 3)
    .map((vm) => ({ place: placeIn(vm, [field, 'reservation']), message: `VM "${vm.id}" reserves some of it.` }));
}

const dimension = { cpu: 'frequency', memory: 'bytes' } as const;
const what = { cpu: '', memory: ' of memory' } as const;
