/** How large a file of a VM is, and the sentence that says why. */
import type { FileSize, FileTemplate } from '../../catalogue/vmFiles';
import { memoryOf } from '../../model/defaults';
import type { Vm } from '../../model/entities';
import { formatContrast, formatQuantity, type Bytes } from '../../model/quantity';
import { dataOf, growsOnWrite, usedOf, type VmDisk } from '../../model/vmDisk';
import { unreachable } from '../../util/unreachable';
import { listed } from '../../util/words';

/** What a file is of: the VM, one of its disks, one of its snapshots, or a disk in a snapshot. */
export interface FileSubject {
  readonly vm: Vm;
  readonly disk?: { readonly name: string; readonly value: VmDisk };
  readonly snapshot?: VmSnapshot;
  /** Counts the subjects of its kind from 1. */
  readonly n: number;
}
export type VmSnapshot = NonNullable<Vm['snapshots']>[number];

/** Bytes of a file; undefined where neither the document nor a source tells. */
export function sizeOf(size: FileSize, { vm, disk, snapshot }: FileSubject): Bytes | undefined {
  switch (size.kind) {
    case 'disk': return disk && dataOf(vm, disk.value);
    case 'fixed': return size.bytes as Bytes;
    case 'swap': return swapOf(vm);
    case 'memory': return snapshot?.state?.memory ?? memoryOf(vm);
    case 'delta': return snapshot && deltaOf(vm, snapshot, disk?.value);
    case 'none': return undefined;
    default: return unreachable(size);
  }
}

/** The swap file of a running VM: configured memory − memory reservation (vSphere Resource Management, "Using Swap Files"). */
export function swapOf(vm: Vm): Bytes {
  return Math.max(0, memoryOf(vm) - (vm.memoryAllocation?.reservation ?? 0)) as Bytes;
}

/** A snapshot says what its deltas hold together; a disk's part of it is taken to be in proportion to its size. Undefined where that is not known. */
export function deltaOf(vm: Vm, { size }: VmSnapshot, disk: VmDisk | undefined): Bytes | undefined {
  const share = shareOf(vm, disk);
  return size === undefined || share === undefined ? undefined : ((size * share) as Bytes);
}

function shareOf(vm: Vm, disk: VmDisk | undefined): number | undefined {
  const disks = deltaDisks(vm);
  if (!disk || disks.length === 1) return 1;
  const total = disks.reduce<number | undefined>((sum, each) => (sum === undefined || each.size === undefined ? undefined : sum + each.size), 0);
  return total === undefined || total === 0 || disk.size === undefined ? undefined : disk.size / total;
}

/** The disks of which a snapshot makes a delta. */
function deltaDisks(vm: Vm): readonly VmDisk[] {
  return Object.values(vm.disks ?? {}).filter(isInSnapshots);
}

/** Snapshots leave independent disks, and those that forget what is written, as they are. */
export function isInSnapshots({ mode }: VmDisk): boolean {
  return (mode ?? 'persistent') === 'persistent';
}

/** Why a file is as large as it is, in one sentence or two. */
export function explanationOf(template: FileTemplate, subject: FileSubject): string {
  const explanation = explained(template.size, subject);
  return template.note === undefined ? explanation : `${explanation} ${template.note}`;
}

function explained(size: FileSize, subject: FileSubject): string {
  const { vm, disk, snapshot } = subject;
  switch (size.kind) {
    case 'disk': return disk ? diskExplained(vm, disk.value) : '';
    case 'fixed': return `${bytes(size.bytes)}, whatever the VM is given.`;
    case 'swap': {
      const [configured = '', reserved = '', swap = ''] = formatContrast([memoryOf(vm), vm.memoryAllocation?.reservation ?? 0, swapOf(vm)], 'bytes');
      return `${configured} of memory − ${reserved} reserved = ${swap}, while it runs.`;
    }
    case 'memory': {
      const memory = snapshot?.state?.memory ?? memoryOf(vm);
      return snapshot ? `The ${bytes(memory)} of memory it had when the snapshot was taken.` : `Its ${bytes(memory)} of memory, while it is suspended.`;
    }
    case 'delta': return snapshot ? deltaExplained(subject, snapshot) : '';
    case 'none': return 'No source gives its size.';
    default: return unreachable(size);
  }
}

function diskExplained(vm: Vm, disk: VmDisk): string {
  const used = usedOf(disk);
  const size = disk.size;
  if (disk.raw !== undefined) return `A mapping of the LUN "${disk.raw}", which holds the data.`;
  if (disk.sameAs !== undefined) return `The disk "${disk.sameAs}", which holds the data.`;
  if (growsOnWrite(vm, disk)) {
    const why = vm.linkedTo === undefined ? 'Thin' : `A linked clone of "${vm.linkedTo}"`;
    const most = size === undefined ? '' : `, at most ${bytes(size)}`;
    return used === undefined ? `${why}: it holds what is written${most}. How much that is, the document does not say.` : `${why}: ${bytes(used)} is written${most}.`;
  }
  if (size !== undefined) return `Thick (${disk.provisioning ?? 'thick-lazy, the default'}): all of its ${bytes(size)}, written or not.`;
  return used === undefined ? 'The document says neither the size of the disk nor what is written on it.' : `At least the ${bytes(used)} that is written; the document does not say the size of the disk.`;
}

function deltaExplained({ vm, disk }: FileSubject, snapshot: VmSnapshot): string {
  const since = snapshot.name === undefined ? 'since the snapshot' : `since snapshot "${snapshot.name}"`;
  if (snapshot.size === undefined) return `What is written ${since}; the document does not say how much.`;
  const disks = deltaDisks(vm);
  if (!disk || disks.length === 1) return `${bytes(snapshot.size)} is written ${since}.`;
  const part = deltaOf(vm, snapshot, disk.value);
  const sizes = listed(disks.map((each) => bytes(each.size ?? 0)));
  if (part === undefined) return `A part of the ${bytes(snapshot.size)} written ${since}: not all of its disks say how large they are.`;
  return `${bytes(snapshot.size)} is written ${since}, shared out by the sizes of its disks (${sizes}): ${bytes(part)}.`;
}

const bytes = (value: number): string => formatQuantity(value, 'bytes');
