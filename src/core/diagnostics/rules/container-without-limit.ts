import { containerFit } from '../../hypervisor/containers/containers';
import { runs, vmsOn, containersByHost } from '../../model/lookups';
import { exactQuantity, formatQuantity } from '../../model/quantity';
import type { Container } from '../../model/entities';
import { example } from '../../util/example';
import { counted } from '../../util/words';
import { defineRule, placeIn, rootOf } from '../rule';

export const rule = defineRule({
  id: 'container-without-limit',
  severity: 'info',
  summary: 'A container has no memory limit beside others on the same kernel.',
  why: 'Isolation keeps containers from seeing each other, not from competing: without a limit one of them may take all the memory, and the kernel then ends processes of whichever it chooses.',
  remedy: 'Give it a "memoryLimit" above what it needs at peak.',
  examples: {
    good: [
      // One that is alone harms nobody.
      example`
        { "hosts": { "box": {}, "own": {} }, "containers": { "a": { "on": "box", "memoryLimit": "2 GiB" }, "b": { "on": "box", "memoryLimit": "1 GiB" }, "alone": { "on": "own" }, "nowhere": {} } }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "box": {} },
          "containers": {
            "a": { "on": "box", "memoryLimit": "2 GiB" },
            "b": { "on": "box", "demand": { "memory": "600 MiB", "memoryPeak": "1 GiB" } }
        //  ^^^ Container "b" may take all the memory of "box", which it shares with 1 other.
          }
        }
      `,
      // One that cannot run takes nothing.
      example`
        {
          "hosts": { "box": { "hostOs": "debian-12" } },
          "containers": { "web": { "on": "box" }, "iis": { "on": "box", "os": "windows-server-2022" } }
        //                ^^^^^ Container "web" may take all the memory of "box", which it shares with 1 other.
        }
      `,
    ],
  },
  on: 'containers',
  *check(container, estate) {
    const { on, memoryLimit } = container.value;
    if (on === undefined || memoryLimit !== undefined) return;
    const others = estate.count(containersByHost, on) - 1 + vmsOn(estate, on).filter((vm) => runs(vm.value)).length;
    if (others > 0 && containerFit(estate, container.value).kind !== 'unfit') yield { place: placeIn(container), message: `Container "${container.id}" may take all the memory of "${on}", which it shares with ${counted(others, 'other')}.` };
  },
  fixes(_, container) {
    const peak = peakOf(container.value);
    return peak === undefined ? [] : [{ title: `Limit it to the ${formatQuantity(peak, 'bytes')} it needs at peak`, changes: [{ kind: 'set', file: container.file, path: [...rootOf(container), 'memoryLimit'], value: exactQuantity(peak, 'bytes') }] }];
  },
});

/** What it is said to need at most; undefined where that is not said, or as a share of nothing. */
function peakOf({ demand }: Container): number | undefined {
  const peak = demand?.memoryPeak ?? demand?.memory;
  return peak?.dimension === 'bytes' && peak.value > 0 ? peak.value : undefined;
}
