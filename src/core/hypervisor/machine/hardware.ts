/** The virtual hardware of a VM as a list of devices, the way an administrator's client shows it. */
import type { Release } from '../../catalogue/releases';
import { memoryOf, vcpusOf } from '../../model/defaults';
import type { Vm } from '../../model/entities';
import type { Path } from '../../model/entry';
import { defineQuery, type Estate } from '../../model/estate';
import { formatQuantity } from '../../model/quantity';
import { usedOf } from '../../model/vmDisk';
import { capitalized, counted } from '../../util/words';
import { controllerName, controllersOf, type VmController } from './diskControllers';
import { deviceOf } from './passthrough';
import { releaseOfVm } from './vmRelease';

export interface HardwareItem {
  /** "Hard disk 1" */
  readonly device: string;
  /** The one thing to know of it: "40 GiB". */
  readonly summary: string;
  /** What else there is to say, in a sentence or two; empty where there is nothing. */
  readonly detail: string;
  /** Where it stands in the VM; empty where the document says nothing of it. */
  readonly path: Path;
  /** Whether the document is silent and a default counts, which the detail then names. */
  readonly isDefault: boolean;
}

/** The devices of the VM with this id, in the order of a hardware summary; none for a VM that is not there. */
export function vmHardware(estate: Estate, vmId: string): readonly HardwareItem[] {
  return estate.query(hardware, vmId);
}

const hardware = defineQuery<readonly HardwareItem[]>('hardware of a VM', (estate, id) => {
  const vm = estate.value('vms', id);
  if (!vm) return [];
  const release = releaseOfVm(estate, vm);
  const controllers = controllersOf(vm, release?.traits.devices);
  return [
    memory(vm), cpus(vm), ...video(vm, release), ...vmci(vm, release), ...controllers.map((controller) => controllerItem(controller, release)),
    ...disks(vm, controllers, release), ...drive(vm, 'cdrom', 'CD/DVD drive 1'), ...nics(vm, release), ...drive(vm, 'floppy', 'Floppy drive 1'),
    ...usb(vm), ...passthrough(estate, vm), ...tpm(vm), ...firmware(vm, release),
  ];
});

function memory(vm: Vm): HardwareItem {
  const isDefault = vm.memory === undefined;
  const reserved = vm.memoryAllocation?.reservation;
  const detail = [...(isDefault ? ['The default: the document gives none.'] : []), ...(reserved === undefined ? [] : [`${bytes(reserved)} is reserved.`])];
  return item('Memory', bytes(memoryOf(vm)), detail.join(' '), ['memory'], isDefault);
}

function cpus(vm: Vm): HardwareItem {
  const vcpus = vcpusOf(vm);
  const each = vm.coresPerSocket;
  const isDefault = vm.vcpu === undefined;
  const sockets = each === undefined ? '' : vcpus % each === 0 ? ` (${counted(vcpus / each, 'socket')} × ${counted(each, 'core')})` : ` (not divisible into sockets of ${counted(each, 'core')})`;
  return item('CPUs', `${vcpus}${sockets}`, isDefault ? 'The default: the document gives none.' : '', ['vcpu'], isDefault);
}

function video({ video: said }: Vm, release: Release | undefined): readonly HardwareItem[] {
  const name = release?.traits.devices.video;
  const detail = [...(said?.memory === undefined ? [] : [bytes(said.memory)]), ...(said?.displays === undefined ? [] : [counted(said.displays, 'display')])].join(', ');
  if (!said) return name === undefined ? [] : [item('Video card', name, defaultOf(release), ['video'], true)];
  return [item('Video card', name ?? 'Present', detail === '' ? '' : `${detail}.`, ['video'])];
}

function vmci(vm: Vm, release: Release | undefined): readonly HardwareItem[] {
  const present = vm.vmci ?? release?.traits.devices.vmci ?? false;
  const isDefault = vm.vmci === undefined;
  return present ? [item('VMCI device', 'Present', isDefault ? defaultOf(release) : '', ['vmci'], isDefault)] : [];
}

function controllerItem({ bus, number, kind, disks: on, isDefault }: VmController, release: Release | undefined): HardwareItem {
  const each = release?.traits.devices.controllers[kind]?.disksEach;
  const carries = `${counted(on.length, 'disk')}${each === undefined ? '' : ` of at most ${each}`}.`;
  const [first = ''] = on;
  return item(`${bus} controller ${number}`, controllerName[kind], isDefault ? `${carries} ${defaultOf(release)}` : carries, ['disks', first, 'controller'], isDefault);
}

