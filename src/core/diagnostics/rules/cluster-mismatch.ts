import { example } from '../../util/example';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'cluster-mismatch',
  severity: 'error',
  summary: 'A VM names a cluster and a host that is not in that cluster.',
  why: 'A VM runs where its host is. The cluster decides where it restarts after a failure and where it may be moved, so the two must agree.',
  remedy: 'Correct the host or the cluster; the cluster of a VM with a host need not be written at all.',
  examples: {
    good: [
      example`
        {
          "clusters": { "prod": {} }, "hosts": { "esx-01": { "cluster": "prod" } },
          "vms": { "web": { "host": "esx-01", "cluster": "prod" }, "db": { "host": "esx-01" } }
        }
      `,
    ],
    bad: [
      example`
        {
          "clusters": { "prod": {}, "dev": {} },
          "hosts": { "esx-01": { "cluster": "dev" }, "alone": {} },
          "vms": {
            "web": { "host": "esx-01", "cluster": "prod" },
        //                                        ^^^^^^ VM "web" is in cluster "prod" but its host "esx-01" is in cluster "dev".
            "db": { "host": "alone", "cluster": "prod" }
        //                                      ^^^^^^ VM "db" is in cluster "prod" but its host "alone" is in none.
          }
        }
      `,
    ],
  },
  on: 'vms',
  fields: ['cluster'],
  *check(vm, estate) {
    const { cluster } = vm.value;
    const host = estate.find('hosts', vm.value.host);
    if (cluster === undefined || !host || host.value.cluster === cluster) return;
    const there = host.value.cluster;
    yield {
      place: placeIn(vm, ['cluster']),
      message: `VM "${vm.id}" is in cluster "${cluster}" but its host "${host.id}" is in ${there === undefined ? 'none' : `cluster "${there}"`}.`,
      related: [{ place: placeIn(host, ['cluster']), message: `The cluster of host "${host.id}".` }],
      data: { there },
    };
  },
  fixes({ data }, vm) {
    const path = ['vms', vm.id, 'cluster'];
    const there = data?.there;
    return there === undefined
      ? [{ title: 'Remove the cluster of the VM', changes: [{ kind: 'remove', file: vm.file, path }] }]
      : [{ title: `Change the cluster of the VM to "${there}"`, changes: [{ kind: 'set', file: vm.file, path, value: there }] }];
  },
});
