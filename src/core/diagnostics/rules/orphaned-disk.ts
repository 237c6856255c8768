import { vmsWithFilesOn } from '../../hypervisor/machine/vmHome';
import { parseDatastorePath, rootless } from '../../model/datastorePath';
import type { Estate } from '../../model/estate';
import { formatQuantity } from '../../model/quantity';
import { writtenPath } from '../../model/writtenPath';
import { example } from '../../util/example';
import { quoted } from '../../util/words';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'orphaned-disk',
  severity: 'warning',
  summary: 'A datastore holds a file of a virtual disk that no VM on it has.',
  why: 'VMs that were removed from the inventory, moves that were broken off and failed deletions leave disks behind. Nobody reads them, nobody dares to delete them, and they take space that is missing where somebody needs it.',
  remedy: 'Find out whose it was; back it up where nobody knows, and delete it. A copy that new VMs are made from is of kind "image".',
  examples: {
    good: [
      // By the folder, the name, the number of a VM; a golden copy; and what is no disk.
      example`
        {
          "datastores": {
            "gold": {
              "files": [
                { "path": "web-01/web-01.vmdk", "kind": "disk" }, { "path": "old name/disk.vmdk", "kind": "disk" }, { "path": "images/101/vm-101-disk-0.qcow2", "kind": "disk" },
                { "path": "golden/debian-12.vmdk", "kind": "image" }, { "path": "iso/debian-12.iso", "kind": "iso" }, { "path": "kubevols/db-data.vmdk", "kind": "disk" }, { "path": "dump.bin" }
              ]
            }
          },
          "vms": {
            "web-01": { "disks": { "system": { "datastore": "gold" } } }, "app": { "path": "[gold] old name/app.vmx", "disks": { "system": { "datastore": "gold" } } },
            "pve": { "source": { "id": "101" }, "disks": { "scsi0": { "datastore": "gold" } } }
          },
          "containers": { "db": { "volumes": { "db-data": { "datastore": "gold", "size": "10 GiB" } } } }
        }
      `,
    ],
    bad: [
      // The VM is there, but its disks have been moved to another datastore.
      example`
        {
          "datastores": {
            "gold": { "files": [{ "path": "old-erp/old-erp_1-flat.vmdk", "size": "400 GiB", "kind": "disk" }, { "path": "web-01/web-01.vmdk", "kind": "disk" }] }, "silver": {}
        //                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ File "old-erp/old-erp_1-flat.vmdk" on datastore "gold" is a disk that no VM there has: 400 GiB that nobody uses.
        //                                                                                                              ^^^^^^^^^^^^^^^^^^^^ File "web-01/web-01.vmdk" on datastore "gold" is a disk that no VM there has: VM "web-01" has its disks on "silver".
          },
          "vms": { "web-01": { "disks": { "system": { "datastore": "silver", "size": "40 GiB" } } } }
        }
      `,
    ],
  },
  on: 'datastores',
  fields: ['files'],
  apart: ['datastores'],
  *check(datastore, estate) {
    const files = datastore.value.files ?? [];
    if (!files.some(({ kind }) => kind === 'disk')) return;
    const claimed = namesOn(estate, datastore.id);
    for (const [i, { path, kind, size }] of files.entries()) {
      if (kind !== 'disk' || path === undefined) continue;
      const names = namesIn(path);
      if (names.some((name) => claimed.has(name))) continue;
      const elsewhere = names.flatMap((name) => estate.find('vms', name) ?? []).at(0);
      const moved = elsewhere && Object.values(elsewhere.value.disks ?? {}).find((disk) => disk.datastore !== undefined)?.datastore;
      const why = elsewhere && moved !== undefined ? `: VM "${elsewhere.id}" has its disks on ${quoted(moved)}` : size === undefined ? '' : `: ${formatQuantity(size, 'bytes')} that nobody uses`;
      yield {
        place: placeIn(datastore, writtenPath(datastore, ['files', i, 'path'])),
        message: `File ${quoted(path)} on datastore "${datastore.id}" is a disk that no VM there has${why}.`,
        data: { path: writtenPath(datastore, ['files', i]) },
      };
    }
  },
  fixes({ data }, datastore) {
    if (!data) return [];
    const path = ['datastores', datastore.id, ...data.path];
    return [
      { title: 'Take it off the datastore', changes: [{ kind: 'remove', file: datastore.file, path }] },
      { title: 'Keep it as an image', changes: [{ kind: 'set', file: datastore.file, path: [...path, 'kind'], value: 'image' }] },
    ];
  },
});

/** What files of VMs and volumes on a datastore may be called: ids, names, numbers where they come from, folders, volumes; in lower case. */
function namesOn(estate: Estate, datastore: string): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (name: string | undefined): void => void (name === undefined || names.add(name.toLowerCase()));
  for (const id of vmsWithFilesOn(estate, datastore)) {
    const { name, source, path } = estate.value('vms', id) ?? {};
    add(id);
    add(name);
    add(source?.id);
    const home = path === undefined ? undefined : parseDatastorePath(path);
    if (home) for (const each of namesIn(home.path)) names.add(each);
  }
  for (const id of estate.ids('containers')) {
    for (const [volume, value] of Object.entries(estate.value('containers', id)?.volumes ?? {})) if (value.datastore === datastore) add(volume);
  }
  return names;
}

/** What a path says of whose file it is: its folders, and the name of the file without what products add to that of the VM. */
function namesIn(path: string): readonly string[] {
  const parts = rootless(path).toLowerCase().split('/');
  const file = parts.at(-1)?.replace(/\.[a-z0-9]+$/, '') ?? '';
  const bare = file.replace(/(?:-flat|-delta|-sesparse|-rdmp?|-ctk|-\d{6}|_\d+)+$/, '');
  const number = /^(?:vm|base|subvol)-(\d+)-/.exec(file)?.[1];
  return [...parts.slice(0, -1), file, bare, ...(number === undefined ? [] : [number])];
}
