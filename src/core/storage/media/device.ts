/** What a disk can do. Semantics: SPEC.md, M4. */
import { usualFigures, type Media } from '../../catalogue/media';
import type { Bytes, BytesPerSecond, Iops, Milliseconds } from '../../model/quantity';

/** What an entry says of its disks. */
export interface DeviceFields {
  readonly media?: Media;
  readonly size?: Bytes;
  readonly iops?: Iops;
  readonly throughput?: BytesPerSecond;
  readonly latency?: Milliseconds;
}

/** Each undefined where neither the entry says it nor its media is known. */
export interface Device {
  readonly iops: Iops | undefined;
  readonly throughput: BytesPerSecond | undefined;
  readonly latency: Milliseconds | undefined;
  /** Whether a figure is the usual one of the media rather than the disk's own. */
  readonly byConvention: boolean;
}

/**
 * What one disk can do. What serves so many operations a second takes at most a second for so many, so that a latency which
 * is not said follows from the operations that are.
 */
export function deviceOf({ media, iops, throughput, latency }: DeviceFields): Device {
  const usual = media === undefined ? undefined : usualFigures[media];
  const fromIops = iops === undefined || iops === 0 ? undefined : Math.min(1000 / iops, usual?.latency ?? Infinity);
  return {
    iops: iops ?? (usual?.iops as Iops | undefined),
    throughput: throughput ?? (usual?.throughput as BytesPerSecond | undefined),
    latency: latency ?? ((fromIops ?? usual?.latency) as Milliseconds | undefined),
    byConvention: usual !== undefined && (iops === undefined || throughput === undefined || (latency === undefined && fromIops === undefined)),
  };
}
