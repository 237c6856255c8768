import { formatQuantity } from '../../core/model/quantity';
import { decimals, grouped } from '../../core/util/words';
import { plain } from '../plain';
import type { Known } from './known';
import type { DatastoreFigures, LayerFigures, StorageFigures } from './storageFigures';
import { table, type Row } from './table';

/** The storage for people, a list of lines per subject: datastores, pools, and arrays with their groups and exports. */
export function storageSections({ datastores, storagePools, arrays }: StorageFigures): readonly (readonly string[])[] {
  const ofArrays = Object.entries(arrays).flatMap(([id, array]): readonly Row[] => [
    layerRow(id, array),
    ...Object.entries(array.groups).map(([name, group]) => layerRow(`${id}/${name}`, group)),
    ...Object.entries(array.exports).map(([name, exported]) => layerRow(`${id}/${name}`, exported)),
  ]);
  return [
    ...titled('Datastores', ['datastore', 'on', 'capacity', ...space, ...speed, 'full in'], Object.entries(datastores).map(([id, of]): Row => [plain(id), plain(of.on ?? '–'), size(of.usableBytes), ...spaceOf(of), ...speedOf(of), fullIn(of)])),
    ...titled('Storage pools', ['pool', 'raw', 'usable', ...space, ...speed], Object.entries(storagePools).map(([id, pool]) => layerRow(id, pool))),
    ...titled('Arrays', ['array', 'raw', 'usable', ...space, ...speed], ofArrays),
  ];
}

function titled(title: string, header: Row, rows: readonly Row[]): readonly (readonly string[])[] {
  return rows.length === 0 ? [] : [[title, '', ...table([header, ...rows])]];
}

const layerRow = (name: string, of: LayerFigures): Row => [plain(name), size(of.rawBytes), size(of.usableBytes), ...spaceOf(of), ...speedOf(of)];

const space: Row = ['provisioned', 'used', 'free', 'worst case'];
/** With things that do not say how much they take, what is used is at least so much. */
function spaceOf({ provisionedBytes, usedBytes, freeBytes, worstCaseBytes, unknown }: LayerFigures): Row {
  return [size(provisionedBytes), `${unknown > 0 ? '≥ ' : ''}${size(usedBytes)}`, size(freeBytes), size(worstCaseBytes)];
}

const speed: Row = ['IOPS at peak', 'of', 'latency'];
function speedOf({ iops, utilization, latencyMs }: LayerFigures): Row {
  const latency = latencyMs === null ? (utilization !== null && utilization >= 1 ? 'no bound' : '–') : `${decimals(latencyMs)} ms`;
  return [grouped(Math.round(iops.peak)), iops.capacity === null ? '–' : grouped(Math.round(iops.capacity)), latency];
}

function fullIn({ daysUntilFull }: DatastoreFigures): string {
  if (daysUntilFull === null) return '–';
  return daysUntilFull === 0 ? 'full' : `${decimals(daysUntilFull)} days`;
}

const size = (value: Known): string => (value === null ? '–' : value < 0 ? `−${formatQuantity(-value, 'bytes')}` : formatQuantity(value, 'bytes'));
