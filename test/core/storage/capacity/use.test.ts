import { describe, expect, it } from 'vitest';
import { vmFiles } from '../../../../src/core/hypervisor/machine/vmFiles';
import { spaceOf } from '../../../../src/core/storage/capacity/space';
import { estateOf } from '../../../support/worlds';
import { saidSpace } from './world';

const esx = { hosts: { esx: { hypervisor: 'esxi-8.0' } } };
const disk = { datastore: 'gold', size: '40 GiB' };
const thin = { ...disk, provisioning: 'thin' };

function gold(vms: object, datastore: object = {}, more: object = {}) {
  const estate = estateOf({ ...esx, ...more, datastores: { gold: { capacity: '1 TiB', ...datastore } }, vms });
  return { ...saidSpace(estate, 'datastores/gold', ['provisioned', 'used', 'free', 'worstCase']), unknown: estate.query(spaceOf, 'datastores/gold').unknown };
}

describe('what is on a datastore', () => {
  it('is promised at its size, and taken whole or as far as it is written (D2, D3)', () => {
    expect(gold({ a: { disks: { thick: { ...disk, used: '1 GiB' }, thin: { ...thin, used: '25 %' }, elsewhere: { ...disk, datastore: 'silver' } } } }))
      .toEqual({ provisioned: '80 GiB', used: '50 GiB', free: '974 GiB', worstCase: '80 GiB', unknown: 0 });
    expect(gold({ base: {}, clone: { linkedTo: 'base', disks: { a: { ...disk, used: '4 GiB' } } } })).toMatchObject({ provisioned: '40 GiB', used: '4 GiB' });
  });

  it('is swap of VMs that run, snapshots, suspended memory, and files of its own as well, as far as they exist now (D2, D3, F8)', () => {
    const found = gold({
      runs: { host: 'esx', memory: '8 GiB', memoryAllocation: { reservation: '2 GiB' }, disks: { a: disk }, snapshots: [{ size: '3 GiB', memory: true }] },
      suspended: { host: 'esx', memory: '4 GiB', disks: { a: disk }, power: 'suspended' },
      stopped: { host: 'esx', memory: '64 GiB', disks: { a: { ...disk, datastore: 'silver' } }, power: 'off' },
      elsewhere: { host: 'esx', memory: '1 GiB', path: '[gold] elsewhere/elsewhere.vmx', disks: { a: { ...disk, datastore: 'silver' } } },
    }, { files: [{ path: 'a.iso', size: '5 GiB' }] });
    expect(found).toMatchObject({ used: '107 GiB', provisioned: '107 GiB' });
  });

  it('is only disks of VMs whose product nobody knows', () => {
    expect(gold({ a: { memory: '8 GiB', disks: { a: disk }, snapshots: [{ size: '3 GiB', memory: true }] } })).toMatchObject({ used: '40 GiB', worstCase: '40 GiB' });
  });

  it('is what was measured where that is more, and that is promised as well (D3, D4)', () => {
    expect(gold({ a: { disks: { a: { ...thin, used: '1 GiB' } } } }, { used: '30 GiB' })).toMatchObject({ used: '30 GiB', provisioned: '40 GiB' });
    expect(gold({ a: { disks: { a: disk } } }, { used: '30 GiB' })).toMatchObject({ used: '40 GiB' });
    expect(gold({ a: { disks: { a: disk } } }, { used: '90 GiB' })).toMatchObject({ used: '90 GiB', provisioned: '90 GiB', worstCase: '90 GiB' });
  });

  it('may be unknown in part, and is then at least what is said (D7)', () => {
    const found = gold({ a: { host: 'esx', power: 'off', memory: '0 GiB', disks: { a: thin, b: { datastore: 'gold' } }, snapshots: [{}] } }, { files: [{ path: 'b.iso' }] }, { containers: { k: { volumes: { v: { datastore: 'gold', size: '5 GiB' } } } } });
    expect(found).toMatchObject({ used: '0 B', provisioned: '45 GiB', unknown: 6 });
  });

  it('has a shared disk once, and nothing of a raw mapping (D8)', () => {
    expect(gold({ a: { disks: { shared: disk } }, b: { disks: { shared: { ...disk, sameAs: 'a/shared' } } }, c: { disks: { lun: { ...disk, raw: 'naa.6000' } } } })).toMatchObject({ used: '40 GiB', provisioned: '40 GiB' });
  });

  it('is empty of the file of a disk that another VM has, which says so (D8)', () => {
    const estate = estateOf({ ...esx, datastores: { gold: {} }, vms: { a: { host: 'esx', disks: { shared: disk } }, b: { host: 'esx', disks: { shared: { ...disk, sameAs: 'a/shared' } } } } });
    const data = ['a', 'b'].map((vm) => vmFiles(estate, vm).find(({ what }) => what === 'disk data'));
    expect(data.map((file) => file?.bytes)).toEqual([40 * 2 ** 30, 0]);
    expect(data[1]?.explanation).toContain('The disk "a/shared", which holds the data.');
  });

  it('lacks room where more is taken than there is (D9)', () => {
    expect(saidSpace(estateOf({ datastores: { gold: { capacity: '30 GiB' }, old: {} }, vms: { a: { disks: { a: disk } } } }), 'datastores/old', ['free'])).toEqual({ free: undefined });
    expect(estateOf({ datastores: { gold: { capacity: '30 GiB' } }, vms: { a: { disks: { a: disk } } } }).query(spaceOf, 'datastores/gold').free).toBe(-10 * 2 ** 30);
  });

  it('in the worst case holds the swap of every VM and the newest snapshots, grown for days but not beyond their disks (D5)', () => {
    const stopped = { host: 'esx', memory: '8 GiB', power: 'off' };
    expect(gold({ a: { ...stopped, disks: { a: disk } }, master: { ...stopped, template: true, disks: { a: disk } } })).toMatchObject({ used: '80 GiB', worstCase: '88 GiB' });
    const snapshots = [{ size: '4 GiB' }, { size: '2 GiB' }];
    const changing = (change: string, policies: object = {}): string | undefined => gold({ a: { host: 'esx', memory: '0 GiB', disks: { a: { ...disk, change } }, snapshots } }, {}, { policies }).worstCase;
    expect(changing('5 GiB')).toBe('61 GiB');
    expect(changing('5 GiB', { snapshotGrowth: 5 })).toBe('71 GiB');
    expect(changing('500 GiB')).toBe('84 GiB');
  });

  it('takes less after reduction, which changes neither what there is nor what is promised (M8, D3)', () => {
    const estate = estateOf({ datastores: { gold: { capacity: '1 TiB', reduction: 2 } }, vms: { a: { disks: { a: disk } } } });
    expect(saidSpace(estate, 'datastores/gold', ['usable', 'provisioned', 'used', 'worstCase', 'logical'])).toEqual({ usable: '1 TiB', provisioned: '40 GiB', used: '20 GiB', worstCase: '20 GiB', logical: '40 GiB' });
  });
});

