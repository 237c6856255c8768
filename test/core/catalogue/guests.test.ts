import { describe, expect, it } from 'vitest';
import { findGuest, guests } from '../../../src/core/catalogue/guests';
import { guestNamed } from '../../../src/core/catalogue/guestNames';

describe('a guest operating system', () => {
  it.each([
    ['debian-12', 'debian-12'], ['debian', 'debian'], ['Debian 12', 'debian-12'], ['Debian GNU/Linux 11 (64-bit)', 'debian-11'],
    ['windows-server-2022', 'windows-server-2022'], ['Windows Server 2022', 'windows-server-2022'], ['Microsoft Windows Server 2008 R2 (64-bit)', 'windows-server-2008-r2'],
    ['linux', 'other-linux'], ['windows', 'other-windows'], ['esxi-8.0', 'esxi'], ['VMware ESXi 7.0 or later', 'esxi-7'],
  ])('is found by %s', (text, id) => {
    expect(findGuest(text)?.id).toBe(id);
  });

  it('of a version that is not known counts as its distribution', () => {
    expect([findGuest('ubuntu-26.04')?.id, findGuest('rhel-11')?.id, findGuest('windows-server-2030')?.id]).toEqual(['ubuntu', 'rhel', 'other-windows']);
  });

  it('is not found by what nobody knows', () => {
    expect([findGuest('temple'), findGuest('')]).toEqual([undefined, undefined]);
  });

  it.each([
    'Microsoft Windows 2000 Server', 'Microsoft Windows NT 4', 'Microsoft Windows 8.1 (64-bit)', 'Microsoft Windows Server 2025 (64-bit)', 'Red Hat Enterprise Linux 9 (64-bit)', 'CentOS 4/5/6/7 (64-bit)',
    'Oracle Linux 8 (64-bit)', 'SUSE Linux Enterprise 15 (64-bit)', 'Ubuntu Linux (64-bit)', 'VMware Photon OS (64-bit)', 'CoreOS Linux (64-bit)', 'Amazon Linux 2 (64-bit)', 'FreeBSD 13 or later versions (64-bit)',
    'Oracle Solaris 10 (64-bit)', 'Apple macOS 11 (64-bit)', 'Novell NetWare 6.x', 'VMware ESXi 6.5 or later', 'Microsoft Hyper-V', 'Other (32-bit)', 'AlmaLinux (64-bit)', 'Rocky Linux (64-bit)',
  ])('that vSphere calls %s is in the catalogue', (name) => {
    expect(findGuest(name)?.id).toBe(guestNamed(name));
  });

  it.each([
    ['debian-7', 'armv7'], ['ubuntu-14.04', 'arm64'], ['rhel-6', 's390x'], ['centos-7', 'x86'], ['macos', 'x86'], ['windows-7', 'x86'],
  ] as const)('such as %s was made for %s too', (id, architecture) => {
    expect(findGuest(id)?.architectures).toContain(architecture);
  });

  it('has an id of its own, an architecture and a source', () => {
    expect(new Set(guests.map(({ id }) => id)).size).toBe(guests.length);
    expect(guests.filter(({ architectures, source }) => architectures.length === 0 || source.trim() === '').map(({ id }) => id)).toEqual([]);
  });

  // Windows container version compatibility, Microsoft Learn.
  it('that is a Windows Server has the kernel of its build', () => {
    expect([2016, 2019, 2022, 2025].map((year) => findGuest(`windows-server-${year}`)?.containerKernel)).toEqual(['14393', '17763', '20348', '26100'].map((build) => ({ kind: 'windows', build })));
    expect(findGuest('windows-server-2012-r2')?.containerKernel).toBeUndefined();
  });

  // DomU Support for Xen, wiki.xenproject.org.
  it('can run fully paravirtualized where its kernel was made for it', () => {
    expect(['debian-12', 'ubuntu-22.04', 'rhel-6', 'sles-11', 'netware'].map((id) => findGuest(id)?.paravirtualKernel)).toEqual([true, true, true, true, true]);
    expect(['windows-server-2022', 'windows-xp', 'freebsd-13'].map((id) => findGuest(id)?.paravirtualKernel)).toEqual([false, false, false]);
  });

  it('says nothing of its kernel where no source does', () => {
    expect(['rhel-9', 'debian', 'other-linux', 'macos'].map((id) => findGuest(id)?.paravirtualKernel)).toEqual([undefined, undefined, undefined, undefined]);
  });
});
