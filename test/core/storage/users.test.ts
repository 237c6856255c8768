import { describe, expect, it } from 'vitest';
import { layerKey, type Layer } from '../../../src/core/storage/layers';
import { explainUsers, whoUses } from '../../../src/core/storage/users';
import { estateOf } from '../../support/worlds';

const estate = estateOf({
  clusters: { prod: {} },
  hosts: { a: { cluster: 'prod', disks: { ssd: {} } }, b: { cluster: 'prod' }, c: { disks: { ssd: {} } }, idle: {} },
  arrays: { san: { groups: { fast: {}, slow: {} }, exports: { lun: { group: 'fast' }, raw: { group: 'slow' } } }, vsan: { kind: 'distributed', hosts: ['c'] } },
  storagePools: { gold: { members: ['san/lun', 'a/ssd'] } },
  datastores: { pooled: { on: 'gold', mountedBy: ['prod'] }, direct: { on: 'san/slow', mountedBy: ['c'] }, hyper: { on: 'vsan', mountedBy: ['c'] }, apart: { mountedBy: ['idle'] } },
  vms: {
    web: { disks: { system: { datastore: 'pooled' } } }, db: { disks: { data: { datastore: 'pooled' } } }, db2: { disks: { data: { sameAs: 'db/data' } } },
    mapped: { disks: { lun: { raw: 'san/raw' } } }, master: { template: true, disks: { system: { datastore: 'direct' } } }, home: { path: '[hyper] home/home.vmx' }, other: { disks: { system: { datastore: 'apart' } } },
  },
  containers: { proxy: { volumes: { data: { datastore: 'pooled' } } } },
});
const users = (layer: Layer) => {
  const { layers, vms, containers, hosts } = whoUses(estate, layer);
  return { layers: layers.map(layerKey), vms, containers, hosts };
};

describe('who uses a layer of storage', () => {
  it('is everything that stands on it through exports, pools and datastores, and the hosts that mount these', () => {
    expect(users({ kind: 'group', array: 'san', group: 'fast' })).toEqual({
      layers: ['arrays/san/exports/lun', 'storagePools/gold', 'datastores/pooled'], vms: ['db', 'db2', 'web'], containers: ['proxy'], hosts: ['a', 'b'],
    });
  });

  it('is who maps a LUN, and who has files on a datastore of its group', () => {
    expect(users({ kind: 'group', array: 'san', group: 'slow' })).toEqual({ layers: ['datastores/direct', 'arrays/san/exports/raw'], vms: ['mapped', 'master'], containers: [], hosts: ['c'] });
    expect(users({ kind: 'export', array: 'san', export: 'raw' })).toEqual({ layers: [], vms: ['mapped'], containers: [], hosts: [] });
  });

  it('is of an array whoever uses a part of it', () => {
    const { layers, vms, hosts } = users({ kind: 'array', array: 'san' });
    expect(layers.toSorted()).toEqual(['arrays/san/exports/lun', 'arrays/san/exports/raw', 'arrays/san/groups/fast', 'arrays/san/groups/slow', 'datastores/direct', 'datastores/pooled', 'storagePools/gold']);
    expect([vms, hosts]).toEqual([['db', 'db2', 'mapped', 'master', 'web'], ['a', 'b', 'c']]);
  });

  it('follows the disks of a host into pools and distributed arrays', () => {
    expect(users({ kind: 'disks', host: 'a', disks: 'ssd' }).layers).toEqual(['storagePools/gold', 'datastores/pooled']);
    expect(users({ kind: 'disks', host: 'c', disks: 'ssd' })).toEqual({ layers: ['arrays/vsan', 'datastores/hyper'], vms: ['home'], containers: [], hosts: ['c'] });
  });

  it('is what it holds the replicas of (D10)', () => {
    const replication = { mode: 'async', target: 'b/g' };
    const mirrored = estateOf({ arrays: { a: { groups: { g: {} } }, b: { groups: { g: {} } } }, storagePools: { p: { members: ['a/g'], replication } }, datastores: { gold: { on: 'a/g', replication }, near: { on: 'a/g' } } });
    const whole = whoUses(mirrored, { kind: 'array', array: 'b' });
    expect([whole.replicas.map(layerKey), whoUses(mirrored, { kind: 'group', array: 'a', group: 'g' }).replicas]).toEqual([['datastores/gold', 'storagePools/p'], []]);
    expect(explainUsers(whole)).toEqual(['1 disk group: "g".', '2 replicas: "gold" and "p".']);
  });

  it('is told in sentences', () => {
    expect(explainUsers(whoUses(estate, { kind: 'pool', pool: 'gold' }))).toEqual(['1 datastore: "pooled".', '3 VMs: "db", "db2" and "web".', '1 container: "proxy".', '2 hosts: "a" and "b".']);
    expect(explainUsers(whoUses(estate, { kind: 'datastore', datastore: 'nothing' }))).toEqual(['Nothing uses it.']);
  });
});
