import { datastoreFormatInfo } from '../../catalogue/datastoreFormats';
import { releasesOf, type Release } from '../../catalogue/releases';
import { sharedDiskLimits, type SharedDiskLimits } from '../../catalogue/sharedDisks';
import { isInSnapshots } from '../../hypervisor/machine/fileSizes';
import { releaseOfVm } from '../../hypervisor/machine/vmRelease';
import type { Change } from '../../model/change';
import type { Entry, Path } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { policiesFor } from '../../model/policies';
import { usedOf } from '../../model/vmDisk';
import { sharedDiskOf, sharersOf, type OwnedDisk } from '../../storage/sharedDisks';
import { spaceOf } from '../../storage/capacity/space';
import { distinct } from '../../util/distinct';
import { example } from '../../util/example';
import { own } from '../../util/own';
import { counted, listed } from '../../util/words';
import { defineRule, placeIn, type Fix, type Found } from '../rule';

export const rule = defineRule({
  id: 'shared-disk-unsupported',
  severity: 'error',
  summary: 'Several VMs share a disk in a way that the product of their hosts does not support.',
  why: 'A file system of a guest takes a disk to be its own; to let several VMs write on one, the hypervisor has to leave out what it does for a disk of one VM: growing it, keeping others out, noting changes since a snapshot. Where it cannot, the second VM does not start, or what it writes is lost.',
  remedy: 'For a cluster that coordinates its writes itself (Oracle RAC, clustered file systems) share an eagerly zeroed disk with "multi-writer"; for one that locks by SCSI reservations (Windows Server failover clusters) map a LUN. Keep shared disks independent of snapshots.',
  examples: {
    good: [
      example`
        {
          "hosts": { "esx-01": { "hypervisor": "esxi-8.0" }, "esx-02": { "hypervisor": "esxi-8.0" } },
          "datastores": { "gold": { "format": "vmfs-6" }, "vsan": { "format": "vsan" } },
          "vms": {
            "rac-1": {
              "host": "esx-01", "snapshots": [{ "name": "before the update" }],
              "disks": {
                "system": { "datastore": "gold", "size": "40 GiB", "provisioning": "thin" },
                "data": { "datastore": "gold", "size": "1 TiB", "provisioning": "thick-eager", "sharing": "multi-writer", "mode": "independent" },
                "votes": { "datastore": "vsan", "size": "10 GiB", "provisioning": "thin", "sharing": "multi-writer", "mode": "independent" },
                "quorum": { "datastore": "gold", "size": "1 GiB", "raw": "naa.600", "sharing": "scsi-bus" }
              }
            },
            "rac-2": { "host": "esx-02", "disks": { "data": { "sameAs": "rac-1/data" }, "votes": { "sameAs": "rac-1/votes" }, "quorum": { "sameAs": "rac-1/quorum" } } }
          }
        }
      `,
      // On one host VMs may share a bus without a LUN; of what runs there nothing is known; how space is taken is not said.
      example`
        {
          "hosts": { "esx-01": { "hypervisor": "esxi-6.7" }, "bare": {} }, "datastores": { "gold": { "format": "vmfs-6" } },
          "vms": {
            "a": { "host": "esx-01", "disks": { "q": { "datastore": "gold", "sharing": "scsi-bus" } } }, "b": { "host": "esx-01", "disks": { "q": { "sameAs": "a/q" } } },
            "c": { "host": "bare", "disks": { "d": { "datastore": "gold", "provisioning": "thin", "sharing": "multi-writer" } } }, "d": { "host": "bare", "disks": { "d": { "sameAs": "c/d" } } },
            "e": { "host": "esx-01", "disks": { "d": { "datastore": "gold", "sharing": "multi-writer" } } }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "esx-01": { "hypervisor": "esxi-8.0" } }, "datastores": { "gold": { "format": "vmfs-6" } },
          "vms": {
            "rac-1": {
              "host": "esx-01", "snapshots": [{ "name": "before the update" }],
        //                      ^^^^^^^^^^^ VM "rac-1" has 1 snapshot but shares its disk "data", of which VMware ESXi takes none: it would have to be independent.
              "disks": {
                "data": { "datastore": "gold", "size": "100 GiB", "provisioning": "thin", "sharing": "multi-writer" },
        //                                                                        ^^^^^^ Disk "data" of VM "rac-1" is shared but thin: on VMFS 6 VMware ESXi shares only disks that are thick and eagerly zeroed.
                "votes": { "datastore": "gold", "size": "10 GiB", "mode": "independent" }
              }
            },
            "rac-2": { "host": "esx-01", "disks": { "data": { "sameAs": "rac-1/data", "mode": "independent" }, "votes": { "sameAs": "rac-1/votes" } } }
        //                                                                                                                          ^^^^^^^^^^^^^ Disk "votes" of VM "rac-2" is that of VM "rac-1", but neither says how they share it: VMware ESXi lets only the first that starts have it.
          }
        }
      `,
      // Nodes on two hosts, before disks on VMFS could be shared by a bus; and on NFS, where they cannot.
      example`
        {
          "hosts": { "esx-01": { "hypervisor": "esxi-6.7" }, "esx-02": { "hypervisor": "esxi-6.7" } }, "datastores": { "gold": { "format": "vmfs-6" }, "nas": { "format": "nfs-3" } },
          "vms": {
            "sql-1": {
              "host": "esx-01",
              "disks": {
                "data": { "datastore": "gold", "sharing": "scsi-bus" },
        //                                                ^^^^^^^^^^ Disk "data" of VM "sql-1" is shared by a SCSI bus between hosts "esx-01" and "esx-02" without being a raw mapping: VMware ESXi does that on VMFS 6 from 7.0 on.
                "quorum": { "datastore": "nas", "sharing": "scsi-bus" }
        //                                                 ^^^^^^^^^^ Disk "quorum" of VM "sql-1" is shared by a SCSI bus between hosts "esx-01" and "esx-02" without being a raw mapping: VMware ESXi does not do that on NFS 3.
              }
            },
            "sql-2": { "host": "esx-02", "disks": { "data": { "sameAs": "sql-1/data" }, "quorum": { "sameAs": "sql-1/quorum" } } }
          }
        }
      `,
      example`
        {
          "hosts": { "kvm": { "hypervisor": "kvm" } },
          "vms": {
            "a": { "host": "kvm", "disks": { "d": { "format": "qcow2", "sharing": "multi-writer" } } }, "b": { "host": "kvm", "disks": { "d": { "sameAs": "a/d" } } }
        //                                                    ^^^^^^^ Disk "d" of VM "a" is shared but in format qcow2: KVM shares only raw.
          }
        }
      `,
      // In a circle there is no disk; and of a chain only the first is one.
      example`
        {
          "vms": {
            "a": { "disks": { "d": { "sameAs": "b/d" } } },
        //                                     ^^^^^ Disk "d" of VM "a" is "b/d", which is not a disk of its own but "a/d": which disk they share is not known.
            "b": { "disks": { "d": { "sameAs": "a/d" } } }
        //                                     ^^^^^ Disk "d" of VM "b" is "a/d", which is not a disk of its own but "b/d": which disk they share is not known.
          }
        }
      `,
    ],
  },
  on: 'vms',
  fields: ['disks.*.sameAs', 'disks.*.sharing'],
  *check(vm, estate): Iterable<Found<Repair>> {
    const { disks } = vm.value;
    for (const name in disks) {
      const disk = disks[name];
      if (!disk || (disk.sameAs === undefined && (disk.sharing ?? 'none') === 'none')) continue;
      const next = disk.sameAs === undefined ? undefined : sameAsBehind(estate, disk.sameAs);
      if (next !== undefined) {
        yield { place: placeIn(vm, ['disks', name, 'sameAs']), message: `Disk "${name}" of VM "${vm.id}" is "${disk.sameAs}", which is not a disk of its own but "${next}": which disk they share is not known.`, severity: 'warning' };
      }
      const release = releaseOfVm(estate, vm.value);
      const limits = release && sharedDiskLimits(release.product.id);
      if (limits) yield* unsupported({ vm, name, disk }, release, limits, estate);
    }
  },
  fixes: ({ data }, _, estate) => (data ? repairs(data, estate) : []),
});

