import { describe, expect, it } from 'vitest';
import { hostsOf, mounts } from '../../../src/core/storage/mounts';
import { estateOf } from '../../support/worlds';

describe('the hosts that mount a datastore', () => {
  it('are those it names and those of the clusters it names, each once (W3)', () => {
    const estate = estateOf({
      clusters: { prod: {}, empty: {} }, hosts: { b: { cluster: 'prod' }, a: { cluster: 'prod' }, c: {} },
      datastores: { d: { mountedBy: ['c', 'b', 'prod', 'empty', 'nobody'] }, none: { mountedBy: [] }, unsaid: {} },
    });
    expect(['d', 'none', 'unsaid', 'missing'].map((datastore) => hostsOf(estate, datastore))).toEqual([['c', 'b', 'a'], [], undefined, undefined]);
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
