import { datastoreFormatInfo, formatsUsedBy, useOfFormat, type DatastoreFormat } from '../../catalogue/datastoreFormats';
import type { Release } from '../../catalogue/releases';
import { releaseOn } from '../../hypervisor/machine/vmRelease';
import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { vmsByDatastore } from '../../model/lookups';
import { formatContrast } from '../../model/quantity';
import { hostsOf } from '../../storage/mounts';
import { distinct } from '../../util/distinct';
import { example } from '../../util/example';
import { listed, quoted } from '../../util/words';
import { defineRule, placeIn, type Found } from '../rule';

export const rule = defineRule({
  id: 'datastore-format-unsupported',
  severity: 'error',
  summary: 'A datastore is in a format that a host which mounts it cannot use, that cannot be as large, or that hosts cannot share.',
  why: 'A host sees a file system only if its product knows it: VMs cannot start there from a datastore in another, nor move or be restarted there. And a file system that is not made for several hosts is destroyed when two of them write to it.',
  remedy: 'Use a format that every host knows which mounts the datastore, let other hosts mount it, or update the older ones. Split a datastore that is too large for its format.',
  examples: {
    good: [
      example`
        {
          "clusters": { "prod": {} },
          "hosts": { "esx-01": { "cluster": "prod", "hypervisor": "esxi-8.0" }, "esx-02": { "cluster": "prod", "hypervisor": "esxi-6.7" }, "hv-01": { "hypervisor": "hyperv-2022" }, "pve-01": { "hypervisor": "proxmox-8" } },
          "datastores": {
            "gold": { "format": "vmfs-6", "mountedBy": ["prod"], "capacity": "64 TiB", "shared": true }, "nas": { "format": "nfs-4.1", "mountedBy": ["prod", "pve-01"], "shared": true },
            "csv": { "format": "refs", "mountedBy": ["hv-01"], "shared": true }, "local": { "format": "ext4", "mountedBy": ["pve-01"] }
          }
        }
      `,
      // Who mounts it, or what they run, is not known; nor whether KVM reads VMFS.
      example`
        {
          "hosts": { "bare": {}, "kvm-01": { "hypervisor": "kvm" }, "vmm": { "hypervisor": "my-own-1" } },
          "datastores": { "a": { "format": "vmfs-6" }, "b": { "format": "zfs", "mountedBy": ["bare", "vmm"] }, "c": { "format": "vmfs-5", "mountedBy": ["kvm-01"] }, "d": { "mountedBy": ["bare"] } }
        }
      `,
    ],
    bad: [
      example`
        {
          "clusters": { "prod": {} },
          "hosts": { "esx-01": { "cluster": "prod", "hypervisor": "esxi-6.0" }, "esx-02": { "cluster": "prod", "hypervisor": "esxi-6.0" }, "hv-01": { "hypervisor": "hyperv-2022" } },
          "datastores": {
            "gold": { "format": "vmfs-6", "mountedBy": ["prod"] },
        //                      ^^^^^^^^ Datastore "gold" is VMFS 6, which hosts "esx-01" and "esx-02" cannot use: VMware ESXi uses VMFS 6 from 6.5 on.
            "silver": { "format": "vmfs-5", "mountedBy": ["hv-01"] },
        //                        ^^^^^^^^ Datastore "silver" is VMFS 5, which host "hv-01" cannot use: Microsoft Hyper-V does not use VMFS 5.
            "used": { "format": "zfs" }
        //                      ^^^^^ Datastore "used" is ZFS, which host "esx-01" cannot use: VMware ESXi does not use ZFS.
          },
          "vms": { "a": { "host": "esx-01", "disks": { "system": { "datastore": "used", "size": "40 GiB" } } } }
        }
      `,
      example`
        { "datastores": { "huge": { "format": "vmfs-6", "capacity": "80 TiB" }, "local": { "format": "ext4", "shared": true } } }
        //                                                          ^^^^^^^^ Datastore "huge" has 80 TiB but VMFS 6 takes at most 64 TiB.
        //                                                                                                             ^^^^ Datastore "local" is said to be shared but ext4 can be used by one host at a time.
      `,
    ],
  },
  on: 'datastores',
  fields: ['format'],
  *check(datastore, estate): Iterable<Found<DatastoreFormat>> {
    const { format, capacity, shared } = datastore.value;
    if (format === undefined) return;
    const info = datastoreFormatInfo[format];
    for (const [release, hosts] of hostsByRelease(datastore, estate)) {
      const use = useOfFormat(release, format);
      if (use.kind !== 'unusable') continue;
      const who = `host${hosts.length === 1 ? '' : 's'} ${listed(hosts.map(quoted))}`;
      yield {
        place: placeIn(datastore, ['format']),
        message: `Datastore "${datastore.id}" is ${info.name}, which ${who} cannot use: ${use.reason}.`,
        related: hosts.slice(0, 3).flatMap((id) => {
          const host = estate.find('hosts', id);
          return host ? [{ place: placeIn(host, ['hypervisor']), message: `Host "${id}" runs ${release.name}.` }] : [];
        }),
        data: format,
      };
    }
    if (capacity !== undefined && info.capacity && capacity > info.capacity.value) {
      const [there = '', most = ''] = formatContrast([capacity, info.capacity.value], 'bytes');
      yield { place: placeIn(datastore, ['capacity']), message: `Datastore "${datastore.id}" has ${there} but ${info.name} takes at most ${most}.` };
    }
    if (shared === true && info.shared.value === false) {
      yield { place: placeIn(datastore, ['shared']), message: `Datastore "${datastore.id}" is said to be shared but ${info.name} can be used by one host at a time.` };
    }
  },
  fixes({ data }, datastore, estate) {
    // An older version of the same kind; another kind would ask for other hardware.
    const older = data && olderOf[data];
    const releases = [...hostsByRelease(datastore, estate).keys()];
    if (older === undefined || !releases.every((release) => formatsUsedBy(release).includes(older))) return [];
    return [{ title: `Make it ${datastoreFormatInfo[older].name}`, changes: [{ kind: 'set', file: datastore.file, path: ['datastores', datastore.id, 'format'], value: older }] }];
  },
});

const olderOf: Readonly<Partial<Record<DatastoreFormat, DatastoreFormat>>> = { 'vmfs-6': 'vmfs-5', 'nfs-4.1': 'nfs-3' };

/** By what they run, the hosts that mount a datastore, or where it does not say which do, those of the VMs on it; none whose product is not known. */
function hostsByRelease({ id }: Entry<'datastores'>, estate: Estate): ReadonlyMap<Release, readonly string[]> {
  const hosts = hostsOf(estate, id) ?? distinct(estate.lookup(vmsByDatastore, id).flatMap((vm) => estate.value('vms', vm)?.host ?? []));
  const byRelease = new Map<Release, string[]>();
  for (const host of hosts) {
    const release = releaseOn(estate, host);
    if (!release) continue;
    const those = byRelease.get(release);
    if (those) those.push(host);
    else byRelease.set(release, [host]);
  }
  return byRelease;
}
