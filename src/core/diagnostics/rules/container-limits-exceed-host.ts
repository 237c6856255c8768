import { containerLoad } from '../../hypervisor/containers/containerLoad';
import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { containersByHost } from '../../model/lookups';
import { policiesFor } from '../../model/policies';
import { exactQuantity, formatContrast, formatQuantity } from '../../model/quantity';
import { example } from '../../util/example';
import { counted, decimals } from '../../util/words';
import { defineRule, placeIn, rootOf, type Found } from '../rule';
import { named } from '../wording';

export const rule = defineRule({
  id: 'container-limits-exceed-host',
  severity: 'warning',
  summary: 'The limits of containers are more than what they run on has: one by itself, or their memory together.',
  why: 'A limit is what keeps a container from taking everything. One above what there is bounds nothing, and Docker refuses to start a container with more CPUs than the host has. Memory limits that together exceed the memory hold only as long as not everybody takes what they may.',
  remedy: 'Lower the limits, spread the containers, or give the host or VM more. Where limits are meant to exceed the memory, raise the policy "memoryOvercommit".',
  examples: {
    good: [
      example`
        {
          "hosts": { "box": { "cpu": { "cores": 4, "threads": 2 }, "memory": "8 GiB" }, "bare": {} },
          "vms": { "docker": { "vcpu": 2, "memory": "4 GiB" } },
          "containers": {
            "a": { "on": "box", "cpus": 8, "memoryLimit": "4 GiB" }, "b": { "on": "box", "cpus": 8, "memoryLimit": "4 GiB" },
            "c": { "on": "docker", "cpus": 1.5 }, "d": { "on": "bare", "cpus": 128, "memoryLimit": "1 TiB" }
          }
        }
      `,
      example`
        {
          "policies": { "memoryOvercommit": 2 },
          "hosts": { "box": { "memory": "8 GiB" } },
          "containers": { "a": { "on": "box", "memoryLimit": "8 GiB" }, "b": { "on": "box", "memoryLimit": "8 GiB" } }
        }
      `,
    ],
    bad: [
      example`
        {
          "vms": { "docker": { "vcpu": 2, "memory": "4 GiB" } },
          "containers": { "a": { "on": "docker", "cpus": 4, "memoryLimit": "6 GiB" } }
        //                                               ^ Container "a" may use 4 CPUs but VM "docker" has 2.
        //                                                                 ^^^^^^^ Container "a" may use 6 GiB of memory but VM "docker" has 4 GiB.
        }
      `,
      example`
        {
          "hosts": { "box": { "memory": "8 GiB" } },
        //                              ^^^^^^^ The 3 containers on host "box" may together use 9 GiB of memory, more than its 8 GiB.
          "containers": { "a": { "on": "box", "memoryLimit": "3 GiB" }, "b": { "on": "box", "memoryLimit": "3 GiB" }, "c": { "on": "box", "memoryLimit": "3 GiB" } }
        }
      `,
    ],
  },
  on: 'containers',
  *check(container, estate) {
    const { on } = container.value;
    const base = on === undefined ? undefined : (estate.find('hosts', on) ?? estate.find('vms', on));
    if (!base) return;
    yield* aboveAlone(container, base, estate);
    // What they are together is told once, by the first of them.
    if (estate.lookup(containersByHost, base.id)[0] === container.id) yield* aboveTogether(base, estate);
  },
  fixes({ data }, container) {
    if (!data) return [];
    const { field, most } = data;
    const title = field === 'cpus' ? `Let it use ${counted(most, 'CPU')}` : `Limit it to ${formatQuantity(most, 'bytes')} of memory`;
    return [{ title, changes: [{ kind: 'set', file: container.file, path: [...rootOf(container), field], value: field === 'cpus' ? most : exactQuantity(most, 'bytes') }] }];
  },
});

interface Excess {
  readonly field: 'cpus' | 'memoryLimit';
  readonly most: number;
}
type Base = Entry<'hosts'> | Entry<'vms'>;

function* aboveAlone(container: Entry<'containers'>, base: Base, estate: Estate): Iterable<Found<Excess>> {
  const { cpus, memoryLimit } = container.value;
  if (cpus === undefined && memoryLimit === undefined) return;
  const room = estate.query(containerLoad, base.id);
  if (cpus !== undefined && room.cpus !== undefined && cpus > room.cpus) {
    yield { place: placeIn(container, ['cpus']), message: `Container "${container.id}" may use ${counted(cpus, 'CPU')} but ${named(base)} has ${decimals(room.cpus)}.`, data: { field: 'cpus', most: room.cpus } };
  }
  if (memoryLimit !== undefined && room.memory !== undefined && memoryLimit > room.memory) {
    const [wanted = '', there = ''] = formatContrast([memoryLimit, room.memory], 'bytes');
    yield { place: placeIn(container, ['memoryLimit']), message: `Container "${container.id}" may use ${wanted} of memory but ${named(base)} has ${there}.`, data: { field: 'memoryLimit', most: room.memory } };
  }
}

function* aboveTogether(base: Base, estate: Estate): Iterable<Found<Excess>> {
  const { containers, memory, memoryLimit, withoutMemoryLimit } = estate.query(containerLoad, base.id);
  const { memoryOvercommit } = policiesFor(estate, base.value.cluster);
  const limited = containers - withoutMemoryLimit;
  if (limited < 2 || memory === undefined || base.value.memory === undefined || memoryLimit <= memory * memoryOvercommit) return;
  const [wanted = '', there = ''] = formatContrast([memoryLimit, memory], 'bytes');
  const times = memoryOvercommit === 1 ? '' : ` times ${decimals(memoryOvercommit)}`;
  yield { place: placeIn(base, ['memory']), message: `The ${counted(limited, 'container')} on ${named(base)} may together use ${wanted} of memory, more than its ${there}${times}.` };
}
