import { maximaOf, maximumInfo, type MaximumName } from '../../catalogue/maxima';
import type { Firmware } from '../../catalogue/product';
import type { Release } from '../../catalogue/releases';
import { hostLoad } from '../../hypervisor/sharing/hostLoad';
import { releaseOfVm, releaseOn } from '../../hypervisor/machine/vmRelease';
import type { Entry, Path } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { exactQuantity, formatContrast } from '../../model/quantity';
import { example } from '../../util/example';
import { counted, decimals } from '../../util/words';
import { defineRule, placeIn, rootOf, type Found } from '../rule';

export const rule = defineRule({
  id: 'hypervisor-maximum-exceeded',
  severity: 'error',
  summary: 'A VM or a host has more vCPUs, memory or VMs, or a larger disk, than the vendor of its hypervisor allows.',
  why: 'Vendors publish what their product takes at most and what they have tested. A VM beyond it is refused when it is created, or when it moves to a host of that version; a host beyond it leaves processors or memory unused, or is not supported when something fails.',
  remedy: 'Give the VM less or divide its work, spread the VMs over more hosts, or take a version of the product that allows more. The catalogue of products names the source of each maximum.',
  examples: {
    good: [
      example`
        {
          "hosts": {
            "new": { "hypervisor": "esxi-8.0", "cpu": { "sockets": 8, "cores": 120 }, "memory": "12 TiB" }, "hv": { "hypervisor": "hyperv-2019", "cpu": { "cores": 240 }, "memory": "16 TiB" },
            "any": { "cpu": { "sockets": 32, "cores": 64 }, "memory": "64 TiB" }
          },
          "vms": {
            "db": { "host": "new", "vcpu": 768, "memory": "6 TiB", "disks": { "data": { "size": "62 TiB" } } },
            "gen2": { "host": "hv", "vcpu": 240, "memory": "12 TiB", "firmware": "uefi" },
            "free": { "host": "any", "vcpu": 2000, "memory": "48 TiB" }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "esx": { "hypervisor": "esxi-6.5", "cpu": { "sockets": 8, "cores": 28 }, "memory": "8 TiB" }, "hv": { "hypervisor": "hyperv-2022" } },
          "vms": {
            "db": { "host": "esx", "vcpu": 160, "memory": "7 TiB", "disks": { "data": { "size": "64 TiB" } } },
        //                                 ^^^ VM "db" has 160 vCPUs; VMware ESXi 6.5 allows 128.
        //                                                ^^^^^^^ VM "db" has 7 TiB of memory; VMware ESXi 6.5 allows 6 TiB.
        //                                                                                      ^^^^^^^^ Disk "data" of VM "db" has 64 TiB; VMware ESXi 6.5 allows 62 TiB.
            "old": { "host": "hv", "vcpu": 96, "memory": "64 GiB", "firmware": "bios" }
        //                                 ^^ VM "old" has 96 vCPUs; Microsoft Hyper-V 2022 allows 64 in a VM with BIOS firmware.
          }
        }
      `,
      example`
        {
          "hosts": { "old": { "hypervisor": "esxi-4.1", "cpu": { "sockets": 8, "cores": 24 }, "memory": "2 TiB" }, "small": { "hypervisor": "esxi-5.5", "cpu": { "cores": 1 } } },
        //                                              ^^^^^ Host "old" has 192 logical processors; VMware ESXi 4.1 allows 160.
        //                                                                                              ^^^^^^^ Host "old" has 2 TiB of memory; VMware ESXi 4.1 allows 1 TiB.
        //                                                                                                                                  ^^^^^^^^^^ The running VMs of host "small" have 40 vCPUs per core; VMware ESXi 5.5 allows 32.
          "vms": { "a": { "host": "small", "vcpu": 20 }, "b": { "host": "small", "vcpu": 20 } }
        }
      `,
    ],
  },
  on: ['vms', 'hosts'],
  check: (subject, estate) => (subject.collection === 'vms' ? inVm(subject as Entry<'vms'>, estate) : onHost(subject as Entry<'hosts'>, estate)),
  fixes({ data }, subject) {
    if (!data) return [];
    const { field, most } = data;
    const title = field === 'memory' ? `Give it ${exactQuantity(most, 'bytes')} of memory` : `Give it ${counted(most, 'vCPU')}`;
    return [{ title, changes: [{ kind: 'set', file: subject.file, path: [...rootOf(subject), field], value: field === 'memory' ? exactQuantity(most, 'bytes') : most }] }];
  },
});

/** What can simply be made smaller. */
interface Excess {
  readonly field: 'vcpu' | 'memory';
  readonly most: number;
}

