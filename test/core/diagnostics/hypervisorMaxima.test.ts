/** Maxima of a host that take more VMs than an example can show. */
import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../support/findings';

/** What is found of a host of a release with this many VMs, each of one vCPU. */
function found(hypervisor: string, vms: number, vm: Readonly<Record<string, unknown>> = {}): readonly string[] {
  const running = Object.fromEntries(Array.from({ length: vms }, (_, i) => [`vm-${i}`, { host: 'h', memory: '1 MiB', ...vm }]));
  return findingsOf(JSON.stringify({ hosts: { h: { hypervisor } }, vms: running }), 'hypervisor-maximum-exceeded');
}

describe('a host with as many running VMs as its product allows', () => {
  it('is fine, and one more is not (Configuration Maximums, VMware vSphere 4.0: 320)', () => {
    expect(found('esxi-4.0', 320)).toEqual([]);
    expect(found('esxi-4.0', 321)).toEqual(['at "esxi-4.0": Host "h" runs 321 VMs; VMware ESXi 4.0 allows 320.']);
  });
  it('may have others that do not run', () => {
    expect(found('esxi-4.0', 400, { power: 'off' })).toEqual([]);
  });
  it('may have too many vCPUs all the same (Microsoft Learn: 2048 on a host)', () => {
    expect(found('hyperv-2019', 32, { vcpu: 64 })).toEqual([]);
    expect(found('hyperv-2019', 33, { vcpu: 64 })).toEqual(['at "hyperv-2019": The running VMs of host "h" have 2112 vCPUs; Microsoft Hyper-V 2019 allows 2048.']);
  });
});
