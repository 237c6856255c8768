/** Virtual hardware that a product does not give to a VM: kinds it does not have, more than it takes, formats it does not read. */
import { maximaOf, type MaximumName } from '../../catalogue/maxima';
import type { DiskController } from '../../catalogue/product';
import { releases, type Release } from '../../catalogue/releases';
import type { Vm } from '../../model/entities';
import type { Entry, Path } from '../../model/entry';
import { rememberedBy, rememberedLast } from '../../util/remembered';
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

/** Of that, what it has too many of. */
export function tooManyFor(release: Release, vm: Entry<'vms'>): readonly Unsupported[] {
  const found: Unsupported[] = [];
  counts(release, vm, found);
  return found;
}

/** Rules ask the same of a VM one after the other, and a what-if for every host. */
const remembered = rememberedBy((release: Release) => rememberedLast((vm: Entry<'vms'>): readonly Unsupported[] => {
  const found: Unsupported[] = [];
  controllers(release, vm, found);
  adapters(release, vm, found);
  devices(release, vm, found);
  formats(release, vm, found);
  counts(release, vm, found);
  return found.length === 0 ? none : found;
}));

/** Adds what it finds of a VM: first load asks about thousands of VMs, of which next to none has anything. */
type Look = (release: Release, vm: Entry<'vms'>, found: Unsupported[]) => void;

const controllers: Look = ({ name, traits: { devices: { controllers: offered, defaultController, needsFirmware } } }, { id, value: vm }, found) => {
  for (const disk in vm.disks) {
    const controller = vm.disks[disk]?.controller;
    if (controller === undefined) continue;
    const missing = !offered[controller];
    const firmware = needsFirmware?.[controller];
    if (!missing && (firmware === undefined || vm.firmware === undefined || vm.firmware === firmware)) continue;
    const kinds = Object.keys(offered) as readonly DiskController[];
    if (kinds.length === 0) return;
    const there = missing
      ? `; ${name} has ${listed(kinds.map((kind) => controllerName[kind]), 'and', 8)}.`
      : `, which ${name} has only with ${firmwareName[firmware ?? 'bios']} firmware.`;
    const instead = defaultController === undefined || defaultController === controller ? {} : { instead: defaultController };
    found.push({ kind: 'device', path: ['disks', disk, 'controller'], reason: `Disk "${disk}" of VM "${id}" is on a controller of kind ${controllerName[controller]}${there}`, ...instead });
  }
};

const adapters: Look = ({ name, traits: { devices: { nicAdapters } } }, { id, value: vm }, found) => {
  const [first] = nicAdapters;
  if (first === undefined) return;
  for (const nic in vm.nics) {
    const adapter = vm.nics[nic]?.adapter;
    if (adapter === undefined || nicAdapters.includes(adapter) || nicAdapters.some((each) => plain(each) === plain(adapter)) || !isAdapter(adapter)) continue;
    found.push({ kind: 'device', path: ['nics', nic, 'adapter'], reason: `Network adapter "${nic}" of VM "${id}" is of type ${adapter}; ${name} has ${listed(nicAdapters, 'and', 9)}.`, instead: first });
  }
};

/** Whether any product has an adapter of this type: what no product has is a word of its own, and says nothing. */
const isAdapter = (adapter: string): boolean => (knownAdapters ??= new Set(releases().flatMap(({ traits }) => traits.devices.nicAdapters.map(plain)))).has(plain(adapter));
let knownAdapters: ReadonlySet<string> | undefined;
const plain = (adapter: string): string => adapter.toLowerCase().replace(/[^a-z0-9]/g, '');

const devices: Look = ({ name, traits: { devices: offered } }, { id, value: vm }, found) => {
  for (const { field, what } of optionalDevices) {
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
};

const optionalDevices = [
  { field: 'cdrom', what: 'a CD/DVD drive' }, { field: 'floppy', what: 'a floppy drive' }, { field: 'usb', what: 'USB devices' },
  { field: 'passthrough', what: 'devices passed through' }, { field: 'tpm', what: 'a virtual TPM' }, { field: 'vmci', what: 'a VMCI device' },
] as const;
const firmwareName = { bios: 'BIOS', uefi: 'UEFI' } as const;

function has(vm: Vm, field: (typeof optionalDevices)[number]['field']): boolean {
  const value = vm[field];
  return typeof value === 'object' ? value.length > 0 : value !== undefined && value !== false;
}

const formats: Look = ({ name, traits: { diskFormats } }, { id, value: vm }, found) => {
  const [first] = diskFormats;
  if (first === undefined) return;
  for (const disk in vm.disks) {
    const format = vm.disks[disk]?.format;
    if (format === undefined || diskFormats.includes(format)) continue;
    found.push({ kind: 'format', path: ['disks', disk, 'format'], reason: `Disk "${disk}" of VM "${id}" is in format ${format}; ${name} runs ${listed(diskFormats, 'and', 8)}.`, instead: first });
  }
};

const counts: Look = (release, { id, value: vm }, found) => {
  const maxima = maximaOf(release, vm.firmware);
  let disksSaid = false;
  for (const { name, path, of, what, how } of countable) {
    const most = maxima[name]?.value;
    const there = of(vm);
    if (most === undefined || there <= most) continue;
    disksSaid ||= name === 'disksPerVm';
    found.push({ kind: 'count', path, reason: `VM "${id}" has ${counted(there, what)}${how}; ${release.name} allows ${most}.` });
  }
  // One disk needs one controller, whatever its kind.
  if (disksSaid || size(vm.disks) < 2) return;
  const taken = controllersOf({ disks: saidOf(vm.disks ?? {}) }, release.traits.devices);
  if (taken.length > 0) found.push(...controllerCounts(release, id, taken, maxima.scsiControllersPerVm?.value));
};

const countable: readonly { readonly name: MaximumName; readonly path: Path; readonly of: (vm: Vm) => number; readonly what: string; readonly how: string }[] = [
  { name: 'disksPerVm', path: ['disks'], of: ({ disks }) => size(disks), what: 'disk', how: '' },
  { name: 'nicsPerVm', path: ['nics'], of: ({ nics }) => size(nics), what: 'network adapter', how: '' },
  { name: 'passthroughPerVm', path: ['passthrough'], of: ({ passthrough }) => passthrough?.length ?? 0, what: 'device', how: ' passed through' },
  { name: 'displaysPerVm', path: ['video', 'displays'], of: ({ video }) => video?.displays ?? 0, what: 'display', how: '' },
];

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
function size(keyed: object | undefined): number {
  let count = 0;
  for (const _ in keyed) count++;
  return count;
}
