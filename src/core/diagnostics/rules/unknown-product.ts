import { recogniseRelease, isEngine } from '../../catalogue/releases';
import { kindNames } from '../../catalogue/wording';
import type { Entry } from '../../model/entry';
import { example } from '../../util/example';
import { defineRule, placeIn, rootOf, type Found } from '../rule';
import { named } from '../wording';

export const rule = defineRule({
  id: 'unknown-product',
  severity: 'warning',
  summary: 'A host names a hypervisor, or a container an engine, that the catalogue does not know as one.',
  why: 'What a product allows, which devices and files its VMs have and how it shares out memory comes from the catalogue. Of a product it does not know, nothing of that is checked.',
  remedy: 'Take the id of a product of the catalogue, which the editor offers, or leave the field away.',
  examples: {
    good: [
      example`
        {
          "hosts": { "a": { "hypervisor": "esxi-8.0" }, "b": { "hypervisor": "Proxmox VE 8.2" }, "c": { "hostOs": "debian-12" }, "d": { "hypervisor": "esxi-6.2" } },
          "containers": { "proxy": { "on": "c", "engine": "docker" }, "cache": { "on": "c" } }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "a": { "hypervisor": "exsi-8.0" }, "b": { "hypervisor": "our-own" }, "c": { "hypervisor": "docker", "hostOs": "debian-12" } },
        //                                ^^^^^^^^^^ The catalogue knows no hypervisor "exsi-8.0" of host "a"; did you mean "esxi-8.0"?
        //                                                                   ^^^^^^^^^ The catalogue knows no hypervisor "our-own" of host "b": what it can do and allows is not checked.
        //                                                                                                     ^^^^^^^^ "docker" of host "c" is a container engine: containers name it in "engine", and their host only its "hostOs".
          "containers": { "proxy": { "on": "c", "engine": "dokcer" }, "cache": { "on": "c", "engine": "kvm" } }
        //                                                ^^^^^^^^ The catalogue knows no container engine "dokcer" of container "proxy"; did you mean "docker"?
        //                                                                                            ^^^^^ "kvm" of container "cache" is a type 1 hypervisor, which runs VMs and no containers.
        }
      `,
    ],
  },
  on: ['hosts', 'containers'],
  *check(subject): Iterable<Found<Meant>> {
    const field = subject.collection === 'hosts' ? 'hypervisor' : 'engine';
    const text = subject.collection === 'hosts' ? (subject as Entry<'hosts'>).value.hypervisor : (subject as Entry<'containers'>).value.engine;
    if (text === undefined) return;
    const recognised = recogniseRelease(text);
    const place = placeIn(subject, [field]);
    if (recognised.kind === 'unknown-product') {
      const suggestion = fitting(recognised.suggestion, field);
      const what = field === 'hypervisor' ? 'hypervisor' : 'container engine';
      const then = suggestion === undefined ? ': what it can do and allows is not checked.' : `; did you mean "${suggestion}"?`;
      yield { place, message: `The catalogue knows no ${what} "${text}" of ${named(subject)}${then}`, ...(suggestion === undefined ? {} : { data: { field, suggestion } }) };
      return;
    }
    const product = recognised.kind === 'release' ? recognised.release.product : recognised.product;
    if (isEngine(product) === (field === 'engine')) return;
    const why = isEngine(product) ? 'containers name it in "engine", and their host only its "hostOs".' : undefined;
    const kind = kindNames[product.kind].name;
    yield { place, message: why === undefined ? `"${text}" of ${named(subject)} is a ${kind}, which runs VMs and no containers.` : `"${text}" of ${named(subject)} is a ${kind}: ${why}` };
  },
  fixes({ data }, subject) {
    if (!data) return [];
    const { field, suggestion } = data;
    return [{ title: `Change to "${suggestion}"`, changes: [{ kind: 'set', file: subject.file, path: [...rootOf(subject), field], value: suggestion }], preferred: true }];
  },
});

interface Meant {
  readonly field: 'hypervisor' | 'engine';
  readonly suggestion: string;
}

/** A suggestion, unless it is of the other kind. */
function fitting(suggestion: string | undefined, field: Meant['field']): string | undefined {
  const recognised = suggestion === undefined ? undefined : recogniseRelease(suggestion);
  return recognised?.kind === 'release' && isEngine(recognised.release.product) === (field === 'engine') ? suggestion : undefined;
}