/** Of which disk the disk "vm/disk" is another name; undefined where it is one of its own, or not there. */
function sameAsBehind(estate: Estate, named: string): string | undefined {
  const slash = named.indexOf('/');
  return own(estate.value('vms', named.slice(0, slash))?.disks, named.slice(slash + 1))?.sameAs;
}

/** What would be changed of a disk. */
interface Repair {
  readonly vm: string;
  readonly field: 'provisioning' | 'sharing' | 'mode';
  /** Of which VM's disks; of a shared one both. */
  readonly disks: readonly { readonly vm: string; readonly name: string }[];
}

function* unsupported(here: OwnedDisk, release: Release, limits: SharedDiskLimits, estate: Estate): Iterable<Found<Repair>> {
  const { vm, name, disk } = here;
  const product = release.product.name;
  const owner = disk.sameAs === undefined ? here : sharedDiskOf(estate, disk);
  if (!owner) return;
  const who = `Disk "${name}" of VM "${vm.id}"`;
  const isRaw = owner.disk.raw !== undefined;
  const said = owner.disk.sharing ?? disk.sharing ?? 'none';
  if (limits.isExclusive && said === 'none' && !isRaw && vm.value.template !== true && owner.vm.value.template !== true) {
    yield {
      place: placeIn(vm, ['disks', name, 'sameAs']),
      message: `${who} is that of VM "${owner.vm.id}", but neither says how they share it: ${product} lets only the first that starts have it.`,
      related: [{ place: placeIn(owner.vm, ['disks', owner.name], 'key'), message: `The disk of VM "${owner.vm.id}".` }],
      data: { vm: owner.vm.id, field: 'sharing', disks: [{ vm: owner.vm.id, name: owner.name }] },
    };
  }
  const snapshots = vm.value.snapshots?.length ?? 0;
  if (limits.noSnapshots && snapshots > 0 && !isRaw && isInSnapshots({ ...owner.disk, ...disk })) {
    yield {
      place: placeIn(vm, ['snapshots'], 'key'),
      message: `VM "${vm.id}" has ${counted(snapshots, 'snapshot')} but shares its disk "${name}", of which ${product} takes none: it would have to be independent.`,
      data: { vm: vm.id, field: 'mode', disks: [{ vm: vm.id, name }] },
    };
  }
  // The rest is about the disk itself, and told where that is.
  if (owner === here && !isRaw) yield* itself(here, release, limits, estate);
}

