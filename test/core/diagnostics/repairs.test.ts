/** Repairs that would only move a fault elsewhere are not offered (S16), and those that shrink keep to what the VM says beside its size. */
import { expect, it } from 'vitest';
import { sessionOf } from '../../support/estate';
import { sortedFindings } from '../../support/findings';

type Fields = Readonly<Record<string, unknown>>;

function repairs(rule: string, document: Fields): readonly string[] {
  const session = sessionOf(JSON.stringify(document));
  const findings = sortedFindings(session).filter((finding) => finding.rule.id === rule);
  expect(findings).not.toEqual([]);
  return findings.flatMap((finding) => session.fixesOf(finding).map(({ title }) => title));
}

const host = { cpu: { cores: 4, clock: '2 GHz' }, memory: '8 GiB' };

it('a VM larger than its host is offered whole sockets, and no less than it has reserved', () => {
  const offered = (vm: Fields): readonly string[] => repairs('vm-larger-than-host', { hosts: { h: host }, vms: { a: { host: 'h', ...vm } } });
  expect(offered({ vcpu: 6 })).toEqual(['Give it 4 vCPUs']);
  expect(offered({ vcpu: 6, coresPerSocket: 3 })).toEqual(['Give it 3 vCPUs']);
  expect(offered({ vcpu: 6, coresPerSocket: 6 })).toEqual([]);
  expect(offered({ vcpu: 6, cpu: { reservation: '9 GHz' } })).toEqual([]);
  expect(offered({ memory: '12 GiB', memoryAllocation: { reservation: '6 GiB' } })).toEqual(['Give it 8 GiB of memory']);
  expect(offered({ memory: '12 GiB', memoryAllocation: { reservation: '10 GiB' } })).toEqual([]);
  expect(repairs('vm-larger-than-host', { hosts: { h: { ...host, memory: '0 B' } }, vms: { a: { host: 'h' } } })).toEqual([]);
});

it('an oversized VM is offered what its peak takes, but whole sockets and what it has reserved', () => {
  const demand = { cpuPeak: '10 %', memoryPeak: '10 %' };
  const offered = (vm: Fields, hosts: Fields = { h: host }): readonly string[] => repairs('oversized-vm', { hosts, vms: { a: { host: 'h', vcpu: 4, memory: '8 GiB', demand, ...vm } } });
  expect(offered({})).toEqual(['Give it 1 vCPU and 2 GiB']);
  expect(offered({ coresPerSocket: 2, memoryAllocation: { reservation: '4 GiB' } })).toEqual(['Give it 2 vCPUs and 4 GiB']);
  expect(offered({ cpu: { reservation: '5 GHz' } })).toEqual(['Give it 3 vCPUs and 2 GiB']);
  expect(offered({ nested: true }, { h: host, lab: { vm: 'a' } })).toEqual([]);
});

it('a VLAN is put where it belongs in the list of a trunk, and nothing else of the list changes', () => {
  const listAfter = (vlans: string, vlan: number): string => {
    const session = sessionOf(JSON.stringify({
      hosts: { h: { nics: { n0: { port: 'leaf/p1' } } } }, switches: { leaf: { ports: { p1: { vlans } } }, dvs: { kind: 'distributed', uplinks: { h: ['n0'] } } },
      networks: { web: { switch: 'dvs', vlan } }, vms: { a: { host: 'h', nics: { eth0: { network: 'web' } } } },
    }));
    const [change] = sortedFindings(session).filter(({ rule }) => rule.id === 'vlan-not-carried-upstream').flatMap((finding) => session.fixesOf(finding)).flatMap(({ changes }) => changes);
    return change?.kind === 'set' ? String(change.value) : 'no change';
  };
  expect([listAfter('10,30', 20), listAfter('10,20', 40), listAfter('10-19, 30', 5), listAfter('30,10', 20)]).toEqual(['10,20,30', '10,20,40', '5,10-19, 30', '20,30,10']);
});

it('a VM in which a host runs is not offered to be switched off', () => {
  const document = (hosts: Fields): Fields => ({ hosts: { h: host, ...hosts }, vms: { a: { host: 'h', nested: true, demand: { cpuPeak: '0 %' } } } });
  expect([repairs('idle-vm', document({})), repairs('idle-vm', document({ lab: { vm: 'a' } }))]).toEqual([['Switch it off'], []]);
});

it('a VM in which a host runs is offered to be switched on where it would start', () => {
  const document = (memory: string): Fields => ({
    hosts: { h: { ...host, hypervisor: 'hyperv-2022' }, lab: { vm: 'shell' } }, vms: { shell: { host: 'h', memory, power: 'off', nested: true }, web: { host: 'lab' } },
  });
  expect([repairs('host-in-stopped-vm', document('4 GiB')), repairs('host-in-stopped-vm', document('12 GiB'))]).toEqual([['Switch on VM "shell"'], []]);
});

