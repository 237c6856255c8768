/** The speed of a layer of storage in sentences: what is asked of it, what each stage can do, and how long that takes. */
import type { Estate } from '../../model/estate';
import { formatQuantity, type Milliseconds } from '../../model/quantity';
import { capitalized, counted, listed } from '../../util/words';
import { layerKey, type Layer } from '../layers';
import { iopsOf, throughputOf, type Demand, type Stage, type StorageLoad } from './storageLoad';
import { loadOf } from './loads';
import { stageName, stationWord } from './stageName';
import type { StationKind } from './abilities';
import { stationOf, type Station } from './stations';

/** Whole sentences, each with its numbers; the order is that in which a request meets what they tell. */
export function explainLoad(estate: Estate, layer: Layer): readonly string[] {
  const load = estate.query(loadOf, layerKey(layer));
  return [
    ...askedText(load),
    ...load.stages.filter(({ known }) => known).map((stage) => stageText(estate, stage)),
    ...unknownText(load.stages),
    ...resultText(load),
  ];
}

function askedText({ demand, peak, silent }: StorageLoad): readonly string[] {
  const silence = silent === 0 ? [] : [`${counted(silent, 'running VM')} on it ${silent === 1 ? 'does' : 'do'} not say what ${silent === 1 ? 'it asks' : 'they ask'} of storage: these are the least figures.`];
  if (iopsOf(peak) === 0) return ['Nothing is known to be asked of it.', ...silence];
  const more = Math.abs(iopsOf(peak) - iopsOf(demand)) < 0.5 ? '' : ` and ${iops(iopsOf(peak))} at peak`;
  return [`It is asked for ${iops(iopsOf(demand))} on average${more}: ${mixText(peak)}.`, ...silence];
}

/** "70 % reads, 8 KiB each" */
function mixText(demand: Demand): string {
  const all = iopsOf(demand);
  return `${Math.round((100 * demand.reads) / all)} % reads, ${formatQuantity(throughputOf(demand) / all, 'bytes')} each`;
}

function stageText(estate: Estate, stage: Stage): string {
  const name = capitalized(stageName(stage));
  const passes = stage.share >= 1 - rounding ? '' : ` ${Math.round(stage.share * 1000) / 10} % of the operations pass here.`;
  switch (stage.kind) {
    case 'cache': return `${name} answers ${Math.round(stage.share * 1000) / 10} % of the operations in ${ms(stage.latencyMs)}.`;
    case 'site-link': return `${capitalized(stageName(stage))} is passed there and back by writes that a synchronous copy waits for: ${ms(stage.latencyMs)} for ${Math.round(stage.share * 1000) / 10} % of the operations.`;
    default: {
      const station = estate.query(stationOf, `${stage.kind satisfies StationKind} ${stage.owner}`);
      return `${name}${countText(station)} ${ableText(station)} and ${askedOf(station)}: ${useText(stage)}.${passes}`;
    }
  }
}

const countText = ({ count, kind }: Station): string => (count <= 1 ? '' : `, ${counted(count, stationWord[kind])} together,`);

function ableText({ able, byConvention }: Station): string {
  const figures = [...(able.iops === undefined ? [] : [iops(able.iops)]), ...(able.throughput === undefined ? [] : [formatQuantity(able.throughput, 'throughput')])];
  return `can do ${listed(figures)}${byConvention ? ' (usual of their media)' : ''}`;
}

function askedOf({ peak, writeCost }: Station): string {
  return `are asked for ${iops(peak.iops)} and ${formatQuantity(peak.throughput, 'throughput')} at peak${writeCost > 1 ? `, each write counted ${writeCost} times` : ''}`;
}

function useText({ utilization: known, limitedBy, serviceMs, latencyMs }: Stage): string {
  const utilization: number = known ?? 0;
  const use = `${Math.round(utilization * 1000) / 10} % of ${limitedBy === 'throughput' ? 'the throughput' : 'the operations'}`;
  if (utilization >= 1) return `${use}, so that they queue up without end`;
  return `${use}, so that an operation takes ${ms(serviceMs)} ÷ (1 − ${Math.round(utilization * 1000) / 1000}) = ${ms(latencyMs)}`;
}

function unknownText(stages: readonly Stage[]): readonly string[] {
  const names = stages.filter(({ known }) => !known).map(stageName);
  return names.length === 0 ? [] : [`The document does not say what ${listed(names)} can do: no time is counted there.`];
}

function resultText({ latencyMs, utilization, bottleneck, stages, capacity }: StorageLoad): readonly string[] {
  const full = bottleneck === undefined ? undefined : stages[bottleneck];
  if (latencyMs === undefined) return [];
  const time = Number.isFinite(latencyMs) ? `Together an operation takes ${ms(latencyMs)} at peak.` : 'An operation has no bound at peak.';
  if (!full || utilization === undefined) return [time];
  const most = capacity === undefined || !Number.isFinite(capacity) ? '' : ` If all of it were for this layer, ${iops(capacity)} of this mix would pass.`;
  return [time, `The bottleneck is ${stageName(full)}, at ${Math.round(utilization * 1000) / 10} %.${most}`];
}

const iops = (value: number): string => formatQuantity(value, 'iops');
const ms = (value: Milliseconds): string => formatQuantity(value, 'duration', 2);
const rounding = 1e-6;
