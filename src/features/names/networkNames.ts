/** What texts of switches, networks and filters name: NICs of hosts, aggregations, and the parties of filters. */
import type { Estate } from '../../core/model/estate';
import { partsOf, type Part } from '../../core/model/references';
import type { CollectionName } from '../../core/model/ids';
import { rangeOfText } from '../../core/network/addressing/ranges';
import { distinct } from '../../core/util/distinct';
import type { Name, Named, TextPlace } from './named';

/** A part of an entry by its name alone, the whole text of the place. */
export function partName(estate: Estate, collection: CollectionName, owner: string | number | undefined, part: Part): readonly Name[] {
  const entry = typeof owner === 'string' ? estate.find(collection, owner) : undefined;
  return entry && partsOf(entry, [part.field]).includes(part.name) ? [{ named: { collection, id: entry.id, part }, from: 0, to: part.name.length }] : [];
}

/** An uplink of a port group: the NIC of the host that has it on the switch; of several hosts, none in particular. */
export function uplinkNames(estate: Estate, { path, text }: TextPlace): readonly Name[] {
  const network = typeof path[1] === 'string' ? estate.value('networks', path[1]) : undefined;
  const { uplinks = {}, standby = {} } = estate.value('switches', network?.switch) ?? {};
  const hosts = distinct([uplinks, standby].flatMap((byHost) => Object.keys(byHost).filter((host) => byHost[host]?.includes(text))));
  return hosts.length === 1 ? partName(estate, 'hosts', hosts[0], { field: 'nics', name: text }) : [];
}

/** The NIC of a bridged network. */
export function bridgedNames(estate: Estate, { path, text }: TextPlace): readonly Name[] {
  const on = typeof path[1] === 'string' ? estate.value('networks', path[1])?.on : undefined;
  return partName(estate, 'hosts', on, { field: 'nics', name: text });
}

/** How filters say what kind of thing a name is of. */
export const partyCollections = { network: 'networks', vm: 'vms', container: 'containers', host: 'hosts' } as const satisfies Readonly<Record<string, CollectionName>>;

/**
 * Who a filter is about, of what has an id: "network:web", "group:admins", or a name alone, which is a group of the
 * firewall or else a network. Tags and tenants have none, and addresses are nobody's name.
 */
export function partyNames(estate: Estate, { path, text }: TextPlace): readonly Name[] {
  const firewall = path[0] === 'firewalls' ? String(path[1]) : undefined;
  const colon = text.indexOf(':');
  const [kind, name] = [text.slice(0, Math.max(0, colon)), text.slice(colon + 1)];
  const at = (named: Named, from: number): readonly Name[] => [{ named, from, to: text.length }];
  const group = firewall !== undefined && partsOfFirewall(estate, firewall).includes(colon < 0 ? text : name);
  if (group && (colon < 0 || kind === 'group')) return at({ collection: 'firewalls', id: firewall, part: { field: 'groups', name: colon < 0 ? text : name } }, colon + 1);
  if (Object.hasOwn(partyCollections, kind)) {
    const collection = partyCollections[kind as keyof typeof partyCollections];
    return estate.find(collection, name) ? at({ collection, id: name }, colon + 1) : [];
  }
  return rangeOfText(text) === undefined && estate.find('networks', text) ? at({ collection: 'networks', id: text }, 0) : [];
}

function partsOfFirewall(estate: Estate, id: string): readonly string[] {
  const entry = estate.find('firewalls', id);
  return entry ? partsOf(entry, ['groups']) : [];
}
