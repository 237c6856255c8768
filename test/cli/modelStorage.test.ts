import { describe, expect, it } from 'vitest';
import { figuresOf, type Figures } from '../../src/cli/model/figures';
import { textFigures } from '../../src/cli/model/text';
import { estateOf } from '../support/worlds';

const gib = 2 ** 30;

/** A datastore on a LUN of a group of RAID 6, another on a pool of plain disks, and two that say little. */
const storage = {
  hosts: { h: { cpu: { cores: 4, clock: '2 GHz' }, memory: '64 GiB' } },
  arrays: {
    san: {
      kind: 'san', groups: { fast: { media: 'ssd', disks: 6, size: '1 TiB', raid: 'raid6', iops: '1000 IOPS', latency: '1 ms', throughput: '500 MB/s' } },
      exports: { lun: { group: 'fast', size: '1 TiB' } },
    },
    shelf: { groups: { slow: { media: 'hdd', disks: 4, size: '1 TiB', raid: 'raid0', iops: '80 IOPS', latency: '12.5 ms' } } },
  },
  storagePools: { bulk: { members: ['shelf/slow'] } },
  datastores: { gold: { on: 'san/lun', mountedBy: ['h'] }, tape: { on: 'bulk', capacity: '2 TiB', mountedBy: ['h'] }, elsewhere: { capacity: '1 TiB' }, nothing: {} },
  vms: {
    db: { host: 'h', power: 'off', disks: { data: { datastore: 'gold', size: '1.5 TiB', provisioning: 'thin', used: '512 GiB', growth: '8 GiB' } }, demand: { iops: '0 IOPS' } },
    web: { host: 'h', power: 'on', memory: '1 GiB', memoryAllocation: { reservation: '1 GiB' }, demand: { iops: '1500 IOPS', readShare: '50 %' }, disks: { data: { datastore: 'gold', size: '64 GiB' } } },
    old: { host: 'h', power: 'off', disks: { data: { datastore: 'elsewhere', size: '200 GiB', provisioning: 'thin' } } },
  },
};
const figures = (): Figures => figuresOf(estateOf(storage));

describe('topovisor model --format json, of storage', () => {
  it('gives raw, usable, provisioned, used and free bytes of every layer (M1, M5, D1, D2, D3, D9)', () => {
    const { datastores, storagePools, arrays } = figures();
    expect(arrays['san']?.groups['fast']).toMatchObject({ rawBytes: 6 * 1024 * gib, usableBytes: 4 * 1024 * gib, provisionedBytes: 1024 * gib, usedBytes: 1024 * gib, freeBytes: 3 * 1024 * gib });
    expect(arrays['san']?.exports['lun']).toMatchObject({ usableBytes: 1024 * gib });
    expect(arrays['san']).toMatchObject({ rawBytes: 6 * 1024 * gib, usableBytes: 4 * 1024 * gib });
    expect(storagePools['bulk']).toMatchObject({ rawBytes: 4 * 1024 * gib, usableBytes: 4 * 1024 * gib, provisionedBytes: 2 * 1024 * gib, freeBytes: 2 * 1024 * gib });
    expect(datastores['gold']).toMatchObject({ on: 'san/lun', usableBytes: 1024 * gib, usedBytes: 576 * gib, provisionedBytes: 1600 * gib, freeBytes: 448 * gib, worstCaseBytes: 1600 * gib, unknown: 0 });
  });

  it('gives the days until a datastore is full, and null where it never is (D6)', () => {
    const { datastores } = figures();
    expect(datastores['gold']).toMatchObject({ growthBytesPerDay: 8 * gib, daysUntilFull: 56 });
    expect(datastores['tape']).toMatchObject({ growthBytesPerDay: 0, daysUntilFull: null });
  });

  it('gives what is asked for and what can be done, and no latency where there is no bound (Q1, Q2, Q5, Q6)', () => {
    const { datastores, arrays } = figures();
    // 6000 operations of the disks, of which a write takes 6: 1500 at half reads want 750 + 4500.
    expect(datastores['gold']).toMatchObject({ iops: { demand: 1500, peak: 1500, capacity: expect.closeTo(6000 / 3.5, 3) as number }, utilization: 0.875, bottleneck: { kind: 'disks', owner: 'arrays/san/groups/fast' } });
    expect(datastores['gold']?.latencyMs).toBeCloseTo(1 / (1 - 0.875), 3);
    expect(arrays['san']?.groups['fast']?.utilization).toBe(0.875);
    const busy = figuresOf(estateOf({ ...storage, vms: { web: { ...storage.vms.web, demand: { iops: '3000 IOPS', readShare: '50 %' } } } })).datastores['gold'];
    expect(busy).toMatchObject({ utilization: 1.75, latencyMs: null });
  });

  it('gives null for what the document does not say, and how many do not say what they take (D7, Q7)', () => {
    const { datastores } = figures();
    expect(datastores['elsewhere']).toMatchObject({ on: null, rawBytes: null, usableBytes: 1024 * gib, unknown: 1, utilization: null, latencyMs: null, bottleneck: null });
    expect(datastores['nothing']).toMatchObject({ usableBytes: null, freeBytes: null, provisionedBytes: 0, usedBytes: 0, daysUntilFull: null, iops: { demand: 0, capacity: null } });
  });
});

