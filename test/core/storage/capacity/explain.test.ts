import { describe, expect, it } from 'vitest';
import { explainSize } from '../../../../src/core/storage/capacity/explainSize';
import { explainUse } from '../../../../src/core/storage/capacity/explainUse';
import { layerOf } from '../../../../src/core/storage/layers';
import { estateOf } from '../../../support/worlds';

function explained(document: object, key: string): readonly string[] {
  const layer = layerOf(key);
  if (!layer) throw new Error(`"${key}" names no layer.`);
  const estate = estateOf(document);
  return [...explainSize(estate, layer), ...explainUse(estate, layer)];
}

const arrays = { san: { groups: { fast: { disks: 12, size: '4 TiB', raid: 'raid6', spares: 1 }, slow: { disks: 6, size: '8 TiB', raid: 'raid10' } } } };

describe('an explanation', () => {
  it('of a group leads from its disks over its RAID level to what is free', () => {
    expect(explained({ arrays, datastores: { gold: { on: 'san/fast', capacity: '10 TiB' } } }, 'arrays/san/groups/fast')).toEqual([
      '12 × 4 TiB and 1 spare = 52 TiB raw.', 'RAID 6, 2 of 12 disks for parity: 10 × 4 TiB = 40 TiB usable.',
      'Datastore "gold" takes 10 TiB.', '10 TiB is promised and 10 TiB taken.', '40 TiB − 10 TiB = 30 TiB free.',
    ]);
    expect(explained({ arrays: { san: { groups: { few: { disks: 2, size: '1 TiB', raid: 'raid5' } } } } }, 'arrays/san/groups/few')[1]).toBe('RAID 5 takes at least 3 disks, and there are 2: nothing can be stored.');
    expect(explained({ arrays: { san: { groups: { mixed: { disks: 4, size: '2 TiB', raid: 'raid10', otherDisks: [{ disks: 2, size: '1 TiB' }] } } } } }, 'arrays/san/groups/mixed').slice(0, 3)).toEqual([
      '4 × 2 TiB + 2 × 1 TiB = 10 TiB raw.', 'Each disk counts as the smallest, 1 TiB.', 'RAID 10, 3 of 6 disks for copies: 3 × 1 TiB = 3 TiB usable.',
    ]);
  });

  it('of an array and a pool adds up their parts, and tells what redundancy and slack take', () => {
    expect(explained({ arrays: { san: { ...arrays.san, slack: '25 %' } } }, 'arrays/san').slice(0, 2)).toEqual(['40 TiB of group "fast" and 24 TiB of group "slow" = 64 TiB.', '25 % of it is kept free: 48 TiB usable.']);
    const pool = (value: object): readonly string[] => explained({ arrays, storagePools: { p: { members: ['san/fast', 'san/slow', 'san/none'], ...value } } }, 'storagePools/p').slice(0, 3);
    expect(pool({ redundancy: 'mirror', slack: '50 %' })).toEqual(['40 TiB of "san/fast" and 24 TiB of "san/slow" = 64 TiB.', '2 copies, each member holding at most one: 24 TiB of data.', '50 % of it is kept free: 12 TiB usable.']);
    expect(pool({ redundancy: 'parity' })[1]).toBe('Parity takes as much as the largest member holds, 40 TiB: 24 TiB is left.');
    expect(pool({ redundancy: 'replicas' })[1]).toBe('3 copies need as many members, and there are 2: nothing can be stored.');
    expect(pool({})[1]).toBe('1 member does not say how large it is: there may be more.');
  });

  it('of a distributed array tells what is kept free and how often all data is there', () => {
    const host = { disks: { d: { size: '5 TiB', count: 2 } } };
    const vsan = (more: object): readonly string[] => explained({ hosts: { a: host, b: host, c: host, d: host }, arrays: { vsan: { hosts: ['a', 'b', 'c', 'd'], ...more } } }, 'arrays/vsan').slice(0, 4);
    expect(vsan({ slack: '20 %', redundancy: { copies: 3, kept: 1 } })).toEqual([
      'The disks of 4 hosts: 40 TiB raw in 4 hosts.', '1 host kept free, the largest: 10 TiB less.', '3 copies of all data, each host holding at most one.', 'With 20 % kept free, 8 TiB usable.',
    ]);
    expect(vsan({ redundancy: { data: 4, parity: 2 } }).slice(1, 3)).toEqual(['4 data fragments and 2 of parity, each host holding at most one.', 'There are too few of them for that: nothing can be placed.']);
  });

  it('of a datastore tells what is on it, what may come, and when it is full', () => {
    const document = {
      hosts: { esx: { hypervisor: 'esxi-8.0' } }, datastores: { gold: { capacity: '100 GiB', files: [{ path: 'a.iso', size: '4 GiB' }] } },
      vms: {
        a: { host: 'esx', memory: '8 GiB', disks: { d: { datastore: 'gold', size: '80 GiB', provisioning: 'thin', used: '28 GiB', growth: '3 GiB' } } },
        b: { host: 'esx', memory: '2 GiB', power: 'off', disks: { d: { datastore: 'gold', size: '40 GiB', provisioning: 'thin' } } },
      },
    };
    expect(explained(document, 'datastores/gold')).toEqual([
      '100 GiB, as the datastore says.', '28 GiB of disks, 8 GiB of swap files and 4 GiB of files of its own = 40 GiB.', '40 GiB is taken and 132 GiB promised.',
      'In the worst case 134 GiB is taken, with 2 GiB of swap if every VM ran.', 'It grows 3 GiB a day, by its disks and snapshots.', '100 GiB − 40 GiB = 60 GiB free.',
      '1 thing on it does not say how much it takes: it may be more.',
    ]);
    const full = explained({ datastores: { gold: { capacity: '100 GiB', used: '110 GiB', growth: '1 GiB' } } }, 'datastores/gold');
    expect(full.slice(1)).toEqual([
      'Nothing that the document shows takes space on it.', 'Measured were 110 GiB, which counts.', '110 GiB is taken and 110 GiB promised.', 'In the worst case 110 GiB is taken.',
      'It grows 1 GiB a day, as measured: full in 0 days.', '10 GiB is lacking: 110 GiB of 100 GiB.',
    ]);
  });

  it('says where nothing is known', () => {
    expect(explained({ arrays: { san: {} } }, 'arrays/san')[0]).toBe('Nothing is said of its disks.');
    expect(explained({ datastores: { d: {} } }, 'datastores/d')[0]).toBe('The datastore says neither a capacity nor what backs it.');
    expect(explained({ arrays, datastores: { d: { on: 'san' }, e: { on: 'san/fast' } } }, 'datastores/d')[0]).toBe('The datastore says no capacity, and its backing "san" is not its own.');
    expect(explained({ arrays, datastores: { d: { on: 'san' } } }, 'datastores/d')[0]).toBe('64 TiB: all that "san" gives, from which nothing else is carved.');
    expect(explained({ hosts: { a: { disks: { d: { size: '1 TiB', cache: true } } } } }, 'hosts/a/disks/d')[0]).toBe('The disks are a cache: they hold no data of their own.');
  });
});
