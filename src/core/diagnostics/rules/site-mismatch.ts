import { siteOf } from '../../model/lookups';
import { example } from '../../util/example';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'site-mismatch',
  severity: 'error',
  summary: 'A VM names a site and a host that stands at another.',
  why: 'A VM is where its host is: what is planned for a failure of its site would look for it in the wrong place.',
  remedy: 'Correct the host or the site; the site of a VM with a host need not be written at all.',
  examples: {
    good: [
      // A host may stand at another site than the rest of its cluster.
      example`
        {
          "sites": { "dakar": {}, "thies": {} }, "clusters": { "stretched": { "site": "dakar" } },
          "hosts": { "esx-01": { "cluster": "stretched" }, "esx-02": { "cluster": "stretched", "site": "thies" }, "lab": {} },
          "vms": { "a": { "host": "esx-01", "site": "dakar" }, "b": { "host": "esx-02", "site": "thies" }, "c": { "host": "lab", "site": "dakar" } }
        }
      `,
    ],
    bad: [
      example`
        {
          "sites": { "dakar": {}, "thies": {} }, "clusters": { "prod": { "site": "dakar" } }, "hosts": { "esx-01": { "cluster": "prod" } },
          "vms": { "web": { "host": "esx-01", "site": "thies" } }
        //                                            ^^^^^^^ VM "web" is at site "thies" but its host "esx-01" stands at site "dakar".
        }
      `,
    ],
  },
  on: 'vms',
  fields: ['site'],
  *check(vm, estate) {
    const { site } = vm.value;
    const host = estate.find('hosts', vm.value.host);
    const there = host && siteOf(estate, host.value);
    if (site === undefined || !host || there === undefined || there === site) return;
    yield {
      place: placeIn(vm, ['site']),
      message: `VM "${vm.id}" is at site "${site}" but its host "${host.id}" stands at site "${there}".`,
      related: [{ place: placeIn(host), message: `Host "${host.id}" stands at site "${there}".` }],
      data: { there },
    };
  },
  fixes: ({ data }, vm) => (data ? [{ title: `Change the site of the VM to "${data.there}"`, changes: [{ kind: 'set', file: vm.file, path: ['vms', vm.id, 'site'], value: data.there }] }] : []),
});
