import type { Estate } from '../../model/estate';
import { example } from '../../util/example';
import { quoted } from '../../util/words';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'linked-clone-circle',
  severity: 'error',
  summary: 'Linked clones read the disks of each other in a circle.',
  why: 'A linked clone holds what differs from the VM it is a clone of and reads the rest there. In a circle nobody holds the rest: there is no disk that any of them could start from.',
  remedy: 'Let the VM that the others were cloned from be no linked clone itself.',
  examples: {
    good: [
      // A clone of a clone, and two clones of one VM.
      example`{ "vms": { "golden": {}, "base": { "linkedTo": "golden" }, "desk-1": { "linkedTo": "base" }, "desk-2": { "linkedTo": "base" } } }`,
    ],
    bad: [
      example`
        { "vms": { "a": { "linkedTo": "b" }, "b": { "linkedTo": "a" }, "c": { "linkedTo": "a" } } }
        //                            ^^^ The linked clones read the disks of each other in a circle: "a" → "b" → "a".
        //                                                      ^^^ The linked clones read the disks of each other in a circle: "b" → "a" → "b".
      `,
      example`
        { "vms": { "self": { "linkedTo": "self" } } }
        //                               ^^^^^^ VM "self" is a linked clone of itself.
      `,
    ],
  },
  on: 'vms',
  fields: ['linkedTo'],
  *check(vm, estate) {
    if (vm.value.linkedTo === undefined) return;
    const circle = circleFrom(estate, vm.id);
    if (circle.length === 0) return;
    yield {
      place: placeIn(vm, ['linkedTo']),
      message: circle.length === 1 ? `VM "${vm.id}" is a linked clone of itself.` : `The linked clones read the disks of each other in a circle: ${[...circle, vm.id].map(quoted).join(' → ')}.`,
      related: circle.slice(1).flatMap((id) => estate.find('vms', id) ?? []).map((other) => ({ place: placeIn(other, ['linkedTo']), message: `"${other.id}" reads the disks of "${other.value.linkedTo ?? ''}".` })),
    };
  },
  fixes: (_, vm) => [{ title: `Make "${vm.id}" no linked clone`, changes: [{ kind: 'remove', file: vm.file, path: ['vms', vm.id, 'linkedTo'] }] }],
});

/** The VMs from `start` up to where it comes back to `start`; none where it does not. */
function circleFrom(estate: Estate, start: string): readonly string[] {
  const way = new Set([start]);
  for (let parent = estate.value('vms', start)?.linkedTo; parent !== undefined; parent = estate.value('vms', parent)?.linkedTo) {
    if (parent === start) return [...way];
    if (way.has(parent)) return [];
    way.add(parent);
  }
  return [];
}
