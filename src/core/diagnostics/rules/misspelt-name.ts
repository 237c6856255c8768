import { findGeneration, generations } from '../../catalogue/generations';
import { findGuest, guests } from '../../catalogue/guests';
import type { Entry, Path } from '../../model/entry';
import { closest } from '../../util/closest';
import { example } from '../../util/example';
import { defineRule, nothingFound, placeIn, rootOf, type Found } from '../rule';
import { named } from '../wording';

export const rule = defineRule({
  id: 'misspelt-name',
  severity: 'warning',
  summary: 'An operating system or a processor generation is almost one of the catalogue, but not quite.',
  why: 'What a guest can run on, whose kernel a container shares and what a processor can do is looked up by these names. Any other name is allowed and says nothing: then none of that is checked.',
  remedy: 'Take the name of the catalogue, which the editor offers.',
  examples: {
    good: [
      // Names of one's own, and other ways to write a known one.
      example`
        {
          "hosts": { "a": { "hostOs": "Debian GNU/Linux 12", "cpu": { "generation": "Ice Lake" } }, "b": { "hostOs": "openbsd-7", "cpu": { "generation": "in-house" } } },
          "vms": { "web": { "host": "a", "guest": "temple-os" }, "old": { "guest": "windows-12" } },
          "containers": { "proxy": { "on": "web", "os": "linux" } }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "a": { "hostOs": "ubunut-22.04", "cpu": { "generation": "ise-lake" } } },
        //                            ^^^^^^^^^^^^^^ The catalogue knows no operating system "ubunut-22.04" of host "a"; did you mean "ubuntu-22.04"?
        //                                                                   ^^^^^^^^^^ The catalogue knows no processor generation "ise-lake" of host "a"; did you mean "ice-lake"?
          "vms": { "web": { "host": "a", "guest": "debain-12" } },
        //                                        ^^^^^^^^^^^ The catalogue knows no operating system "debain-12" of VM "web"; did you mean "debian-12"?
          "containers": { "iis": { "on": "web", "os": "wndows-server-2022" } }
        //                                            ^^^^^^^^^^^^^^^^^^^^ The catalogue knows no operating system "wndows-server-2022" of container "iis"; did you mean "windows-server-2022"?
        }
      `,
    ],
  },
  on: ['hosts', 'vms', 'containers'],
  fields: ['hostOs', 'cpu', 'guest', 'os'],
  check(subject) {
    // Most VMs have a guest that is known.
    if (subject.collection === 'vms' && isKnownGuest((subject as Entry<'vms'>).value.guest)) return nothingFound;
    const found: Found<Meant>[] = [];
    for (const { text, path } of namesIn(subject)) {
      const isGeneration = path.length > 1;
      if (text === undefined || (isGeneration ? findGeneration(text) : findGuest(text)) !== undefined) continue;
      const suggestion = meantBy(text, (isGeneration ? generations : guests).map(({ id }) => id));
      if (suggestion === undefined) continue;
      const what = isGeneration ? 'processor generation' : 'operating system';
      found.push({ place: placeIn(subject, path), message: `The catalogue knows no ${what} "${text}" of ${named(subject)}; did you mean "${suggestion}"?`, data: { path, suggestion } });
    }
    return found;
  },
  fixes({ data }, subject) {
    if (!data) return [];
    return [{ title: `Change to "${data.suggestion}"`, changes: [{ kind: 'set', file: subject.file, path: [...rootOf(subject), ...data.path], value: data.suggestion }], preferred: true }];
  },
});

const isKnownGuest = (guest: string | undefined): boolean => guest === undefined || findGuest(guest) !== undefined;

interface Meant {
  readonly path: Path;
  readonly suggestion: string;
}

function namesIn(subject: Entry<'hosts'> | Entry<'vms'> | Entry<'containers'>): readonly { readonly text: string | undefined; readonly path: Path }[] {
  switch (subject.collection) {
    case 'hosts': {
      const { hostOs, cpu } = (subject as Entry<'hosts'>).value;
      return [{ text: hostOs, path: ['hostOs'] }, { text: cpu?.generation, path: ['cpu', 'generation'] }];
    }
    case 'vms': return [{ text: (subject as Entry<'vms'>).value.guest, path: ['guest'] }];
    case 'containers': return [{ text: (subject as Entry<'containers'>).value.os, path: ['os'] }];
  }
}

/** The name that differs by a slip or two; names of one's own begin otherwise. */
function meantBy(text: string, ids: readonly string[]): string | undefined {
  const written = text.trim().toLowerCase().replace(/[\s_]+/g, '-');
  return closest(written, ids.filter((id) => id[0] === written[0]), 2);
}
