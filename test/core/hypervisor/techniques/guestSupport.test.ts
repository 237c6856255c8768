import { describe, expect, it } from 'vitest';
import { guestSupport } from '../../../../src/core/hypervisor/techniques/guestSupport';
import { estateOf } from '../../../support/worlds';

function support(hypervisor: string | undefined, vm: Readonly<Record<string, unknown>>): string | readonly string[] {
  const estate = estateOf({ hosts: { h: hypervisor === undefined ? {} : { hypervisor } }, vms: { v: { host: 'h', ...vm } } });
  const found = guestSupport(estate, estate.value('vms', 'v') ?? {});
  return found.kind === 'unsupported' ? found.reasons : found.kind;
}

describe('the guest of a VM', () => {
  it('is supported where the product runs its family (T9)', () => {
    expect(support('esxi-8.0', { guest: 'debian-12' })).toBe('supported');
    expect(support('hyperv-2022', { guest: 'macos' })).toEqual(['Microsoft Hyper-V 2022 runs Windows, Linux, BSD and hypervisors as guests, not macOS']);
  });

  it('is supported on an architecture it is made for', () => {
    expect(support('kvm', { guest: 'windows-server-2022', architecture: 'arm64' })).toEqual(['Windows Server 2022 is made for x86-64, not for arm64']);
    expect(support('kvm', { guest: 'ubuntu-24.04', architecture: 'arm64' })).toBe('supported');
  });

  it('is not judged where it, or what runs it, is not known', () => {
    expect([support('esxi-8.0', {}), support('esxi-8.0', { guest: 'temple' }), support(undefined, { guest: 'netware' }), support('esxi-8.0', { guest: 'other' })]).toEqual(['unknown', 'unknown', 'unknown', 'supported']);
  });
});
