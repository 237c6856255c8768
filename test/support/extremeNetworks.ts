import fc from 'fast-check';

const maybe = <T>(...values: readonly T[]): fc.Arbitrary<T | undefined> => fc.constantFrom(undefined, ...values);
const address = maybe('10.0.0.1/24', '10.0.0.2/31', '10.0.0.3/31', '10.0.0.4/32', '10.0.0.5/0', '0.0.0.0/0', '255.255.255.255/32', '10.0.0.1', '2001:db8::1/64', '2001:db8::2/128', '::/0', 'fe80::1/64', '10.0.0', '', '10.0.0.1/33', '::ffff:10.0.0.1/96');
const prefix = maybe('10.0.0.0/24', '10.0.0.2/31', '10.0.0.4/32', '0.0.0.0/0', '2001:db8::/64', '::/0', '10.0.0.9/24', 'nonsense', '');
const vlan = maybe<number | string>(0, 1, 4094, 4095, 4096, 99999, '1-4094', '10,20', '', '20-10', 'all');
const id = maybe('a', 'b', 'c', 'ghost', '');
const network = fc.record({
  kind: maybe('port-group', 'overlay', 'nat', 'host-only', 'bridged', 'internal', 'container-bridge', 'container-overlay', 'unheard-of'), switch: id, on: maybe('a', 'v', 'ghost'), nic: maybe('n0', 'ghost'), vlan, subnet: prefix, gateway: address,
  private: maybe<object>({}, { type: 'isolated' }, { type: 'community', secondary: 0 }, { secondary: 99999 }), vni: maybe(0, 1, 16777215, 99999999), underlay: id, mtu: maybe(0, 1, 68, 9000, 1e9), uplinks: maybe<readonly string[]>([], ['n0', 'n0', 'ghost']), standby: maybe<readonly string[]>(['n0']),
  dhcp: maybe<object>({}, { from: '10.0.0.9', to: '10.0.0.1' }, { from: '::1', to: '10.0.0.1' }, { from: '0.0.0.0', to: '255.255.255.255', reservations: { r: {} } }), tenant: maybe('', 'red'),
});
const port = fc.record({ to: maybe('a/p', 'a/q', 'b/p', 'ghost/p', 'a', '/', ''), vlan: maybe(0, 1, 4095, 99999), vlans: maybe('', '0', '1-4094', '4095', '10,10', 'x'), mode: maybe('access', 'trunk'), mtu: maybe(0, 1, 1e9), aggregation: maybe('lag', 'ghost'), enabled: maybe(false), speed: maybe('0 b/s') });
const networkSwitch = fc.record({
  kind: maybe('physical', 'standard', 'distributed', 'bridge', 'open-vswitch'), host: maybe('a', 'ghost'), ports: maybe<object>({}).chain((none) => (none ? fc.constant({}) : fc.record({ p: port, q: port }))), stackedWith: maybe<readonly string[]>(['a'], ['a', 'b', 'ghost']),
  uplinks: maybe<object>({}, { a: [] }, { a: ['n0', 'n1', 'ghost'], ghost: ['n0'] }), standby: maybe<object>({ a: ['n0'] }), teaming: maybe('ip-hash', 'mac-hash', 'load', 'failover'), aggregation: maybe('lacp', 'static'), mtu: maybe(0, 1e9), aggregations: maybe<object>({ lag: {} }),
});
const nic = fc.record({ network: id, addresses: fc.array(address.map((text) => text ?? '10.0.0.7'), { maxLength: 2 }), vlan: maybe(0, 4095, 99999), mac: maybe('', '00:00:00:00:00:00', 'ff:ff:ff:ff:ff:ff'), mtu: maybe(0, 1, 1e9), gateway: address, connected: maybe(false) });
const nics = fc.array(nic, { maxLength: 10 }).map((all) => Object.fromEntries(all.map((one, i) => [`eth${i}`, one])));
const anyFilter = fc.record({ action: maybe('allow', 'deny'), from: maybe('', 'any', 'group:g', 'network:ghost', '10.0.0.0/0', ':', 'tag:'), to: maybe('vm:v', '::/0'), protocol: maybe('tcp', 'icmp'), ports: maybe('', '0', '65535', '70000', '443-80', '1-65535') });
const router = fc.record({
  on: maybe('a', 'b', 'v', 'ghost', ''), distributed: maybe(true, false), interfaces: fc.record({ x: fc.record({ network: id, address }), y: fc.record({ network: id, address }) }),
  // Its own addresses among them: a router that is its own next hop, and two that are each other's.
  routes: fc.array(fc.record({ to: prefix, via: address.map((text) => text?.split('/')[0]) }), { maxLength: 3 }),
  nat: fc.array(fc.record({ kind: maybe('source', 'destination'), from: prefix, to: address, ports: maybe('443', ''), toPort: maybe('0', 'x') }), { maxLength: 2 }), filters: fc.array(anyFilter, { maxLength: 2 }), defaultAction: maybe('deny'),
});
/** Documents about a network whose every field may be absent, or be at the edge of what can be written, or beyond it. */
export const extremeNetworks = fc.record({
  networks: fc.record({ a: network, b: network, c: network }), switches: fc.record({ a: networkSwitch, b: networkSwitch }), routers: fc.record({ r: router, s: router }),
  hosts: fc.record({ a: fc.record({ nics: maybe<object>({}, { n0: {}, n1: { port: 'a/p' } }, { n0: { port: 'b/q' }, n1: { port: 'ghost' } }), adapters: fc.record({ m: nic, k: nic }) }) }),
  vms: fc.record({ v: fc.record({ host: maybe('a', 'a', 'ghost'), nics }), w: fc.record({ host: fc.constant('a'), nics }) }),
  containers: fc.record({ k: fc.record({ on: maybe('a', 'v', 'w', 'ghost'), networks: fc.array(fc.constantFrom('a', 'b', 'c', 'ghost'), { maxLength: 3 }), addresses: maybe<readonly string[]>(['10.0.0.7/24', '']), ports: maybe<readonly string[]>(['80'], ['', '0:0', '99999:80', '10.0.0.1:80:80']) }) }),
  firewalls: maybe<object>({ f: {} }, { f: { groups: { g: {} }, filters: [{ action: 'deny', from: 'group:g' }] } }),
});
