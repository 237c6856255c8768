import { describe, expect, it } from 'vitest';
import { diskAt, diskOffers, disksMeant, moveOffers } from '../../src/features/moveDisk';
import { storageFile, storageSession, storageText } from './support/storage';

const session = storageSession();
const at = (text: string): string | undefined => diskAt(session, storageFile, storageText.indexOf(text));

describe('the disk that is meant', () => {
  it('is the one whose text the cursor is in', () => {
    expect(at('"500 GiB"')).toBe('vms/db-01/disks/data');
    expect(disksMeant(session, ['vms/db-01/disks/data'])).toEqual({ certain: true, disks: ['vms/db-01/disks/data'] });
  });

  it('is the only one of the VM the cursor is in, and to be chosen where it has several', () => {
    expect(at('"web-01"')).toBe('vms/web-01');
    expect(disksMeant(session, ['vms/web-01'])).toEqual({ certain: true, disks: ['vms/web-01/disks/disk0'] });
    expect(disksMeant(session, ['vms/db-01'])).toEqual({ certain: false, disks: ['vms/db-01/disks/disk0', 'vms/db-01/disks/data'] });
  });

  it('is one of those on a datastore that is selected', () => {
    expect(disksMeant(session, ['datastores/db'])).toEqual({ certain: false, disks: ['vms/db-01/disks/disk0', 'vms/db-01/disks/data'] });
  });

  it('is any of all where nothing tells, and never one that is gone', () => {
    const all = { certain: false, disks: ['vms/db-01/disks/disk0', 'vms/db-01/disks/data', 'vms/web-01/disks/disk0'] };
    expect(disksMeant(session, [])).toEqual(all);
    expect(disksMeant(session, ['vms/bare'])).toEqual(all);
    expect(disksMeant(session, ['vms/web-01/disks/gone'])).toMatchObject({ disks: ['vms/web-01/disks/disk0'] });
  });

  it('is offered with its size and where it lies', () => {
    expect(diskOffers(session, ['vms/db-01/disks/data'])).toEqual([{ node: 'vms/db-01/disks/data', label: 'db-01 data', possible: true, detail: '500 GiB on db' }]);
  });
});

describe('where a disk can go', () => {
  const offers = moveOffers(session, ['vms/db-01/disks/data']);

  it('is every other datastore, those with room first, with what is free there before and after', () => {
    expect(offers.map(({ label, possible }) => [label, possible])).toEqual([['vms', true], ['small', false]]);
    expect(offers[0]?.detail).toMatch(/^8 TiB free now, 7\.5 TiB after/);
  });

  it('says why where there is none', () => {
    expect(offers[1]?.detail).toContain('100 GiB free, and this takes 500 GiB');
  });

  it('is also where some of several disks lie already', () => {
    expect(moveOffers(session, ['vms/db-01/disks/data', 'vms/web-01/disks/disk0']).map(({ label }) => label).sort()).toEqual(['db', 'small', 'vms']);
  });
});
