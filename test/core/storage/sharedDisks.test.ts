import { describe, expect, it } from 'vitest';
import { sharedDiskOf, sharersOf } from '../../../src/core/storage/sharedDisks';
import { sessionOf } from '../../support/estate';

const { estate } = sessionOf(`{ "vms": {
  "a": { "disks": { "data": { "size": "1 TiB" } } },
  "b": { "disks": { "data": { "sameAs": "a/data" }, "again": { "sameAs": "a/data" }, "lost": { "sameAs": "a/none" } } },
  "c": { "disks": { "data": { "sameAs": "b/data" } } }
} }`);
const disk = (vm: string, name: string) => estate.value('vms', vm)?.disks?.[name] ?? expect.fail(`no disk "${vm}/${name}"`);

describe('a disk that several VMs share', () => {
  it('is there once, with the VM that others refer to (D8)', () => {
    expect(sharedDiskOf(estate, disk('b', 'data'))).toMatchObject({ name: 'data', vm: { id: 'a' } });
    expect(sharedDiskOf(estate, disk('a', 'data'))).toBeUndefined();
  });

  it('is not the disk of a VM that has it of yet another, nor one that is not there (D8)', () => {
    expect(sharedDiskOf(estate, disk('c', 'data'))).toBeUndefined();
    expect(sharedDiskOf(estate, disk('b', 'lost'))).toBeUndefined();
  });

  it('has its owner and all that refer to it for sharers, each once (D8)', () => {
    expect(sharersOf(estate, 'a', 'data')).toEqual(['a', 'b']);
    expect(sharersOf(estate, 'c', 'data')).toEqual(['c']);
  });
});
