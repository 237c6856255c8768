/** The files a VM consists of, with their sizes and where those come from. Layouts: the catalogue; semantics: SPEC.md, F1 and on. */
import type { SourceOf } from '../../catalogue/product';
import type { Release } from '../../catalogue/releases';
import type { FileTemplate } from '../../catalogue/vmFiles';
import type { Vm } from '../../model/entities';
import { defineQuery, type Estate } from '../../model/estate';
import { runs } from '../../model/lookups';
import type { Bytes } from '../../model/quantity';
import { explanationOf, isInSnapshots, sizeOf, type FileSubject } from './fileSizes';
import { homeOf } from './vmHome';
import { runnerOf } from './vmRelease';

export interface VmFile {
  readonly name: string;
  /** What it holds, in a few words. */
  readonly what: string;
  /** Undefined where neither the document nor a source tells. */
  readonly bytes: Bytes | undefined;
  readonly datastore: string | undefined;
  readonly exists: 'now' | 'when running' | 'when suspended';
  /** How its size follows, with the numbers in it. */
  readonly explanation: string;
  readonly source: SourceOf | undefined;
}

export type VmFiles =
  | { readonly kind: 'known'; readonly release: Release; readonly files: readonly VmFile[] }
  /** Which files there are depends on a product, and this sentence says why that is not known. */
  | { readonly kind: 'unknown'; readonly reason: string };

/** The files of a VM; none where its product is not known, which `vmFileSet` explains. */
export function vmFiles(estate: Estate, vmId: string): readonly VmFile[] {
  const set = estate.query(vmFileSet, vmId);
  return set.kind === 'known' ? set.files : [];
}

/** The files of the VM with this id, or why they cannot be told. */
export const vmFileSet = defineQuery<VmFiles>('files of a VM', (estate, id) => {
  const vm = estate.value('vms', id);
  if (!vm) return { kind: 'unknown', reason: `There is no VM "${id}".` };
  const runner = runnerOf(estate, vm);
  if (runner.kind === 'unknown') return runner;
  const { release } = runner;
  const files = plannedFiles(estate, id, vm, release).map((file): VmFile => ({
    name: file.name, what: file.template.what, bytes: sizeOf(file.template.size, file.subject), datastore: file.datastore, exists: file.exists,
    explanation: explanationOf(file.template, file.subject), source: release.product.sources[file.template.source],
  }));
  return { kind: 'known', release, files };
});

/** A file before its size is worked out. */
export interface PlannedFile {
  readonly template: FileTemplate;
  readonly name: string;
  readonly datastore: string | undefined;
  readonly exists: VmFile['exists'];
  readonly subject: FileSubject;
}

/** The files a release gives a VM, in the order of its layout; of files with one name that exist together, the last described. */
function plannedFiles(estate: Estate, id: string, vm: Vm, { traits }: Release): readonly PlannedFile[] {
  const home = homeOf(estate, vm);
  const [defaultFormat] = traits.diskFormats;
  const files = new Map<string, PlannedFile>();
  for (const template of traits.files) {
    const exists = existence(template, vm, traits.features.suspend !== false);
    if (exists === undefined) continue;
    for (const subject of subjectsOf(template, vm)) {
      const { disk } = subject;
      const format = disk?.value.format ?? defaultFormat;
      if (disk && template.formats && (format === undefined || !template.formats.includes(format))) continue;
      const name = nameOf(template.name, id, subject, format);
      const datastore = disk?.value.datastore ?? (isOnHost(template) ? undefined : home);
      files.set(`${exists} ${datastore ?? ''} ${name}`, { template, name, datastore, exists, subject });
    }
  }
  return [...files.values()];
}

/** What has a path from the root is in the host's own file system. */
export const isOnHost = ({ name }: FileTemplate): boolean => name.startsWith('/');

/** When a file is there; undefined for never. A template runs never. */
function existence({ when }: FileTemplate, vm: Vm, canSuspend: boolean): VmFile['exists'] | undefined {
  switch (when) {
    case 'running': return vm.template === true ? undefined : runs(vm) ? 'now' : 'when running';
    case 'suspended': return vm.template === true || !canSuspend ? undefined : vm.power === 'suspended' ? 'now' : 'when suspended';
    case 'uefi': return vm.firmware === 'uefi' ? 'now' : undefined;
    case 'tpm': return vm.tpm === true ? 'now' : undefined;
    case 'always':
    case 'memory-snapshot': return 'now';
  }
}

function subjectsOf({ per, when }: FileTemplate, vm: Vm): readonly FileSubject[] {
  const disks = Object.entries(vm.disks ?? {}).map(([name, value]) => ({ name, value }));
  const snapshots = (vm.snapshots ?? []).map((snapshot, i) => ({ snapshot, n: i + 1 })).filter(({ snapshot }) => when !== 'memory-snapshot' || snapshot.memory === true);
  switch (per) {
    case 'vm': return [{ vm, n: 1 }];
    case 'disk': return disks.map((disk, i) => ({ vm, disk, n: i + 1 }));
    case 'snapshot': return snapshots.map((of) => ({ vm, ...of }));
    case 'snapshot-disk': return snapshots.flatMap((of) => disks.filter(({ value }) => isInSnapshots(value)).map((disk) => ({ vm, disk, ...of })));
  }
}

function nameOf(template: string, vm: string, { disk, n }: FileSubject, format: string | undefined): string {
  return template.replace(/\{(vm|disk|n|format)(?::(\d+))?\}/g, (_, what: string, digits = '0') => {
    switch (what) {
      case 'vm': return vm;
      case 'disk': return disk?.name ?? vm;
      case 'format': return format ?? 'img';
      default: return String(n).padStart(Number(digits), '0');
    }
  });
}
