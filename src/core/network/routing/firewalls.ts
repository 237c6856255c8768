/** Distributed firewalls: filters at the virtual port of every guest they guard (R8). */
import { defineQuery, type Estate } from '../../model/estate';
import { filtersOf, type Filters } from './filters';

export interface Firewall {
  readonly id: string;
  readonly filters: Filters;
  /** The networks whose ports it guards; undefined: every network of VMs. */
  readonly networks: ReadonlySet<string> | undefined;
}

/** A firewall of the estate; undefined where there is none, or it lets everything through. */
const firewall = defineQuery<Firewall | undefined>('a firewall', (estate, id) => {
  const entry = estate.find('firewalls', id);
  if (!entry) return undefined;
  const { value, problems } = entry;
  const filters = filtersOf(estate, value, { groups: value.groups, problems });
  if (filters.filters.length === 0 && filters.defaultAction === 'allow') return undefined;
  return { id, filters, networks: value.networks && new Set(value.networks) };
});

/** Every firewall that filters something, in order of ids. */
export const firewalls = defineQuery<readonly Firewall[]>('firewalls', (estate) =>
  [...estate.ids('firewalls')].sort().flatMap((id) => estate.query(firewall, id) ?? []),
(a, b) => a.length === b.length && a.every((one, i) => one === b[i]));

/** The firewalls that guard the ports of a network: the whole document has one answer to the empty key. */
export const firewallsOf = defineQuery<readonly Firewall[]>('firewalls of a network', (estate, network) =>
  estate.query(firewalls, '').filter(({ networks }) => (networks ? networks.has(network) : isOfVms(estate, network))),
(a, b) => a.length === b.length && a.every((one, i) => one === b[i]));

/** A container engine's own networks have no virtual ports. */
function isOfVms(estate: Estate, id: string): boolean {
  const network = estate.value('networks', id);
  if (!network) return false;
  return network.kind !== 'container-bridge' && network.kind !== 'container-overlay' && (network.purpose ?? 'vm') === 'vm';
}
