/** Components as people name them: "leaf-1", "leaf-1/eth3", "esx-01/vmnic0", a host, a router, "site-a/site-b". */
import type { Estate } from '../../model/estate';
import { isPhysical, switchesOf } from '../fabric/ports';
import type { Component } from '../fabric/types';

const collections = ['hosts', 'switches', 'routers', 'sites'] as const;
type Of = (typeof collections)[number];

/** All that goes by a name, also as it is printed: "switches/leaf-1", "hosts/esx-01/vmnic0", "sites/site-a/site-b". */
export function componentsCalled(estate: Estate, text: string): readonly Component[] {
  const [first, rest] = split(text);
  const typed = rest === undefined ? undefined : collections.find((collection) => collection === first);
  const plain = collections.flatMap((of) => componentOf(estate, of, text) ?? []);
  return plain.length > 0 || typed === undefined || rest === undefined ? plain : [componentOf(estate, typed, rest)].filter((one) => one !== undefined);
}

function componentOf(estate: Estate, of: Of, text: string): Component | undefined {
  const [owner, part] = split(text);
  switch (of) {
    case 'hosts': {
      const whole = estate.value('hosts', text);
      if (whole) return { kind: 'host', host: text };
      return part !== undefined && has(estate.value('hosts', owner)?.nics, part) ? { kind: 'nic', host: owner, nic: part } : undefined;
    }
    case 'switches': {
      const [whole, around] = [estate.value('switches', text), estate.value('switches', owner)];
      if (whole) return isPhysical(whole) ? { kind: 'switch', switch: text } : undefined;
      return part !== undefined && around && isPhysical(around) && has(around.ports, part) ? { kind: 'port', switch: owner, port: part } : undefined;
    }
    case 'routers': return estate.find('routers', text) ? { kind: 'router', router: text } : undefined;
    case 'sites': return part !== undefined && part !== owner && estate.find('sites', owner) && estate.find('sites', part) ? { kind: 'site-link', sites: [owner, part] } : undefined;
  }
}

/** What could have been meant: parts where a part is named, entries otherwise. */
export function namesLike(estate: Estate, text: string): readonly string[] {
  if (!text.includes('/')) return [...estate.ids('hosts'), ...switchesOf(estate, 'physical'), ...estate.ids('routers')];
  const parts = (owner: string, of: Readonly<Record<string, unknown>> | undefined): readonly string[] => Object.keys(of ?? {}).map((part) => `${owner}/${part}`);
  return [
    ...estate.ids('hosts').flatMap((id) => parts(id, estate.value('hosts', id)?.nics)), ...switchesOf(estate, 'physical').flatMap((id) => parts(id, estate.value('switches', id)?.ports)),
    ...estate.ids('sites').flatMap((id) => parts(id, estate.value('sites', id)?.links)),
  ];
}

const has = (parts: Readonly<Record<string, unknown>> | undefined, name: string): boolean => parts !== undefined && Object.hasOwn(parts, name);

/** "leaf-1/eth3" at its first slash. */
function split(text: string): readonly [string, string | undefined] {
  const slash = text.indexOf('/');
  return slash < 0 ? [text, undefined] : [text.slice(0, slash), text.slice(slash + 1)];
}
