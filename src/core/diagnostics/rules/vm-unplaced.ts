import { siteOf } from '../../model/lookups';
import { hostsThatFit } from '../../planning/moves';
import { example } from '../../util/example';
import { moving } from '../placements';
import { defineRule, nothingFound, placeIn } from '../rule';

export const rule = defineRule({
  id: 'vm-unplaced',
  severity: 'warning',
  summary: 'A VM is on no host and in no cluster.',
  why: 'Without a place it takes nothing from anybody: no host is charged for it, no failure touches it, and nobody can tell whether it can run.',
  remedy: 'Name the host it runs on, or the cluster that may choose one. What is only a master copy is a "template".',
  examples: {
    good: [
      example`
        {
          "clusters": { "prod": {} }, "hosts": { "esx-01": {} },
          "vms": { "web": { "host": "esx-01" }, "db": { "cluster": "prod" }, "golden-image": { "template": true } }
        }
      `,
    ],
    bad: [
      example`
        { "vms": { "web": { "memory": "4 GiB" } } }
        //         ^^^^^ VM "web" is on no host and in no cluster.
      `,
      example`
        {
          "sites": { "dakar": {}, "thies": {} },
          "hosts": {
            "esx-01": { "site": "dakar", "cpu": { "cores": 8 }, "memory": "64 GiB" },
            "esx-02": { "site": "thies", "cpu": { "cores": 8 }, "memory": "64 GiB" }
          },
          "vms": { "web": { "site": "thies" } }
        //         ^^^^^ VM "web" is on no host and in no cluster.
        }
      `,
    ],
  },
  on: 'vms',
  check(vm) {
    const { host, cluster, template } = vm.value;
    if (host !== undefined || cluster !== undefined || template === true) return nothingFound;
    return [{ place: placeIn(vm), message: `VM "${vm.id}" is on no host and in no cluster.` }];
  },
  fixes(_, vm, estate) {
    const hosts = estate.ids('hosts').filter((id) => vm.value.site === undefined || siteOf(estate, estate.value('hosts', id) ?? {}) === vm.value.site);
    return hostsThatFit(estate, hosts, [vm.id], 3).map((to) => ({ ...moving(estate, [{ vm: vm.id, to }]), title: `Place it on "${to}"` }));
  },
});
