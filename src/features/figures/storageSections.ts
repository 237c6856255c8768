/** Space and speed of a layer of storage, each figure with how it comes about: for the inspector. */
import type { Entry, Path } from '../../core/model/entry';
import type { Estate } from '../../core/model/estate';
import { policiesFor } from '../../core/model/policies';
import { formatQuantity } from '../../core/model/quantity';
import { explainSize } from '../../core/storage/capacity/explainSize';
import { explainUse } from '../../core/storage/capacity/explainUse';
import { growthOf } from '../../core/storage/capacity/growth';
import { spaceOfLayer, type Space } from '../../core/storage/capacity/space';
import { usedOf } from '../../core/model/vmDisk';
import { layerKey, type Layer } from '../../core/storage/layers';
import { explainLoad } from '../../core/storage/performance/explain';
import { loadOfLayer } from '../../core/storage/performance/loads';
import { promiseOf, type LatencyPromise } from '../../core/storage/performance/promise';
import { stageName } from '../../core/storage/performance/stageName';
import { bottleneckOf, iopsOf, throughputOf, type StorageLoad } from '../../core/storage/performance/storageLoad';
import { own } from '../../core/util/own';
import { counted, decimals } from '../../core/util/words';
import { writtenOn } from '../diagram/storage/heat';
import { figure, finePercent, percent, type Figure, type FigureSection } from './figure';

/** The layer that an entry is, or a part of one at `path` below it; undefined for what is none. */
export function layerAt({ collection, id }: Entry, [field, part]: Path = []): Layer | undefined {
  if (field === undefined) {
    switch (collection) {
      case 'arrays': return { kind: 'array', array: id };
      case 'storagePools': return { kind: 'pool', pool: id };
      case 'datastores': return { kind: 'datastore', datastore: id };
      default: return undefined;
    }
  }
  if (typeof part !== 'string') return undefined;
  if (collection === 'hosts') return field === 'disks' ? { kind: 'disks', host: id, disks: part } : undefined;
  if (collection !== 'arrays') return undefined;
  return field === 'groups' ? { kind: 'group', array: id, group: part } : field === 'exports' ? { kind: 'export', array: id, export: part } : undefined;
}

export function layerSections(estate: Estate, layer: Layer): readonly FigureSection[] {
  return [{ title: 'Space', figures: spaceFigures(estate, layer) }, { title: 'Speed', figures: speedFigures(estate, layer) }];
}

/** Of a disk group or an export of an array, local disks of a host, or a disk of a VM; none of other parts. `path`: below the entry. */
export function storagePartFigures(estate: Estate, entry: Entry, path: Path): readonly FigureSection[] {
  const layer = layerAt(entry, path);
  return (layer ? layerSections(estate, layer) : diskSections(entry, path)).filter(({ figures }) => figures.length > 0);
}

function diskSections(entry: Entry, [field, name]: Path): readonly FigureSection[] {
  return entry.collection === 'vms' && field === 'disks' && typeof name === 'string' ? [{ title: 'Space', figures: diskFigures(entry as Entry<'vms'>, name) }] : [];
}

function diskFigures({ value }: Entry<'vms'>, name: string): readonly Figure[] {
  const disk = own(value.disks, name);
  if (!disk) return [];
  if (disk.sameAs !== undefined) return [figure('Takes', 'nothing of its own', `It is "${disk.sameAs}", which takes the space.`)];
  const written = usedOf(disk);
  const isThin = disk.provisioning === 'thin';
  const taken = isThin ? written : (disk.size ?? written);
  return [
    figure('Takes', taken === undefined ? 'not known' : `${bytes(taken)}${disk.size === undefined || disk.size <= 0 ? '' : `, ${percent(taken / disk.size)}`}`, takesText(disk.raw, isThin)),
    ...(disk.growth === undefined ? [] : [figure('Growth', `${bytes(disk.growth)} a day`, 'As written, while it has room.')]),
  ];
}

function takesText(lun: string | undefined, isThin: boolean): string {
  if (lun !== undefined) return `Of LUN "${lun}": a raw device mapping takes nothing of its datastore.`;
  return isThin ? 'A thin disk takes what is written on it.' : 'A thick disk takes all of its size.';
}

/** An export is there to be given away whole, and is coloured by what is written on it. */
function colourText(estate: Estate, layer: Layer, used: number, of: (amount: number) => string): readonly string[] {
  const written = layer.kind === 'export' ? writtenOn(estate, layer) : undefined;
  return written === undefined || written === used ? [] : [`Written on it is ${of(written)}: the diagram colours it by that.`];
}

function spaceFigures(estate: Estate, layer: Layer): readonly Figure[] {
  const { raw, usable, provisioned, used, free, worstCase, logical } = spaceOfLayer(estate, layer);
  const of = (amount: number): string => (usable === undefined || usable <= 0 ? bytes(amount) : `${bytes(amount)}, ${percent(amount / usable)}`);
  return [
    ...(raw === undefined ? [] : [figure('Raw', bytes(raw), 'Every disk behind it at its size, spares too; redundancy is not taken off.')]),
    figure(layer.kind === 'datastore' ? 'Capacity' : 'Usable', usable === undefined ? 'not known' : bytes(usable), explainSize(estate, layer).join(' ')),
    figure('Provisioned', of(provisioned), 'What is promised of it: everything on it at its full size.'),
    figure('Used', of(used), [...explainUse(estate, layer), ...colourText(estate, layer, used, of)].join(' ')),
    ...(free === undefined || usable === undefined ? [] : [freeFigure(free, usable, used)]),
    figure('Worst case', of(worstCase), 'What is used when everything promised is written, every VM runs, and snapshots have grown for as long as the policy keeps them.', {
      policies: [`"snapshotGrowth" ${counted(policiesFor(estate).snapshotGrowth, 'day')}`],
    }),
    ...(logical > used ? [figure('Stored', bytes(logical), 'As those see it who store it, before deduplication and compression.', { formula: `${bytes(logical)} / ${bytes(used)} = ${decimals(logical / used)} : 1` })] : []),
    ...growthFigure(estate, layer, { usable, worstCase }),
  ];
}

