import { datastoreNamed, parseDatastorePath, rootless } from '../../model/datastorePath';
import { closest } from '../../util/closest';
import { example } from '../../util/example';
import { counted } from '../../util/words';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'image-missing',
  severity: 'warning',
  summary: 'A CD/DVD or floppy drive holds an image that its datastore does not have.',
  why: 'A VM whose image is gone starts with an empty drive, or does not start at all, and cannot be moved to another host as long as it refers to the file. One that installs or boots from it stops there.',
  remedy: 'Correct the path, put the file back and list it in "files" of the datastore, or empty the drive. A datastore that lists no files is not asked.',
  examples: {
    good: [
      example`
        {
          "datastores": { "iso": { "name": "ISO Library", "files": [{ "path": "linux/debian-12.iso", "kind": "iso" }] }, "gold": {} },
          "vms": {
            "a": { "cdrom": "[iso] linux/debian-12.iso" }, "b": { "cdrom": "[ISO Library] /linux/debian-12.iso" }, "c": { "cdrom": "host", "floppy": "drivers.flp" },
            "d": { "cdrom": "[gold] any.iso" }, "e": { "cdrom": "[elsewhere] any.iso" }, "f": { "cdrom": "[]" }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "datastores": { "iso": { "files": [{ "path": "linux/debian-12.iso", "kind": "iso" }, { "path": "drivers.flp" }] }, "empty": { "files": [] } },
          "vms": {
            "a": { "cdrom": "[iso] linux/debian-11.iso", "floppy": "[empty] drivers.flp" },
        //                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ Datastore "iso" lists 2 files but no "linux/debian-11.iso", which the CD/DVD drive of VM "a" holds.
        //                                                         ^^^^^^^^^^^^^^^^^^^^^ Datastore "empty" lists 0 files but no "drivers.flp", which the floppy drive of VM "a" holds.
            "b": { "cdrom": "[iso] Linux/Debian-12.iso" }
        //                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ Datastore "iso" lists 2 files but no "Linux/Debian-12.iso", which the CD/DVD drive of VM "b" holds.
          }
        }
      `,
    ],
  },
  on: 'vms',
  fields: ['cdrom', 'floppy'],
  *check(vm, estate) {
    for (const drive of ['cdrom', 'floppy'] as const) {
      const text = vm.value[drive];
      const image = text === undefined ? undefined : parseDatastorePath(text);
      if (!image || image.path === '') continue;
      const datastore = estate.find('datastores', datastoreNamed(estate, image.datastore));
      const files = datastore?.value.files;
      if (!datastore || !files) continue;
      const paths = files.flatMap(({ path }) => (path === undefined ? [] : [rootless(path)]));
      // A file without a path may be any.
      if (paths.length < files.length || paths.includes(image.path)) continue;
      yield {
        place: placeIn(vm, [drive]),
        message: `Datastore "${datastore.id}" lists ${counted(paths.length, 'file')} but no "${image.path}", which the ${drive === 'cdrom' ? 'CD/DVD' : 'floppy'} drive of VM "${vm.id}" holds.`,
        related: [{ place: placeIn(datastore, ['files'], 'key'), message: `The files of datastore "${datastore.id}".` }],
        data: { drive, datastore: image.datastore, instead: closest(image.path, paths) },
      };
    }
  },
  fixes({ data }, vm) {
    if (!data) return [];
    const { drive, datastore, instead } = data;
    const path = ['vms', vm.id, drive];
    const other = instead === undefined ? [] : [{ title: `Use "${instead}"`, changes: [{ kind: 'set' as const, file: vm.file, path, value: `[${datastore}] ${instead}` }] }];
    return [...other, { title: 'Empty the drive', changes: [{ kind: 'remove', file: vm.file, path }] }];
  },
});
