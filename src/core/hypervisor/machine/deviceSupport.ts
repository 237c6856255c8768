/** Virtual hardware that a product does not give to a VM: kinds it does not have, more than it takes, formats it does not read. */
import { maximaOf, type MaximumName } from '../../catalogue/maxima';
import type { DiskController } from '../../catalogue/product';
import { releases, type Release } from '../../catalogue/releases';
import type { Vm } from '../../model/entities';
import type { Entry, Path } from '../../model/entry';
import { rememberedBy } from '../../util/remembered';
import { counted, listed } from '../../util/words';
import { controllerName, controllersOf } from './diskControllers';

export interface Unsupported {
  readonly kind: 'device' | 'count' | 'format';
  /** Where in the VM it stands. */
  readonly path: Path;
  /** One sentence with the names and numbers. */
  readonly reason: string;
  /** What could stand at `path` instead. */
  readonly instead?: string;
}

/** Everything of a VM's hardware that a release does not support; where the catalogue lists nothing, nothing is known to be unsupported. */
export function unsupportedBy(release: Release, vm: Entry<'vms'>): readonly Unsupported[] {
  return remembered(release)(vm);
}

/** Kept by entry: several rules, and every host of a what-if, ask for the same. */
const remembered = rememberedBy((release: Release) => rememberedBy((vm: Entry<'vms'>): readonly Unsupported[] => {
  const found = [...controllers(release, vm), ...adapters(release, vm), ...devices(release, vm), ...formats(release, vm), ...counts(release, vm)];
  return found.length === 0 ? none : found;
}));

function controllers({ name, traits: { devices: { controllers: offered, defaultController, needsFirmware } } }: Release, { id, value: vm }: Entry<'vms'>): readonly Unsupported[] {
  const kinds = Object.keys(offered) as readonly DiskController[];
  if (kinds.length === 0) return none;
  return Object.entries(vm.disks ?? {}).flatMap(([disk, { controller }]): readonly Unsupported[] => {
    if (controller === undefined) return none;
    const path = ['disks', disk, 'controller'];
    const instead = defaultController === undefined || defaultController === controller ? {} : { instead: defaultController };
    if (!offered[controller]) {
      const there = listed(kinds.map((kind) => controllerName[kind]), 'and', 8);
      return [{ kind: 'device', path, reason: `Disk "${disk}" of VM "${id}" is on a controller of kind ${controllerName[controller]}; ${name} has ${there}.`, ...instead }];
    }
    const firmware = needsFirmware?.[controller];
    if (firmware === undefined || vm.firmware === undefined || vm.firmware === firmware) return none;
    return [{ kind: 'device', path, reason: `Disk "${disk}" of VM "${id}" is on a controller of kind ${controllerName[controller]}, which ${name} has only with ${firmwareName[firmware]} firmware.`, ...instead }];
  });
}

function adapters({ name, traits: { devices: { nicAdapters } } }: Release, { id, value: vm }: Entry<'vms'>): readonly Unsupported[] {
  if (nicAdapters.length === 0) return none;
  return Object.entries(vm.nics ?? {}).flatMap(([nic, { adapter }]): readonly Unsupported[] => {
    if (adapter === undefined || nicAdapters.some((each) => plain(each) === plain(adapter)) || !isAdapter(adapter)) return none;
    const instead = nicAdapters[0] === undefined ? {} : { instead: nicAdapters[0] };
    return [{ kind: 'device', path: ['nics', nic, 'adapter'], reason: `Network adapter "${nic}" of VM "${id}" is of type ${adapter}; ${name} has ${listed(nicAdapters, 'and', 9)}.`, ...instead }];
  });
}

/** Whether any product has an adapter of this type: what no product has is a word of its own, and says nothing. */
const isAdapter = (adapter: string): boolean => (knownAdapters ??= new Set(releases().flatMap(({ traits }) => traits.devices.nicAdapters.map(plain)))).has(plain(adapter));
let knownAdapters: ReadonlySet<string> | undefined;
const plain = (adapter: string): string => adapter.toLowerCase().replace(/[^a-z0-9]/g, '');

function devices({ name, traits: { devices: offered } }: Release, { id, value: vm }: Entry<'vms'>): readonly Unsupported[] {
  const found: Unsupported[] = [];
  for (const [field, what] of optionalDevices) {
    if (!has(vm, field)) continue;
    const firmware = field === 'floppy' || field === 'tpm' ? offered.needsFirmware?.[field] : undefined;
    if (!offered[field]) found.push({ kind: 'device', path: [field], reason: `VM "${id}" has ${what}; ${name} gives VMs none.` });
    else if (firmware !== undefined && vm.firmware !== undefined && vm.firmware !== firmware) {
      found.push({ kind: 'device', path: [field], reason: `VM "${id}" has ${what} and ${firmwareName[vm.firmware]} firmware; ${name} gives it only to VMs with ${firmwareName[firmware]} firmware.` });
    }
  }
  const [firmware] = offered.firmware;
  if (vm.firmware !== undefined && firmware !== undefined && !offered.firmware.includes(vm.firmware)) {
    found.push({ kind: 'device', path: ['firmware'], reason: `VM "${id}" has ${firmwareName[vm.firmware]} firmware; ${name} has only ${firmwareName[firmware]}.`, instead: firmware });
  }
  return found;
}

