/** Arbitrary small networks with whom filters, translations and bridges tell apart: tags, tenants, containers, several NICs, frames of several sizes. */
import fc from 'fast-check';
import type { JsonValue } from '../../src/core/model/change';
import { randomNetworks } from './randomNetwork';

type Entries = Record<string, Record<string, unknown>>;
type Document = Record<string, Entries>;

const rarely = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
const networks = ['n10', 'n20', 'm10', 'plain', 'bridge'] as const;
const addresses = fc.constantFrom<readonly string[] | undefined>(
  undefined, undefined, ['10.0.10.21/24'], ['10.0.10.22/24'], ['10.0.10.130/25'], ['10.0.20.21/24'], ['10.0.20.22'], ['10.0.10.1/24'], ['2001:db8::21/64'], ['10.0.20.23/24', '2001:db8::23/64'], ['192.0.2.7/32'], ['10.9.9.9/0'],
);
const nic = fc.record({ network: fc.constantFrom(...networks), addresses, mtu: rarely(fc.constantFrom(1400, 9000)), gateway: rarely(fc.constantFrom('10.0.10.1', '10.0.10.21', '10.0.20.2')) });
const vm = fc.record({ host: fc.constantFrom('h1', 'h2', 'h3'), tags: rarely(fc.constantFrom(['front'], ['back'], ['front', 'back'])), tenant: rarely(fc.constantFrom('red', 'blue')), nics: fc.oneof(fc.record({ eth0: nic }), fc.record({ eth0: nic, eth1: nic })) });
const container = fc.record({ on: fc.constantFrom('h1', 'h2', 'w1'), networks: fc.constantFrom(['bridge'], ['n10'], ['bridge', 'n20']), addresses: rarely(fc.constant(['172.17.0.9/16'])), ports: rarely(fc.constantFrom(['8080:80'], ['10.0.10.21:443:443'])), tenant: rarely(fc.constant('red')) });
const party = fc.constantFrom(undefined, 'any', 'tag:front', 'front', 'tenant:red', 'red', 'vm:w1', 'vm:v1', 'container:k1', 'host:h1', 'group:g', 'g', 'network:n10', 'n20', '10.0.10.0/25', '10.0.10.21', '10.0.20.0/24', 'nobody', '2001:db8::/32');
export const randomFilters = fc.array(fc.record({ action: fc.constantFrom('allow', 'deny'), from: party, to: party, protocol: rarely(fc.constantFrom('tcp', 'udp', 'icmp', 'any')), ports: rarely(fc.constantFrom('443', '80,8000-8999')) }), { maxLength: 3 });
const nat = fc.array(fc.oneof(
  fc.record({ kind: fc.constant('source'), from: fc.constantFrom('10.0.10.0/24', '10.0.10.0/25', '0.0.0.0/0'), to: fc.constantFrom('10.0.20.1', '10.0.20.99', '198.51.100.7') }),
  fc.record({ kind: fc.constant('destination'), from: fc.constantFrom('10.0.10.99', '10.0.20.99', '10.0.20.21'), to: fc.constantFrom('10.0.20.21', '10.0.10.21'), protocol: rarely(fc.constant('tcp')), ports: rarely(fc.constant('443')) }),
), { maxLength: 2 });

const more = fc.record({
  vms: fc.record({ w1: vm, w2: vm, w3: vm, w4: vm }), containers: fc.record({ k1: rarely(container), k2: rarely(container) }), adapters: fc.record({ h1: rarely(nic), h2: rarely(nic) }),
  group: fc.constantFrom({ tags: ['back'] }, { members: ['w1', 'k1'] }, { prefixes: ['10.0.10.0/25'] }, { tenants: ['blue'], networks: ['m10'] }),
  firewall: rarely(fc.record({ filters: randomFilters, defaultAction: rarely(fc.constant('deny')), networks: rarely(fc.constant(['n10'])) })),
  ofRouter: rarely(fc.record({ filters: randomFilters, nat })), bridge: fc.constantFrom('container-bridge', 'nat', 'host-only', 'internal'), plain: fc.constantFrom({}, { subnet: '10.0.10.0/24' }, { subnet: '2001:db8::/64', gateway: '2001:db8::1' }),
  vlans: rarely(fc.constantFrom(0, 4095, 1)), tenants: rarely(fc.constant('red')), portMtu: rarely(fc.constantFrom(1400, 9000)), guest: rarely(fc.constant('w4')),
});

/** Documents with up to eight VMs, two containers, adapters of hosts, and everything filters and translations may be about. */
export const randomGuests: fc.Arbitrary<JsonValue> = fc.tuple(randomNetworks({ filters: true }), more).map(([base, add]) => {
  const made = structuredClone(base) as unknown as Document;
  const { vms = {}, hosts = {}, networks: all = {}, routers = {}, switches = {} } = made;
  Object.assign(vms, add.vms);
  Object.assign(all, { plain: add.plain, bridge: { kind: add.bridge, subnet: '172.17.0.0/16' } });
  if (add.vlans !== undefined) Object.assign(all['m10'] ?? {}, { vlan: add.vlans });
  if (add.tenants !== undefined) Object.assign(all['n20'] ?? {}, { tenant: add.tenants });
  for (const [id, adapter] of Object.entries(add.adapters)) if (adapter) Object.assign(hosts[id] ?? {}, { adapters: { ...(hosts[id]?.['adapters'] as object | undefined), vmk9: adapter } });
  if (add.portMtu !== undefined) Object.assign(switches['leaf1'] ?? {}, { mtu: add.portMtu });
  const [router] = Object.values(routers);
  if (router && add.ofRouter) Object.assign(router, add.ofRouter);
  if (router && add.guest !== undefined) Object.assign(router, { on: add.guest });
  made['containers'] = Object.fromEntries(Object.entries(add.containers).flatMap(([id, one]) => (one ? [[id, one]] : [])));
  if (add.firewall) made['firewalls'] = { f: { ...add.firewall, groups: { g: add.group } } };
  return JSON.parse(JSON.stringify(made)) as JsonValue;
});
