import { runs, vmsOn } from '../../model/lookups';
import { movesToEvacuate } from '../../planning/moves';
import { example } from '../../util/example';
import { counted } from '../../util/words';
import { moving } from '../placements';
import { defineRule, placeIn, rootOf } from '../rule';

export const rule = defineRule({
  id: 'maintenance-host-runs-vms',
  severity: 'error',
  summary: 'A host is in maintenance but VMs that are on name it as theirs.',
  why: 'A host in maintenance runs nothing: its VMs must have moved before, or they stand still.',
  remedy: 'Move the VMs to other hosts, switch them off, or end the maintenance.',
  examples: {
    good: [
      example`
        {
          "hosts": { "esx-01": { "maintenance": true }, "esx-02": { "maintenance": false } },
          "vms": { "web": { "host": "esx-02" }, "old": { "host": "esx-01", "power": "off" } }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": {
            "esx-01": { "maintenance": true, "cpu": { "cores": 4 }, "memory": "8 GiB" },
        //                             ^^^^ Host "esx-01" is in maintenance but 2 VMs are to run on it.
            "esx-02": { "cpu": { "cores": 4 }, "memory": "8 GiB" }
          },
          "vms": { "web": { "host": "esx-01" }, "db": { "host": "esx-01" } }
        }
      `,
    ],
  },
  on: 'hosts',
  *check(host, estate) {
    if (host.value.maintenance !== true) return;
    const running = vmsOn(estate, host.id).filter((vm) => runs(vm.value));
    if (running.length === 0) return;
    yield {
      place: placeIn(host, ['maintenance']),
      message: `Host "${host.id}" is in maintenance but ${counted(running.length, 'VM')} ${running.length === 1 ? 'is' : 'are'} to run on it.`,
      related: running.slice(0, 5).map((vm) => ({ place: placeIn(vm, ['host']), message: `VM "${vm.id}" is on it.` })),
    };
  },
  fixes(_, host, estate) {
    const moves = movesToEvacuate(estate, host.id);
    return [
      ...(moves ? [moving(estate, moves)] : []),
      { title: `End the maintenance of "${host.id}"`, changes: [{ kind: 'remove', file: host.file, path: [...rootOf(host), 'maintenance'] }] },
    ];
  },
});