function* itself({ vm, name, disk }: OwnedDisk, release: Release, limits: SharedDiskLimits, estate: Estate): Iterable<Found<Repair>> {
  const product = release.product.name;
  const who = `Disk "${name}" of VM "${vm.id}"`;
  const format = estate.value('datastores', disk.datastore)?.format;
  const at = (field: string): Path => ['disks', name, field];
  const { provisioning, formats, hosts: mostHosts, busNeedsRaw } = limits;
  if (provisioning && disk.provisioning !== undefined && isLess(disk.provisioning, provisioning.value) && (!provisioning.on || (format !== undefined && provisioning.on.includes(format)))) {
    const where = format !== undefined && provisioning.on ? `on ${datastoreFormatInfo[format].name} ` : '';
    const wanted = provisioning.value === 'thick' ? 'thick' : 'thick and eagerly zeroed';
    yield {
      place: placeIn(vm, at('provisioning')),
      message: `${who} is shared but ${disk.provisioning === 'thin' ? 'thin' : 'zeroed lazily'}: ${where}${product} shares only disks that are ${wanted}.`,
      data: { vm: vm.id, field: 'provisioning', disks: [{ vm: vm.id, name }] },
    };
  }
  if (formats && disk.format !== undefined && !formats.value.includes(disk.format)) {
    yield { place: placeIn(vm, at('format')), message: `${who} is shared but in format ${disk.format}: ${product} shares only ${listed(formats.value, 'or')}.` };
  }
  const hosts = distinct(sharersOf(estate, vm.id, name).flatMap((id) => estate.value('vms', id)?.host ?? []));
  if (disk.sharing === 'multi-writer' && mostHosts && hosts.length > mostHosts.value) {
    yield { place: placeIn(vm, at('sharing')), message: `${who} is written on by VMs on ${hosts.length} hosts, but ${product} shares a disk among at most ${mostHosts.value}.` };
  }
  if (disk.sharing !== 'scsi-bus' || !busNeedsRaw || format === undefined || hosts.length < 2) return;
  const since = busNeedsRaw.before[format];
  if (since === undefined || (since !== '' && !isBefore(release, since))) return;
  const { name: on } = datastoreFormatInfo[format];
  const can = since === '' ? `does not do that on ${on}` : `does that on ${on} from ${since} on`;
  yield {
    place: placeIn(vm, at('sharing')),
    message: `${who} is shared by a SCSI bus between hosts ${listed(hosts.map((host) => `"${host}"`))} without being a raw mapping: ${product} ${can}.`,
  };
}

