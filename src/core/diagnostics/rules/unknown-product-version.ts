import { recogniseRelease } from '../../catalogue/releases';
import type { Entry } from '../../model/entry';
import { example } from '../../util/example';
import { listed } from '../../util/words';
import { defineRule, placeIn, rootOf } from '../rule';

export const rule = defineRule({
  id: 'unknown-product-version',
  severity: 'info',
  summary: 'A host or container names a version of its product that the catalogue does not know.',
  why: 'Maxima, devices and files differ from version to version. Of one that is not known, they are not checked.',
  remedy: 'Name a version of the catalogue, such as the one before, if what holds for it is near enough; keep the exact one in "hypervisorVersion".',
  examples: {
    good: [
      example`
        {
          "hosts": { "a": { "hypervisor": "esxi-8.0.2" }, "b": { "hypervisor": "proxmox" }, "c": { "hypervisor": "kvm-6.8" }, "d": { "hypervisor": "our-own-3" }, "e": { "hostOs": "debian-12" } },
          "containers": { "proxy": { "on": "e", "engine": "docker-27" } }
        }
      `,
    ],
    bad: [
      example`
        { "hosts": { "a": { "hypervisor": "esxi-6.2" }, "b": { "hypervisor": "hyperv-2012-r2" } } }
        //                                ^^^^^^^^^^ The catalogue knows VMware ESXi in the versions 4.0, 4.1, 5.0, 5.1, 5.5, 6.0, 6.5, 6.7, 7.0, 8.0 and 9.0, not as "esxi-6.2": what that allows is not checked.
        //                                                                   ^^^^^^^^^^^^^^^^ The catalogue knows Microsoft Hyper-V in the versions 2016, 2019, 2022 and 2025, not as "hyperv-2012-r2": what that allows is not checked.
      `,
    ],
  },
  on: ['hosts', 'containers'],
  *check(subject) {
    const text = textOf(subject);
    const recognised = text === undefined ? undefined : recogniseRelease(text);
    if (recognised?.kind !== 'unknown-version') return;
    const versions = listed(recognised.versions.map(({ version }) => version.version), 'and', Infinity);
    yield {
      place: placeIn(subject, [fieldOf(subject)]),
      message: `The catalogue knows ${recognised.product.name} in the versions ${versions}, not as "${text}": what that allows is not checked.`,
    };
  },
  fixes(_, subject) {
    const recognised = recogniseRelease(textOf(subject) ?? '');
    if (recognised.kind !== 'unknown-version') return [];
    const { nearest, versions } = recognised;
    const newest = versions[versions.length - 1];
    const path = [...rootOf(subject), fieldOf(subject)];
    return [...new Set([nearest, ...(newest ? [newest] : [])])].map(({ id, name }) => ({
      title: `Take ${name}`, changes: [{ kind: 'set', file: subject.file, path, value: id }],
    }));
  },
});

const fieldOf = ({ collection }: Entry<'hosts'> | Entry<'containers'>): string => (collection === 'hosts' ? 'hypervisor' : 'engine');

function textOf(subject: Entry<'hosts'> | Entry<'containers'>): string | undefined {
  return subject.collection === 'hosts' ? (subject as Entry<'hosts'>).value.hypervisor : (subject as Entry<'containers'>).value.engine;
}
