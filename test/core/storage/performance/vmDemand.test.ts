import { describe, expect, it } from 'vitest';
import { layerKey } from '../../../../src/core/storage/layers';
import { loadOf } from '../../../../src/core/storage/performance/loads';
import { iopsOf, throughputOf } from '../../../../src/core/storage/performance/storageLoad';
import { estateOf } from '../../../support/worlds';

/** What VMs ask of datastores "gold" and "bulk": operations per second on average and at peak. */
function askedBy(vms: Readonly<Record<string, unknown>>): Readonly<Record<string, readonly number[]>> {
  const estate = estateOf({ datastores: { gold: {}, bulk: {} }, vms });
  return Object.fromEntries(['gold', 'bulk'].map((datastore) => {
    const { demand, peak, silent } = estate.query(loadOf, layerKey({ kind: 'datastore', datastore }));
    return [datastore, [iopsOf(demand), iopsOf(peak), silent]];
  }));
}
const demandOf = (demand: object) => {
  const load = estateOf({ datastores: { gold: {} }, vms: { a: { disks: { d: { datastore: 'gold', size: '10 GiB' } }, demand } } }).query(loadOf, 'datastores/gold');
  return { reads: load.demand.reads, writes: Math.round(load.demand.writes), bytes: throughputOf(load.demand), peak: iopsOf(load.peak) };
};

describe('what VMs ask of datastores', () => {
  it('is shared out over their disks by size (Q1)', () => {
    expect(askedBy({ db: { disks: { system: { datastore: 'bulk', size: '100 GiB' }, data: { datastore: 'gold', size: '300 GiB' } }, demand: { iops: '400 IOPS', iopsPeak: '1 kIOPS' } } }))
      .toEqual({ gold: [300, 750, 0], bulk: [100, 250, 0] });
  });

  it('is the same for each disk where one does not say its size (Q1)', () => {
    expect(askedBy({ db: { disks: { system: { datastore: 'bulk', size: '100 GiB' }, data: { datastore: 'gold' } }, demand: { iops: '400 IOPS' } } }))
      .toEqual({ gold: [200, 200, 0], bulk: [200, 200, 0] });
  });

  it('is what containers ask for as well, over their volumes by size, unless the VM they are on does not run (Q1)', () => {
    const asked = (k: object, more: object = {}): readonly number[] => {
      const estate = estateOf({ datastores: { gold: {}, bulk: {} }, vms: { off: { power: 'off' }, on: {} }, containers: { k: { demand: { iops: '400 IOPS', iopsPeak: '1 kIOPS' }, volumes: { a: { datastore: 'gold', size: '30 GiB' }, b: { datastore: 'bulk', size: '10 GiB' } }, ...k }, ...more } });
      const { demand, peak } = estate.query(loadOf, 'datastores/gold');
      return [iopsOf(demand), iopsOf(peak)];
    };
    expect([asked({ on: 'on' }), asked({ on: 'off' }), asked({}), asked({ demand: {} })]).toEqual([[300, 750], [0, 0], [300, 750], [0, 0]]);
    expect(asked({ volumes: { a: { datastore: 'gold' }, b: { datastore: 'bulk', size: '10 GiB' }, c: { datastore: 'gold', size: '1 GiB' }, d: { size: '1 GiB' } } })).toEqual([200, 500]);
    expect(asked({}, { another: { demand: { iops: '50 IOPS' }, volumes: { a: { datastore: 'gold' } } } })).toEqual([350, 800]);
  });

  it('is 70 % reads of 8 KiB unless said, and no more at peak than on average (Q1)', () => {
    expect(demandOf({ iops: '1000 IOPS' })).toEqual({ reads: 700, writes: 300, bytes: 1000 * 8192, peak: 1000 });
    expect(demandOf({ iops: '1000 IOPS', iopsPeak: '3000 IOPS', readShare: '40 %', ioSize: '64 KiB' })).toEqual({ reads: 400, writes: 600, bytes: 1000 * 65_536, peak: 3000 });
  });

  it('is asked by VMs that run, and those that do not say are counted apart', () => {
    const disks = { d: { datastore: 'gold', size: '10 GiB' } };
    expect(askedBy({
      on: { disks, demand: { iops: '10 IOPS' } }, off: { disks, power: 'off', demand: { iops: '10 IOPS' } }, master: { disks, template: true, demand: { iops: '10 IOPS' } },
      silent: { disks }, silentElsewhere: { disks: { d: { datastore: 'bulk' } } },
    })).toEqual({ gold: [10, 10, 1], bulk: [0, 0, 1] });
  });

  it('stops at the limit of a disk, and what is too much goes to no other', () => {
    expect(askedBy({ db: { disks: { system: { datastore: 'bulk', size: '100 GiB' }, data: { datastore: 'gold', size: '300 GiB', iopsLimit: '200 IOPS' } }, demand: { iops: '400 IOPS' } } }))
      .toEqual({ gold: [200, 200, 0], bulk: [100, 100, 0] });
  });

  it('goes to the disk of another VM where that is shared, and past the datastore where it is a mapped LUN', () => {
    const shared = { owner: { disks: { data: { datastore: 'gold', size: '100 GiB' } }, demand: { iops: '10 IOPS' } }, other: { disks: { quorum: { sameAs: 'owner/data' } }, demand: { iops: '7 IOPS' } } };
    expect(askedBy(shared)).toEqual({ gold: [17, 17, 0], bulk: [0, 0, 0] });
    const mapped = estateOf({
      arrays: { san: { groups: { g: { disks: 4 } }, exports: { lun: { size: '1 TiB' } } } }, datastores: { gold: {} },
      vms: { db: { disks: { d: { datastore: 'gold', size: '1 TiB', raw: 'san/lun' } }, demand: { iops: '10 IOPS' } } },
    });
    expect(['datastores/gold', 'arrays/san/exports/lun', 'arrays/san/groups/g'].map((key) => iopsOf(mapped.query(loadOf, key).demand))).toEqual([0, 10, 10]);
  });
});
