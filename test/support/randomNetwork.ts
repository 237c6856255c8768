/** Arbitrary small networks for laws: few switches, VLANs and ids, so that ways meet, part and are cut again and again. */
import fc from 'fast-check';
import type { JsonValue } from '../../src/core/model/change';

export interface NetworkOptions {
  /** Whether routers and firewalls filter. Default false. */
  readonly filters?: boolean;
  /** Whether there are routers. Default true. */
  readonly routers?: boolean;
  /** Whether networks of other kinds than port groups occur: overlays, networks within hosts, private VLANs. Default true. */
  readonly kinds?: boolean;
}

const subnetOf = (vlan: number): string => `10.0.${vlan}`;
const part = <T>(value: fc.Arbitrary<T>, freq = 2): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined, freq });
const rarely = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });

const physical = ['leaf1', 'leaf2', 'spine'] as const;
const uplinkPorts = ['up1', 'up2'] as const;
const hostPorts = ['p1', 'p2', 'p3'] as const;
const hosts = ['h1', 'h2', 'h3'] as const;
const nics = ['nic0', 'nic1'] as const;

const portVlans = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  { weight: 2, arbitrary: fc.record({ vlans: fc.constantFrom('10', '20', '10,20', '1-20', '30') }) },
  { weight: 1, arbitrary: fc.record({ vlan: fc.constantFrom(1, 10, 20) }) },
  { weight: 1, arbitrary: fc.record({ mode: fc.constant('trunk'), vlan: fc.constantFrom(10, 20), vlans: part(fc.constantFrom('10', '20', '10,20')) }) },
  { weight: 1, arbitrary: fc.constant({ mode: 'access' }) },
);
const port = fc.tuple(portVlans, rarely(fc.constant({ enabled: false })), rarely(fc.constant({ aggregation: 'lag' }))).map(([of, down, bundle]) => ({ ...of, ...down, ...bundle }));
const uplinkPort = fc.tuple(port, part(fc.tuple(fc.constantFrom(...physical), fc.constantFrom(...uplinkPorts)).map(([owner, name]) => ({ to: `${owner}/${name}` })), 6)).map(([of, to]) => ({ ...of, ...to }));

const physicalSwitch = fc.record({
  kind: fc.constant('physical'),
  ports: fc.record({ up1: uplinkPort, up2: uplinkPort, p1: port, p2: port, p3: port }),
  aggregations: part(fc.constantFrom({ lag: { mode: 'static' } }, { lag: { mode: 'lacp' } })),
  stackedWith: rarely(fc.constantFrom(...physical).map((id) => [id])),
  spanningTree: rarely(fc.constant('none')),
});

const nic = part(fc.tuple(fc.constantFrom(...physical), fc.constantFrom(...hostPorts)).map(([owner, name]) => `${owner}/${name}`), 8).map((plugged) => ({ port: plugged }));
const host = fc.record({ nics: fc.record({ nic0: nic, nic1: nic }) });

const nicList = fc.constantFrom<readonly string[]>(['nic0'], ['nic1'], ['nic0', 'nic1'], []);
const teaming = fc.constantFrom('originating-port', 'mac-hash', 'ip-hash', 'failover', 'load');
const virtualSwitch = fc.record({
  kind: fc.constantFrom('distributed', 'distributed', 'bridge', 'open-vswitch'),
  uplinks: fc.record({ h1: part(nicList, 8), h2: part(nicList, 8), h3: part(nicList, 4) }),
  standby: rarely(fc.record({ h1: part(nicList) })),
  teaming: part(teaming),
  aggregation: rarely(fc.constantFrom('static', 'lacp')),
});

function networkOf(vlan: number, kinds: boolean): fc.Arbitrary<unknown> {
  const addressing = { subnet: `${subnetOf(vlan)}.0/24`, gateway: `${subnetOf(vlan)}.1` };
  const group = fc.record({ switch: fc.constantFrom('vs1', 'vs1', 'vs2'), vlan: fc.constantFrom(vlan, vlan, vlan, 0), teaming: rarely(teaming), uplinks: rarely(nicList) });
  const others = fc.oneof(
    fc.constant({}),
    fc.record({ kind: fc.constantFrom('nat', 'host-only', 'internal'), on: part(fc.constantFrom(...hosts)) }),
    fc.record({ kind: fc.constant('bridged'), nic: part(fc.constantFrom(...nics)) }),
    fc.record({ kind: fc.constant('overlay'), vni: part(fc.constantFrom(5000, 5001)) }),
    fc.record({ switch: fc.constant('vs1'), vlan: fc.constant('10,20') }),
    fc.record({ switch: fc.constant('vs1'), vlan: fc.constant(vlan), private: fc.record({ type: fc.constantFrom('promiscuous', 'isolated', 'community'), secondary: part(fc.constantFrom(10, 20)) }) }),
  );
  return (kinds ? fc.oneof({ weight: 4, arbitrary: group as fc.Arbitrary<object> }, { weight: 1, arbitrary: others as fc.Arbitrary<object> }) : group).map((of) => ({ ...of, ...addressing }));
}

