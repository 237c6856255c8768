/** Speed of a layer of storage: what is asked of it, what it can do, and how long an operation takes. Semantics: SPEC.md, Q1 to Q7. */
import { defineQuery, type Estate } from '../../model/estate';
import type { Fraction, Iops, Milliseconds } from '../../model/quantity';
import { sameValue } from '../../util/sameValue';
import { layerKey, layerOf, type Layer } from '../layers';
import { arrivingAt } from './arriving';
import { after, mixOf, nothing, onDisks } from './demand';
import { isKnown, stationOf, useOf, type Station } from './stations';
import { iopsOf, throughputOf, type Demand, type Stage, type StorageLoad } from './storageLoad';
import { visitsOf, type Visit } from './visits';

/** Load of the layer with this key ("datastores/gold", see `layerKey`); one that is not there is asked for nothing and passes no stage. */
export const loadOf = defineQuery<StorageLoad>('load of a layer of storage', (estate, key) => {
  const layer = layerOf(key);
  const arriving = layer ? estate.query(arrivingAt, key) : nothing;
  const passed = (layer ? visitsOf(estate, layer) : []).map((visit) => passing(estate, visit, arriving));
  const stages = passed.map(({ stage }) => stage);
  return {
    demand: arriving.average, peak: arriving.peak, silent: arriving.silent, stages,
    capacity: least(passed.map(({ capacity }) => capacity)) as Iops | undefined,
    ...atBottleneck(stages),
    averageUtilization: most(passed.map(({ averageUtilization }) => averageUtilization)) as Fraction | undefined,
    latencyMs: total(stages, (stage, i) => stage.latencyMs * (passed[i]?.share ?? 0)),
    averageLatencyMs: total(stages, (_, i) => (passed[i]?.averageMs ?? 0)),
  };
}, sameValue);

export function loadOfLayer(estate: Estate, layer: Layer): StorageLoad {
  return estate.query(loadOf, layerKey(layer));
}

/** What an operation takes at a stage (Q5): M/M/1. */
function responseMs(serviceMs: number, utilization: number): Milliseconds {
  return (utilization >= 1 ? Infinity : serviceMs / (1 - utilization)) as Milliseconds;
}

interface Passing {
  readonly stage: Stage;
  /** Operations of the layer that the stage would let through, if all of it were for them. */
  readonly capacity: number | undefined;
  readonly share: number;
  readonly averageUtilization: number | undefined;
  /** What an operation of the layer waits here on average, be it that many pass by. */
  readonly averageMs: number;
}

function passing(estate: Estate, visit: Visit, { average, peak }: { readonly average: Demand; readonly peak: Demand }): Passing {
  const mix = mixOf(peak);
  const share = mix.reads * visit.reads + mix.writes * visit.writes;
  const usual = mixOf(average);
  const averageShare = usual.reads * visit.reads + usual.writes * visit.writes;
  const { stage } = visit;
  if (stage.kind !== 'station') {
    const known = stage.kind === 'cache' ? stage.latencyMs : stage.roundTripMs;
    const latencyMs = (known ?? 0) as Milliseconds;
    const asked = after(visit.passage, peak);
    return {
      stage: {
        kind: stage.kind, owner: stage.owner, known: known !== undefined, byConvention: false, asked: { iops: iopsOf(asked), throughput: throughputOf(asked) },
        able: { iops: undefined, throughput: undefined }, utilization: undefined, limitedBy: undefined, share: share as Fraction, serviceMs: latencyMs, latencyMs,
      },
      capacity: undefined, share, averageUtilization: undefined, averageMs: averageShare * latencyMs,
    };
  }
  const station = estate.query(stationOf, stage.key);
  const [use, averageUse] = [useOf(station.able, station.peak), useOf(station.able, station.average)];
  const serviceMs = serviceOf(station, mix);
  return {
    stage: {
      kind: station.kind, owner: station.owner, known: isKnown(station), byConvention: station.byConvention, asked: station.peak as Stage['asked'], able: station.able,
      utilization: use?.utilization as Fraction | undefined, limitedBy: use?.limitedBy, share: share as Fraction, serviceMs: serviceMs as Milliseconds,
      latencyMs: use ? responseMs(serviceMs, use.utilization) : (0 as Milliseconds),
    },
    capacity: capacityFor(station, visit, mix), share, averageUtilization: averageUse?.utilization,
    averageMs: averageUse && averageShare > 0 ? averageShare * responseMs(serviceOf(station, usual), averageUse.utilization) : 0,
  };
}

const serviceOf = ({ serviceMs, serviceMsPerByte }: Station, mix: Demand): number => serviceMs + serviceMsPerByte * throughputOf(mix);

/** How many operations of this mix a station lets through that has nothing else to do. */
function capacityFor({ able, writeCost }: Station, { passage }: Visit, mix: Demand): number | undefined {
  const each = onDisks(after(passage, mix), writeCost);
  const byIops = able.iops === undefined ? undefined : each.iops > 0 ? able.iops / each.iops : Infinity;
  const byThroughput = able.throughput === undefined ? undefined : each.throughput > 0 ? able.throughput / each.throughput : Infinity;
  return least([byIops, byThroughput]);
}

/** The stage of the highest use (Q6); of several the first. */
function atBottleneck(stages: readonly Stage[]): Pick<StorageLoad, 'utilization' | 'bottleneck'> {
  let bottleneck: number | undefined;
  for (const [i, { utilization }] of stages.entries()) {
    if (utilization !== undefined && utilization > (bottleneck === undefined ? -1 : (stages[bottleneck]?.utilization ?? -1))) bottleneck = i;
  }
  return { bottleneck, utilization: bottleneck === undefined ? undefined : stages[bottleneck]?.utilization };
}

/** What operations wait for at known stages together; undefined where none is known. A stage that none passes holds up nothing. */
function total(stages: readonly Stage[], msAt: (stage: Stage, index: number) => number): Milliseconds | undefined {
  let [sum, isAnyKnown] = [0, false];
  for (const [i, stage] of stages.entries()) {
    if (!stage.known) continue;
    isAnyKnown = true;
    if (stage.share > 0) sum += msAt(stage, i);
  }
  return isAnyKnown ? (sum as Milliseconds) : undefined;
}

const least = (values: readonly (number | undefined)[]): number | undefined => chosen(values, (a, b) => Math.min(a, b));
const most = (values: readonly (number | undefined)[]): number | undefined => chosen(values, (a, b) => Math.max(a, b));

function chosen(values: readonly (number | undefined)[], choose: (a: number, b: number) => number): number | undefined {
  let best: number | undefined;
  for (const value of values) if (value !== undefined) best = best === undefined ? value : choose(best, value);
  return best;
}
