import { policiesFor } from '../../model/policies';
import { formatQuantity } from '../../model/quantity';
import { writtenPath } from '../../model/writtenPath';
import { example } from '../../util/example';
import { counted } from '../../util/words';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'snapshot-chain-too-long',
  severity: 'warning',
  summary: 'A VM has more snapshots in a row than the policy allows.',
  why: 'Each snapshot adds a delta to every disk, and a read searches them from the newest to the oldest: the VM slows down, the deltas grow until the datastore is full, and consolidating them takes the longer. A snapshot is no backup: without the disk below, it is worth nothing. VMware advises no more than two or three in a chain (Best practices for using VMware snapshots in the vSphere environment).',
  remedy: 'Delete the snapshots that are not needed any more, which consolidates them into the disks, or set "policies.snapshotChain" to what you accept.',
  examples: {
    good: [
      example`
        { "vms": { "a": { "snapshots": [{ "name": "before the update" }, { "name": "after" }, {}] }, "b": { "snapshots": [] } } }
      `,
      example`
        {
          "clusters": { "lab": { "policies": { "snapshotChain": 32 } } }, "hosts": { "esx-01": { "cluster": "lab" } },
          "vms": { "a": { "host": "esx-01", "snapshots": [{}, {}, {}, {}, {}] } }
        }
      `,
    ],
    bad: [
      example`
        { "vms": { "a": { "snapshots": [{ "name": "1", "size": "2 GiB" }, { "name": "2", "size": "1 GiB" }, {}, { "name": "4" }, {}] } } }
        //                                                                                                      ^^^^^^^^^^^^^^^ VM "a" has 5 snapshots in a row, more than 3: they hold at least 3 GiB.
      `,
      example`
        { "policies": { "snapshotChain": 0 }, "vms": { "a": { "snapshots": [{ "name": "1" }] } } }
        //                                                                  ^^^^^^^^^^^^^^^ VM "a" has 1 snapshot in a row, more than 0.
      `,
    ],
  },
  on: 'vms',
  fields: ['snapshots'],
  *check(vm, estate) {
    const snapshots = vm.value.snapshots ?? [];
    if (snapshots.length === 0) return;
    const most = policiesFor(estate, vm.value.cluster ?? estate.value('hosts', vm.value.host)?.cluster).snapshotChain;
    if (snapshots.length <= most) return;
    const held = snapshots.reduce((sum, { size }) => sum + (size ?? 0), 0);
    const holds = held === 0 ? '' : `: they hold ${snapshots.every(({ size }) => size !== undefined) ? '' : 'at least '}${formatQuantity(held, 'bytes')}`;
    yield { place: placeIn(vm, writtenPath(vm, ['snapshots', most])), message: `VM "${vm.id}" has ${counted(snapshots.length, 'snapshot')} in a row, more than ${most}${holds}.` };
  },
});
