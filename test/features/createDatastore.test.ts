import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../src/core/document/applyChanges';
import { backingMeant, backingOffers, capacityProblem, createDatastore, mounterOffers, nameProblem, suggestedCapacity, suggestedName } from '../../src/features/createDatastore';
import { storageFile, storageSession, storageText } from './support/storage';

const session = storageSession();

describe('creating a datastore', () => {
  it('offers what it could stand on with what is free there, and last what a pool or another datastore has already', () => {
    expect(backingOffers(session).map(({ label, possible }) => [label, possible])).toEqual([['gold', true], ['san-a/slow', true], ['esx-09/nvme', true], ['san-a/lun-1', false], ['san-a/fast', false]]);
    expect(backingOffers(session)[2]?.detail).toBe('local disks · 8 TiB free of 8 TiB');
    expect(backingOffers(session).slice(-2).map(({ detail }) => detail)).toEqual(['Datastore "db" is on it already.', 'Storage pool "gold" has it already.']);
  });

  it('offers what can hold nothing last, and says why', () => {
    const offers = backingOffers(storageSession('{ "arrays": { "san": { "groups": { "few": { "disks": 2, "size": "4 TiB", "raid": "raid6" }, "full": { "disks": 4, "size": "1 TiB", "raid": "raid10" } }, "exports": { "lun": { "group": "full", "size": "2 TiB" } } } } }'));
    expect(offers.map(({ label, possible, detail }) => [label, possible, detail])).toEqual([
      ['san/lun', true, 'export · 2 TiB free of 2 TiB'],
      ['san/full', true, 'disk group · nothing free of 2 TiB'],
      ['san/few', false, 'Nothing can be stored on it. 2 × 4 TiB = 8 TiB raw. RAID 6 takes at least 4 disks, and there are 2: nothing can be stored.'],
    ]);
  });

  it('is on what is selected, where that holds data', () => {
    expect(backingMeant(session, ['clusters/prod', 'storagePools/gold'])).toBe('storagePools/gold');
    expect(backingMeant(session, ['datastores/vms'])).toBeUndefined();
  });

  it('offers clusters before hosts to mount it', () => {
    expect(mounterOffers(session).map(({ label, detail }) => `${label}: ${detail}`)).toEqual(['prod: cluster', 'esx-01: host of prod', 'esx-09: host']);
  });

  it('suggests a name that is free, and says why another cannot be', () => {
    expect(suggestedName(session)).toBe('datastore-1');
    expect(nameProblem(session, 'vms')).toBe('There is a datastore "vms" already.');
    expect(nameProblem(session, 'two words')).toContain('An id takes letters');
    expect(nameProblem(session, 'archive')).toBeUndefined();
  });

  it('suggests all that is free, and takes a size only for a capacity', () => {
    expect(suggestedCapacity(session, 'hosts/esx-09/disks/nvme')).toBe('8 TiB');
    expect(suggestedCapacity(session, 'arrays/san-a/exports/lun-1')).toBe('');
    expect(suggestedCapacity(session, null)).toBe('');
    expect(capacityProblem('storagePools/gold', '')).toBeUndefined();
    expect(capacityProblem(null, '')).toContain('Say how large it is');
    expect(capacityProblem(null, 'large')).toBe('"large" is no size, such as "2 TiB".');
    expect(capacityProblem(null, '0 GiB')).toBe('It must be larger than nothing.');
    expect(capacityProblem(null, '2 TiB')).toBeUndefined();
  });

  it('writes one entry beside the other datastores', () => {
    const outcome = createDatastore(session, { name: 'archive', on: 'hosts/esx-09/disks/nvme', capacity: '4 TiB', mountedBy: ['hosts/esx-09'] });
    if (outcome.kind !== 'changes') throw new Error('refused');
    expect(outcome.message).toBe('Created datastore "archive" on "esx-09/nvme", mounted by "esx-09".');
    const document = session.document(storageFile)!;
    const edits = applyChanges({ text: document.text, tree: document.tree }, outcome.changes);
    expect(edits).toHaveLength(1);
    const [{ offset, length, text }] = edits as readonly [{ offset: number; length: number; text: string }];
    const after = storageSession(storageText.slice(0, offset) + text + storageText.slice(offset + length));
    expect(after.estate.value('datastores', 'archive')).toMatchObject({ on: 'esx-09/nvme', capacity: 4 * 2 ** 40, mountedBy: ['esx-09'] });
  });

  it('is refused with every reason', () => {
    expect(createDatastore(session, { name: 'vms', on: 'storagePools/gone', capacity: 'much', mountedBy: [] })).toEqual({
      kind: 'refused', reasons: ['There is a datastore "vms" already.', '"much" is no size, such as "2 TiB".', 'What it was to stand on is not there any more.'],
    });
  });
});
