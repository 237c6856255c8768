/** What forwards between networks, and what is let through. */
import { choice, fields, flag, keyed, list, ref, text } from '../schema';
import { origin } from './common';

const action = choice(['allow', 'deny'], 'What to do.');
const defaultAction = choice(['allow', 'deny'], 'What happens to what no filter matches. Default "allow".');

/** What a filter matches by: a prefix or address, or a word. */
const party = 'a prefix or address, or "network:", "tag:", "tenant:", "vm:", "container:", "host:" or "group:" and a name, or "any". A name alone is a group of this firewall, a network, a tag or a tenant, in this order';

const filter = fields(
  {
    action,
    from: text(`Who sends: ${party}. Default "any".`, ['10.0.10.0/24', 'network:web', 'tag:db']),
    to: text(`Who receives: ${party}. Default "any".`, ['10.0.20.0/24', 'network:db', 'any']),
    protocol: choice(['any', 'tcp', 'udp', 'icmp'], 'Protocol. Default "any".'),
    ports: text('Destination ports. Default: all.', ['443', '80,8000-8999']),
    description: text('Notes for people.'),
  },
  'A filter rule.',
);
const filters = list(filter, 'Filter rules; the first that matches decides. Answers of what was let through are let through.');

export const router = fields(
  {
    ...origin,
    on: ref(['hosts', 'vms', 'switches'], 'Where it runs: a host or VM, or the physical switch that routes. Default: a device of its own, plugged into every physical network.'),
    distributed: flag('Whether it routes on every host its networks reach. Default false.'),
    interfaces: keyed(
      fields({ network: ref('networks', 'The network.'), address: text('Address with prefix length.', ['10.0.10.1/24']) }, 'An interface.'),
      'Interfaces.',
    ),
    routes: list(fields({ to: text('Destination prefix.', ['0.0.0.0/0']), via: text('Next hop.', ['192.0.2.1']) }, 'A static route.'), 'Static routes.'),
    nat: list(
      fields(
        {
          kind: choice(['source', 'destination'], 'Whose address is replaced: the sender\'s on the way out, or the receiver\'s on the way in.'),
          from: text('Prefix whose packets are rewritten (source), or the address they are sent to (destination).', ['10.0.10.0/24']),
          to: text('Address that takes its place.', ['198.51.100.7']),
          protocol: choice(['any', 'tcp', 'udp', 'icmp'], 'Protocol. Default "any".'),
          ports: text('Destination ports. Default: all.', ['443', '80,8000-8999']),
          out: text('Interface of this router by which packets leave (source). Default: any.', ['wan']),
          toPort: text('Port that takes the place of the destination port.', ['8443']),
        },
        'A NAT rule.',
      ),
      'NAT rules; the first that matches counts.',
    ),
    filters,
    defaultAction,
  },
  'A router, physical or virtual.',
);

export const firewall = fields(
  {
    ...origin,
    networks: list(ref('networks', 'A network.'), 'The networks whose ports it guards. Default: every network of VMs.'),
    groups: keyed(
      fields(
        {
          tags: list(text('A tag.', ['front']), 'Who carries one of these tags.'),
          tenants: list(text('A tenant.'), 'Who belongs to one of these tenants.'),
          networks: list(ref('networks', 'A network.'), 'Who is connected to one of these networks.'),
          members: list(ref(['vms', 'containers'], 'A VM or container.'), 'These VMs and containers.'),
          prefixes: list(text('A prefix or address.', ['10.0.10.0/24', '198.51.100.7']), 'Who has such an address.'),
        },
        'A group: who meets any of these.',
      ),
      'Groups its filters name.',
    ),
    filters,
    defaultAction,
  },
  'A distributed firewall: filters at the virtual port of every guest, whatever network carries the packet.',
);
