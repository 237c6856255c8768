/** Who is meant by a filter's "from" and "to" (R9). */
import { subnetOf } from '../addressing/nicAddresses';
import { rangeOfSubnet, rangeOfText, shareIn, type AddressRange } from '../addressing/ranges';
import { defineIndex, type Estate } from '../../model/estate';
import type { Firewall } from '../../model/entities';

/** Sender or receiver of a packet, as filters see it. */
export interface PartyFacts {
  /** Undefined for an address of which nothing else is known: outside, or one that a translation put there. */
  readonly owner: { readonly collection: 'vms' | 'containers' | 'hosts'; readonly id: string } | undefined;
  /** The network of the adapter. */
  readonly network: string | undefined;
  readonly tags: readonly string[];
  /** Its own tenant, or else that of its network. */
  readonly tenant: string | undefined;
  /** Its address, or those of which it has one; undefined where nothing is known of it. */
  readonly addresses: AddressRange | undefined;
}

export type Party =
  | { readonly kind: 'any' }
  /** A word for somebody who does not exist. */
  | { readonly kind: 'nobody' }
  | { readonly kind: 'addresses'; readonly range: AddressRange }
  | { readonly kind: 'network'; readonly id: string; readonly range: AddressRange | undefined }
  | { readonly kind: 'tag' | 'tenant'; readonly name: string }
  | { readonly kind: 'entry'; readonly collection: 'vms' | 'containers' | 'hosts'; readonly id: string }
  | { readonly kind: 'group'; readonly tags: ReadonlySet<string>; readonly tenants: ReadonlySet<string>; readonly networks: ReadonlySet<string>; readonly members: ReadonlySet<string>; readonly ranges: readonly AddressRange[] };

/** "maybe": it is said of some of the addresses it may have. */
export type Match = 'yes' | 'maybe' | 'no';

export type Groups = NonNullable<Firewall['groups']>;

/** What a party is, in an estate and among the groups of its firewall. Depends on nothing but what exists under its name. */
export function partyOf(estate: Estate, text: string | undefined, groups: Groups = {}): Party {
  const word = text?.trim() ?? 'any';
  if (word === 'any' || word === '') return any;
  const range = rangeOfText(word);
  if (range) return { kind: 'addresses', range };
  const colon = word.indexOf(':');
  const [kind, name] = [word.slice(0, Math.max(0, colon)), word.slice(colon + 1)];
  switch (kind) {
    case 'group': return groupOf(groups, name) ?? nobody;
    case 'network': return networkOf(estate, name) ?? nobody;
    case 'tag': return { kind: 'tag', name };
    case 'tenant': return { kind: 'tenant', name };
    case 'vm': return { kind: 'entry', collection: 'vms', id: name };
    case 'container': return { kind: 'entry', collection: 'containers', id: name };
    case 'host': return { kind: 'entry', collection: 'hosts', id: name };
    default: return groupOf(groups, word) ?? networkOf(estate, word) ?? tagOf(estate, word) ?? tenantOf(estate, word) ?? nobody;
  }
}

export function matches(party: Party, facts: PartyFacts): Match {
  switch (party.kind) {
    case 'any': return 'yes';
    case 'nobody': return 'no';
    case 'addresses': return isIn(facts.addresses, party.range);
    case 'network': {
      // Of a bare address, what can be said is whether it belongs to the network.
      if (facts.network === undefined && facts.owner === undefined && party.range) return isIn(facts.addresses, party.range);
      return yes(facts.network === party.id);
    }
    case 'tag': return yes(facts.tags.includes(party.name));
    case 'tenant': return yes(facts.tenant === party.name);
    case 'entry': return yes(facts.owner?.collection === party.collection && facts.owner.id === party.id);
    case 'group': return isMember(party, facts);
  }
}

const any: Party = { kind: 'any' };
const nobody: Party = { kind: 'nobody' };
const yes = (is: boolean): Match => (is ? 'yes' : 'no');

/** Whether somebody with one of `addresses` has one of `range`. */
export function isIn(addresses: AddressRange | undefined, range: AddressRange): Match {
  if (!addresses) return 'maybe';
  const share = shareIn(addresses, range);
  return share === 'all' ? 'yes' : share === 'some' ? 'maybe' : 'no';
}

function isMember(group: Extract<Party, { kind: 'group' }>, { owner, network, tags, tenant, addresses }: PartyFacts): Match {
  if (owner && owner.collection !== 'hosts' && group.members.has(`${owner.collection}/${owner.id}`)) return 'yes';
  if (network !== undefined && group.networks.has(network)) return 'yes';
  if (tenant !== undefined && group.tenants.has(tenant)) return 'yes';
  if (tags.some((tag) => group.tags.has(tag))) return 'yes';
  const found = group.ranges.map((range) => isIn(addresses, range));
  return found.includes('yes') ? 'yes' : found.includes('maybe') ? 'maybe' : 'no';
}

function groupOf(groups: Groups, name: string): Party | undefined {
  const group = Object.hasOwn(groups, name) ? groups[name] : undefined;
  if (!group) return undefined;
  const members = (group.members ?? []).flatMap((id) => [`vms/${id}`, `containers/${id}`]);
  return {
    kind: 'group', tags: new Set(group.tags), tenants: new Set(group.tenants), networks: new Set(group.networks), members: new Set(members),
    ranges: (group.prefixes ?? []).flatMap((text) => rangeOfText(text) ?? []),
  };
}

function networkOf(estate: Estate, id: string): Party | undefined {
  const network = estate.value('networks', id);
  const subnet = network && subnetOf(network);
  return network && { kind: 'network', id, range: subnet && rangeOfSubnet(subnet) };
}

function tagOf(estate: Estate, name: string): Party | undefined {
  return tagged.some((index) => estate.count(index, name) > 0) ? { kind: 'tag', name } : undefined;
}
function tenantOf(estate: Estate, name: string): Party | undefined {
  return inTenant.some((index) => estate.count(index, name) > 0) ? { kind: 'tenant', name } : undefined;
}

const tagsOf = ({ tags }: { readonly tags?: readonly string[] }): readonly string[] => tags ?? none;
const tenantsOf = ({ tenant }: { readonly tenant?: string }): readonly string[] => (tenant === undefined ? none : [tenant]);
const none: readonly never[] = [];
const tagged = [defineIndex('VMs by tag', 'vms', tagsOf), defineIndex('containers by tag', 'containers', tagsOf), defineIndex('hosts by tag', 'hosts', tagsOf)];
const inTenant = [
  defineIndex('VMs by tenant', 'vms', tenantsOf), defineIndex('containers by tenant', 'containers', tenantsOf), defineIndex('hosts by tenant', 'hosts', tenantsOf),
  defineIndex('networks by tenant', 'networks', tenantsOf),
];
