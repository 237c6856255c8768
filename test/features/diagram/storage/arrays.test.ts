import { describe, expect, it } from 'vitest';
import { arrayPiece } from '../../../../src/features/diagram/storage/arrays';
import { estateOf } from '../../../support/worlds';

describe('arrays in the storage view', () => {
  const details = (array: object): readonly (string | undefined)[] => arrayPiece(estateOf({ arrays: { a: array } }), 'a').nodes.map(({ detail }) => detail);

  it('say what they are, and how they keep what they hold', () => {
    expect(details({ kind: 'san', protocol: 'fc' })).toEqual(['SAN · Fibre Channel']);
    const kept = [{ copies: 1 }, { copies: 3 }, { data: 4, parity: 2 }].map((redundancy) => details({ kind: 'distributed', redundancy })[0]);
    expect(kept).toEqual(['distributed · 1 copy', 'distributed · 3 copies', 'distributed · 4 + 2']);
  });
  it('name the disks of a group, its level and its spares, and of an export what it takes of which group', () => {
    expect(details({ groups: { g: { disks: 12, size: '3.84 TB', media: 'ssd', raid: 'raid6', spares: 1, otherDisks: [{ disks: 2, media: 'hdd' }] } } })[1]).toBe('12 × 3.84 TB SSD + 2 × HDD · RAID 6 · 1 spare');
    expect(details({ groups: { g: {} }, exports: { lun: { size: '10 TiB', provisioning: 'thin', group: 'g' } } })[2]).toBe('10 TiB thin · of g');
  });
});