it('a limit is offered to be removed where the host has what it withholds', () => {
  const document = (vm: Fields, more: Fields = {}): Fields => ({ hosts: { h: host }, vms: { a: { host: 'h', vcpu: 2, memory: '6 GiB', ...vm }, b: { host: 'h', vcpu: 4, memory: '4 GiB', demand: { cpu: '50 %', memory: '1 GiB', ...more } } } });
  const slow = { cpu: { limit: '1 GHz' }, demand: { cpu: '100 %' } };
  const small = { memoryAllocation: { limit: '2 GiB' }, demand: { memory: '100 %' } };
  for (const vm of [slow, small]) expect(repairs('limit-below-demand', document(vm))).toEqual(['Remove the limit']);
  expect([repairs('limit-below-demand', document(slow, { cpu: '80 %' })), repairs('limit-below-demand', document(small, { memory: '4 GiB' }))]).toEqual([[], []]);
});

it('a host OS is not offered to be taken away below containers, nor hardware virtualization to be turned on in a VM', () => {
  const containers = { proxy: { on: 'h' } };
  const os = (rest: Fields): readonly string[] => repairs('host-os-on-bare-metal-hypervisor', { hosts: { h: { ...host, hypervisor: 'esxi-8.0', hostOs: 'debian-12' } }, ...rest });
  expect([os({}), os({ containers })]).toEqual([['Take the host OS away'], []]);
  const off = { hypervisor: 'kvm', cpu: { virtualization: false } };
  const vms = { shell: { host: 'h', nested: true }, web: { host: 'lab' } };
  expect(repairs('hardware-virtualization-missing', { hosts: { h: host, lab: off }, vms })).toEqual(['Turn on hardware virtualization']);
  expect(repairs('hardware-virtualization-missing', { hosts: { h: host, lab: { ...off, vm: 'shell' } }, vms })).toEqual([]);
});

it('a VM that is said to use more memory than it has is offered that where its host has it', () => {
  const offered = (vm: Fields, hosts: Fields = { h: host }): readonly string[] => repairs('demand-exceeds-size', { clusters: { c: {} }, hosts, vms: { a: { memory: '2 GiB', ...vm }, b: { host: 'h', memory: '3 GiB' } } });
  const using = (memory: string): Fields => ({ demand: { memory } });
  expect([offered({ host: 'h', ...using('5 GiB') }), offered({ host: 'h', ...using('6 GiB') }), offered({ host: 'h', ...using('9 GiB') })]).toEqual([['Give it 5 GiB of memory'], [], []]);
  expect([offered({ host: 'h', power: 'off', ...using('6 GiB') }), offered({ host: 'h', power: 'off', ...using('9 GiB') })]).toEqual([['Give it 6 GiB of memory'], []]);
  const cluster = { h: { ...host, cluster: 'c' }, i: { cluster: 'c', memory: '16 GiB' } };
  expect([offered({ cluster: 'c', ...using('16 GiB') }, cluster), offered({ cluster: 'c', ...using('17 GiB') }, cluster)]).toEqual([['Give it 16 GiB of memory'], []]);
  expect([offered({ host: 'h', ...using('64 GiB') }, { h: {} }), offered(using('64 GiB')), offered({ host: 'h', ...using('2 TiB') }, { h: { hypervisor: 'esxi-4.0' } })]).toEqual([['Give it 64 GiB of memory'], ['Give it 64 GiB of memory'], []]);
});

it('a host OS is offered only where the containers of the host run on it', () => {
  const offered = (containers: Fields, more: Fields = {}): readonly string[] => repairs('host-os-missing', { hosts: { h: { hypervisor: 'docker', ...more } }, vms: { around: { guest: 'ubuntu-24.04' } }, containers });
  const windows = { on: 'h', os: 'windows-server-2022' };
  expect([offered({}), offered({ a: windows }), offered({ a: windows, b: { on: 'h' } })]).toEqual([
    ['Say that its host OS is Debian 12', 'Say that its host OS is Windows 11'], ['Say that its host OS is Windows 11'], ['Say that its host OS is Windows 11'],
  ]);
  expect([offered({}, { vm: 'around' }), offered({ a: windows }, { vm: 'around' }), offered({ a: { ...windows, engine: 'lxc' } })]).toEqual([['Say that its host OS is Ubuntu 24.04'], [], []]);
});

it('all memory of a VM with a PCI device is offered to be reserved where the host and its pool have it', () => {
  const esx = { hypervisor: 'esxi-8.0', memory: '32 GiB', devices: { gpu: { kind: 'gpu' } } };
  const offered = (vm: Fields, pool: Fields = {}): readonly string[] => repairs('passthrough-memory-not-reserved', { hosts: { h: esx }, resourcePools: { p: { parent: 'h', ...pool } }, vms: { a: { host: 'h', memory: '8 GiB', passthrough: ['gpu'], ...vm }, b: { host: 'h', memory: '16 GiB', memoryAllocation: { reservation: '16 GiB' } } } });
  const all = ['Reserve all of its 8 GiB'];
  expect([offered({}), offered({ memory: '15.9 GiB' }), offered({ memory: '15.9 GiB', power: 'off' })]).toEqual([all, [], ['Reserve all of its 15.9 GiB']]);
  expect([offered({ memoryAllocation: { limit: '4 GiB' } }), offered({ resourcePool: 'p' }), offered({ resourcePool: 'p' }, { expandable: false })]).toEqual([[], all, []]);
});
