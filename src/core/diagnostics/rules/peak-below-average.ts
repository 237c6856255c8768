import type { Vm } from '../../model/entities';
import { formatContrast, type Dimension } from '../../model/quantity';
import { example } from '../../util/example';
import { capitalized } from '../../util/words';
import { defineRule, placeIn } from '../rule';
import { named } from '../wording';

export const rule = defineRule({
  id: 'peak-below-average',
  severity: 'warning',
  summary: 'A VM or container is said to use less at its peak than on average.',
  why: 'A peak is the most that is used, so one of the two figures is wrong. Which VMs are idle or oversized is told from the peak, and what a host bears from the average.',
  remedy: 'Correct the figure that is wrong, or leave out the one that nobody measured.',
  examples: {
    good: [
      // Only figures of one kind can be compared: nobody says what 100 % of this CPU is.
      example`
        { "vms": { "a": { "demand": { "cpu": "30 %", "cpuPeak": "30 %", "memory": "2 GiB", "memoryPeak": "3 GiB", "iopsPeak": "50 IOPS" } }, "b": { "demand": { "cpu": "2 GHz", "cpuPeak": "50 %" } } } }
      `,
    ],
    bad: [
      example`
        {
          "vms": { "a": { "memory": "8 GiB", "demand": { "cpu": "60 %", "cpuPeak": "10 %", "memory": "2 GiB", "memoryPeak": "1 GiB", "network": "2 Gb/s", "networkPeak": "200 Mb/s" } } },
        //                                                                         ^^^^^^ VM "a" is said to use 10 % of its CPU at its peak, but 60 % on average.
        //                                                                                                                  ^^^^^^^ VM "a" is said to use 1 GiB of memory at its peak, but 2 GiB on average.
        //                                                                                                                                                               ^^^^^^^^^^ VM "a" is said to use 200 Mb/s of the network at its peak, but 2 Gb/s on average.
          "containers": { "db": { "on": "a", "demand": { "cpu": "2 GHz", "cpuPeak": "1 GHz", "iops": "300 IOPS", "iopsPeak": "30 IOPS" } } }
        //                                                                          ^^^^^^^ Container "db" is said to use 1 GHz of CPU at its peak, but 2 GHz on average.
        //                                                                                                                   ^^^^^^^^^ Container "db" is said to use 30 IOPS at its peak, but 300 IOPS on average.
        }
      `,
    ],
  },
  on: ['vms', 'containers'],
  fields: ['demand.cpuPeak', 'demand.memoryPeak', 'demand.iopsPeak', 'demand.networkPeak'],
  *check(subject) {
    const { demand } = subject.value;
    if (!demand) return;
    for (const { average, peak, dimension, at, of } of figuresOf(demand)) {
      if (average === undefined || peak === undefined || peak >= average) continue;
      const [less = '', more = ''] = formatContrast([peak, average], dimension);
      yield {
        place: placeIn(subject, ['demand', `${at}Peak`]),
        message: `${capitalized(named(subject))} is said to use ${less}${of} at its peak, but ${more} on average.`,
        related: [{ place: placeIn(subject, ['demand', at]), message: 'What it uses on average.' }],
      };
    }
  },
});

type Demand = NonNullable<Vm['demand']>;

interface Figures {
  readonly average: number | undefined;
  readonly peak: number | undefined;
  readonly dimension: Dimension;
  readonly at: 'cpu' | 'memory' | 'iops' | 'network';
  /** What it is of, behind the amount: " of memory". */
  readonly of: string;
}

/** What can be compared: average and peak of one dimension. */
function figuresOf({ cpu, cpuPeak, memory, memoryPeak, iops, iopsPeak, network, networkPeak }: Demand): readonly Figures[] {
  return [
    ...(cpu && cpu.dimension === cpuPeak?.dimension ? [{ average: cpu.value, peak: cpuPeak.value, dimension: cpu.dimension, at: 'cpu' as const, of: cpu.dimension === 'ratio' ? ' of its CPU' : ' of CPU' }] : []),
    ...(memory && memory.dimension === memoryPeak?.dimension ? [{ average: memory.value, peak: memoryPeak.value, dimension: memory.dimension, at: 'memory' as const, of: memory.dimension === 'ratio' ? ' of its memory' : ' of memory' }] : []),
    { average: iops, peak: iopsPeak, dimension: 'iops', at: 'iops', of: '' },
    { average: network, peak: networkPeak, dimension: 'bitrate', at: 'network', of: ' of the network' },
  ];
}