function inVm(vm: Entry<'vms'>, estate: Estate): readonly Found<Excess>[] {
  const release = releaseOfVm(estate, vm.value);
  if (!release) return none;
  const { firmware, vcpu, memory, disks, video, snapshots } = vm.value;
  const maxima = maximaOf(release, firmware);
  const found: Found<Excess>[] = [];
  if (exceeds(vcpu, maxima.vcpusPerVm)) found.push(inAll(release, vm, 'vcpusPerVm', vcpu, ['vcpu'], ' vCPUs'));
  if (exceeds(memory, maxima.memoryPerVm)) found.push(inAll(release, vm, 'memoryPerVm', memory, ['memory'], ' of memory'));
  if (exceeds(video?.memory, maxima.videoMemoryPerVm)) found.push(inAll(release, vm, 'videoMemoryPerVm', video?.memory, ['video', 'memory'], ' of video memory'));
  if (exceeds(snapshots?.length, maxima.snapshotsPerVm)) found.push(inAll(release, vm, 'snapshotsPerVm', snapshots?.length, ['snapshots'], ' snapshots', 'key'));
  for (const name in disks) {
    const { size = 0, raw } = disks[name] ?? {};
    if (raw === undefined && exceeds(size, maxima.diskSize)) found.push(diskTooLarge(release, vm, name, size));
  }
  return found;
}

/** What a VM has too much of as a whole: "160", " vCPUs". */
function inAll(release: Release, vm: Entry<'vms'>, of: MaximumName, value: number | undefined, path: Path, what: string, at?: 'key'): Found<Excess> {
  const { firmware } = vm.value;
  return excess(release, vm, { of, value: value ?? 0, most: maximaOf(release, firmware)[of]?.value ?? 0, path, at, says: (amount) => `VM "${vm.id}" has ${amount}${what}` }, firmware);
}

function diskTooLarge(release: Release, vm: Entry<'vms'>, name: string, size: number): Found<Excess> {
  const { firmware } = vm.value;
  const most = maximaOf(release, firmware).diskSize?.value ?? 0;
  return excess(release, vm, { of: 'diskSize', value: size, most, path: ['disks', name, 'size'], says: (amount) => `Disk "${name}" of VM "${vm.id}" has ${amount}` }, firmware);
}

function onHost(host: Entry<'hosts'>, estate: Estate): readonly Found<Excess>[] {
  const release = releaseOn(estate, host.id);
  if (!release) return none;
  const { capacity: { cpuKnown, logicalProcessors, cores, memory }, running, vcpus } = estate.query(hostLoad, host.id);
  const maxima = maximaOf(release);
  const found: Found<Excess>[] = [];
  const add = (of: MaximumName, value: number | undefined, path: Path, says: (amount: string) => string, at?: 'key'): void => {
    const maximum = maxima[of];
    if (value !== undefined && exceeds(value, maximum)) found.push(excess(release, host, { of, value, most: maximum?.value ?? 0, path, at, says }));
  };
  const who = `Host "${host.id}"`;
  const vms = `The running VMs of host "${host.id}" have`;
  add('logicalProcessorsPerHost', cpuKnown ? logicalProcessors : undefined, ['cpu'], (amount) => `${who} has ${amount} logical processors`, 'key');
  add('memoryPerHost', memory, ['memory'], (amount) => `${who} has ${amount} of memory`);
  add('vmsPerHost', running, ['hypervisor'], (amount) => `${who} runs ${amount} VMs`);
  add('vcpusPerHost', vcpus, ['hypervisor'], (amount) => `${vms} ${amount} vCPUs`);
  add('vcpusPerCore', cpuKnown ? vcpus / cores : undefined, ['hypervisor'], (amount) => `${vms} ${amount} vCPUs per core`);
  return found;
}

const exceeds = (value: number | undefined, maximum: { readonly value: number } | undefined): boolean => value !== undefined && maximum !== undefined && value > maximum.value;

/** More of something than a release allows, and where it stands. */
interface TooMuch {
  readonly of: MaximumName;
  readonly value: number;
  readonly most: number;
  readonly path: Path;
  readonly at?: 'key' | undefined;
  /** "VM … has 160 vCPUs" */
  readonly says: (amount: string) => string;
}

function excess(release: Release, subject: Entry, { of, value, most, path, at, says }: TooMuch, firmware?: Firmware): Found<Excess> {
  const [there = '', allowed = ''] = maximumInfo[of].unit === 'bytes' ? formatContrast([value, most], 'bytes') : [decimals(value), decimals(most)];
  const depends = firmware !== undefined && release.traits.maxima.byFirmware?.[firmware]?.[of] !== undefined;
  const [field] = path;
  return {
    place: placeIn(subject, path, at),
    message: `${says(there)}; ${release.name} allows ${allowed}${depends ? ` in a VM with ${firmware.toUpperCase()} firmware` : ''}.`,
    ...(subject.collection === 'vms' && (field === 'vcpu' || field === 'memory') ? { data: { field, most } } : {}),
  };
}
const none: readonly never[] = [];
