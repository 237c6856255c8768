import { describe, expect, it } from 'vitest';
import { usedAt, usersOf, type User } from '../../src/features/usedBy';
import { storageFile, storageSession, storageText } from './support/storage';

const session = storageSession();
const brief = (users: readonly User[]): readonly (readonly string[])[] => users.map(({ node, field, through }) => [node, field, through]);

describe('what uses something', () => {
  it('is what names it, and what stands on that, step by step', () => {
    expect(brief(usersOf(session, 'arrays/san-a/groups/fast'))).toEqual([
      ['storagePools/gold', 'members › 0', ''],
      ['datastores/vms', 'on', 'gold'],
      ['vms/web-01/disks/disk0', 'disks › disk0 › datastore', 'vms'],
    ]);
  });

  it('is of a part only what names that part: a LUN of the same array has users of its own', () => {
    expect(brief(usersOf(session, 'arrays/san-a/exports/lun-1')).map(([node]) => node)).toEqual(['datastores/db', 'vms/db-01/disks/data', 'vms/db-01/disks/disk0']);
    expect(brief(usersOf(session, 'arrays/san-a/groups/slow'))).toEqual([['arrays/san-a/exports/lun-1', 'exports › lun-1 › group', '']]);
  });

  it('is of an array what names any part of it, itself left out', () => {
    expect(usersOf(session, 'arrays/san-a').map(({ node }) => node)).toEqual(['datastores/db', 'storagePools/gold', 'datastores/vms', 'vms/db-01/disks/data', 'vms/db-01/disks/disk0', 'vms/web-01/disks/disk0']);
  });

  it('is told at the place that says so', () => {
    const [user] = usersOf(session, 'datastores/vms');
    expect(user).toMatchObject({ label: 'web-01 disk0', word: 'VM', range: { start: { line: storageText.slice(0, storageText.indexOf('"datastore": "vms"')).split('\n').length - 1 } } });
  });

  it('is of a host its VMs, and of a cluster its hosts and the datastores it mounts, not what those hold', () => {
    expect(usersOf(session, 'hosts/esx-01').map(({ node }) => node)).toEqual(['vms/bare', 'vms/db-01', 'vms/web-01']);
    expect(new Set(usersOf(session, 'clusters/prod').filter(({ through }) => through === '').map(({ node }) => node))).toEqual(new Set(['hosts/esx-01', 'datastores/db', 'datastores/small', 'datastores/vms']));
  });

  it('is asked of what is named under the cursor, or else of the part or entry around it', () => {
    const at = (text: string): string | undefined => usedAt(session, storageFile, storageText.indexOf(text) + 1);
    expect([at('"fast": {'), at('"san-a/fast"'), at('"gold": {'), at('"gold", "mountedBy"'), at('"40 GiB"'), at('"bare"'), at('"topovisor"')]).toEqual([
      'arrays/san-a/groups/fast', 'arrays/san-a', 'storagePools/gold', 'storagePools/gold', 'vms/web-01/disks/disk0', 'vms/bare', undefined,
    ]);
  });

  it('is nothing where nobody names it, and for a group of the diagram', () => {
    expect(usersOf(session, 'hosts/esx-09')).toEqual([]);
    expect(usersOf(session, 'group/no-datastore')).toEqual([]);
  });

  it('ends where things name each other in a circle', () => {
    const circle = storageSession('{ "topovisor": 1, "storagePools": { "a": { "replication": { "target": "b" } }, "b": { "replication": { "target": "a" } } } }');
    expect(usersOf(circle, 'storagePools/a').map(({ node }) => node)).toEqual(['storagePools/b']);
  });
});
