import { describe, expect, it } from 'vitest';
import { moveStored, type StoredMove } from '../../../../src/features/diagram/storage/moveStored';
import { estateOf } from '../../../support/worlds';

describe('putting disks on another datastore', () => {
  const move = (bulk: object): StoredMove => moveStored(estateOf({
    datastores: { gold: { capacity: '1 TiB' }, bulk: { capacity: '1 TiB', ...bulk } },
    vms: { db: { disks: { system: { datastore: 'gold', size: '20 GiB' }, data: { datastore: 'gold', size: '300 GiB' } } } },
  }), ['vms/db/disks/data'], 'bulk');

  it('changes nothing where there is no room, and says what is lacking', () => {
    const { reasons, changes } = move({ capacity: '200 GiB' });
    expect({ reasons, changes }).toEqual({ reasons: ['Datastore "bulk" has 200 GiB free, and this takes 300 GiB.'], changes: [] });
    expect(move({}).changes.map(({ path }) => path.join('/'))).toEqual(['vms/db/disks/data/datastore']);
  });

  it('takes of a datastore that deduplicates only what is left of the disks then', () => {
    expect(move({}).effect).toBe('1 TiB free now, 724 GiB after');
    expect(move({ reduction: 3 }).effect).toBe('1 TiB free now, 924 GiB after');
  });
});
