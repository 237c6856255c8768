import type { Entry, Path } from '../../model/entry';
import { exactQuantity, formatContrast, formatQuantity, type Dimension } from '../../model/quantity';
import { example } from '../../util/example';
import { capitalized } from '../../util/words';
import { defineRule, placeIn, rootOf, type Found } from '../rule';
import { named } from '../wording';

export const rule = defineRule({
  id: 'limit-below-reservation',
  severity: 'error',
  summary: 'A VM or resource pool may use less than it is guaranteed.',
  why: 'The two contradict each other: the limit takes away what the reservation promises, while the reserved capacity is lost to everybody else.',
  remedy: 'Raise the limit, lower the reservation, or remove one of them.',
  examples: {
    good: [
      example`
        {
          "vms": { "a": { "memory": "8 GiB", "memoryAllocation": { "reservation": "4 GiB", "limit": "4096 MiB" }, "cpu": { "limit": "1 GHz" } } },
          "resourcePools": { "gold": { "cpu": { "reservation": "10 GHz", "limit": "20 GHz" } } }
        }
      `,
    ],
    bad: [
      example`
        {
          "vms": { "a": { "vcpu": 4, "cpu": { "reservation": "4 GHz", "limit": "2000 MHz" } } },
        //                                                                     ^^^^^^^^^^ VM "a" is limited to 2 GHz of CPU but reserves 4 GHz.
          "resourcePools": { "gold": { "memory": { "limit": "8 GiB", "reservation": "16 GiB" } } }
        //                                                  ^^^^^^^ Resource pool "gold" is limited to 8 GiB of memory but reserves 16 GiB.
        }
      `,
    ],
  },
  on: ['vms', 'resourcePools'],
  fields: ['cpu.limit', 'memoryAllocation.limit', 'memory.limit'],
  *check(entry): Iterable<Found<Conflict>> {
    for (const { field, what, dimension, reservation, limit } of allocations(entry)) {
      if (reservation === undefined || limit === undefined || limit >= reservation) continue;
      const [most = '', promised = ''] = formatContrast([limit, reservation], dimension);
      yield {
        place: placeIn(entry, [field, 'limit']),
        message: `${capitalized(named(entry))} is limited to ${most} of ${what} but reserves ${promised}.`,
        related: [{ place: placeIn(entry, [field, 'reservation']), message: 'What it reserves.' }],
        data: { field, dimension, reservation, limit },
      };
    }
  },
  fixes({ data }, entry) {
    if (!data) return [];
    const set = (field: string, value: number): { kind: 'set'; file: string; path: Path; value: string } => (
      { kind: 'set', file: entry.file, path: [...rootOf(entry), data.field, field], value: exactQuantity(value, data.dimension) }
    );
    return [
      { title: `Raise the limit to ${formatQuantity(data.reservation, data.dimension)}`, changes: [set('limit', data.reservation)] },
      { title: `Lower the reservation to ${formatQuantity(data.limit, data.dimension)}`, changes: [set('reservation', data.limit)] },
    ];
  },
});

interface Conflict {
  readonly field: string;
  readonly dimension: Dimension;
  readonly reservation: number;
  readonly limit: number;
}

function allocations(entry: Entry<'vms'> | Entry<'resourcePools'>) {
  const memoryField = entry.collection === 'vms' ? 'memoryAllocation' : 'memory';
  const memory = entry.collection === 'vms' ? (entry as Entry<'vms'>).value.memoryAllocation : (entry as Entry<'resourcePools'>).value.memory;
  return [
    { field: 'cpu', what: 'CPU', dimension: 'frequency', reservation: entry.value.cpu?.reservation, limit: entry.value.cpu?.limit },
    { field: memoryField, what: 'memory', dimension: 'bytes', reservation: memory?.reservation, limit: memory?.limit },
  ] as const;
}
