import { describe, expect, it } from 'vitest';
import { vmFileSet, vmFiles } from '../../../../src/core/hypervisor/machine/vmFiles';
import type { Estate } from '../../../../src/core/model/estate';
import { estateOf, said } from '../../../support/worlds';

type Fields = Readonly<Record<string, unknown>>;
const esxi = { hypervisor: 'esxi-8.0' };

/** The estate of one VM, "web", on a host. */
const world = (vm: Fields, host: Fields = esxi): Estate => estateOf({ hosts: { esx: host }, vms: { web: { host: 'esx', ...vm } } });
/** "name = size, when it exists" of the files of "web" whose names match. */
function files(vm: Fields, matching: RegExp, host: Fields = esxi): readonly string[] {
  return vmFiles(world(vm, host), 'web').filter(({ name }) => matching.test(name)).map(({ name, bytes, exists }) => `${name} = ${said(bytes) ?? 'unknown'}, ${exists}`);
}
const explanations = (vm: Fields, matching: RegExp): readonly string[] => vmFiles(world(vm), 'web').filter(({ name }) => matching.test(name)).map(({ explanation }) => explanation);

describe('the swap file of a running VM', () => {
  // VMware vSphere documentation, "Using Swap Files": its size is the configured memory less the reservation.
  it.each([[undefined, '4 GiB'], ['1 GiB', '3 GiB'], ['4 GiB', '0 B']])('is configured memory less what is reserved: of 4 GB with %s reserved, %s (F2)', (reservation, expected) => {
    const vm = { memory: '4 GiB', ...(reservation === undefined ? {} : { memoryAllocation: { reservation } }) };
    expect(files(vm, /vswp/)).toEqual([`web.vswp = ${expected}, now`]);
  });

  it('says how it comes to its size', () => {
    expect(explanations({ memory: '4 GiB', memoryAllocation: { reservation: '1 GiB' } }, /vswp/)[0]).toMatch(/^4 GiB of memory − 1 GiB reserved = 3 GiB, while it runs\./);
  });

  it('is there while the VM runs, and never for a template (F3)', () => {
    expect(files({ memory: '4 GiB', power: 'off' }, /vswp/)).toEqual(['web.vswp = 4 GiB, when running']);
    expect(files({ memory: '4 GiB', template: true }, /vswp|vmss/)).toEqual([]);
  });

  it('cannot be smaller than nothing', () => {
    expect(files({ memory: '1 GiB', memoryAllocation: { reservation: '2 GiB' } }, /vswp/)).toEqual(['web.vswp = 0 B, now']);
  });
});

describe('the data of a disk', () => {
  const disk = (fields: Fields): readonly string[] => files({ disks: { system: { size: '40 GiB', ...fields } } }, /flat/);

  it('takes the whole size of a thick disk, and what is written of a thin one (F4)', () => {
    expect(disk({ used: '12 GiB' })).toEqual(['web_system-flat.vmdk = 40 GiB, now']);
    expect(disk({ used: '25 %', provisioning: 'thin' })).toEqual(['web_system-flat.vmdk = 10 GiB, now']);
  });

  it('is not guessed where a thin disk does not say what is written on it', () => {
    expect(disk({ provisioning: 'thin' })).toEqual(['web_system-flat.vmdk = unknown, now']);
    expect(explanations({ disks: { system: { size: '40 GiB', provisioning: 'thin' } } }, /flat/)[0]).toMatch(/^Thin: it holds what is written, at most 40 GiB\. How much that is, the document does not say\./);
  });

  it('is elsewhere for a raw device mapping, and in the parent for a linked clone (F4)', () => {
    expect(disk({ raw: 'naa.600' })).toEqual(['web_system-flat.vmdk = 0 B, now']);
    expect(files({ linkedTo: 'gold', disks: { system: { size: '40 GiB', used: '3 GiB' } } }, /flat/)).toEqual(['web_system-flat.vmdk = 3 GiB, now']);
  });

  it('is named after its format', () => {
    const disks = { system: { size: '40 GiB' }, data: { size: '1 GiB', format: 'raw' } };
    expect(files({ disks }, /disk-/, { hypervisor: 'proxmox-8' })).toEqual(['images/web/vm-web-disk-system.qcow2 = 40 GiB, now', 'images/web/vm-web-disk-data.raw = 1 GiB, now']);
  });
});

describe('snapshots', () => {
  const disks = { system: { size: '30 GiB' }, data: { size: '10 GiB' }, scratch: { size: '5 GiB', mode: 'independent' } };

  it('add a delta to every disk they do not leave alone, shared out by the sizes of the disks (F5)', () => {
    expect(files({ disks, snapshots: [{ name: 'before', size: '8 GiB' }, {}] }, /sesparse/)).toEqual([
      'web_system-000001-sesparse.vmdk = 6 GiB, now', 'web_data-000001-sesparse.vmdk = 2 GiB, now',
      'web_system-000002-sesparse.vmdk = unknown, now', 'web_data-000002-sesparse.vmdk = unknown, now',
    ]);
    expect(explanations({ disks, snapshots: [{ name: 'before', size: '8 GiB' }] }, /system.*sesparse/)[0]).toMatch(/^8 GiB is written since snapshot "before", shared out by the sizes of its disks \(30 GiB and 10 GiB\): 6 GiB\./);
  });

  it('hold the memory the VM had then, if they hold memory, in the file that is there anyway (F6)', () => {
    const snapshots = [{ memory: true, state: { memory: '2 GiB' } }, { memory: true }, {}];
    expect(files({ memory: '4 GiB', snapshots }, /vmsn/)).toEqual(['web-Snapshot1.vmsn = 2 GiB, now', 'web-Snapshot2.vmsn = 4 GiB, now', 'web-Snapshot3.vmsn = unknown, now']);
  });
});

