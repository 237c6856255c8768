import { describe, expect, it } from 'vitest';
import { linkUseOf, recoveryOf, replicaOf, type Recovery, type Replica } from '../../../../src/core/storage/failures/replication';
import { siteLinkBetween } from '../../../../src/core/storage/failures/siteLinks';
import { sitesOf } from '../../../../src/core/storage/failures/sitesOf';
import { mainFile, sessionOf } from '../../../support/estate';
import { estateOf } from '../../../support/worlds';

/** A day's change of 86.4 GB is 8 Mb/s. */
const day = '86.4 GB';
const toWest = { mode: 'async', recoveryPoint: '15 min', to: 'west' };

interface World {
  readonly link?: object;
  readonly san?: object;
  readonly datastores: object;
  readonly vms?: object;
  readonly storagePools?: object;
}

function world({ link = { bandwidth: '10 Mb/s' }, san = {}, datastores, vms = {}, storagePools = {} }: World): object {
  return {
    sites: { east: { links: { west: link } }, west: {} },
    arrays: { san: { site: 'east', groups: { fast: {} }, ...san }, other: { site: 'west', groups: { fast: {} } } },
    datastores, vms, storagePools,
  };
}

function replica(document: object, key = 'datastores/gold'): Replica {
  const found = estateOf(document).query(replicaOf, key);
  if (!found) throw new Error('There is a replica.');
  return found;
}
function recovery(document: object, key = 'datastores/gold'): Recovery {
  const estate = estateOf(document);
  const found = estate.query(replicaOf, key);
  return found ? recoveryOf(estate, found) : { kind: 'unknown' };
}
const gold = (replication: object = toWest, more: object = {}) => ({ gold: { on: 'san/fast', growth: day, replication, ...more } });

describe('what a replica has to carry', () => {
  it('is what the disks of its datastore change, or else grow, or what the datastore grows as measured where that is more (X6)', () => {
    const vms = {
      a: { disks: { system: { datastore: 'gold', size: '1 TB', change: '50 GB', growth: '1 GB' }, data: { datastore: 'gold', size: '1 TB', growth: '36.4 GB' }, elsewhere: { datastore: 'silver', size: '1 TB', change: '1 TB' } } },
      silent: { disks: { d: { datastore: 'gold', size: '1 TB' } } }, off: { power: 'off', disks: { d: { datastore: 'gold', size: '1 TB' } } },
    };
    expect(replica(world({ datastores: { gold: { on: 'san/fast', replication: toWest } }, vms }))).toMatchObject({ changedPerDay: 86.4e9, unknown: 1, needed: 8e6 });
    expect(replica(world({ datastores: gold(), vms: { a: { disks: { d: { datastore: 'gold', change: '1 GB' } } } } })).changedPerDay).toBe(86.4e9);
  });

  it('is less by deduplication and compression, unless every write is sent at once (X6)', () => {
    expect(replica(world({ san: { reduction: 4 }, datastores: gold() })).needed).toBe(2e6);
    expect(replica(world({ san: { reduction: 4 }, datastores: gold(toWest, { reduction: 2 }) })).needed).toBe(4e6);
    expect(replica(world({ san: { reduction: 4 }, datastores: gold({ mode: 'sync', to: 'west' }) })).needed).toBe(8e6);
  });

  it('is, of a synchronous replica, what is written at peak where that is more than is changed on average (X6, Q1)', () => {
    const vms = { db: { disks: { d: { datastore: 'gold', size: '1 TB' } }, demand: { iops: '100 IOPS', iopsPeak: '1000 IOPS', readShare: '50 %', ioSize: '10 kB' } } };
    expect(replica(world({ datastores: gold({ mode: 'sync', to: 'west' }), vms })).needed).toBe(40e6);
    expect(replica(world({ datastores: gold(), vms })).needed).toBe(8e6);
  });

  it('is, of a pool, what all datastores on it change (X6)', () => {
    const datastores = { a: { on: 'p', growth: day }, b: { on: 'p', growth: day }, c: { on: 'san/fast', growth: day } };
    expect(replica(world({ datastores, storagePools: { p: { members: ['san/fast'], replication: toWest } } }), 'storagePools/p')).toMatchObject({ from: 'east', to: 'west', needed: 16e6 });
  });
});

