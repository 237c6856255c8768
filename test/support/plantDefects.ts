/** What is wrong in a generated estate: something for every rule that a person at work breaks sooner or later. */
import type { Draft, Json } from './generateEstate';
import type { Random } from './random';

/** The rules a generated estate of at least 60 hosts and 600 VMs breaks, each at least once. */
export const plantedRules = [
  'dangling-reference', 'duplicate-key', 'invalid-quantity', 'unknown-field', 'vm-unplaced', 'vm-larger-than-host', 'host-cpu-overcommitted',
  'host-memory-swapping', 'reservation-exceeds-capacity', 'limit-below-reservation', 'datastore-full', 'datastore-overprovisioned',
  'duplicate-mac-address', 'duplicate-ip-address', 'address-outside-subnet', 'vlan-out-of-range', 'host-unused',
] as const;

/** Spoils one VM in fifty and one host in twenty; gives the ids of VMs that are to be written twice. */
export function plantDefects(draft: Draft, random: Random): readonly string[] {
  const vms = Object.values(draft.vms);
  const someVm = (): Json => vms[random.below(vms.length)] ?? {};
  const perKind = Math.ceil(vms.length / 500);
  for (const spoil of vmDefects) for (let i = 0; i < perKind; i++) spoil(someVm(), someVm());
  const hosts = Object.entries(draft.hosts);
  for (const [, host] of oneIn(60, hosts, 0)) host['cpu'] = { ...(host['cpu'] as Json), cores: 2 };
  for (const [, host] of oneIn(60, hosts, 1)) host['memory'] = '64 GiB';
  for (const [emptied, { cluster }] of oneIn(60, hosts, 2)) {
    const other = hosts.find(([id, host]) => id !== emptied && host['cluster'] === cluster)?.[0];
    for (const vm of vms) if (vm['host'] === emptied) vm['host'] = other;
  }
  for (const datastore of oneIn(20, Object.values(draft.datastores), 1)) datastore['capacity'] = '1 TiB';
  for (const network of oneIn(20, Object.values(draft.networks), 1)) network['vlan'] = 4100;
  return oneIn(2000, Object.keys(draft.vms), 7);
}

/** Each makes one VM wrong; `other` is a VM to come into conflict with. */
const vmDefects: readonly ((vm: Json, other: Json) => void)[] = [
  (vm) => void delete vm['host'],
  (vm) => Object.assign(vm, { memory: '8 gigs' }),
  (vm) => Object.assign(vm, { memroy: '8 GiB' }),
  (vm) => Object.assign(vm, { vcpu: 96 }),
  (vm) => Object.assign(vm, { memoryAllocation: { reservation: '2 TiB' } }),
  (vm) => Object.assign(vm, { cpu: { reservation: '2 GHz', limit: '1 GHz' } }),
  (vm) => Object.assign(nicOf(vm), { network: 'vlan-retired' }),
  (vm) => Object.assign(nicOf(vm), { addresses: ['192.168.77.5/24'] }),
  (vm, other) => Object.assign(nicOf(vm), { mac: nicOf(other)['mac'] }),
  (vm, other) => Object.assign(nicOf(vm), { network: nicOf(other)['network'], addresses: nicOf(other)['addresses'] }),
];

const nicOf = (vm: Json): Json => (vm['nics'] as Record<string, Json>)['eth0'] ?? {};

function oneIn<T>(n: number, items: readonly T[], first: number): readonly T[] {
  return items.filter((_, i) => i % n === first % n);
}
