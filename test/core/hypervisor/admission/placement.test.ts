import { describe, expect, it } from 'vitest';
import { placementOn } from '../../../../src/core/hypervisor/admission/placement';
import { estateOf } from '../../../support/worlds';

/** Reasons why VM "new" does not fit on host "esx"; none where it does. */
function reasons(document: Readonly<Record<string, unknown>>, vms: readonly string[] = ['new']): readonly string[] {
  const { fits, reasons: said } = placementOn(estateOf(document), 'esx', vms);
  expect(fits).toBe(said.length === 0);
  return said;
}
const host = { cpu: { cores: 4, threads: 2, clock: '2 GHz' }, memory: '32 GiB' };

describe('a placement', () => {
  it('fits where CPU and memory are left', () => {
    expect(reasons({ hosts: { esx: host }, vms: { old: { host: 'esx', vcpu: 8, memory: '16 GiB' }, new: { vcpu: 8, memory: '16 GiB' } } })).toEqual([]);
  });

  it('names everything that is lacking, with numbers', () => {
    expect(reasons({ hosts: { esx: host }, vms: { old: { host: 'esx', vcpu: 12, memory: '20 GiB' }, new: { vcpu: 8, memory: '16 GiB' } } })).toEqual([
      'It lacks 4 GiB of memory: 20 GiB of 32 GiB is taken.',
      'It lacks 4 vCPUs: 12 of 16 are taken at 4 per core.',
    ]);
  });

  it('refuses a VM that is larger than the host itself', () => {
    expect(reasons({ hosts: { esx: host }, vms: { new: { vcpu: 9, memory: '48 GiB' } }, policies: { memoryOvercommit: 2 } })).toEqual([
      '"new" has 9 vCPUs, "esx" has 8 logical processors.',
      '"new" has 48 GiB of memory, "esx" has 32 GiB.',
    ]);
  });

  it('follows the policies of the cluster (S5)', () => {
    const world = { clusters: { vdi: { policies: { memoryOvercommit: 1.5, vcpuPerCore: 1 } } }, hosts: { esx: { ...host, cluster: 'vdi' } } };
    expect(reasons({ ...world, vms: { old: { host: 'esx', memory: '32 GiB' }, new: { vcpu: 4, memory: '24 GiB' } } })).toEqual([
      'It lacks 8 GiB of memory: 32 GiB of 48 GiB is taken at an overcommit of 1.5.',
      'It lacks 1 vCPU: 1 of 4 are taken at 1 per core.',
    ]);
  });

  it('guarantees no more than is unreserved', () => {
    const old = { host: 'esx', cpu: { reservation: '6 GHz' }, memoryAllocation: { reservation: '20 GiB' } };
    expect(reasons({ hosts: { esx: host }, vms: { old, new: { vcpu: 2, memory: '16 GiB', cpu: { reservation: '3 GHz' }, memoryAllocation: { reservation: '16 GiB' } } } })).toEqual([
      '3 GHz cannot be guaranteed: only 2 GHz is unreserved on host "esx".',
      '16 GiB of memory cannot be guaranteed: only 12 GiB is unreserved on host "esx".',
    ]);
  });

  it('counts VMs that arrive together, and those already there once', () => {
    const vms = { a: { memory: '16 GiB' }, b: { memory: '16 GiB' }, here: { host: 'esx', memory: '16 GiB' } };
    expect(reasons({ hosts: { esx: host }, vms }, ['a', 'here'])).toEqual([]);
    expect(reasons({ hosts: { esx: host }, vms }, ['a', 'b', 'here'])).toEqual(['It lacks 16 GiB of memory: 16 GiB of 32 GiB is taken.']);
  });

  it('charges nothing for a VM that is off', () => {
    expect(reasons({ hosts: { esx: host }, vms: { old: { host: 'esx', memory: '32 GiB' }, new: { memory: '32 GiB', power: 'off' } } })).toEqual([]);
  });

  it('is refused by a host in maintenance, and by one that is not there', () => {
    expect(reasons({ hosts: { esx: { maintenance: true } }, vms: { new: {} } })).toEqual(['"esx" is in maintenance: it runs nothing.']);
    expect(reasons({ vms: { new: {} } })).toEqual(['There is no host "esx".']);
  });

  it('finds no reason against a host whose capacity nobody knows', () => {
    expect(reasons({ hosts: { esx: { derived: true } }, vms: { new: { vcpu: 64, memory: '4 TiB' } } })).toEqual([]);
  });
});