const networks = ['n10', 'n20', 'm10'] as const;
const vmOf = (n: number): fc.Arbitrary<unknown> => fc.record({
  host: part(fc.constantFrom(...hosts), 9),
  power: rarely(fc.constantFrom('off', 'suspended')),
  nics: fc.constantFrom(...networks).chain((network) => fc.record({
    eth0: fc.record({
      network: fc.constant(network), mac: fc.constant(`00:50:56:00:00:0${n}`), connected: rarely(fc.constant(false)), vlan: rarely(fc.constantFrom(10, 20)),
      addresses: part(fc.constant([`${subnetOf(network === 'n20' ? 20 : 10)}.${10 + n}/24`]), 9),
    }),
  })),
});

const filters = fc.array(fc.record({
  action: fc.constantFrom('allow', 'deny'), from: part(fc.constantFrom('network:n10', 'network:n20', '10.0.10.0/24', 'any')), to: part(fc.constantFrom('network:n20', 'network:n10', '10.0.20.0/24')),
  protocol: rarely(fc.constant('tcp')), ports: rarely(fc.constant('443')),
}), { maxLength: 2 });
const routerOf = (isFiltering: boolean): fc.Arbitrary<unknown> => fc.record({
  on: rarely(fc.constantFrom('h1', 'leaf1')), distributed: rarely(fc.constant(true)),
  interfaces: fc.record({
    a: fc.record({ network: fc.constantFrom('n10', 'm10'), address: fc.constantFrom('10.0.10.1/24', '10.0.10.1/24', '10.0.10.2/24') }),
    b: fc.record({ network: fc.constant('n20'), address: fc.constantFrom('10.0.20.1/24', '10.0.20.1/24', '10.0.20.2/24') }),
  }),
  routes: rarely(fc.constantFrom([{ to: '0.0.0.0/0', via: '10.0.10.2' }], [{ to: '10.0.20.0/24', via: '10.0.10.2' }])),
  ...(isFiltering ? { filters: part(filters), defaultAction: rarely(fc.constant('deny')) } : {}),
});

const endpoint = (n: number): fc.Arbitrary<unknown> => fc.record({ vmk0: part(fc.record({ network: fc.constantFrom(...networks), purposes: fc.constant(['tunnel']), addresses: fc.constant([`10.0.10.20${n}/24`]) })) });
const withEndpoints = (n: number): fc.Arbitrary<unknown> => fc.tuple(host, part(endpoint(n))).map(([of, adapters]) => ({ ...of, adapters }));

/** Documents with up to three physical switches, three hosts, three networks, two routers and four VMs. */
export function randomNetworks({ filters: isFiltering = false, routers = true, kinds = true }: NetworkOptions = {}): fc.Arbitrary<JsonValue> {
  return fc.record({
    switches: fc.record({ leaf1: physicalSwitch, leaf2: physicalSwitch, spine: physicalSwitch, vs1: virtualSwitch, vs2: virtualSwitch }),
    hosts: fc.record({ h1: kinds ? withEndpoints(1) : host, h2: kinds ? withEndpoints(2) : host, h3: host }),
    networks: fc.record({ n10: networkOf(10, kinds), n20: networkOf(20, kinds), m10: networkOf(10, kinds) }),
    vms: fc.record({ v1: vmOf(1), v2: vmOf(2), v3: vmOf(3), v4: vmOf(4) }),
    ...(routers ? { routers: fc.record({ r1: part(routerOf(isFiltering), 4), r2: rarely(routerOf(isFiltering)) }) } : {}),
    ...(isFiltering ? { firewalls: fc.record({ f: rarely(fc.record({ filters, defaultAction: part(fc.constantFrom('allow', 'deny')) })) }) } : {}),
  }).map((document) => JSON.parse(JSON.stringify(document)) as JsonValue);
}
