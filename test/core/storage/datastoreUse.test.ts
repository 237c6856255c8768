import { describe, expect, it } from 'vitest';
import { datastoreUse } from '../../../src/core/storage/datastoreUse';
import { mounts } from '../../../src/core/storage/mounts';
import { estateOf, said } from '../../support/worlds';

function useOf(disks: Readonly<Record<string, unknown>>, datastore: object = { capacity: '1 TiB' }, more: object = {}): Readonly<Record<string, unknown>> {
  const { capacity, provisioned, taken, unknown } = estateOf({ datastores: { gold: datastore }, vms: { a: { disks } }, ...more }).query(datastoreUse, 'gold');
  return { capacity: said(capacity), provisioned: said(provisioned), taken: said(taken), unknown };
}

describe('the use of a datastore', () => {
  it('takes thick disks whole and thin ones as far as they are written (S9)', () => {
    expect(useOf({
      thick: { datastore: 'gold', size: '100 GiB', used: '10 GiB' }, thin: { datastore: 'gold', size: '200 GiB', provisioning: 'thin', used: '25 %' }, other: { datastore: 'silver', size: '1 TiB' },
    })).toEqual({ capacity: '1 TiB', provisioned: '300 GiB', taken: '150 GiB', unknown: 0 });
  });

  it('counts what thin disks do not say apart, not as nothing', () => {
    expect(useOf({ thin: { datastore: 'gold', size: '200 GiB', provisioning: 'thin' } })).toEqual({ capacity: '1 TiB', provisioned: '200 GiB', taken: '0 B', unknown: 1 });
  });

  it('is at least what was measured (S10)', () => {
    expect(useOf({ thin: { datastore: 'gold', size: '200 GiB', provisioning: 'thin' } }, { capacity: '1 TiB', used: '120 GiB' })['taken']).toBe('120 GiB');
    expect(useOf({ thick: { datastore: 'gold', size: '200 GiB' } }, { capacity: '1 TiB', used: '120 GiB' })['taken']).toBe('200 GiB');
  });

  it('takes nothing for a raw device, and promises the volumes of containers', () => {
    expect(useOf({ lun: { datastore: 'gold', size: '1 TiB', raw: 'naa.6000' } }, {}, { containers: { proxy: { volumes: { data: { datastore: 'gold', size: '5 GiB' } } } } }))
      .toEqual({ capacity: undefined, provisioned: '5 GiB', taken: '0 B', unknown: 0 });
  });
});

describe('mounting', () => {
  it('is by host or by cluster, and unknown where the datastore does not say', () => {
    const estate = estateOf({
      clusters: { prod: {} }, hosts: { a: { cluster: 'prod' }, b: {} }, datastores: { byCluster: { mountedBy: ['prod'] }, byHost: { mountedBy: ['b'] }, unsaid: {} },
    });
    const seen = ['byCluster', 'byHost', 'unsaid'].map((datastore) => ['a', 'b'].map((host) => mounts(estate, host, datastore)));
    expect(seen).toEqual([[true, false], [false, true], [undefined, undefined]]);
  });
});