describe('what is on a pool, a group or an array', () => {
  const array = { groups: { fast: { disks: 4, size: '1 TiB' }, slow: { disks: 12, size: '1 TiB' } } };
  const world = (document: object) => estateOf({ arrays: { san: array }, ...document });
  const use = (document: object, key: string, ...fields: readonly ('provisioned' | 'used' | 'worstCase' | 'logical')[]) => saidSpace(world(document), key, fields.length === 0 ? ['provisioned', 'used'] : fields);
  const vms = { a: { disks: { a: { ...disk, datastore: 'thin' }, b: { ...disk, datastore: 'thick' } } } };

  it('are thick datastores whole and thin ones as far as they are used, divided by the reduction (D2, D3)', () => {
    const datastores = { thin: { on: 'p', capacity: '1 TiB', provisioning: 'thin' }, thick: { on: 'p', capacity: '1 TiB' } };
    expect(use({ storagePools: { p: { members: ['san/fast'] } }, datastores, vms }, 'storagePools/p')).toEqual({ provisioned: '2 TiB', used: '1064 GiB' });
    expect(use({ storagePools: { p: { members: ['san/fast'], reduction: 2 } }, datastores, vms }, 'storagePools/p', 'provisioned', 'used', 'logical')).toEqual({ provisioned: '2 TiB', used: '532 GiB', logical: '1064 GiB' });
  });

  it('are exports by their sizes, thin ones as far as what stands on them is used (D2, D3)', () => {
    const exports = { whole: { group: 'fast', size: '1 TiB' }, some: { group: 'fast', size: '2 TiB', provisioning: 'thin' } };
    const document = { arrays: { san: { ...array, exports } }, datastores: { thin: { on: 'san/some' }, thick: { on: 'san/whole' } }, vms };
    expect(use(document, 'arrays/san/groups/fast')).toEqual({ provisioned: '3 TiB', used: '1064 GiB' });
    expect(use(document, 'arrays/san/exports/some')).toEqual({ provisioned: '2 TiB', used: '40 GiB' });
    expect(use(document, 'arrays/san')).toEqual({ provisioned: '3 TiB', used: '1064 GiB' });
  });

  it('are mapped LUNs, promised whole (D8)', () => {
    const exports = { lun: { group: 'fast', size: '1 TiB' } };
    const document = { arrays: { san: { ...array, exports } }, vms: { a: { disks: { q: { raw: 'san/lun', used: '8 GiB', datastore: 'thin' } } }, b: { disks: { q: { raw: 'san/lun', used: '8 GiB' } } } } };
    expect(use(document, 'arrays/san/exports/lun')).toEqual({ provisioned: '1 TiB', used: '8 GiB' });
    expect(use(document, 'arrays/san/groups/fast')).toEqual({ provisioned: '1 TiB', used: '1 TiB' });
  });

  it('share the fill of what is spread over them (D3)', () => {
    const datastores = { thin: { on: 'p', capacity: '8 TiB', provisioning: 'thin', used: '4 TiB' } };
    const document = { storagePools: { p: { members: ['san/fast', 'san/slow'] } }, datastores };
    expect([use(document, 'arrays/san/groups/fast'), use(document, 'arrays/san/groups/slow')]).toEqual([{ provisioned: '2 TiB', used: '1 TiB' }, { provisioned: '6 TiB', used: '3 TiB' }]);
    expect(use({ datastores: { whole: { on: 'san', used: '4 TiB' } } }, 'arrays/san/groups/slow')).toEqual({ provisioned: '12 TiB', used: '3 TiB' });
    const hosts = { a: { disks: { d: { size: '2 TiB' } } }, b: { disks: { d: { size: '2 TiB' } } } };
    expect(use({ hosts, arrays: { vsan: { hosts: ['a', 'b'] } }, datastores: { whole: { on: 'vsan', used: '1 TiB' } } }, 'hosts/a/disks/d', 'used')).toEqual({ used: '1 TiB' });
  });

  it('are replicas as well: of thick datastores whole, of thin ones as far as they are used, reduced as the target is (D10)', () => {
    const replication = { mode: 'async', target: 'b/g' };
    const other = { groups: { g: { disks: 8, size: '1 TiB' } } };
    const datastores = { thin: { on: 'san/fast', capacity: '1 TiB', provisioning: 'thin', replication }, thick: { on: 'san/fast', capacity: '2 TiB', replication } };
    const held = (b: object, more: object = {}): unknown => use({ arrays: { san: array, b: { ...other, ...b } }, datastores, vms, ...more }, 'arrays/b/groups/g', 'provisioned', 'used', 'logical');
    expect(held({})).toEqual({ provisioned: '3 TiB', used: '2088 GiB', logical: '2088 GiB' });
    expect(held({ reduction: 2 })).toEqual({ provisioned: '3 TiB', used: '1044 GiB', logical: '2088 GiB' });
    const pooled = { storagePools: { p: { members: ['san/fast'], reduction: 4, replication } }, datastores: { thin: { ...datastores.thin, on: 'p', replication: {} }, thick: { ...datastores.thick, on: 'p', replication: {} } } };
    expect(held({}, pooled)).toEqual({ provisioned: '3 TiB', used: '2088 GiB', logical: '2088 GiB' });
  });

  it('are not the replicas of replicas, where two pools hold those of each other (D10)', () => {
    const pool = (members: string, target: string): object => ({ members: [members], replication: { mode: 'async', target } });
    const document = { storagePools: { east: pool('san/fast', 'west'), west: pool('san/slow', 'east') }, datastores: { a: { on: 'east', capacity: '1 TiB' }, b: { on: 'west', capacity: '2 TiB' } } };
    expect([use(document, 'storagePools/east', 'used'), use(document, 'storagePools/west', 'used'), use(document, 'arrays/san/groups/fast', 'used')]).toEqual([{ used: '3 TiB' }, { used: '3 TiB' }, { used: '3 TiB' }]);
  });

  it('are taken once of what a pool names twice, as a group and with its array (M7)', () => {
    const datastores = { gold: { on: 'p', capacity: '8 TiB', provisioning: 'thick' } };
    const document = { storagePools: { p: { members: ['san/fast', 'san'] } }, datastores };
    expect([use(document, 'arrays/san/groups/fast'), use(document, 'arrays/san')]).toEqual([{ provisioned: '2 TiB', used: '2 TiB' }, { provisioned: '8 TiB', used: '8 TiB' }]);
  });

  it('take what is written where a datastore has its whole backing or a distributed array to itself, unless it says thick (D3)', () => {
    const used = (datastore: object): unknown => use({ storagePools: { p: { members: ['san/fast'] } }, datastores: { gold: { on: 'p', used: '1 TiB', ...datastore } } }, 'storagePools/p', 'used').used;
    expect([used({}), used({ provisioning: 'thick' }), used({ capacity: '2 TiB' })]).toEqual(['1 TiB', '4 TiB', '2 TiB']);
  });
});