describe('topovisor model, of storage', () => {
  it('shows datastores, pools, and arrays with their groups and exports', () => {
    const text = textFigures(figures());
    expect(text.slice(text.indexOf('Datastores')).split('\n')).toEqual([
      'Datastores',
      '',
      '  datastore       on  capacity  provisioned     used     free  worst case  IOPS at peak     of  latency  full in',
      '  gold       san/lun     1 TiB      1.6 TiB  576 GiB  448 GiB     1.6 TiB         1,500  1,714     8 ms  56 days',
      '  tape          bulk     2 TiB          0 B      0 B    2 TiB         0 B             0    320  12.5 ms        –',
      '  elsewhere        –     1 TiB      200 GiB    ≥ 0 B    1 TiB     200 GiB             0      –        –        –',
      '  nothing          –         –          0 B      0 B        –         0 B             0      –        –        –',
      '',
      'Storage pools',
      '',
      '  pool    raw  usable  provisioned   used   free  worst case  IOPS at peak   of  latency',
      '  bulk  4 TiB   4 TiB        2 TiB  2 TiB  2 TiB       2 TiB             0  320  12.5 ms',
      '',
      'Arrays',
      '',
      '  array           raw  usable  provisioned   used   free  worst case  IOPS at peak     of  latency',
      '  san           6 TiB   4 TiB        1 TiB  1 TiB  3 TiB       1 TiB         1,500  1,714     8 ms',
      '  san/fast      6 TiB   4 TiB        1 TiB  1 TiB  3 TiB       1 TiB         1,500  1,714     8 ms',
      '  san/lun     1.5 TiB   1 TiB        1 TiB  1 TiB    0 B       1 TiB         1,500  1,714     8 ms',
      '  shelf         4 TiB   4 TiB        2 TiB  2 TiB  2 TiB       2 TiB             0    320  12.5 ms',
      '  shelf/slow    4 TiB   4 TiB        2 TiB  2 TiB  2 TiB       2 TiB             0    320  12.5 ms',
      '',
    ]);
  });

  it('tells what lacks, is full or has no bound', () => {
    const text = textFigures(figuresOf(estateOf({
      arrays: { san: { groups: { g: { disks: 1, size: '1 TiB', iops: '100 IOPS' } } } }, datastores: { d: { on: 'san/g', capacity: '1 TiB', growth: '1 GiB' } },
      vms: { v: { disks: { a: { datastore: 'd', size: '1.5 TiB' } }, demand: { iops: '200 IOPS' } } },
    })));
    expect(text).toContain('−');
    expect(text).toContain('no bound');
    expect(text).toMatch(/full\n/);
  });
});
