import { describe, expect, it } from 'vitest';
import { mediaBehind } from '../../../../src/core/storage/media/mediaBehind';
import { estateOf } from '../../../support/worlds';

describe('the media behind a datastore', () => {
  const behind = (group: object, array: object = {}, more: object = {}): string | undefined =>
    estateOf({ arrays: { san: { groups: { g: { disks: 4, size: '1 TB', ...group } }, ...array } }, datastores: { gold: { on: 'san/g' } }, ...more }).query(mediaBehind, 'gold');

  it('are hard disks or flash, as all disks of the group are (M4)', () => {
    expect([behind({ media: 'hdd' }), behind({ media: 'ssd' }), behind({ media: 'nvme' })]).toEqual(['hard disks', 'flash', 'flash']);
  });
  it('are neither where disks of both are mixed, or one kind does not say (M4)', () => {
    expect([behind({}), behind({ media: 'hdd', otherDisks: [{ media: 'ssd' }] }), behind({ media: 'hdd', otherDisks: [{}] })]).toEqual([undefined, undefined, undefined]);
    expect(behind({ media: 'ssd', otherDisks: [{ media: 'nvme' }] })).toBe('flash');
  });
  it('are not told behind a cache, which answers before them (Q2)', () => {
    expect(behind({ media: 'hdd' }, { cache: { size: '1 TB', readHits: '50 %', writeHits: '50 %', latency: '0.1 ms' } })).toBeUndefined();
    const own = (cache: object): string | undefined => estateOf({ hosts: { h: { disks: { slow: { media: 'hdd', size: '4 TB' }, ...cache } } }, datastores: { gold: { on: 'h/slow' } } }).query(mediaBehind, 'gold');
    expect([own({}), own({ buffer: { media: 'ssd', size: '1 TB', cache: true } })]).toEqual(['hard disks', undefined]);
  });
});
