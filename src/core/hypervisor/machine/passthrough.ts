/** Devices of a host that VMs have to themselves: which there are, who has them, and what speaks against one more. */
import type { Host, Vm } from '../../model/entities';
import type { Entry } from '../../model/entry';
import { defineIndex, defineQuery, type Estate } from '../../model/estate';
import { runs, vmsOn } from '../../model/lookups';
import { counted, listed, quoted } from '../../util/words';

export interface HostDevice {
  /** The field of the host it is a key of. */
  readonly field: 'devices' | 'nics' | 'hbas';
  /** "GPU", "network adapter" */
  readonly word: string;
  readonly model: string | undefined;
  /** How many VMs may have it at once: 1 whole, more where it is divided (SR-IOV, vGPU). */
  readonly functions: number;
}

/** The device of this name on a host, its network and storage adapters included. */
export function deviceOf(host: Host, name: string): HostDevice | undefined {
  const device = own(host.devices, name);
  if (device) return { field: 'devices', word: deviceWord[device.kind ?? 'other'], model: device.model, functions: device.functions ?? 1 };
  const nic = own(host.nics, name);
  if (nic) return { field: 'nics', word: 'network adapter', model: nic.model, functions: Math.max(1, nic.sriov ?? 1) };
  return own(host.hbas, name) ? { field: 'hbas', word: 'storage adapter', model: undefined, functions: 1 } : undefined;
}

/** What speaks against a VM having a device of a host. */
export interface DeviceConflict {
  readonly kind: 'absent' | 'taken' | 'uplink';
  readonly device: string;
  /** Where in the VM the device is named. */
  readonly path: readonly [field: 'passthrough' | 'usb', index: number];
  /** A sentence with its numbers. */
  readonly reason: string;
  /** The other running VMs that have it. */
  readonly others: readonly string[];
}

/**
 * What speaks against the devices that a VM on a host would have beside the running VMs there. A device is called absent only
 * where the host lists its devices; a USB device only counts where it is listed among them.
 */
export function deviceConflicts(estate: Estate, vmId: string, vm: Vm, hostId: string): readonly DeviceConflict[] {
  const wanted = devicesWanted(vm);
  const host = wanted.length === 0 ? undefined : estate.value('hosts', hostId);
  if (!host) return [];
  const taken = estate.query(devicesTaken, hostId);
  return wanted.flatMap(({ name, field, index }): readonly DeviceConflict[] => {
    const conflict = (kind: DeviceConflict['kind'], reason: string, others: readonly string[] = []): readonly DeviceConflict[] => [{ kind, device: name, path: [field, index], reason, others }];
    const device = deviceOf(host, name);
    if (!device) {
      return field === 'usb' || host.devices === undefined ? [] : conflict('absent', `Host "${hostId}" has no device "${name}".`);
    }
    const uplinkOf = device.field === 'nics' && host.nics?.[name]?.sriov === undefined ? switchWith(estate, hostId, name) : undefined;
    if (uplinkOf !== undefined) return conflict('uplink', `"${name}" of host "${hostId}" is an uplink of switch "${uplinkOf}": a VM that has it takes it from the switch.`);
    const others = (taken.get(name) ?? []).filter((id) => id !== vmId);
    const earlier = wanted.filter((other) => other.name === name && (other.field < field || (other.field === field && other.index < index))).length;
    if (others.length + earlier < device.functions) return [];
    const holders = others.length === 0 ? 'it names it more often' : `${listed([...new Set(others)].map(quoted))} ${new Set(others).size === 1 ? 'has' : 'have'} it`;
    return conflict('taken', `"${name}" of host "${hostId}" ${roomOf(device.functions)}, and ${holders}.`, [...new Set(others)]);
  });
}

/** A sentence for each device that each of several VMs, to be on a host together, could have there, but not all of them. */
export function deviceShortage(estate: Estate, vms: readonly Entry<'vms'>[], hostId: string): readonly string[] {
  const wanting = vms.filter((vm) => wantsDevices(vm.value));
  const host = wanting.length < 2 ? undefined : estate.value('hosts', hostId);
  if (!host) return [];
  const wanted = new Map<string, number>();
  for (const vm of wanting) for (const name of new Set(devicesWanted(vm.value).map((device) => device.name))) wanted.set(name, (wanted.get(name) ?? 0) + 1);
  return [...wanted].flatMap(([name, count]) => {
    const functions = deviceOf(host, name)?.functions ?? Infinity;
    const taken = estate.query(devicesTaken, hostId).get(name)?.length ?? 0;
    return taken < functions && taken + count > functions ? [`"${name}" of host "${hostId}" ${roomOf(functions)}, and ${count} want it.`] : [];
  });
}

const roomOf = (functions: number): string => (functions === 1 ? 'is there for one VM' : `is there ${counted(functions, 'time')}`);

/** Whether a VM has anything of its host to itself: cheap, and false for most. */
export function wantsDevices(vm: Vm): boolean {
  return vm.passthrough !== undefined || vm.usb !== undefined;
}

interface WantedDevice {
  readonly name: string;
  readonly field: 'passthrough' | 'usb';
  readonly index: number;
}

function devicesWanted(vm: Vm): readonly WantedDevice[] {
  return (['passthrough', 'usb'] as const).flatMap((field) => (vm[field] ?? []).map((name, index) => ({ name, field, index })));
}

/** The running VMs that have each device of a host, one as often as it names it. */
const devicesTaken = defineQuery<ReadonlyMap<string, readonly string[]>>('devices passed through on a host', (estate, host) => {
  const taken = new Map<string, string[]>();
  for (const vm of vmsOn(estate, host)) {
    if (!wantsDevices(vm.value) || !runs(vm.value)) continue;
    for (const { name } of devicesWanted(vm.value)) taken.set(name, [...(taken.get(name) ?? []), vm.id]);
  }
  return taken;
}, (a, b) => a.size === b.size && [...a].every(([name, vms]) => vms.join('/') === b.get(name)?.join('/')));

const switchesByHost = defineIndex('switches by hosts that give them uplinks', 'switches', (item) => Object.keys(item.uplinks ?? {}));

/** The switch of which a NIC of a host is an uplink. */
function switchWith(estate: Estate, host: string, nic: string): string | undefined {
  return estate.lookup(switchesByHost, host).find((id) => own(estate.value('switches', id)?.uplinks, host)?.includes(nic));
}

const deviceWord = { gpu: 'GPU', nic: 'network adapter', hba: 'storage adapter', nvme: 'NVMe drive', usb: 'USB device', other: 'device' } as const;

function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}