function freeFigure(free: number, usable: number, used: number): Figure {
  const [value, sign] = free < 0 ? [`${bytes(-free)} lacking`, '−'] : [bytes(free), ''];
  return figure('Free', value, 'What can be stored on it, less what is used.', { formula: `${bytes(usable)} − ${bytes(used)} = ${sign}${bytes(Math.abs(free))}` });
}

function growthFigure(estate: Estate, layer: Layer, { usable, worstCase }: Pick<Space, 'usable' | 'worstCase'>): readonly Figure[] {
  if (layer.kind !== 'datastore') return [];
  const { perDay, basis, daysUntilFull } = estate.query(growthOf, layer.datastore);
  if (basis === 'none') return [];
  const from = basis === 'measured' ? 'As measured.' : 'By its thin disks, linked clones and snapshots, each as long as it has room.';
  const full = daysUntilFull === undefined ? `never full${usable !== undefined && worstCase <= usable ? '' : ' by what is said'}` : daysUntilFull < 1 ? 'full within a day' : `full in ${counted(Math.floor(daysUntilFull), 'day')}`;
  return [figure('Growth', `${bytes(perDay)} a day${usable === undefined ? '' : `, ${full}`}`, from, { policies: [`"daysUntilFull" ${counted(policiesFor(estate).daysUntilFull, 'day')}`] })];
}

function speedFigures(estate: Estate, layer: Layer): readonly Figure[] {
  const load = loadOfLayer(estate, layer);
  const { demand, peak, capacity, utilization, averageUtilization, silent } = load;
  if (load.stages.length === 0 && iopsOf(peak) === 0) return [];
  const atLeast = silent === 0 ? '' : ` ${counted(silent, 'running VM')} with disks behind it ${silent === 1 ? 'does' : 'do'} not say what ${silent === 1 ? 'it asks' : 'they ask'} for: it may be more.`;
  return [
    figure(
      'Demand', iopsOf(peak) === 0 ? 'none said' : `${iops(iopsOf(peak))} at peak, ${iops(iopsOf(demand))} on average`,
      `What is asked of it from above: ${iops(peak.reads)} of reads and ${iops(peak.writes)} of writes at peak, ${formatQuantity(throughputOf(peak), 'throughput')}.${atLeast}`,
    ),
    ...(capacity === undefined ? [] : [figure('Serves', iops(capacity), `What its weakest stage lets through of such reads and writes, if all of it were for this. ${bottleneckText(load)}`)]),
    ...(utilization === undefined ? [] : [figure('Use', `${finePercent(utilization)} at peak${onAverage(averageUtilization, finePercent)}`, `Of its bottleneck, by all who use that. ${bottleneckText(load)}`)]),
    ...latencyFigure(estate, layer, load),
  ];
}

function latencyFigure(estate: Estate, layer: Layer, { latencyMs: peak, averageLatencyMs: average }: StorageLoad): readonly Figure[] {
  if (peak === undefined) return [];
  const promise = estate.query(promiseOf, layerKey(layer));
  return [figure(
    'Latency', `${ms(peak)} at peak${onAverage(average, ms)}`,
    `${explainLoad(estate, layer).join(' ')} ${promisedText(layer, promise)}`,
    promise?.byPolicy === true ? { policies: [`"datastoreLatency" ${ms(promise.latencyMs)}`] } : {},
  )];
}

function promisedText({ kind }: Layer, promise: LatencyPromise | undefined): string {
  if (promise === undefined) return 'No datastore promises how fast it is by itself.';
  return kind === 'datastore' ? `Promised are ${ms(promise.latencyMs)}.` : `The strictest datastore on it promises ${ms(promise.latencyMs)}.`;
}

function onAverage(value: number | undefined, format: (value: number) => string): string {
  return value === undefined ? '' : `, ${format(value)} on average`;
}

function bottleneckText(load: StorageLoad): string {
  const stage = bottleneckOf(load);
  if (!stage) return 'Nothing is known of its stages.';
  const { iops: operations, throughput } = stage.able;
  const most = stage.limitedBy === 'throughput' ? throughput !== undefined && formatQuantity(throughput, 'throughput') : operations !== undefined && iops(operations);
  const able = most === false ? '' : `, which can do ${most}`;
  return `The bottleneck is ${stageName(stage)}${able}${stage.byConvention ? ', the usual figure of its media' : ''}.`;
}

/** "0.4 ms"; what has no bound says so. */
export const ms = (value: number): string => (Number.isFinite(value) ? formatQuantity(value, 'duration') : 'without bound');
/** "1,200 IOPS" */
export const iops = (value: number): string => formatQuantity(value, 'iops', 0);
const bytes = (value: number): string => formatQuantity(value, 'bytes');
