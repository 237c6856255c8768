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

/** Documents with figures at the edge of what can be written: nothing, next to nothing, far too much. */
export const extremeDocuments = fc.record({
  policies, hosts: fc.record({ h0: host, h1: host }), resourcePools: fc.record({ p0: pool, p1: pool }), vms: fc.record({ v0: vm, v1: vm, v2: vm }), containers: fc.record({ c0: container, c1: container }),
  datastores: fc.record({ d: fc.record({ capacity: bytes, used: bytes }) }),
});
