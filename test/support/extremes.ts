import fc from 'fast-check';

type Fields = Readonly<Record<string, unknown>>;

const amount = <T>(...values: readonly T[]): fc.Arbitrary<T | undefined> => fc.constantFrom(undefined, ...values);
const frequency = amount('0 MHz', '1 MHz', '2 GHz', '9 GHz', '1000000 GHz');
const bytes = amount('0 B', '1 B', '512 MiB', '4 GiB', '64 GiB', '1000000 TiB');
const share = amount('0 %', '1 %', '50 %', '100 %', '150 %', '1000000 %');
const allocation = (of: typeof frequency): fc.Arbitrary<Fields | undefined> => fc.option(fc.record({ reservation: of, limit: of, shares: amount<string | number>(0, 'low', 'high', 1e9) }), { nil: undefined });
const host = fc.record({
  hypervisor: amount('esxi-8.0', 'esxi-4.1', 'hyperv-2022', 'proxmox-8', 'kvm', 'virtualbox-7', 'xenserver-8', 'qemu', 'none-such'), hostOs: amount('debian-12', 'windows-11'), vm: amount('v0', 'v1'),
  cpu: fc.option(fc.record({ sockets: amount(1, 2), cores: amount(1, 4, 1_000_000), threads: amount(1, 2), clock: frequency, virtualization: amount(false), architecture: amount('arm64') }), { nil: undefined }),
  memory: bytes, numaNodes: amount(1, 2, 64), ownDemand: fc.option(fc.record({ cpu: share, memory: bytes }), { nil: undefined }), measured: fc.option(fc.record({ cpu: share, memory: share }), { nil: undefined }),
});
const demand = fc.option(fc.record({ cpu: fc.oneof(share, frequency), cpuPeak: fc.oneof(share, frequency), memory: fc.oneof(share, bytes), memoryPeak: fc.oneof(share, bytes) }), { nil: undefined });
const vm = fc.record({
  host: amount('h0', 'h1'), resourcePool: amount('p0', 'p1'), power: amount('off', 'suspended'), vcpu: amount(1, 3, 64, 1_000_000), coresPerSocket: amount(1, 2, 1_000_000), memory: bytes, nested: amount(true),
  cpu: allocation(frequency), memoryAllocation: allocation(bytes), demand, virtualization: amount('full', 'paravirtual', 'emulation'), guest: amount('debian-12', 'windows-11'), architecture: amount('arm64'),
  disks: fc.option(fc.record({ a: fc.record({ size: bytes, used: fc.oneof(share, bytes), datastore: amount('d'), provisioning: amount('thin') }) }), { nil: undefined }),
  snapshots: fc.option(fc.constant([{ size: '0 B' }, {}, {}, {}]), { nil: undefined }),
});
const container = fc.record({ on: amount('h0', 'v0'), cpus: amount(0, 0.001, 1_000_000), cpuShares: amount(0, 1e9), memoryLimit: bytes, demand });
const pool = fc.record({ parent: amount('h0', 'p1'), cpu: allocation(frequency), memory: allocation(bytes), expandable: amount(false) });
const policies = fc.record({ vcpuPerCore: amount(0), memoryOvercommit: amount(0), thinOvercommit: amount(0), cpuHeadroom: share, memoryHeadroom: share, hostMemoryReserve: share, smtGain: share, hypervisorCpu: share, pageSharing: share, idleMemoryTax: share, balloonLimit: share, ballooningTarget: share, cpuReady: share });

