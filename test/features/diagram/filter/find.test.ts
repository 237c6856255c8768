import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facetsOf } from '../../../../src/features/diagram/filter/facets';
import { findNodes } from '../../../../src/features/diagram/filter/find';
import { neighbourhood } from '../../../../src/features/diagram/filter/neighbourhood';
import { looks } from '../../../../src/features/diagram/looks';
import { DiagramProjection } from '../../../../src/features/diagram/projection';
import { noFilter, type Filter } from '../../../../src/protocol/filter';
import type { ViewName } from '../../../../src/protocol/view';
import { sessionOf, type Files } from '../../../support/estate';

const text = JSON.stringify({
  sites: { dakar: {} },
  clusters: { prod: { site: 'dakar', tags: ['gold'] }, lab: { site: 'dakar' } },
  hosts: { 'esx-01': { cluster: 'prod', cpu: { cores: 4 }, memory: '64 GiB', nics: { vmnic0: {}, vmnic1: {} } }, 'esx-02': { cluster: 'prod' }, 'kvm-01': { cluster: 'lab' } },
  vms: {
    'web-01': { host: 'esx-01', tags: ['web', 'front'], tenant: 'shop', nics: { eth0: { network: 'vlan-10' } }, memory: '4 GiB', vcpu: 2, disks: { os: { datastore: 'ds-1', size: '20 GiB' } } },
    'db-01': { host: 'esx-01', tags: ['db'], tenant: 'shop', nics: { eth0: { network: 'vlan-20' } }, power: 'off', disks: { os: { datastore: 'ds-2', size: '20 GiB' } } },
    'db-02': { host: 'esx-02', tags: ['db'], nics: { eth0: { network: 'vlan-20' }, eth1: { network: 'vlan-10' } }, disks: { os: { datastore: 'ds-2', size: '20 GiB' } } },
    'test-01': { host: 'kvm-01' },
    stray: { cluster: 'lab', tags: ['db'] },
  },
  containers: { proxy: { on: 'kvm-01', networks: ['vlan-10'], tenant: 'shop' } },
  networks: { 'vlan-10': { vlan: 10 }, 'vlan-20': { vlan: 20 } },
  datastores: { 'ds-1': { mountedBy: ['prod'], capacity: '1 TiB' }, 'ds-2': { mountedBy: ['esx-02'], capacity: '1 TiB' } },
});

function found(filter: Partial<Filter>, view: ViewName = 'compute', files: Files = text): readonly string[] {
  const session = sessionOf(files);
  return findNodes(session.estate, new DiagramProjection(session, looks[view]).view().nodes, { ...noFilter, ...filter }).toSorted();
}

describe('filtering a view', () => {
  it('finds by tag, tenant, host, cluster and network, any of several values', () => {
    expect(found({ tags: ['db'] })).toEqual(['vms/db-01', 'vms/db-02', 'vms/stray']);
    expect(found({ tags: ['front', 'db'] })).toEqual(['vms/db-01', 'vms/db-02', 'vms/stray', 'vms/web-01']);
    expect(found({ tenants: ['shop'] })).toEqual(['containers/proxy', 'vms/db-01', 'vms/web-01']);
    expect(found({ hosts: ['esx-01'] })).toEqual(['hosts/esx-01', 'vms/db-01', 'vms/web-01']);
    expect(found({ clusters: ['lab'] })).toEqual(['clusters/lab', 'containers/proxy', 'hosts/kvm-01', 'vms/stray', 'vms/test-01']);
    expect(found({ networks: ['vlan-10'] })).toEqual(['containers/proxy', 'vms/db-02', 'vms/web-01']);
  });

  it('finds by words as the search does, by kind, state and findings', () => {
    expect(found({ text: 'WEB 4' })).toEqual(['vms/web-01']);
    expect(found({ kinds: ['host'] })).toEqual(['hosts/esx-01', 'hosts/esx-02', 'hosts/kvm-01']);
    expect(found({ states: ['off'] })).toEqual(['vms/db-01']);
    const broken = JSON.stringify({ hosts: { h: {} }, vms: { good: { host: 'h' }, bad: { host: 'nowhere' } } });
    expect(found({ severities: ['error'] }, 'compute', broken)).toEqual(['vms/bad']);
  });

  it('finds what meets every condition', () => {
    expect(found({ tags: ['db'], hosts: ['esx-02'] })).toEqual(['vms/db-02']);
    expect(found({ tags: ['db'], text: 'web' })).toEqual([]);
  });

  it('finds the parts of what it finds, and of a VM in the network the NICs that are meant', () => {
    expect(found({ text: 'esx-01', kinds: ['host'] }, 'network')).toEqual(['hosts/esx-01', 'hosts/esx-01/nics/vmnic0', 'hosts/esx-01/nics/vmnic1']);
    expect(found({ networks: ['vlan-10'], kinds: ['guest'] }, 'network')).toEqual(['containers/proxy/networks/vlan-10', 'vms/db-02/nics/eth1', 'vms/web-01/nics/eth0']);
  });

  it('finds datastores by the hosts and clusters that mount them', () => {
    expect(found({ hosts: ['esx-02'], kinds: ['datastore'] }, 'storage')).toEqual(['datastores/ds-1', 'datastores/ds-2']);
    expect(found({ hosts: ['esx-01'], kinds: ['datastore'] }, 'storage')).toEqual(['datastores/ds-1']);
  });

  it('finds everything where nothing is asked', () => {
    const session = sessionOf(text);
    const nodes = new DiagramProjection(session).view().nodes;
    expect(findNodes(session.estate, nodes, noFilter)).toEqual(nodes.map(({ id }) => id));
  });
});

