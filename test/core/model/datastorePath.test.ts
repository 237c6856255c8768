import { describe, expect, it } from 'vitest';
import { datastoreNamed, parseDatastorePath } from '../../../src/core/model/datastorePath';
import { sessionOf } from '../../support/estate';

describe('a path on a datastore', () => {
  it('is the datastore in brackets and what is below its root', () => {
    expect(parseDatastorePath('[gold] web-01/web-01.vmx')).toEqual({ datastore: 'gold', path: 'web-01/web-01.vmx' });
    expect(parseDatastorePath(' [Gold A]/iso/debian 12.iso ')).toEqual({ datastore: 'Gold A', path: 'iso/debian 12.iso' });
    expect(parseDatastorePath('[gold]')).toEqual({ datastore: 'gold', path: '' });
  });

  it('is nothing else', () => {
    for (const text of ['host', 'iso/debian-12.iso', '[] a.iso', 'a [gold] b', '']) expect(parseDatastorePath(text)).toBeUndefined();
  });

  it('names a datastore by its id, or by a name that is that of one alone', () => {
    const { estate } = sessionOf('{ "datastores": { "gold": { "name": "Gold A" }, "b": { "name": "twice" }, "c": { "name": "twice" }, "d": { "name": "gold" } } }');
    expect(['gold', 'Gold A', 'twice', 'silver'].map((name) => datastoreNamed(estate, name))).toEqual(['gold', 'gold', undefined, undefined]);
  });
});
