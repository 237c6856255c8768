/** What is left of the throughput of a layer for work beside what it does on average, such as copying. Semantics: SPEC.md, Q3 and V1. */
import type { Estate } from '../../model/estate';
import type { BytesPerSecond } from '../../model/quantity';
import type { Layer } from '../layers';
import { stationOf, useOf } from './stations';
import { visitsOf } from './visits';

/** Bytes per second that can still be read or written, 0 where a stage is full; undefined where nothing is known of its stages. */
export function throughputLeft(estate: Estate, layer: Layer, direction: 'read' | 'write'): BytesPerSecond | undefined {
  let least: number | undefined;
  for (const { stage, passage } of visitsOf(estate, layer)) {
    if (stage.kind !== 'station') continue;
    const { able, average, writeCost } = estate.query(stationOf, stage.key);
    const bytesForOne = direction === 'read' ? passage.readsPerRead : passage.readsPerWrite + writeCost * passage.writesPerWrite;
    if (able.throughput === undefined || bytesForOne === 0) continue;
    const free = Math.max(0, 1 - (useOf(able, average)?.utilization ?? 0));
    least = Math.min(least ?? Infinity, (free * able.throughput) / bytesForOne);
  }
  return least as BytesPerSecond | undefined;
}
