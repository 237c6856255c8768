/** Whom the filters of an estate are about, and what they see of an adapter (R9). */
import { defineQuery, type Estate } from '../../model/estate';
import { distinct } from '../../util/distinct';
import type { Station } from '../fabric/types';
import { firewalls } from '../routing/firewalls';
import type { Party } from '../routing/parties';
import { routerOf } from '../routing/routers';

/** Everybody whom a filter of a router or firewall is about. */
export const partiesOfFilters = defineQuery<readonly Party[]>('parties of filters', (estate) => [
  ...[...estate.ids('routers')].sort().flatMap((id) => estate.query(routerOf, id).filters.filters),
  ...estate.query(firewalls, '').flatMap(({ filters }) => filters.filters),
].flatMap(({ from, to }) => [from, to]));

/** What filters see of an adapter besides its network, tenant and addresses: tags they name, and itself where they name it. */
export function partyKeys(estate: Estate, parties: readonly Party[]): (station: Station) => string {
  const tags = new Set<string>();
  const entries = new Set<string>();
  for (const party of parties) {
    if (party.kind === 'tag') tags.add(party.name);
    if (party.kind === 'entry') entries.add(`${party.collection}/${party.id}`);
    if (party.kind !== 'group') continue;
    for (const tag of party.tags) tags.add(tag);
    for (const member of party.members) entries.add(member);
  }
  if (tags.size === 0 && entries.size === 0) return () => '';
  return ({ collection, id }) => {
    if (collection === 'routers') return '';
    const own = estate.value(collection, id)?.tags ?? [];
    const entry = `${collection}/${id}`;
    return [entries.has(entry) ? entry : '', ...distinct(own.filter((tag) => tags.has(tag))).toSorted()].join(' ');
  };
}
