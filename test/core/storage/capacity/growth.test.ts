import { describe, expect, it } from 'vitest';
import { daysUntil, growthOf } from '../../../../src/core/storage/capacity/growth';
import { estateOf, said } from '../../../support/worlds';

function growth(disks: object, datastore: object = {}, vm: object = {}): Readonly<Record<string, unknown>> {
  const estate = estateOf({ hosts: { esx: { hypervisor: 'esxi-8.0' } }, datastores: { gold: { capacity: '100 GiB', ...datastore } }, vms: { a: { host: 'esx', memory: '0 GiB', disks, ...vm } } });
  const { perDay, basis, daysUntilFull } = estate.query(growthOf, 'gold');
  return { perDay: said(perDay), basis, days: daysUntilFull };
}
const thin = { datastore: 'gold', size: '200 GiB', provisioning: 'thin', used: '20 GiB', growth: '4 GiB' };

describe('the growth of a datastore', () => {
  it('is that of thin disks and linked clones with room left; free space divided by it is the days until it is full (D6)', () => {
    expect(growth({ a: thin, b: { ...thin, growth: '6 GiB', used: '30 GiB' } })).toEqual({ perDay: '10 GiB', basis: 'disks', days: 5 });
    expect(growth({ a: { ...thin, provisioning: 'thick-lazy' } }, {}, { linkedTo: 'b' })).toEqual({ perDay: '4 GiB', basis: 'disks', days: 20 });
    expect(growth({ a: thin, full: { ...thin, size: '20 GiB' } })).toEqual({ perDay: '4 GiB', basis: 'disks', days: 15 });
  });

  it('counts each only until it has no room (D6)', () => {
    expect(growth({ a: thin, b: { ...thin, size: '40 GiB', growth: '10 GiB' } })['days']).toBe((60 - 20) / 4);
  });

  it('is never the end where it does not grow, or what grows fits (D6)', () => {
    expect(growth({ a: { ...thin, provisioning: 'thick-lazy', size: '10 GiB' } })).toEqual({ perDay: '0 B', basis: 'none', days: undefined });
    expect(growth({ a: { ...thin, size: '90 GiB' } })).toEqual({ perDay: '4 GiB', basis: 'disks', days: undefined });
  });

  it('is what was measured where that is more (D6)', () => {
    expect(growth({ a: thin }, { growth: '8 GiB' })).toEqual({ perDay: '8 GiB', basis: 'measured', days: 10 });
    expect(growth({ a: thin }, { growth: '1 GiB' })['basis']).toBe('disks');
  });

  it('of a VM with snapshots is what is changed, in the newest of them (D6)', () => {
    const snapshots = [{ size: '10 GiB' }, { size: '10 GiB' }];
    expect(growth({ a: { datastore: 'gold', size: '40 GiB', change: '2 GiB', growth: '1 GiB' } }, {}, { snapshots })).toEqual({ perDay: '2 GiB', basis: 'disks', days: undefined });
    expect(growth({ a: { datastore: 'gold', size: '60 GiB', change: '2 GiB' } }, {}, { snapshots })).toEqual({ perDay: '2 GiB', basis: 'disks', days: 10 });
  });

  it('of one that is full already leaves no day, and of one without a capacity no days are known (D6, D7)', () => {
    expect(growth({ a: { ...thin, used: '150 GiB' } })['days']).toBe(0);
    expect(estateOf({ datastores: { old: { growth: '1 GiB' } } }).query(growthOf, 'old').daysUntilFull).toBeUndefined();
  });

  it('meets any number of ends on its way (D6)', () => {
    expect(daysUntil(30, [{ perDay: 1, room: 5 }, { perDay: 2, room: 20 }, { perDay: 3, room: 3 }])).toBeUndefined();
    expect(daysUntil(28, [{ perDay: 1, room: 5 }, { perDay: 2, room: 20 }, { perDay: 3, room: 3 }])).toBe(10);
    expect(daysUntil(6, [{ perDay: 3, room: Infinity }])).toBe(2);
  });
});
