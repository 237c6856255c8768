/** Why a disk cannot be moved to a datastore: every reason, with its numbers. Semantics: SPEC.md, V3. */
import { datastoreFormatInfo, useOfFormat } from '../../catalogue/datastoreFormats';
import { releaseOfVm } from '../../hypervisor/machine/vmRelease';
import { whyRead } from '../../hypervisor/operations/linkedClones';
import { whyNoRoom } from '../../hypervisor/operations/room';
import { whyUnreadable } from '../../hypervisor/operations/unreadable';
import type { Datastore, Vm } from '../../model/entities';
import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { hostsByCluster, runs } from '../../model/lookups';
import { formatContrast } from '../../model/quantity';
import type { VmDisk } from '../../model/vmDisk';
import { own } from '../../util/own';
import { capitalized, listed, quoted } from '../../util/words';
import { spaceOfLayer } from '../capacity/space';
import { backingOf } from '../capacity/structure';
import { layerName } from '../layers';
import { mounts } from '../mounts';
import { pathsOf } from '../paths/paths';
import { waysOf } from '../paths/ways';

/** Every reason but a lack of room; what is not known never refuses. Cheap enough to ask while a disk is dragged. */
export function whyNotMove(estate: Estate, vmId: string, diskName: string, to: string): readonly string[] {
  const vm = estate.find('vms', vmId);
  if (!vm) return [`There is no VM "${vmId}".`];
  const disk = own(vm.value.disks, diskName);
  if (!disk) return [`VM "${vmId}" has no disk "${diskName}".`];
  const target = estate.value('datastores', to);
  if (!target) return [`There is no datastore "${to}".`];
  if (disk.sameAs !== undefined) return [`Disk "${diskName}" of VM "${vmId}" is "${disk.sameAs}": move that one.`];
  if (disk.raw !== undefined) return [`Disk "${diskName}" of VM "${vmId}" is a mapping of the LUN "${disk.raw}", which holds the data: a move of it would move nothing.`];
  if (disk.datastore === to) return [`Disk "${diskName}" of VM "${vmId}" lies on datastore "${to}" already.`];
  return [...whyUnreadable(vm, 'disks'), ...whyKept(estate, vm, diskName, disk), ...whyFormat(estate, vm.value, diskName, disk, to, target), ...whyUnseen(estate, vm.value, to)];
}

/** Why there is no room for bytes, on the datastore or on what backs it: `after` is the estate with the disk moved. */
export function whyNoRoomThere(before: Estate, after: Estate, datastore: string, bytes: number): readonly string[] {
  const { reduction = 1 } = before.value('datastores', datastore) ?? {};
  const reasons = whyNoRoom(before, new Map([[datastore, bytes / Math.max(1, reduction)]]));
  const backing = backingOf(before, datastore);
  if (reasons.length > 0 || !backing) return reasons;
  const [now, later] = [spaceOfLayer(before, backing).free, spaceOfLayer(after, backing).free];
  if (now === undefined || later === undefined || later >= 0 || later >= now) return [];
  const [needed = '', there = ''] = formatContrast([now - later, Math.max(0, now)], 'bytes');
  return [`${capitalized(layerName(backing))}, which backs datastore "${datastore}", has ${there} free, and this takes ${needed}.`];
}

/** What keeps a disk where it is: other VMs that read it, and what its product does not do while it runs. */
function whyKept(estate: Estate, vm: Entry<'vms'>, name: string, disk: VmDisk): readonly string[] {
  const product = releaseOfVm(estate, vm.value)?.product.id;
  const inSnapshots = (disk.mode ?? 'persistent') === 'persistent';
  const snapshots = inSnapshots ? (vm.value.snapshots?.length ?? 0) : 0;
  return [
    ...whyRead(estate, vm),
    // vSphere 7.0 vCenter Server and Host Management, "Storage vMotion Requirements and Limitations".
    ...(product === 'esxi' && runs(vm.value) && !inSnapshots
      ? [`Disk "${name}" is ${disk.mode ?? ''}, and VMware ESXi moves only persistent disks of a VM that runs: power "${vm.id}" off first.`] : []),
    // VMware Cloud on AWS, "Supported and unsupported actions with multiwriter flag"; vSphere 8.0, Setup for Windows Server Failover Clustering, limitations of clustered VMDKs.
    ...(product === 'esxi' && runs(vm.value) && (disk.sharing ?? 'none') !== 'none'
      ? [`Disk "${name}" is shared (${disk.sharing ?? ''}), and VMware ESXi moves no shared disk of a VM that runs: power "${vm.id}" off first.`] : []),
    // Proxmox VE, qemu-server, PVE/API2/Qemu.pm (move_disk): what snapshots hold is not moved, only copied.
    ...(product === 'proxmox' && snapshots > 0
      ? [`VM "${vm.id}" has ${snapshots === 1 ? 'a snapshot' : `${snapshots} snapshots`} of disk "${name}", and Proxmox VE moves no disk with snapshots: consolidate first.`] : []),
  ];
}

function whyFormat(estate: Estate, vm: Vm, name: string, { size }: VmDisk, to: string, { format }: Datastore): readonly string[] {
  if (format === undefined) return [];
  const { name: formatName, diskSize } = datastoreFormatInfo[format];
  const release = releaseOfVm(estate, vm);
  const use = release && useOfFormat(release, format);
  const unusable = use?.kind === 'unusable' ? [`Datastore "${to}" is in ${formatName}, but ${use.reason}.`] : [];
  if (size === undefined || diskSize === undefined || size <= diskSize.value) return unusable;
  const [has = '', most = ''] = formatContrast([size, diskSize.value], 'bytes');
  return [...unusable, `Disk "${name}" has ${has}, and ${formatName} on datastore "${to}" takes at most ${most}.`];
}

/** Why the VM would not see its disk there: its host does not mount the datastore, or has no way to it; without a host, a host of its cluster. */
function whyUnseen(estate: Estate, { host, cluster }: Vm, to: string): readonly string[] {
  const hosts = (host !== undefined ? [host] : cluster === undefined ? [] : estate.lookup(hostsByCluster, cluster)).filter((each) => estate.find('hosts', each));
  const without = hosts.filter((each) => mounts(estate, each, to) === false);
  const cut = hosts.filter((each) => !without.includes(each) && pathsOf(waysOf(estate), each, to).verdict === 'none');
  const hostsText = (of: readonly string[]): string => `${of.length === 1 ? 'Host' : 'Hosts'} ${listed(of.map(quoted))}`;
  return [
    ...(without.length === 0 ? [] : [`${hostsText(without)} ${without.length === 1 ? 'does' : 'do'} not mount datastore "${to}".`]),
    ...(cut.length === 0 ? [] : [`${hostsText(cut)} ${cut.length === 1 ? 'has' : 'have'} no way to the data of datastore "${to}".`]),
  ];
}
