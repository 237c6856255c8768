import { poolChain, reaches, type PoolChain } from '../../hypervisor/sharing/pools';
import type { Vm } from '../../model/entities';
import type { Estate } from '../../model/estate';
import { example } from '../../util/example';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'resource-pool-out-of-reach',
  severity: 'warning',
  summary: 'A VM names a resource pool of another host or cluster than the one it is on.',
  why: 'A resource pool shares out what its host or its cluster has. Elsewhere the VM stands beside it: neither the reservation nor the limit of the pool counts for it.',
  remedy: 'Name a pool of the host or the cluster of the VM, or move the VM to where its pool is.',
  examples: {
    good: [
      // A pool of nothing is wherever its VMs are; what is not there is reported as such.
      example`
        {
          "clusters": { "prod": {} }, "hosts": { "esx-01": { "cluster": "prod" }, "alone": {} },
          "resourcePools": { "web": { "parent": "prod" }, "shop": { "parent": "web" }, "own": { "parent": "alone" }, "any": {} },
          "vms": {
            "a": { "host": "esx-01", "resourcePool": "shop" }, "b": { "host": "alone", "resourcePool": "own" }, "c": { "host": "alone", "resourcePool": "any" },
            "d": { "cluster": "prod", "resourcePool": "web" }, "e": { "resourcePool": "own" }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "clusters": { "prod": {}, "test": {} }, "hosts": { "esx-01": { "cluster": "prod" }, "esx-02": { "cluster": "test" }, "alone": {} },
          "resourcePools": { "web": { "parent": "prod" }, "shop": { "parent": "web" }, "own": { "parent": "alone" } },
          "vms": {
            "a": { "host": "esx-02", "resourcePool": "shop" },
        //                                           ^^^^^^ VM "a" takes from resource pool "shop" of cluster "prod", but its host "esx-02" is in cluster "test": the pool does not count there.
            "b": { "host": "esx-01", "resourcePool": "own" },
        //                                           ^^^^^ VM "b" takes from resource pool "own" of host "alone", but is on host "esx-01": the pool does not count there.
            "c": { "host": "alone", "resourcePool": "web" },
        //                                          ^^^^^ VM "c" takes from resource pool "web" of cluster "prod", but its host "alone" is in none: the pool does not count there.
            "d": { "cluster": "test", "resourcePool": "web" }
        //                                            ^^^^^ VM "d" takes from resource pool "web" of cluster "prod", but is in cluster "test": the pool does not count there.
          }
        }
      `,
    ],
  },
  on: 'vms',
  fields: ['resourcePool'],
  *check(vm, estate) {
    const pool = vm.value.resourcePool;
    const root = pool === undefined || vm.value.template === true ? undefined : estate.query(poolChain, pool)?.root;
    if (pool === undefined || !root || root.kind === 'nowhere') return;
    const elsewhere = whereElse(estate, vm.value, pool, root);
    if (elsewhere === undefined) return;
    yield {
      place: placeIn(vm, ['resourcePool']),
      message: `VM "${vm.id}" takes from resource pool "${pool}" of ${root.kind} "${root.id}", but ${elsewhere}: the pool does not count there.`,
    };
  },
  fixes: (_, vm) => [{ title: 'Take it out of the pool', changes: [{ kind: 'remove', file: vm.file, path: ['vms', vm.id, 'resourcePool'] }] }],
});

/** Where a VM is, if its pool does not reach there; undefined where it does, or nobody knows. */
function whereElse(estate: Estate, { host, cluster }: Vm, pool: string, root: PoolChain['root']): string | undefined {
  if (host === undefined) return cluster !== undefined && root.kind === 'cluster' && root.id !== cluster ? `is in cluster "${cluster}"` : undefined;
  if (!estate.find('hosts', host) || reaches(estate, pool, host)) return undefined;
  if (root.kind === 'host') return `is on host "${host}"`;
  const there = estate.value('hosts', host)?.cluster;
  return `its host "${host}" is in ${there === undefined ? 'none' : `cluster "${there}"`}`;
}
