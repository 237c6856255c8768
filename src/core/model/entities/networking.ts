import { Type, choice, count, fields, flag, keyed, keyedByRef, list, partRef, quantity, ref, text } from '../schema';
import { origin } from './common';

const switchPort = fields(
  {
    speed: quantity('bitrate', 'Speed.', ['25 Gb/s']),
    mode: choice(['access', 'trunk'], 'How VLANs are carried.'),
    vlan: count('Access or native VLAN.'),
    vlans: text('VLANs carried by a trunk.', ['10,20,100-199']),
    mtu: count('MTU.'),
    to: partRef({ switches: ['ports'] }, 'The port at the other end, "switch/port".'),
  },
  'A port.',
);

export const networkSwitch = fields(
  {
    ...origin,
    kind: choice(['physical', 'standard', 'distributed'], 'Physical, of one host, or over several hosts.'),
    site: ref('sites', 'Where a physical switch stands.'),
    host: ref('hosts', 'The host of a standard switch.'),
    ports: keyed(switchPort, 'Ports of a physical switch.'),
    uplinks: keyedByRef('hosts', list(text('A physical NIC of that host.'), 'Its NICs.'), 'Physical NICs, per host.'),
    teaming: choice(['originating-port', 'mac-hash', 'ip-hash', 'failover', 'load'], 'How uplinks are chosen.'),
    mtu: count('MTU. Default 1500.'),
  },
  'A switch.',
);

export const network = fields(
  {
    ...origin,
    switch: ref('switches', 'The switch that carries it.'),
    kind: choice(['port-group', 'overlay'], 'Port group (VLAN) or overlay segment (VNI). Default "port-group".'),
    vlan: Type.Unsafe<number | string>({
      anyOf: [{ type: 'integer' }, { type: 'string' }], description: 'VLAN 1–4094, 0 for none, or a trunk such as "10,20-29".', examples: [10],
    }),
    vni: count('VXLAN network identifier, 24 bit.'),
    subnet: text('IPv4 or IPv6 prefix.', ['10.0.10.0/24']),
    gateway: text('Default gateway.', ['10.0.10.1']),
    dhcp: fields({ from: text('First address.'), to: text('Last address.') }, 'DHCP range.'),
    purpose: choice(['vm', 'management', 'migration', 'storage', 'fault-tolerance'], 'What it is for. Default "vm".'),
    promiscuous: flag('Whether ports may see all traffic.'),
    forgedTransmits: flag('Whether a VM may send from another MAC.'),
    shaping: fields({ average: quantity('bitrate', 'Average.'), peak: quantity('bitrate', 'Peak.') }, 'Traffic shaping.'),
    tenant: text('The tenant it belongs to.'),
  },
  'A port group or overlay segment.',
);

export const router = fields(
  {
    ...origin,
    interfaces: keyed(fields({ network: ref('networks', 'The network.'), address: text('Address with prefix length.', ['10.0.10.1/24']) }, 'An interface.'), 'Interfaces.'),
    routes: list(fields({ to: text('Destination prefix.', ['0.0.0.0/0']), via: text('Next hop.') }, 'A static route.'), 'Static routes.'),
    nat: list(fields({ kind: choice(['source', 'destination'], 'Kind.'), from: text('Prefix.'), to: text('Address.') }, 'A NAT rule.'), 'NAT rules.'),
    filters: list(
      fields(
        {
          action: choice(['allow', 'deny'], 'What to do.'), from: text('Prefix, network or tag.'), to: text('Prefix, network or tag.'),
          protocol: choice(['any', 'tcp', 'udp', 'icmp'], 'Protocol.'), ports: text('Ports.', ['443', '8000-8999']),
        },
        'A filter rule.',
      ),
      'Filter rules; the first that matches decides.',
    ),
  },
  'A virtual router.',
);
