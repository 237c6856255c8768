import { describe, expect, it } from 'vitest';
import { hostLoad, type HostLoad } from '../../../../src/core/hypervisor/sharing/hostLoad';
import { memoryForVms } from '../../../../src/core/hypervisor/sharing/memoryPolicy';
import { estateOf, said } from '../../../support/worlds';

const host = { cpu: { sockets: 2, cores: 8, threads: 2, clock: '2.5 GHz' }, memory: '128 GiB' };
function loadOf(vms: Readonly<Record<string, unknown>>, of: unknown = host): HostLoad {
  return estateOf({ hosts: { esx: of }, vms }).query(hostLoad, 'esx');
}

describe('the capacity of a host', () => {
  it('counts cores over all sockets, and threads only as logical processors (S4)', () => {
    const { cores, logicalProcessors, cpu, memory, cpuKnown, clockKnown } = loadOf({}).capacity;
    expect({ cores, logicalProcessors, cpu, memory: said(memory), cpuKnown, clockKnown }).toEqual({ cores: 16, logicalProcessors: 32, cpu: 40_000, memory: '128 GiB', cpuKnown: true, clockKnown: true });
  });

  it('holds what SMT adds and is without what the hypervisor takes, as the policies say (H7)', () => {
    const estate = estateOf({ policies: { smtGain: '25 %', hypervisorCpu: '10 %' }, hosts: { esx: host } });
    expect(estate.query(hostLoad, 'esx').capacity.cpu).toBe(45_000);
  });

  it('is never below nothing, even where the policies take all of it', () => {
    const estate = estateOf({ policies: { hypervisorCpu: '100 %', hostMemoryReserve: '100 %' }, hosts: { esx: host } });
    expect(estate.query(hostLoad, 'esx').capacity.cpu).toBe(0);
    expect(memoryForVms(estate.query(hostLoad, 'esx'))).toBe(0);
  });

  it('of a host in a VM is at most that of the VM (H7)', () => {
    const estate = estateOf({ hosts: { esx: host, lab: { vm: 'nested', cpu: { cores: 16, clock: '3 GHz' } } }, vms: { nested: { host: 'esx', vcpu: 4, memory: '8 GiB' } } });
    const { cores, cpu, memory, clockKnown } = estate.query(hostLoad, 'lab').capacity;
    expect({ cores, cpu, memory: said(memory), clockKnown }).toEqual({ cores: 4, cpu: 10_000, memory: '8 GiB', clockKnown: true });
  });

  it('leaves VMs what the host does not take itself (H20)', () => {
    const left = (of: unknown): string | undefined => said(memoryForVms(loadOf({}, of)));
    expect(left({ memory: '16 GiB', ownDemand: { memory: '25 %' } })).toBe('12 GiB');
    expect(left({ hypervisor: 'xenserver-8', memory: '20 GiB' })).toBe('18 GiB');
    expect(left({ memory: '16 GiB', ownDemand: { memory: '20 GiB' } })).toBe('0 B');
  });

  it('is not known where the document does not give it', () => {
    expect(loadOf({}, { derived: true }).capacity).toMatchObject({ memory: undefined, cpuKnown: false, clockKnown: false });
    expect(loadOf({}, { cpu: { cores: 4 } }).capacity).toMatchObject({ cores: 4, cpuKnown: true, clockKnown: false });
  });
});

