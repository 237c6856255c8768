import { describe, expect, it } from 'vitest';
import { obstaclesAlone } from '../../../../src/core/hypervisor/admission/obstacles';
import { whyOutOfReach } from '../../../../src/core/hypervisor/operations/copies';
import { datastoresFor } from '../../../../src/core/hypervisor/operations/stores';
import { unseenText } from '../../../../src/core/storage/paths/explain';
import { unreachedFrom, unreachedFromCluster, unseenBy } from '../../../../src/core/storage/paths/unreached';
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
    const on = (fabric: string): object => ({ cluster: 'c', hbas: { v1: { kind: 'fc', fabric } } });
    const mostly = estateOf({ clusters: { c: {} }, hosts: { a: on('y'), b: on('y'), d: on('x') }, arrays: { san: { exports: { lun: {} }, ports: { p1: { fabric: 'x' } } } }, datastores: { open: { on: 'san/lun', mountedBy: ['c'] } } });
    expect([...mostly.query(unreachedFromCluster, 'c').keys()]).toEqual([]);
  });
});

describe('what a host does not see', () => {
  const estate = estateOf({
    clusters: { c: {} },
    hosts: { a: { cluster: 'c', hbas: { v1: { kind: 'fc', fabric: 'x' } } }, b: { cluster: 'c', hbas: { v1: { kind: 'fc', fabric: 'y' } } } },
    arrays: { san: { exports: { lun: {} }, ports: { p1: { fabric: 'x' } } } },
    datastores: { gold: { on: 'san/lun', mountedBy: ['c'] }, own: { mountedBy: ['b'] }, unsaid: {} },
    vms: { v: { host: 'a', disks: { system: { datastore: 'gold' } } } },
  });

  it('is what it does not mount, or what no path leads to (W1, W3)', () => {
    const unseen = (host: string, datastore: string): string | undefined => {
      const why = unseenBy(estate, host, datastore);
      return why && unseenText(why, host, datastore);
    };
    expect(['gold', 'own', 'unsaid'].map((datastore) => unseen('a', datastore))).toEqual([undefined, 'host "a" does not mount datastore "own"', undefined]);
    expect(unseen('b', 'gold')).toBe('no path leads from host "b" to datastore "gold" (the storage adapters of host "b" are on fabric "y", the ports of array "san" on fabric "x")');
  });

  it('keeps VMs from it: they are not moved or copied there, and get no disks of it (W1)', () => {
    const [vm, there, here] = [estate.find('vms', 'v'), estate.find('hosts', 'b'), estate.find('hosts', 'a')];
    if (!vm || !there || !here) throw new Error('The estate has a VM and two hosts.');
    const refused = 'No path leads from host "b" to datastore "gold" (the storage adapters of host "b" are on fabric "y", the ports of array "san" on fabric "x"), which holds ';
    expect(obstaclesAlone(estate, vm, there).filter(({ kind }) => kind === 'unreachable').map(({ says }) => says)).toEqual([`${refused}disk "system" of VM "v".`]);
    expect(obstaclesAlone(estate, vm, here).filter(({ kind }) => kind === 'unreachable')).toEqual([]);
    expect([whyOutOfReach(estate, vm.value, 'hosts/b'), whyOutOfReach(estate, vm.value, 'hosts/a')]).toEqual([[`${refused}its disks.`], []]);
    const offered = (place: Parameters<typeof datastoresFor>[1]): readonly string[] => datastoresFor(estate, place).map(({ value }) => value);
    expect([offered({ host: 'a' }), offered({ host: 'b' }), offered({ cluster: 'c' })]).toEqual([['gold', 'unsaid'], ['own', 'unsaid'], ['unsaid']]);
  });
});
