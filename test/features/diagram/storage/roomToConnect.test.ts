import { describe, expect, it } from 'vitest';
import { whereConnects } from '../../../../src/features/diagram/connect/connect';
import { sessionOf } from '../../../support/estate';

const session = sessionOf(`{
  "arrays": { "san": { "groups": { "fast": { "disks": 4, "size": "1 TiB", "raid": "raid10" }, "spare": { "disks": 4, "size": "1 TiB", "raid": "raid10" }, "unsaid": {} } } },
  "storagePools": { "gold": { "members": ["san/fast"] } },
  "datastores": { "large": { "on": "san/unsaid", "capacity": "40 TiB" }, "taken": { "on": "gold", "capacity": "512 GiB" }, "unsized": {} }
}`, { rules: [] });
const offered = (from: string, to: string): string | undefined => whereConnects(session, from, 'storage').find(({ node }) => node === to)?.what;

describe('putting a datastore on something else', () => {
  it('tells how large it is and what is free there before it is done', () => {
    expect(offered('datastores/large', 'arrays/san/groups/spare')).toBe('Put large on san/spare instead of san/unsaid: it is 40 TiB, and 2 TiB of 2 TiB is free there');
    expect(offered('storagePools/gold', 'datastores/large')).toBe('Put large on gold instead of san/unsaid: it is 40 TiB, and 1.5 TiB of 2 TiB is free there');
  });

  it('tells nothing of room where a size is not known, or where it cannot be done', () => {
    expect(offered('datastores/unsized', 'storagePools/gold')).toBe('Put unsized on gold');
    expect(offered('datastores/taken', 'arrays/san/groups/unsaid')).toBe('Put taken on san/unsaid instead of gold');
    expect(offered('datastores/taken', 'storagePools/gold')).toBe('Put taken on gold');
  });
});
