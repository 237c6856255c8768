import { describe, expect, it } from 'vitest';
import { filesOnDatastore } from '../../../../src/core/hypervisor/machine/datastoreFiles';
import { estateOf, said } from '../../../support/worlds';

function sums(vms: Readonly<Record<string, unknown>>, datastore = 'gold'): Readonly<Record<string, unknown>> {
  const estate = estateOf({ hosts: { esx: { hypervisor: 'esxi-8.0' }, bare: {} }, datastores: { gold: { name: 'Gold tier' }, silver: {} }, vms });
  const { unknown, ...bytes } = filesOnDatastore(estate, datastore);
  return { ...Object.fromEntries(Object.entries(bytes).filter(([, value]) => value > 0).map(([what, value]) => [what, said(value)])), ...(unknown > 0 ? { unknown } : {}) };
}
const disk = { datastore: 'gold', size: '40 GiB' };

describe('the files on a datastore', () => {
  it('are summed up by what they are for, as far as they exist (F8)', () => {
    expect(sums({
      a: { host: 'esx', memory: '8 GiB', memoryAllocation: { reservation: '2 GiB' }, disks: { system: disk }, snapshots: [{ size: '3 GiB', memory: true }] },
      b: { host: 'esx', memory: '4 GiB', disks: { system: disk, data: { ...disk, provisioning: 'thin' } }, power: 'suspended' },
      c: { host: 'esx', memory: '64 GiB', disks: { system: disk }, power: 'off' },
    })).toEqual({ disks: '120 GiB', snapshots: '11 GiB', swap: '6 GiB', suspended: '4 GiB', unknown: 1 });
  });

  it('are those of VMs that keep only their disks, or only their configuration, on it', () => {
    const vms = { a: { host: 'esx', memory: '8 GiB', path: '[Gold tier] a/a.vmx', disks: { system: { datastore: 'silver', size: '1 GiB' } } } };
    expect(sums(vms)).toEqual({ swap: '8 GiB' });
    expect(sums(vms, 'silver')).toEqual({ disks: '1 GiB' });
  });

  it('are not told of VMs whose product nobody knows', () => {
    expect(sums({ a: { host: 'bare', disks: { system: disk } }, b: { disks: { system: disk } } })).toEqual({});
  });
});