describe('other files', () => {
  it('hold the memory of a suspended VM (F3)', () => {
    expect(files({ memory: '4 GiB', power: 'suspended' }, /vmss|vswp/)).toEqual(['web.vswp = 4 GiB, when running', 'web.vmss = 4 GiB, now']);
    expect(files({ memory: '4 GiB', power: 'suspended' }, /vmrs/, { hypervisor: 'hyperv-2022' })).toEqual(['Virtual Machines/web.vmrs = 4 GiB, now']);
    expect(files({ memory: '4 GiB' }, /vmrs/, { hypervisor: 'hyperv-2022' })).toEqual(['Virtual Machines/web.vmrs = unknown, now', 'Virtual Machines/web.vmrs = 4 GiB, when suspended']);
  });

  it('come with UEFI and a virtual TPM, and not without', () => {
    expect(files({ firmware: 'uefi', tpm: true }, /efi|tpm/, { hypervisor: 'proxmox-8' })).toEqual(['images/web/vm-web-disk-efidisk0 = 528 KiB, now', 'images/web/vm-web-disk-tpmstate0 = 4 MiB, now']);
    expect(files({}, /efi|tpm/, { hypervisor: 'proxmox-8' })).toEqual([]);
  });

  it('are sourced, each', () => {
    const all = vmFiles(world({ disks: { system: { size: '40 GiB' } }, snapshots: [{ memory: true }] }), 'web');
    expect(all.length).toBeGreaterThan(10);
    expect(all.filter(({ source }) => source === undefined).map(({ name }) => name)).toEqual([]);
  });
});

describe('where files are', () => {
  const datastores = { gold: { name: 'Gold tier' }, silver: {} };
  function places(vm: Fields, document: Fields = {}): readonly string[] {
    const estate = estateOf({ hosts: { esx: esxi }, datastores, vms: { web: { host: 'esx', ...vm } }, ...document });
    return vmFiles(estate, 'web').filter(({ name }) => /vmx$|vswp|flat/.test(name)).map(({ name, datastore }) => `${name} on ${datastore ?? 'none'}`);
  }
  const disks = { system: { datastore: 'silver' }, data: { datastore: 'gold' } };

  it('is the datastore of each disk, and for the rest that of the first disk (F7)', () => {
    expect(places({ disks })).toEqual(['web.vmx on silver', 'web_system-flat.vmdk on silver', 'web_data-flat.vmdk on gold', 'web.vswp on silver']);
  });

  it('is what the path of the VM says, by id or name (F7)', () => {
    expect(places({ disks, path: '[Gold tier] web/web.vmx' })[0]).toBe('web.vmx on gold');
    expect(places({ path: '[silver] web/web.vmx' })[0]).toBe('web.vmx on silver');
    expect(places({ disks, path: '[elsewhere] web/web.vmx' })[0]).toBe('web.vmx on none');
    expect(places({ path: '[Gold tier] web/web.vmx' }, { datastores: { a: { name: 'Gold tier' }, b: { name: 'Gold tier' } } })[0]).toBe('web.vmx on none');
  });

  it('is the host itself for what has a path from the root', () => {
    const estate = estateOf({ hosts: { h: { hypervisor: 'kvm' } }, datastores, vms: { web: { host: 'h', disks } } });
    expect(vmFiles(estate, 'web').find(({ name }) => name.endsWith('.xml'))).toMatchObject({ datastore: undefined });
  });
});

describe('the product that decides which files there are', () => {
  const reason = (document: Fields): string => {
    const set = estateOf(document).query(vmFileSet, 'web');
    return set.kind === 'known' ? set.release.name : set.reason;
  };

  it('is that of the host, or the one on which the hosts of the cluster agree (F1)', () => {
    const hosts = { a: { cluster: 'c', hypervisor: 'esxi-8.0' }, b: { cluster: 'c', hypervisor: 'ESXi 8' }, other: { hypervisor: 'proxmox-8' } };
    expect(reason({ hosts, vms: { web: { host: 'other' } } })).toBe('Proxmox VE 8');
    expect(reason({ hosts, clusters: { c: {} }, vms: { web: { cluster: 'c' } } })).toBe('VMware ESXi 8.0');
  });

  it('is said to be missing where it is, and then there are no files (F1)', () => {
    expect(reason({ vms: { web: {} } })).toBe('It names neither a host nor a cluster.');
    expect(reason({ vms: { web: { host: 'h' } } })).toBe('There is no host "h".');
    expect(reason({ hosts: { h: {} }, vms: { web: { host: 'h' } } })).toBe('Host "h" does not say which product it runs.');
    expect(reason({ hosts: { h: { hypervisor: 'nonesuch' } }, vms: { web: { host: 'h' } } })).toBe('The catalogue knows no product "nonesuch", which host "h" names.');
    expect(reason({ hosts: { h: { hypervisor: 'esxi-3.5' } }, vms: { web: { host: 'h' } } })).toBe('The catalogue does not know this version of VMware ESXi: "esxi-3.5" on host "h".');
    expect(reason({ clusters: { c: {} }, vms: { web: { cluster: 'c' } } })).toBe('Cluster "c" has no host.');
    const mixed = { hosts: { a: { cluster: 'c', hypervisor: 'esxi-8.0' }, b: { cluster: 'c', hypervisor: 'esxi-7.0' } }, clusters: { c: {} }, vms: { web: { cluster: 'c' } } };
    expect(reason(mixed)).toBe('The hosts of cluster "c" run different products.');
    expect(vmFiles(estateOf(mixed), 'web')).toEqual([]);
  });
});