describe('what is near', () => {
  const near = (nodes: readonly string[], hops: number): readonly string[] => [...neighbourhood(sessionOf(text).estate, nodes, hops)].toSorted();

  it('is counted over what names the other, not over what lies in what alone', () => {
    expect(near(['vms/web-01'], 0)).toEqual(['vms/web-01']);
    expect(near(['vms/web-01'], 1)).toEqual(['datastores/ds-1', 'hosts/esx-01', 'networks/vlan-10', 'vms/web-01']);
    expect(near(['vms/web-01'], 2)).toEqual(['clusters/prod', 'containers/proxy', 'datastores/ds-1', 'hosts/esx-01', 'networks/vlan-10', 'vms/db-01', 'vms/db-02', 'vms/web-01']);
    expect(near(['containers/proxy'], 1)).toEqual(['containers/proxy', 'hosts/kvm-01', 'networks/vlan-10']);
    expect(near(['networks/vlan-10'], 1)).toEqual(['containers/proxy', 'networks/vlan-10', 'vms/db-02', 'vms/web-01']);
  });

  it('begins at the entry of a part, and nowhere for what is gone', () => {
    expect(near(['vms/db-01/nics/eth0'], 0)).toEqual(['vms/db-01']);
    expect(near(['vms/gone', 'group/unplaced'], 3)).toEqual([]);
  });

  it('leaves out the NICs and disks of what is near that lead elsewhere', () => {
    const filter = { near: { nodes: ['networks/vlan-10'], hops: 1 } };
    expect(found(filter, 'network')).toEqual(['containers/proxy/networks/vlan-10', 'networks/vlan-10', 'vms/db-02/nics/eth1', 'vms/web-01/nics/eth0']);
    expect(found({ near: { nodes: ['datastores/ds-1'], hops: 1 } }, 'storage')).toEqual(['clusters/prod', 'datastores/ds-1', 'vms/web-01/disks/os']);
  });

  it('leaves out where a container or an adapter of a host is that is near, and leads elsewhere', () => {
    const two = JSON.stringify({
      hosts: { h: { adapters: { vmk0: { network: 'a' }, vmk1: { network: 'b' } } } }, networks: { a: {}, b: {} }, containers: { c: { on: 'h', networks: ['a', 'b'] } },
    });
    expect(found({ near: { nodes: ['networks/a'], hops: 1 } }, 'network', two)).toEqual(['containers/c/networks/a', 'hosts/h', 'hosts/h/adapters/vmk0', 'networks/a']);
  });

  it('is brought no nearer by what no view draws', () => {
    const pooled = JSON.stringify({ resourcePools: { gold: {} }, vms: { a: { resourcePool: 'gold' }, b: { resourcePool: 'gold' } } });
    expect([...neighbourhood(sessionOf(pooled).estate, ['vms/a'], 3)]).toEqual(['vms/a']);
  });

  it('grows with the number of steps, and holds in either direction', () => {
    const { estate } = sessionOf(text);
    const nodes = looks.compute.collections.flatMap((collection) => estate.ids(collection).map((id) => `${collection}/${id}`));
    fc.assert(fc.property(fc.constantFrom(...nodes), fc.constantFrom(...nodes), fc.nat(4), (a, b, hops) => {
      const from = neighbourhood(estate, [a], hops);
      expect(neighbourhood(estate, [b], hops).has(a)).toBe(from.has(b));
      for (const reached of from) expect(neighbourhood(estate, [a], hops + 1)).toContain(reached);
    }), { numRuns: 60 });
  });
});

describe('what a view can be filtered by', () => {
  it('is every value that something has, with how many nodes have it', () => {
    const session = sessionOf(text);
    const facets = facetsOf(session.estate, new DiagramProjection(session).view().nodes);
    expect(facets.tags.map(({ value, count }) => [value, count])).toEqual([['db', 3], ['front', 1], ['gold', 1], ['web', 1]]);
    expect(facets.networks).toEqual([{ value: 'vlan-10', label: 'vlan-10', count: 3 }, { value: 'vlan-20', label: 'vlan-20', count: 2 }]);
    expect(facets.states.find(({ value }) => value === 'off')?.count).toBe(1);
  });

  it('counts a host once however many NICs it has', () => {
    const session = sessionOf(text);
    const facets = facetsOf(session.estate, new DiagramProjection(session, looks.network).view().nodes);
    // Itself, with two NICs, and the adapters of two VMs on it.
    expect(facets.hosts.find(({ value }) => value === 'esx-01')?.count).toBe(3);
  });

  it('finds, by each value, as many entries as it counts', () => {
    const session = sessionOf(text);
    const { nodes } = new DiagramProjection(session).view();
    for (const name of ['tags', 'tenants', 'hosts', 'clusters', 'networks', 'kinds', 'states', 'severities'] as const) {
      for (const { value, count } of facetsOf(session.estate, nodes)[name]) expect([name, value, findNodes(session.estate, nodes, { ...noFilter, [name]: [value] }).length]).toEqual([name, value, count]);
    }
  });
});