const speed = amount('0 b/s', '1 b/s', '10 Gb/s', '1000000 Tb/s');
const vlanNumber = amount<number>(0, 1, 10, 4094, 4095, 5000);
const mtu = amount<number>(0, 1, 1500, 9000, 1_000_000);
const vlanList = amount('10', '1-4094', '', 'ten', '20-10', '0,4095');
const aggregation = amount('lag', 'none-such');
const partOf = amount('s0/p', 's1/p', 's0/q', 's0/none-such', 's0', '/', '');
const networkId = amount('n0', 'n1', 'n2', 'none-such');
const physicalPort = fc.record({ speed, enabled: amount(false), mode: amount('access', 'trunk'), vlan: vlanNumber, vlans: vlanList, mtu, aggregation, to: partOf });
const item = fc.record({
  kind: amount('physical', 'standard', 'distributed', 'bridge', 'open-vswitch'), site: amount('x'), host: amount('h0', 'none-such'), ports: fc.option(fc.record({ p: physicalPort, q: physicalPort }), { nil: undefined }),
  aggregations: amount<Fields>({ lag: {} }, { lag: { mode: 'static' } }), stackedWith: amount<readonly string[]>([], ['s0', 's1', 'none-such']), lacp: amount(false), spanningTree: amount('none'),
  uplinks: amount<Fields>({}, { h0: [] }, { h0: ['a', 'a', 'b'], h1: ['a'] }, { 'none-such': ['a'] }), standby: amount<Fields>({ h0: ['a'] }), teaming: amount('ip-hash', 'mac-hash', 'failover', 'load'), aggregation: amount('static', 'lacp'), mtu,
});
const network = fc.record({
  kind: amount('port-group', 'overlay', 'nat', 'host-only', 'bridged', 'internal', 'container-bridge', 'container-overlay'), switch: amount('s0', 's1', 'none-such'), on: amount('h0', 'v0', 'none-such'), nic: amount('a', 'none-such'),
  vlan: amount<number | string>(0, 10, 4095, 5000, '10,20-29', 'ten'), private: amount<Fields>({}, { type: 'isolated' }, { type: 'community', secondary: 11 }), uplinks: amount<readonly string[]>([], ['a', 'none-such']), standby: amount<readonly string[]>(['b']),
  vni: amount(0, 5001, 1e9), underlay: networkId, mtu, subnet: amount('10.0.0.0/24', '10.0.0.0/0', '10.0.0.1/32', 'nonsense', '2001:db8::/64'), gateway: amount('10.0.0.1', 'nonsense'), purpose: amount('tunnel'),
});
const hostNic = fc.record({ speed, port: partOf });
const adapter = fc.record({ network: networkId, purposes: amount<readonly string[]>([], ['tunnel']), addresses: amount<readonly string[]>([], ['10.0.0.9/24'], ['nonsense']), mtu });
const vmNic = fc.record({ network: networkId, mac: amount('00:50:56:00:00:01', 'nonsense'), addresses: amount<readonly string[]>(['10.0.0.7'], ['10.0.0.7/99']), vlan: vlanNumber, gateway: amount('10.0.0.1', 'nonsense'), mtu });
const router = fc.record({
  on: amount('h0', 'v0', 's0', 'none-such'), distributed: amount(true), interfaces: fc.option(fc.record({ a: fc.record({ network: networkId, address: amount('10.0.0.1/24', '10.0.0.1', 'nonsense') }) }), { nil: undefined }),
  routes: amount<readonly Fields[]>([{}], [{ to: '0.0.0.0/0', via: '10.0.0.1' }]),
});
const optional = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined });
const networkedHost = fc.tuple(host, optional(fc.record({ a: hostNic, b: hostNic })), optional(fc.record({ k: adapter }))).map(([of, nics, adapters]) => ({ ...of, nics, adapters }));
const networkedVm = fc.tuple(vm, optional(fc.record({ e: vmNic }))).map(([of, nics]) => ({ ...of, nics }));
const networkedContainer = fc.tuple(container, amount<readonly string[]>(['n0'], ['n0', 'n1', 'none-such'])).map(([of, networks]) => ({ ...of, networks }));

/** Documents with figures at the edge of what can be written: nothing, next to nothing, far too much. */
export const extremeDocuments = fc.record({
  policies, hosts: fc.record({ h0: networkedHost, h1: networkedHost }), resourcePools: fc.record({ p0: pool, p1: pool }), vms: fc.record({ v0: networkedVm, v1: networkedVm, v2: vm }), containers: fc.record({ c0: networkedContainer, c1: container }),
  switches: fc.record({ s0: item, s1: item }), networks: fc.record({ n0: network, n1: network, n2: network }), routers: fc.record({ r0: router, r1: router }),
  datastores: fc.record({ d: fc.record({ capacity: bytes, used: bytes }) }),
});