describe('the load of a host', () => {
  it('is that of its VMs that are on (S1)', () => {
    const { running, vcpus, memory } = loadOf({
      a: { host: 'esx', vcpu: 4, memory: '8 GiB' }, b: { host: 'esx' }, off: { host: 'esx', vcpu: 8, power: 'off' }, asleep: { host: 'esx', vcpu: 8, power: 'suspended' },
      master: { host: 'esx', vcpu: 8, template: true }, elsewhere: { host: 'other', vcpu: 8 },
    });
    // A VM that says nothing has 1 vCPU and 1 GiB (S2).
    expect({ running, vcpus, memory: said(memory) }).toEqual({ running: 2, vcpus: 5, memory: '9 GiB' });
  });

  it('takes a share of CPU as one of all vCPUs of the VM at the clock of the host (S7)', () => {
    expect(loadOf({ a: { host: 'esx', vcpu: 4, demand: { cpu: '50 %' } }, b: { host: 'esx', demand: { cpu: '1 GHz' } } }).cpuDemand).toBe(6000);
  });

  it('counts no more CPU of a VM than it has or is allowed', () => {
    const { cpuDemand } = loadOf({ a: { host: 'esx', vcpu: 2, demand: { cpu: '300 %' } }, b: { host: 'esx', vcpu: 4, cpu: { limit: '1 GHz' }, demand: { cpu: '100 %' } } });
    expect(cpuDemand).toBe(6000);
  });

  it('does not take silence for zero: a demand nobody states is unknown (S3)', () => {
    const { cpuDemand, activeMemory } = loadOf({ a: { host: 'esx', vcpu: 4 } });
    expect({ cpuDemand, activeMemory }).toEqual({ cpuDemand: undefined, activeMemory: undefined });
  });

  it('needs of each VM the larger of its reservation and its active memory (S6)', () => {
    const { memoryNeeded, memoryReserved, activeMemory } = loadOf({
      busy: { host: 'esx', memory: '16 GiB', demand: { memory: '75 %' }, memoryAllocation: { reservation: '4 GiB' } },
      reserved: { host: 'esx', memory: '16 GiB', demand: { memory: '2 GiB' }, memoryAllocation: { reservation: '8 GiB' } },
      silent: { host: 'esx', memory: '64 GiB' },
    });
    expect([said(memoryNeeded), said(memoryReserved), said(activeMemory)]).toEqual(['20 GiB', '12 GiB', '14 GiB']);
  });

  it('needs no more of a VM than it has or is allowed', () => {
    const { memoryNeeded } = loadOf({
      a: { host: 'esx', memory: '8 GiB', demand: { memory: '64 GiB' } }, b: { host: 'esx', memory: '8 GiB', demand: { memory: '100 %' }, memoryAllocation: { limit: '2 GiB' } },
    });
    expect(said(memoryNeeded)).toBe('10 GiB');
  });

  it('is bound to give a VM its minimum alone where the product balloons and gives out no more than there is (S5)', () => {
    const committed = (hypervisor: string): string | undefined => said(loadOf({ a: { host: 'esx', memory: '1 TiB', memoryAllocation: { reservation: '2 GiB' } }, b: { host: 'esx', memory: '4 GiB' } }, { hypervisor, memory: '16 GiB' }).memoryCommitted);
    expect(['hyperv-2022', 'xen', 'esxi-8.0', 'proxmox-8'].map(committed)).toEqual(['6 GiB', '6 GiB', '1028 GiB', '1028 GiB']);
  });

  it('needs what containers of the host are said to hold, within their limits, and nothing for those that do not say', () => {
    const containers = { a: { on: 'esx', demand: { memory: '3 GiB' } }, b: { on: 'esx', memoryLimit: '2 GiB', demand: { memory: '150 %' } }, silent: { on: 'esx', memoryLimit: '8 GiB' }, inside: { on: 'vm', demand: { memory: '1 GiB' } } };
    const estate = estateOf({ hosts: { esx: { memory: '64 GiB' } }, vms: { vm: { host: 'esx', memory: '4 GiB' } }, containers });
    expect(said(estate.query(hostLoad, 'esx').memoryNeeded)).toBe('5 GiB');
  });

  it('adds up reservations', () => {
    expect(loadOf({ a: { host: 'esx', cpu: { reservation: '2 GHz' } }, b: { host: 'esx', cpu: { reservation: '500 MHz' } } }).cpuReserved).toBe(2500);
  });
});
