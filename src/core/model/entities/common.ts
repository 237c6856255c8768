import { cpuArchitectures } from '../../catalogue/architecture';
import * as Type from 'typebox';
import { choice, count, fields, flag, list, measure, number, quantity, ref, share, text } from '../schema';

/** Where an imported entry comes from, and what was inferred rather than read. */
export const origin = {
  name: text('A display name, where it differs from the id.'),
  description: text('Notes for people.'),
  tags: list(text('A tag.'), 'Free tags.'),
  source: fields(
    { format: text('The foreign format, such as "rvtools".'), file: text('The file it was read from.'), id: text('Its native id there.') },
    'Where an imported entry comes from.',
  ),
  derived: Type.Unsafe<boolean | readonly string[]>({
    anyOf: [{ type: 'boolean' }, { type: 'array', items: { type: 'string' } }],
    description: 'What was inferred rather than read: `true` for the whole entry, or the names of its fields.',
  }),
};

/** Load of a guest, measured or expected. A plain figure is the average; "peak" is the design case. */
export const demand = fields(
  {
    cpu: measure(['ratio', 'frequency'], 'Average CPU use: a share of its vCPUs or a frequency.', ['35 %', '2.4 GHz']),
    cpuPeak: measure(['ratio', 'frequency'], 'Peak CPU use.', ['80 %']),
    memory: measure(['bytes', 'ratio'], 'Active memory.', ['6 GiB', '40 %']),
    memoryPeak: measure(['bytes', 'ratio'], 'Active memory at peak.', ['8 GiB']),
    iops: quantity('iops', 'Average I/O operations per second.', ['300 IOPS']),
    iopsPeak: quantity('iops', 'Peak I/O operations per second.'),
    ioSize: quantity('bytes', 'Average size of an I/O operation. Default 8 KiB.', ['32 KiB']),
    readShare: share('Share of reads among the I/O operations. Default 70 %.', ['70 %']),
    network: quantity('bitrate', 'Average network traffic.', ['200 Mb/s']),
    networkPeak: quantity('bitrate', 'Peak network traffic.'),
    flows: list(
      fields(
        {
          to: ref(['vms', 'containers', 'hosts', 'networks'], 'Who receives it; a network stands for its gateway.'),
          rate: quantity('bitrate', 'Average rate.', ['200 Mb/s']),
          peak: quantity('bitrate', 'Rate at peak.'),
          limit: quantity('bitrate', 'What it never goes above.'),
          weight: number('Weight when links are shared. Default 1.'),
        },
        'Traffic to one receiver.',
      ),
      'Where its network traffic goes. The rest of `network` goes to its default gateway.',
    ),
    dirtyRate: quantity('throughput', 'Rate at which memory is dirtied, for live migration.', ['30 MB/s']),
  },
  'Measured or expected load.',
);

/** Reservation, limit and shares of CPU or memory; the dimension differs. */
export function allocation(of: 'cpu' | 'memory') {
  const dimension = of === 'cpu' ? 'frequency' : 'bytes';
  const what = of === 'cpu' ? 'CPU' : 'memory';
  return fields(
    {
      reservation: quantity(dimension, `Guaranteed ${what}.`),
      limit: quantity(dimension, `Upper bound of ${what}.`),
      shares: Type.Unsafe<'high' | 'normal' | 'low' | number>({
        anyOf: [{ enum: ['high', 'normal', 'low'] }, { type: 'number', minimum: 0 }],
        enum: undefined,
        description: 'Weight under contention: a level or a number (vSphere: 2000/1000/500 per vCPU, 20/10/5 per MB of memory).',
        examples: ['high', 'normal', 'low'],
      }),
    },
    `How ${what} is guaranteed, bounded and shared.`,
  );
}

