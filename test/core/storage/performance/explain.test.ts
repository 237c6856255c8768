import { describe, expect, it } from 'vitest';
import { explainLoad } from '../../../../src/core/storage/performance/explain';
import { estateOf } from '../../../support/worlds';

describe('the explanation of a load', () => {
  it('leads from what is asked over every stage to the latency and the bottleneck (Q5, Q6)', () => {
    const estate = estateOf({
      arrays: { san: { controllers: 2, controller: { iops: '10 kIOPS' }, cache: { readHits: '50 %' }, groups: { fast: { disks: 5, size: '1 TB', iops: '180 IOPS', throughput: '200 MB/s', latency: '5 ms', raid: 'raid5' } } } },
      datastores: { gold: { on: 'san/fast' } },
      vms: { db: { disks: { d: { datastore: 'gold', size: '1 TiB' } }, demand: { iops: '200 IOPS', iopsPeak: '250 IOPS', readShare: '80 %' } }, web: { disks: { d: { datastore: 'gold' } } } },
    });
    expect(explainLoad(estate, { kind: 'datastore', datastore: 'gold' })).toEqual([
      'It is asked for 200 IOPS on average and 250 IOPS at peak: 80 % reads, 8 KiB each.',
      '1 running VM on it does not say what it asks of storage: these are the least figures.',
      'The controllers of array "san", 2 controllers together, can do 20,000 IOPS and are asked for 250 IOPS and 2 MB/s at peak: 1.3 % of the operations, so that an operation takes 100 µs ÷ (1 − 0.013) = 101.27 µs.',
      'The cache of array "san" answers 40 % of the operations in 100 µs.',
      'The disks of group "fast" of array "san", 5 disks together, can do 900 IOPS and 1 GB/s and are asked for 300 IOPS and 2.5 MB/s at peak, each write counted 4 times: 33.3 % of the operations, so that an operation takes 5 ms ÷ (1 − 0.333) = 7.5 ms. 60 % of the operations pass here.',
      'The document does not say what the ports of array "san" can do: no time is counted there.',
      'Together an operation takes 4.64 ms at peak.',
      'The bottleneck is the disks of group "fast" of array "san", at 33.3 %. If all of it were for this layer, 750 IOPS of this mix would pass.',
    ]);
  });

  it('says so where nothing is known, neither of what is asked nor of what is there (Q7)', () => {
    const estate = estateOf({ arrays: { shelf: { kind: 'local', groups: { g: { disks: 4, size: '1 TB' } } } }, datastores: { gold: { on: 'shelf/g' }, bare: {} } });
    expect(explainLoad(estate, { kind: 'datastore', datastore: 'gold' })).toEqual([
      'Nothing is known to be asked of it.', 'The document does not say what the disks of group "g" of array "shelf" can do: no time is counted there.',
    ]);
    expect(explainLoad(estate, { kind: 'datastore', datastore: 'bare' })).toEqual(['Nothing is known to be asked of it.']);
  });

  it('tells where a queue has no end (Q5)', () => {
    const estate = estateOf({
      arrays: { shelf: { kind: 'local', groups: { g: { disks: 1, size: '1 TB', iops: '100 IOPS' } } } }, datastores: { gold: { on: 'shelf/g' } },
      vms: { db: { disks: { d: { datastore: 'gold', size: '1 TiB' } }, demand: { iops: '200 IOPS' } } },
    });
    expect(explainLoad(estate, { kind: 'datastore', datastore: 'gold' }).slice(1)).toEqual([
      'The disks of group "g" of array "shelf" can do 100 IOPS and are asked for 200 IOPS and 1.6 MB/s at peak: 200 % of the operations, so that they queue up without end.',
      'An operation has no bound at peak.', 'The bottleneck is the disks of group "g" of array "shelf", at 200 %. If all of it were for this layer, 100 IOPS of this mix would pass.',
    ]);
  });
});