const isLess = (provisioning: 'thin' | 'thick-lazy' | 'thick-eager', wanted: 'thick' | 'thick-eager'): boolean => provisioning === 'thin' || (wanted === 'thick-eager' && provisioning !== wanted);

function isBefore(release: Release, version: string): boolean {
  const versions = releasesOf(release.product).map((each) => each.version.version);
  return versions.indexOf(release.version.version) < versions.indexOf(version);
}

function repairs({ field, disks }: Repair, estate: Estate): readonly Fix[] {
  const owners = disks.flatMap(({ vm: id, name }) => {
    const vm = estate.find('vms', id);
    const disk = vm?.value.disks?.[name];
    return vm && disk ? [{ vm, name, disk }] : [];
  });
  const set = (value: string): readonly Change[] => owners.map(({ vm, name }) => ({ kind: 'set', file: vm.file, path: ['vms', vm.id, 'disks', name, field], value }));
  switch (field) {
    case 'mode': return [{ title: 'Keep it independent of snapshots', changes: set('independent') }];
    // Where it would have to be made thick first, that is another repair.
    case 'sharing': return owners.every(({ disk, vm }) => disk.provisioning === undefined || disk.provisioning === 'thick-eager' || !isAskedForThick(vm, disk.datastore, estate)) ? [{ title: 'Let both write on it', changes: set('multi-writer') }] : [];
    case 'provisioning': return owners.every((owner) => hasRoomWhole(owner, estate)) ? [{ title: 'Make it thick and zero it', changes: set('thick-eager') }] : [];
  }
}

function isAskedForThick(vm: Entry<'vms'>, datastore: string | undefined, estate: Estate): boolean {
  const release = releaseOfVm(estate, vm.value);
  const asked = release && sharedDiskLimits(release.product.id)?.provisioning;
  const format = estate.value('datastores', datastore)?.format;
  return asked !== undefined && (!asked.on || (format !== undefined && asked.on.includes(format)));
}

/** Whether the datastore of a disk stays below what the policy calls full when it takes all of the disk. */
function hasRoomWhole({ disk }: OwnedDisk, estate: Estate): boolean {
  if (disk.datastore === undefined) return true;
  const { usable, used } = estate.query(spaceOf, `datastores/${disk.datastore}`);
  const more = disk.provisioning === 'thin' ? (disk.size ?? 0) - (usedOf(disk) ?? 0) : 0;
  return usable === undefined || used + more <= usable * policiesFor(estate).datastoreFull;
}
