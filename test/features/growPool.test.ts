import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../src/core/document/applyChanges';
import { grow, memberOffers, poolMeant, poolOffers } from '../../src/features/growPool';
import { storageFile, storageSession, storageText } from './support/storage';

const session = storageSession();

describe('growing a pool', () => {
  it('is about the pool that is selected, and else asks which, with what is free of each', () => {
    expect(poolMeant(session, ['datastores/vms', 'storagePools/gold'])).toBe('storagePools/gold');
    expect(poolMeant(session, ['storagePools/gone', 'datastores/vms'])).toBeUndefined();
    expect(poolOffers(session)).toMatchObject([{ node: 'storagePools/gold', label: 'gold', possible: true, detail: expect.stringMatching(/free of 8 TiB$/) }]);
  });

  it('offers what could be a member with what is usable before and after, and what is not possible with every reason', () => {
    const offers = memberOffers(session, 'storagePools/gold');
    expect(offers.map(({ label, possible, detail }) => [label, possible, detail])).toEqual([
      ['esx-09/nvme', true, '8 TiB usable now, 16 TiB after'],
      ['san-a/slow', true, '8 TiB usable now, 48 TiB after'],
      ['san-a/fast', false, '"gold" has "san-a/fast" already.'],
      ['san-a/lun-1', false, 'Datastore "db" is on it already.'],
    ]);
  });

  it('adds one member to the text', () => {
    const outcome = grow(session, 'arrays/san-a/groups/slow', 'storagePools/gold');
    if (outcome.kind !== 'changes') throw new Error('refused');
    const document = session.document(storageFile)!;
    const [edit] = applyChanges({ text: document.text, tree: document.tree }, outcome.changes);
    expect(edit?.text).toContain('"san-a/slow"');
    expect(storageText.slice(0, edit?.offset)).toMatch(/"san-a\/fast"$/);
  });

  it('leaves the estate as it was while it asks what would be', () => {
    memberOffers(session, 'storagePools/gold');
    expect(session.estate.value('storagePools', 'gold')?.members).toEqual(['san-a/fast']);
  });
});
