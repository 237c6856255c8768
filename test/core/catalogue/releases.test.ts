import { describe, expect, it } from 'vitest';
import { engines, findProduct, findRelease, hypervisors, recogniseRelease, releases } from '../../../src/core/catalogue/releases';

describe('a release', () => {
  it.each([
    ['esxi-8.0', 'VMware ESXi 8.0'],
    ['proxmox-8', 'Proxmox VE 8'],
    ['hyperv-2022', 'Microsoft Hyper-V 2022'],
    ['virtualbox-7', 'Oracle VirtualBox 7'],
    ['kvm', 'KVM'],
    ['docker', 'Docker'],
  ])('is found by its id: %s is %s', (id, name) => {
    expect(findRelease(id)).toMatchObject({ id, name });
  });

  it.each([
    ['esxi-8', 'esxi-8.0'],
    ['esxi-8.0.2', 'esxi-8.0'],
    ['esxi-8.0u2', 'esxi-8.0'],
    ['esxi8', 'esxi-8.0'],
    ['ESXi 8.0', 'esxi-8.0'],
    ['VMware ESXi 7.0.3', 'esxi-7.0'],
    ['vsphere 6.7', 'esxi-6.7'],
    ['esxi-4', 'esxi-4.0'],
    ['esxi-4.1', 'esxi-4.1'],
    ['Hyper-V 2019', 'hyperv-2019'],
    ['pve-8.2.4', 'proxmox-8'],
    ['Proxmox VE 9', 'proxmox-9'],
    ['virtualbox-7.0.14', 'virtualbox-7'],
    ['qemu-kvm', 'kvm'],
    ['qemu-9.0', 'qemu'],
    ['docker-27.1', 'docker'],
  ])('is meant by what people write: %s is %s', (text, id) => {
    expect(findRelease(text)?.id).toBe(id);
  });

  it('is the newest one where no version is written', () => {
    expect(findRelease('proxmox')?.id).toBe('proxmox-9');
  });

  it('has the traits of its product, with those of its version over them', () => {
    expect(findRelease('esxi-4.0')?.traits).toMatchObject({ diskFormats: ['vmdk'], devices: { firmware: ['bios'] } });
  });

  it('is the same object each time it is asked for', () => {
    expect(findRelease('ESXi 8')).toBe(findRelease('esxi-8.0'));
  });
});

describe('a text that names no release', () => {
  it('may name a product whose version is unknown: the ones that are known are told', () => {
    const recognised = recogniseRelease('esxi-6.2');
    expect(recognised).toMatchObject({ kind: 'unknown-version', product: { id: 'esxi' }, nearest: { id: 'esxi-6.0' } });
    expect(findRelease('esxi-6.2')).toBeUndefined();
    expect(findProduct('esxi-6.2')?.id).toBe('esxi');
  });
  it('is taken for the oldest version where it is older still', () => {
    expect(recogniseRelease('hyperv-2008')).toMatchObject({ kind: 'unknown-version', nearest: { id: 'hyperv-2016' } });
  });
  it('may be a slip of the pen', () => {
    expect(recogniseRelease('exsi-8.0')).toEqual({ kind: 'unknown-product', suggestion: 'esxi-8.0' });
    expect(recogniseRelease('proxmix')).toEqual({ kind: 'unknown-product', suggestion: 'proxmox' });
  });
  it('may resemble nothing', () => {
    expect(recogniseRelease('a-hypervisor-of-our-own')).toEqual({ kind: 'unknown-product' });
  });
});

describe('the lists of releases', () => {
  it('part hypervisors from container engines', () => {
    expect(hypervisors().map((release) => release.id)).toEqual(expect.arrayContaining(['esxi-8.0', 'kvm', 'qemu']));
    expect(engines().map((release) => release.id)).toEqual(expect.arrayContaining(['docker', 'lxc']));
    expect(hypervisors().length + engines().length).toBe(releases().length);
  });
});