describe('the recovery point of a replica', () => {
  it('is met where as much passes as is changed, and missed by what does not pass (X6)', () => {
    expect(recovery(world({ datastores: gold() }))).toEqual({ kind: 'met' });
    expect(recovery(world({ link: { bandwidth: '8 Mb/s' }, datastores: gold() }))).toEqual({ kind: 'met' });
    expect(recovery(world({ link: { bandwidth: '4 Mb/s' }, datastores: gold() }))).toEqual({ kind: 'unmet', changed: 900e6, passes: 450e6, has: 4e6, others: 0 });
  });

  it('counts what it may take of the link, where that is less (X6)', () => {
    expect(recovery(world({ datastores: gold({ ...toWest, bandwidth: '2 Mb/s' }) }))).toMatchObject({ kind: 'unmet', has: 2e6 });
  });

  it('shares a link that is too slow for all by what each needs (X6)', () => {
    const document = world({ link: { bandwidth: '12 Mb/s' }, datastores: { ...gold(), silver: { on: 'san/fast', growth: '172.8 GB', replication: toWest } } });
    expect(recovery(document)).toMatchObject({ kind: 'unmet', has: 4e6, others: 1 });
    expect(recovery(document, 'datastores/silver')).toMatchObject({ kind: 'unmet', has: 8e6, others: 1 });
  });

  it('is nothing at all for a synchronous replica, which needs the link for all that is written (X6)', () => {
    expect(replica(world({ datastores: gold({ mode: 'sync', to: 'west' }) })).recoveryPointMs).toBe(0);
    expect(recovery(world({ datastores: gold({ mode: 'sync', to: 'west' }) }))).toEqual({ kind: 'met' });
    expect(recovery(world({ link: { bandwidth: '4 Mb/s' }, datastores: gold({ mode: 'sync', to: 'west' }) }))).toMatchObject({ kind: 'unmet', has: 4e6 });
  });

  it('is never nothing for an asynchronous one (X6)', () => {
    expect(recovery(world({ datastores: gold({ ...toWest, recoveryPoint: '0 s' }) }))).toMatchObject({ kind: 'unmet' });
  });

  it('is unknown where it, the change or every speed is (X6)', () => {
    expect(recovery(world({ datastores: gold({ mode: 'async', to: 'west' }) }))).toEqual({ kind: 'unknown' });
    expect(recovery(world({ link: {}, datastores: gold() }))).toEqual({ kind: 'unknown' });
    expect(recovery(world({ datastores: { gold: { on: 'san/fast', replication: toWest } } }))).toEqual({ kind: 'unknown' });
    expect(recovery(world({ datastores: gold({ to: 'west' }) }))).toEqual({ kind: 'unknown' });
  });

  it('follows an edit of another replica over the same link (X6)', () => {
    const text = JSON.stringify(world({ datastores: { ...gold(), silver: { on: 'san/fast', growth: '1 MB', replication: toWest } } }));
    const session = sessionOf(text);
    const kind = (): string => {
      const found = session.estate.query(replicaOf, 'datastores/gold');
      return found ? recoveryOf(session.estate, found).kind : 'none';
    };
    expect(kind()).toBe('met');
    const at = text.indexOf('"1 MB"');
    session.edit(mainFile, [{ offset: at, length: 6, text: '"500 GB"' }]);
    expect(kind()).toBe('unmet');
  });
});

describe('the sites of both sides', () => {
  it('are that of what backs the datastore, and that of the target where none is named', () => {
    const document = world({ datastores: gold({ mode: 'sync', target: 'other/fast' }) });
    expect(replica(document)).toMatchObject({ from: 'east', to: 'west' });
    expect(linkUseOf(estateOf(document), { sites: ['east', 'west'], bandwidth: undefined, roundTripMs: undefined })).toEqual({ layers: ['datastores/gold'], needed: 8e6 });
  });

  it('are those of the members of a pool, and of the hosts of a distributed array that says none', () => {
    const estate = estateOf({
      sites: { east: {}, west: {} }, clusters: { c: { site: 'west' } }, hosts: { a: { site: 'east', disks: { d: {} } }, b: { cluster: 'c' } },
      arrays: { san: { site: 'west', groups: { g: {} } }, vsan: { hosts: ['a', 'b'] }, stretched: { hosts: ['a'], stretched: { sites: ['west', 'east'] } } }, storagePools: { p: { members: ['san/g', 'a/d'] } },
    });
    expect([sitesOf(estate, { kind: 'pool', pool: 'p' }), sitesOf(estate, { kind: 'array', array: 'vsan' }), sitesOf(estate, { kind: 'array', array: 'stretched' }), sitesOf(estate, { kind: 'datastore', datastore: 'none' })])
      .toEqual([['east', 'west'], ['east', 'west'], ['east', 'west'], []]);
  });

  it('are joined by a link as slow as the slower of both directions, and as long as the longer (X7)', () => {
    const estate = estateOf({ sites: { east: { links: { west: { bandwidth: '10 Gb/s', roundTrip: '3 ms' } } }, west: { links: { east: { bandwidth: '1 Gb/s', roundTrip: '2 ms' } } }, far: {} } });
    expect(siteLinkBetween(estate, 'west', 'east')).toEqual({ sites: ['east', 'west'], bandwidth: 1e9, roundTripMs: 3 });
    expect([siteLinkBetween(estate, 'east', 'far'), siteLinkBetween(estate, 'east', 'east')]).toEqual([undefined, undefined]);
  });
});
