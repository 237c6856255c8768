import { describe, expect, it } from 'vitest';
import { mediaKinds, usualFigures } from '../../../../src/core/catalogue/media';
import type { BytesPerSecond, Iops, Milliseconds } from '../../../../src/core/model/quantity';
import { deviceOf } from '../../../../src/core/storage/media/device';

describe('what a disk can do', () => {
  it('is what is said of it, or the usual figure of its media, marked as a convention (M4)', () => {
    const { iops, throughput, latency } = usualFigures.hdd;
    expect(deviceOf({ media: 'hdd' })).toEqual({ iops, throughput, latency, byConvention: true });
    expect(deviceOf({ media: 'hdd', iops: 180 as Iops })).toEqual({ iops: 180, throughput, latency: 1000 / 180, byConvention: true });
    const said = { iops: 180 as Iops, throughput: 1e8 as BytesPerSecond, latency: 6 as Milliseconds };
    expect(deviceOf({ media: 'hdd', ...said })).toEqual({ ...said, byConvention: false });
  });

  it('is unknown where neither is said (M4, D7)', () => {
    expect(deviceOf({})).toEqual({ iops: undefined, throughput: undefined, latency: undefined, byConvention: false });
    expect(deviceOf({ throughput: 1e8 as BytesPerSecond })).toEqual({ iops: undefined, throughput: 1e8, latency: undefined, byConvention: false });
  });

  it('has a source for every usual figure, and a disk serves no more than its latency allows one after the other or at once', () => {
    for (const kind of mediaKinds) expect(usualFigures[kind].source).not.toBe('');
    const { hdd, ssd, nvme } = usualFigures;
    expect(hdd.iops * hdd.latency).toBe(1000);
    expect([hdd.iops < ssd.iops, ssd.iops < nvme.iops, hdd.latency > ssd.latency]).toEqual([true, true, true]);
  });
});