const optionalDevices = [
  ['cdrom', 'a CD/DVD drive'], ['floppy', 'a floppy drive'], ['usb', 'USB devices'], ['passthrough', 'devices passed through'], ['tpm', 'a virtual TPM'], ['vmci', 'a VMCI device'],
] as const;
const firmwareName = { bios: 'BIOS', uefi: 'UEFI' } as const;

function has(vm: Vm, field: (typeof optionalDevices)[number][0]): boolean {
  const value = vm[field];
  return typeof value === 'object' ? value.length > 0 : value !== undefined && value !== false;
}

function formats({ name, traits: { diskFormats } }: Release, { id, value: vm }: Entry<'vms'>): readonly Unsupported[] {
  const [first] = diskFormats;
  if (first === undefined) return none;
  return Object.entries(vm.disks ?? {}).flatMap(([disk, { format }]): readonly Unsupported[] => {
    if (format === undefined || diskFormats.includes(format)) return none;
    return [{ kind: 'format', path: ['disks', disk, 'format'], reason: `Disk "${disk}" of VM "${id}" is in format ${format}; ${name} runs ${listed(diskFormats, 'and', 8)}.`, instead: first }];
  });
}

function counts(release: Release, { id, value: vm }: Entry<'vms'>): readonly Unsupported[] {
  const maxima = maximaOf(release, vm.firmware);
  const taken = vm.disks === undefined ? none : controllersOf({ disks: saidOf(vm.disks) }, release.traits.devices);
  const count = (name: MaximumName, path: Path, there: number, what: string, how = ''): readonly Unsupported[] => {
    const most = maxima[name]?.value;
    return most === undefined || there <= most ? none : [{ kind: 'count', path, reason: `VM "${id}" has ${counted(there, what)}${how}; ${release.name} allows ${most}.` }];
  };
  const found = [
    ...count('disksPerVm', ['disks'], size(vm.disks), 'disk'), ...count('nicsPerVm', ['nics'], size(vm.nics), 'network adapter'),
    ...count('passthroughPerVm', ['passthrough'], vm.passthrough?.length ?? 0, 'device', ' passed through'), ...count('displaysPerVm', ['video', 'displays'], vm.video?.displays ?? 0, 'display'),
  ];
  if (taken.length === 0) return found;
  if (!found.some(({ path }) => path[0] === 'disks')) found.push(...controllerCounts(release, id, taken, maxima.scsiControllersPerVm?.value));
  return found;
}

/** Disks that say their kind of controller: where they do not, nobody knows that there is no room for them. */
function saidOf(disks: NonNullable<Vm['disks']>): NonNullable<Vm['disks']> {
  return Object.fromEntries(Object.entries(disks).filter(([, { controller }]) => controller !== undefined));
}

function controllerCounts({ name, traits }: Release, id: string, taken: ReturnType<typeof controllersOf>, mostScsi: number | undefined): readonly Unsupported[] {
  for (const kind of new Set(taken.map((controller) => controller.kind))) {
    const { disksEach, most } = traits.devices.controllers[kind] ?? {};
    const own = taken.filter((controller) => controller.kind === kind);
    if (disksEach === undefined || most === undefined || own.length <= most) continue;
    const disks = own.flatMap((controller) => controller.disks);
    const first = disks[most * disksEach] ?? '';
    const room = most === 1 ? `one such controller with ${counted(disksEach, 'disk')}` : `${most} of them with ${counted(disksEach, 'disk')} each`;
    return [{ kind: 'count', path: ['disks', first], reason: `VM "${id}" has ${counted(disks.length, 'disk')} on controllers of kind ${controllerName[kind]}; ${name} allows ${room}.` }];
  }
  const scsi = taken.filter(({ bus }) => bus === 'SCSI');
  if (mostScsi === undefined || scsi.length <= mostScsi) return none;
  const first = scsi[mostScsi]?.disks[0] ?? '';
  return [{ kind: 'count', path: ['disks', first], reason: `The disks of VM "${id}" take ${counted(scsi.length, 'SCSI controller')}; ${name} allows ${mostScsi}.` }];
}

const none: readonly never[] = [];
const size = (keyed: object | undefined): number => (keyed === undefined ? 0 : Object.keys(keyed).length);