function disks(vm: Vm, controllers: readonly VmController[], release: Release | undefined): readonly HardwareItem[] {
  const [defaultFormat] = release?.traits.diskFormats ?? [];
  return Object.entries(vm.disks ?? {}).map(([name, disk], i) => {
    const controller = controllers.find((each) => each.disks.includes(name));
    const used = usedOf(disk);
    const format = disk.raw === undefined ? disk.format ?? defaultFormat : undefined;
    const detail = [
      `"${name}"`,
      disk.raw === undefined ? provisioningName[disk.provisioning ?? 'thick-lazy'] : `raw device mapping of "${disk.raw}"`,
      ...(format === undefined ? [] : [format]), ...(used === undefined ? [] : [`${bytes(used)} written`]), ...(disk.mode === undefined || disk.mode === 'persistent' ? [] : [disk.mode]),
      ...(disk.datastore === undefined ? [] : [`on datastore "${disk.datastore}"`]), ...(controller ? [`on ${controller.bus} controller ${controller.number}`] : []),
    ];
    return item(`Hard disk ${i + 1}`, disk.size === undefined ? 'Size not said' : bytes(disk.size), `${detail.join(', ')}.`, ['disks', name]);
  });
}

const provisioningName = { thin: 'thin', 'thick-lazy': 'thick, zeroed when first written', 'thick-eager': 'thick, zeroed when made' } as const;

function drive(vm: Vm, field: 'cdrom' | 'floppy', device: string): readonly HardwareItem[] {
  const image = vm[field];
  if (image === undefined) return [];
  return [item(device, image === 'host' ? 'Host device' : image, image === 'host' ? 'The drive of its host.' : 'An image.', [field])];
}

function nics(vm: Vm, release: Release | undefined): readonly HardwareItem[] {
  const [defaultAdapter] = release?.traits.devices.nicAdapters ?? [];
  return Object.entries(vm.nics ?? {}).map(([name, nic], i) => {
    const adapter = nic.adapter ?? (defaultAdapter === undefined ? undefined : `${defaultAdapter}, the default of ${release?.name ?? ''}`);
    const detail = [
      `"${name}"`, ...(adapter === undefined ? [] : [adapter]), ...(nic.mac === undefined ? [] : [nic.mac]), ...(nic.addresses ?? []), ...(nic.connected === false ? ['disconnected'] : []),
    ];
    return item(`Network adapter ${i + 1}`, nic.network ?? 'On no network', `${detail.join(', ')}.`, ['nics', name]);
  });
}

function usb(vm: Vm): readonly HardwareItem[] {
  return (vm.usb ?? []).map((device, i) => item(`USB device ${i + 1}`, device, 'Passed through from its host.', ['usb', i]));
}

function passthrough(estate: Estate, vm: Vm): readonly HardwareItem[] {
  const host = estate.value('hosts', vm.host);
  return (vm.passthrough ?? []).map((name, i) => {
    const device = host && deviceOf(host, name);
    const what = device ? `${capitalized([device.word, ...(device.model === undefined ? [] : [device.model])].join(', '))}, passed through` : 'Passed through';
    return item(`PCI device ${i + 1}`, name, `${what} from ${vm.host === undefined ? 'its host' : `host "${vm.host}"`}.`, ['passthrough', i]);
  });
}

function tpm(vm: Vm): readonly HardwareItem[] {
  return vm.tpm === true ? [item('TPM', 'Present', 'A virtual trusted platform module.', ['tpm'])] : [];
}

/** A product that offers both kinds of firmware publishes no default that holds for every guest. */
function firmware(vm: Vm, release: Release | undefined): readonly HardwareItem[] {
  const offered = release?.traits.devices.firmware ?? [];
  const [only] = offered.length === 1 ? offered : [];
  const kind = vm.firmware ?? only;
  const isDefault = vm.firmware === undefined;
  return kind === undefined ? [] : [item('Firmware', kind === 'uefi' ? 'UEFI' : 'BIOS', isDefault ? `The only one of ${release?.name ?? ''}.` : '', ['firmware'], isDefault)];
}

const item = (device: string, summary: string, detail: string, path: Path, isDefault = false): HardwareItem => ({ device, summary, detail, path, isDefault });
const defaultOf = (release: Release | undefined): string => `The default of ${release?.name ?? 'its product'}.`;
const bytes = (value: number): string => formatQuantity(value, 'bytes');
