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

/** Something that a maximum is published of; undefined where the document does not say how much there is. */
interface Amount {
  readonly of: MaximumName;
  readonly value: number | undefined;
  readonly path: Path;
  readonly at?: 'key';
  /** "VM … has 160 vCPUs" */
  readonly said: (amount: string) => string;
}

function* inVm(vm: Entry<'vms'>, estate: Estate): Iterable<Found<Excess>> {
  const release = releaseOfVm(estate, vm.value);
  if (!release) return;
  const { firmware, vcpu, memory, disks = {}, video, snapshots } = vm.value;
  const who = `VM "${vm.id}" has`;
  yield* beyond(release, vm, [
    { of: 'vcpusPerVm', value: vcpu, path: ['vcpu'], said: (amount) => `${who} ${amount} vCPUs` },
    { of: 'memoryPerVm', value: memory, path: ['memory'], said: (amount) => `${who} ${amount} of memory` },
    { of: 'videoMemoryPerVm', value: video?.memory, path: ['video', 'memory'], said: (amount) => `${who} ${amount} of video memory` },
    { of: 'snapshotsPerVm', value: snapshots?.length, path: ['snapshots'], at: 'key', said: (amount) => `${who} ${amount} snapshots` },
    ...Object.entries(disks).map(([name, { size, raw }]): Amount => (
      { of: 'diskSize', value: raw === undefined ? size : undefined, path: ['disks', name, 'size'], said: (amount) => `Disk "${name}" of VM "${vm.id}" has ${amount}` }
    )),
  ], firmware);
}

function* onHost(host: Entry<'hosts'>, estate: Estate): Iterable<Found<Excess>> {
  const release = releaseOn(estate, host.id);
  if (!release) return;
  const { capacity: { cpuKnown, logicalProcessors, cores, memory }, running, vcpus } = estate.query(hostLoad, host.id);
  const who = `Host "${host.id}"`;
  const vms = `The running VMs of host "${host.id}" have`;
  yield* beyond(release, host, [
    { of: 'logicalProcessorsPerHost', value: cpuKnown ? logicalProcessors : undefined, path: ['cpu'], at: 'key', said: (amount) => `${who} has ${amount} logical processors` },
    { of: 'memoryPerHost', value: memory, path: ['memory'], said: (amount) => `${who} has ${amount} of memory` },
    { of: 'vmsPerHost', value: running, path: ['hypervisor'], said: (amount) => `${who} runs ${amount} VMs` },
    { of: 'vcpusPerHost', value: vcpus, path: ['hypervisor'], said: (amount) => `${vms} ${amount} vCPUs` },
    { of: 'vcpusPerCore', value: cpuKnown ? vcpus / cores : undefined, path: ['hypervisor'], said: (amount) => `${vms} ${amount} vCPUs per core` },
  ]);
}

function* beyond(release: Release, subject: Entry, amounts: readonly Amount[], firmware?: Firmware): Iterable<Found<Excess>> {
  const maxima = maximaOf(release, firmware);
  for (const { of, value, path, at, said } of amounts) {
    const most = maxima[of]?.value;
    if (value === undefined || most === undefined || value <= most) continue;
    const [there = '', allowed = ''] = maximumInfo[of].unit === 'bytes' ? formatContrast([value, most], 'bytes') : [decimals(value), decimals(most)];
    const depends = firmware !== undefined && release.traits.maxima.byFirmware?.[firmware]?.[of] !== undefined;
    const [field] = path;
    yield {
      place: placeIn(subject, path, at),
      message: `${said(there)}; ${release.name} allows ${allowed}${depends ? ` in a VM with ${firmware.toUpperCase()} firmware` : ''}.`,
      ...(subject.collection === 'vms' && (field === 'vcpu' || field === 'memory') ? { data: { field, most } } : {}),
    };
  }
}
