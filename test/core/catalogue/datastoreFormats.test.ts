import { describe, expect, it } from 'vitest';
import { datastoreFormatInfo, datastoreFormats, formatsUsedBy, sourceOfFormat, useOfFormat } from '../../../src/core/catalogue/datastoreFormats';
import { TiB } from '../../../src/core/catalogue/figures';
import { findRelease, releases } from '../../../src/core/catalogue/releases';

const release = (text: string) => findRelease(text) ?? expect.fail(`no release "${text}"`);

describe('formats of datastores', () => {
  it('takes disks of 62 TiB on a VMFS of at most 64 TiB', () => {
    expect(datastoreFormatInfo['vmfs-6']).toMatchObject({ diskSize: { value: 62 * TiB }, capacity: { value: 64 * TiB } });
  });

  it('has a source for every figure and every product', () => {
    for (const format of datastoreFormats) {
      const { diskSize, capacity, shared } = datastoreFormatInfo[format];
      for (const figure of [diskSize, capacity, shared]) if (figure) expect(sourceOfFormat(figure.source).title).not.toBe('');
      for (const each of releases()) {
        const use = useOfFormat(each, format);
        if (use.kind === 'unusable') expect(use.source.title).not.toBe('');
      }
    }
  });

  it('never takes a disk that is larger than the datastore may be', () => {
    for (const format of datastoreFormats) {
      const { diskSize, capacity } = datastoreFormatInfo[format];
      if (diskSize && capacity) expect(diskSize.value).toBeLessThanOrEqual(capacity.value);
    }
  });

  it('knows from which version on a product uses a format', () => {
    expect(useOfFormat(release('esxi-6.5'), 'vmfs-6')).toEqual({ kind: 'usable' });
    expect(useOfFormat(release('esxi-6.0'), 'vmfs-6')).toMatchObject({ kind: 'unusable', reason: 'VMware ESXi uses VMFS 6 from 6.5 on', instead: ['vmfs-5', 'nfs-3', 'nfs-4.1', 'vsan'] });
    expect(useOfFormat(release('esxi-8.0'), 'zfs')).toMatchObject({ kind: 'unusable', reason: 'VMware ESXi does not use ZFS' });
    expect(useOfFormat(release('hyperv-2022'), 'vmfs-6')).toMatchObject({ kind: 'unusable', instead: ['ntfs', 'refs'] });
  });

  it('says nothing of products of which no source tells', () => {
    expect(useOfFormat(release('kvm'), 'vmfs-6')).toEqual({ kind: 'unknown' });
    expect(useOfFormat(release('hyperv-2022'), 'ceph')).toEqual({ kind: 'unknown' });
    expect(formatsUsedBy(release('kvm'))).toEqual([]);
  });
});
