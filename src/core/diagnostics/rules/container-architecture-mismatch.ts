import { containerFit } from '../../hypervisor/containers/containers';
import { example } from '../../util/example';
import { listed } from '../../util/words';
import { defineRule, placeIn, rootOf } from '../rule';

export const rule = defineRule({
  id: 'container-architecture-mismatch',
  severity: 'error',
  summary: 'A container is of another architecture than the processors it runs on.',
  why: 'The processes of a container run on the processor like any other, so its image must have been built for that. An image of another architecture ends with "exec format error", or is emulated at many times the cost where somebody has set that up.',
  remedy: 'Use the image built for the architecture that is there; most are published for several.',
  examples: {
    good: [
      example`
        {
          "hosts": { "box": { "hostOs": "debian-12" }, "arm": { "hostOs": "debian-12", "cpu": { "architecture": "arm64" } } },
          "containers": { "a": { "on": "box", "architecture": "x86" }, "b": { "on": "arm", "architecture": "armv7" }, "c": { "on": "arm" } }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "box": { "hostOs": "debian-12", "cpu": { "generation": "zen-3" } } },
          "containers": { "a": { "on": "box", "architecture": "arm64" } }
        //                                                    ^^^^^^^ Container "a" cannot run: its code is arm64, and host "box" is x86-64.
        }
      `,
    ],
  },
  on: 'containers',
  *check(container, estate) {
    if (container.value.architecture === undefined) return;
    const fit = containerFit(estate, container.value);
    const obstacles = fit.kind === 'unfit' ? fit.obstacles.filter(({ kind }) => kind === 'architecture') : [];
    if (obstacles.length > 0) yield { place: placeIn(container, ['architecture']), message: `Container "${container.id}" cannot run: ${listed(obstacles.map(({ says }) => says))}.` };
  },
  fixes: (_, container) => [{ title: 'Use the image for the architecture that is there', changes: [{ kind: 'remove', file: container.file, path: [...rootOf(container), 'architecture'] }] }],
});
