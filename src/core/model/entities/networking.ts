/** Switches, physical and virtual, and the logical networks over them. */
import * as Type from 'typebox';
import { choice, count, fields, flag, keyed, keyedByRef, list, partRef, quantity, ref, text } from '../schema';
import { origin } from './common';

const switchPort = fields(
  {
    speed: quantity('bitrate', 'Speed.', ['25 Gb/s']),
    enabled: flag('Whether it is in use. Default true.'),
    mode: choice(['access', 'trunk'], 'How VLANs are carried: one untagged, or several tagged. Default: what the other fields say, else a trunk that carries every VLAN.'),
    vlan: count('VLAN of an access port, or native (untagged) VLAN of a trunk. Default 1.'),
    vlans: text('VLANs a trunk carries. Default: all.', ['10,20,100-199']),
    mtu: count('MTU. Default: that of the switch.'),
    aggregation: text('The aggregation of this switch it belongs to.'),
    to: partRef({ switches: ['ports'] }, 'The port at the other end, "switch/port".'),
  },
  'A port.',
);

const aggregation = fields(
  { mode: choice(['static', 'lacp'], 'Set by hand, or agreed with the other end. Default "lacp".') },
  'Ports that act as one link.',
);

/** How a switch picks uplinks, from the moment that several could carry a frame; what counts where nothing is said completes "Default …". */
const teaming = (otherwise: string) => choice(
  ['originating-port', 'mac-hash', 'ip-hash', 'failover', 'load'],
  `How uplinks are chosen: by virtual port, by source MAC address, by source and destination address, the first that works, or by load. Default${otherwise}.`,
);

export const networkSwitch = fields(
  {
    ...origin,
    kind: choice(
      ['physical', 'standard', 'distributed', 'bridge', 'open-vswitch'],
      'Physical, virtual of one host, virtual over several hosts, or a Linux bridge or Open vSwitch, of every host that has uplinks in it. Default: distributed, or physical where it has ports.',
    ),
    site: ref('sites', 'Where a physical switch stands.'),
    host: ref('hosts', 'The host of a standard switch, a bridge or an Open vSwitch.'),
    ports: keyed(switchPort, 'Ports of a physical switch.'),
    aggregations: keyed(aggregation, 'Aggregations of ports of a physical switch (LAG, EtherChannel), by name.'),
    stackedWith: list(ref('switches', 'A physical switch.'), 'Physical switches it acts as one with (stack, MLAG, vPC): aggregations of the same name may span them.'),
    lacp: flag('Whether a physical switch can negotiate aggregations. Default true.'),
    spanningTree: choice(['none', 'stp', 'rstp', 'mstp'], 'How a physical switch keeps loops from forming. Default "rstp".'),
    uplinks: keyedByRef('hosts', list(text('A physical NIC of that host.'), 'Its NICs.'), 'Physical NICs of a virtual switch, per host.'),
    standby: keyedByRef('hosts', list(text('A physical NIC of that host.'), 'Its NICs.'), 'Those of its uplinks that are used only when the others have failed, per host.'),
    teaming: teaming(' "originating-port"'),
    aggregation: choice(['none', 'static', 'lacp'], 'How the uplinks of a virtual switch are bundled into one link. Default "none".'),
    mtu: count('MTU. Default 1500.'),
  },
  'A switch.',
);

const dhcp = fields(
  {
    from: text('First address.', ['10.0.10.100']),
    to: text('Last address.', ['10.0.10.199']),
    reservations: keyed(
      fields({ mac: text('MAC address of a NIC.', ['00:50:56:00:00:01']), address: text('Address it always gets.', ['10.0.10.50']) }, 'A reservation.'),
      'Addresses kept for NICs, within the range or beside it.',
    ),
  },
  'Addresses handed out by DHCP.',
);

export const network = fields(
  {
    ...origin,
    kind: choice(
      ['port-group', 'overlay', 'nat', 'host-only', 'bridged', 'internal', 'container-bridge', 'container-overlay'],
      'Port group (VLAN), overlay segment (VNI), a network a type 2 product makes on its host, or one a container engine makes. Default "port-group".',
    ),
    switch: ref('switches', 'The virtual switch it is a port group of.'),
    on: ref(['hosts', 'vms'], 'The host, or VM, on which a type 2 product or a container engine makes it.'),
    nic: text('The physical NIC of that host a bridged network uses. Default: the first.'),
    vlan: Type.Unsafe<number | string>({
      anyOf: [{ type: 'integer' }, { type: 'string' }],
      description: 'VLAN 1–4094, 0 for none, 4095 or a list such as "10,20-29" where guests tag themselves.', examples: [10],
    }),
    private: fields(
      {
        type: choice(['promiscuous', 'isolated', 'community'], 'Reaches all of the private VLAN, only promiscuous ports, or these and its own community.'),
        secondary: count('Secondary VLAN, 1–4094; `vlan` is the primary.'),
      },
      'What it is in a private VLAN.',
    ),
    teaming: teaming(': that of its switch'),
    uplinks: list(text('A physical NIC.'), 'Active uplinks, where they differ from those of the switch: NIC names, the first used first under failover.'),
    standby: list(text('A physical NIC.'), 'Uplinks used only when the active ones have failed, where they differ from those of the switch.'),
    vni: count('Network identifier of an overlay segment, up to 16777215 (24 bits).'),
    encapsulation: choice(['vxlan', 'geneve'], 'How an overlay segment is carried. Default "vxlan".'),
    underlay: ref('networks', 'The network on which the tunnel endpoints of hosts carry an overlay segment. Default: adapters with purpose "tunnel".'),
    mtu: count('MTU its guests use. Default 1500.'),
    subnet: text('IPv4 or IPv6 prefix.', ['10.0.10.0/24']),
    gateway: text('The default gateway.', ['10.0.10.1']),
    dhcp,
    purpose: choice(['vm', 'management', 'migration', 'storage', 'fault-tolerance', 'tunnel'], 'What it is for. Default "vm".'),
    promiscuous: flag('Whether ports may see all traffic. Default false.'),
    macChanges: flag('Whether a guest may change its MAC address. Default false.'),
    forgedTransmits: flag('Whether a VM may send from another MAC. Default false.'),
    shaping: fields({ average: quantity('bitrate', 'Average, per virtual port.'), peak: quantity('bitrate', 'Peak, per virtual port.') }, 'Traffic shaping.'),
    tenant: text('The tenant it belongs to.'),
  },
  'A port group, an overlay segment, or another logical network.',
);
