import { describe, expect, it } from 'vitest';
import { hostPiece } from '../../../../src/features/diagram/storage/hosts';
import { estateOf } from '../../../support/worlds';

describe('hosts in the storage view', () => {
  const shown = (host: object, more: object = {}): readonly string[] => hostPiece(estateOf({ clusters: { c: {} }, hosts: { h: { cluster: 'c', ...host } }, ...more }), 'h').nodes.map(({ id }) => id);

  it('are left to their cluster where nothing of storage is theirs alone', () => {
    expect(shown({})).toEqual([]);
    expect(shown({}, { datastores: { gold: { mountedBy: ['c'] } }, arrays: { vsan: { kind: 'distributed', hosts: ['c'] } } })).toEqual([]);
  });
  it('are there with disks of their own, by a datastore or array that names them, and without a cluster', () => {
    expect(shown({ disks: { ssd: {} } })).toEqual(['hosts/h', 'hosts/h/disks/ssd']);
    expect(shown({}, { datastores: { gold: { mountedBy: ['h'] } } })).toEqual(['hosts/h']);
    expect(shown({}, { arrays: { vsan: { kind: 'distributed', hosts: ['h'] } } })).toEqual(['hosts/h']);
    expect(shown({ cluster: 'gone' })).toEqual(['hosts/h']);
  });
});