/** Thresholds the rules use; in the document, overridable per cluster. */
export const policies = fields(
  {
    vcpuPerCore: number('vCPUs per physical core above which CPU is called overcommitted. Default 4.'),
    memoryOvercommit: number('Configured VM memory over host memory above which memory is called overcommitted. Default 1.'),
    thinOvercommit: number('Provisioned over capacity above which a datastore is called overprovisioned. Default 1.5.'),
    datastoreFull: share('Use above which a datastore is called full. Default 90 %.', ['90 %']),
    cpuHeadroom: share('Share of host CPU to keep free. Default 20 %.', ['20 %']),
    memoryHeadroom: share('Share of host memory to keep free. Default 10 %.', ['10 %']),
    hostMemoryReserve: share('Share of host memory the hypervisor keeps for itself. Default 0 %.', ['4 %']),
    smtGain: share('CPU capacity that a second thread per core adds. Default 0 %: threads share a core.', ['25 %']),
    hypervisorCpu: share('Share of host CPU the hypervisor takes itself. Default 0 %.', ['3 %']),
    hardwareAssistedCost: number('Host CPU time for a unit of guest CPU time under hardware-assisted virtualization. Default 1: a measured load holds its cost.', 1),
    binaryTranslationCost: number('The same where guest code is translated. Default 1.2.', 1),
    paravirtualCost: number('The same for a paravirtual guest. Default 1.', 1),
    emulationCost: number('The same where every instruction is interpreted. Default 10.', 1),
    isolationCost: number('The same for a container. Default 1.', 1),
    hostedCost: number('Factor on top for a type 2 hypervisor, whose VMs are processes of a host OS. Default 1.1.', 1),
    nestedCost: number('Factor on top for each level of nesting. Default 1.2.', 1),
    pageSharing: share('Share of configured VM memory that is the same in several VMs and kept once. Default 0 %.', ['10 %']),
    idleMemoryTax: share('How much more an idle page costs than an active one when memory is reclaimed. Default 75 %.', ['75 %']),
    balloonLimit: share('Largest share of its memory a balloon takes from a VM. Default 65 %.', ['65 %']),
    ballooningTarget: share('Use of host memory above which products with such a target balloon. Default 80 %.', ['80 %']),
    cpuReady: share('Ready time per vCPU above which a VM is called slow. Default 5 %.', ['5 %']),
    snapshotChain: count('Snapshots in a row above which a chain is called long. Default 3.'),
    idleVm: share('CPU use at peak below which a VM is called idle. Default 1 %.', ['1 %']),
    oversizedVm: share('CPU and memory use at peak below which a VM is called oversized. Default 15 %.', ['15 %']),
    redundancy: count('Independent paths wanted. Default 2.'),
    linkUse: share('Use of a link or uplink at peak above which it is called saturated. Default 80 %.', ['80 %']),
    oversubscription: number('Speed of the ports towards hosts over that of the ports towards the core, above which a switch is called oversubscribed. Default 4.'),
    datastoreLatency: quantity('duration', 'Latency of storage above which it is called slow, where a datastore promises nothing else. Default 20 ms.', ['20 ms']),
    daysUntilFull: count('Days until a datastore is full below which it is reported. Default 30.'),
    rebuildHours: number('Hours of rebuilding after the loss of a disk above which the exposure is called high. Default 24.'),
    distributedFull: share('Use of a distributed array above which it is called nearly full. Default 85 %.', ['85 %']),
    snapshotGrowth: count('Days over which snapshots are taken to be kept and to grow. Default 3.'),
    dhcpUse: share('Share of a DHCP range in use above which it is called exhausted. Default 90 %.', ['90 %']),
  },
  'Thresholds the rules use.',
);

export const cpuArchitecture = choice(cpuArchitectures, 'Instruction set. Default: that of the generation or the model, or else "x86-64".');
export const guestArchitecture = choice(cpuArchitectures, 'Instruction set. Default: that of what it runs on.');

export const attachedTo = {
  site: ref('sites', 'The site where it stands.'),
  cluster: ref('clusters', 'The cluster it belongs to.'),
  tenant: text('The tenant it belongs to.'),
};

export const power = choice(['on', 'off', 'suspended'], 'Power state. Default "on".');
export const enabled = flag;
