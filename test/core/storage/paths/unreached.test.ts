import { describe, expect, it } from 'vitest';
import { unreachedFrom, unreachedFromCluster } from '../../../../src/core/storage/paths/unreached';
import { estateOf } from '../../../support/worlds';

describe('the datastores that are not reached', () => {
  const estate = estateOf({
    clusters: { c: {} },
    hosts: { a: { cluster: 'c', disks: { ssd: {} }, hbas: { v1: { kind: 'fc', fabric: 'x' } } }, b: { cluster: 'c', hbas: { v1: { kind: 'fc', fabric: 'y' } } }, lone: {} },
    arrays: { san: { exports: { lun: {}, hidden: { maskedTo: ['nobody'] } }, ports: { p1: { fabric: 'x' } } } },
    datastores: {
      open: { on: 'san/lun', mountedBy: ['c'] }, hidden: { on: 'san/hidden', mountedBy: ['c', 'lone'] }, local: { on: 'a/ssd' },
      notMounted: { on: 'san/hidden', mountedBy: ['a'] }, unsaid: { mountedBy: ['c', 'lone'] },
    },
  });
  const from = (host: string): readonly string[] => [...estate.query(unreachedFrom, host)].map(([datastore, { kind }]) => `${datastore}: ${kind}`).sort();

  it('are those of a host that it mounts, or that do not say who does, and to which no path leads (W1, W3, W6)', () => {
    expect(from('a')).toEqual(['hidden: masked', 'notMounted: masked']);
    expect(from('b')).toEqual(['hidden: masked', 'local: other-host', 'open: other-fabric']);
  });

  it('leave out what nothing is known of (W5)', () => {
    expect(from('lone')).toEqual(['hidden: masked', 'local: other-host']);
    expect(from('nobody')).toEqual([]);
  });

  it('are those of a cluster that none of its hosts gets to', () => {
    expect([...estate.query(unreachedFromCluster, 'c').keys()]).toEqual(['hidden']);
    expect([...estate.query(unreachedFromCluster, 'empty').keys()]).toEqual([]);
  });
});
