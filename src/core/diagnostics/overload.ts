/** Stations of storage that are asked for more than they do: for the rules on operations and on bytes. */
import type { Entry, Path } from '../model/entry';
import { defineQuery, type Estate } from '../model/estate';
import { formatContrast, formatQuantity } from '../model/quantity';
import { carvedFrom } from '../storage/capacity/structure';
import { layerKey, layerName, layerOf, type Layer } from '../storage/layers';
import { loadOf } from '../storage/performance/loads';
import { stationWord } from '../storage/performance/stageName';
import { stationKey, stationOf, type Station } from '../storage/performance/stations';
import { iopsOf, throughputOf } from '../storage/performance/storageLoad';
import { isAnythingAsked } from '../storage/performance/vmDemand';
import { sameValue } from '../util/sameValue';
import { capitalized, counted } from '../util/words';
import { placeIn, type Found } from './rule';
import { layerPlace } from './storageLayers';

export type Overload = 'iops' | 'throughput';

/** What is asked too much of an array, or of the disks of a host, at peak. */
export function* overloadsOf(entry: Entry<'arrays'> | Entry<'hosts'>, estate: Estate, of: Overload): Iterable<Found<undefined>> {
  if (!isAnythingAsked(estate)) return;
  for (const station of estate.query(overloaded, `${entry.collection}/${entry.id}`)) {
    const { able, peak } = station;
    const most = able[of];
    const owner = layerOf(station.owner);
    if (most === undefined || peak[of] <= most || !owner) continue;
    yield { place: placeIn(entry, placeOf(station, owner, of), 'key'), message: messageOf(station, owner, of, most, estate), related: askers(estate, owner, of) };
  }
}

/** The stations of an array or a host that have more than they do in one way or the other: most often none. */
const overloaded = defineQuery<readonly Station[]>('stations asked for too much', (estate, key) => {
  const found: Station[] = [];
  for (const text of stationsOf(estate, key)) {
    const station = estate.query(stationOf, text);
    const { able, peak } = station;
    if (peak.iops > (able.iops ?? Infinity) || peak.throughput > (able.throughput ?? Infinity)) found.push(station);
  }
  return found.length === 0 ? none : found;
}, sameValue);
const none: readonly never[] = [];

function stationsOf(estate: Estate, key: string): readonly string[] {
  const [collection, id = ''] = key.split('/');
  if (collection === 'hosts') {
    const { disks } = estate.value('hosts', id) ?? {};
    return Object.keys(disks ?? {}).flatMap((name) => (disks?.[name]?.cache === true ? [] : [stationKey('disks', { kind: 'disks', host: id, disks: name })]));
  }
  const { groups, ports, controller } = estate.value('arrays', id) ?? {};
  const array: Layer = { kind: 'array', array: id };
  return [
    ...(ports ? [stationKey('network', array), stationKey('port', array)] : []), ...(controller ? [stationKey('controller', array)] : []),
    ...Object.keys(groups ?? {}).map((group) => stationKey('disks', { kind: 'group', array: id, group })),
  ];
}

function placeOf({ kind }: Station, owner: Layer, of: Overload): Path {
  if (kind === 'port' || kind === 'network') return ['ports'];
  if (kind === 'controller') return ['controller', of];
  return owner.kind === 'group' ? ['groups', owner.group] : owner.kind === 'disks' ? ['disks', owner.disks] : [];
}

function messageOf({ kind, count, peak, byConvention, writeCost }: Station, owner: Layer, of: Overload, most: number, estate: Estate): string {
  const [asked = '', does = ''] = of === 'iops' ? [rounded(peak.iops), rounded(most)].map((each) => `${each} IOPS`) : formatContrast([peak.throughput, most], 'throughput');
  if (kind !== 'disks') return `The ${counted(count, stationWord[kind])} of ${layerName(owner)} ${count === 1 ? 'is' : 'are'} asked for ${asked} at peak and ${count === 1 ? 'does' : 'do'} ${does}.`;
  const front = estate.query(loadOf, layerKey(owner)).peak;
  const from = of === 'iops' ? `${rounded(iopsOf(front))} IOPS` : formatQuantity(throughputOf(front), 'throughput');
  const usual = byConvention ? ', as is usual of their media' : '';
  const onDisks = from === asked ? '' : `, ${asked} on its disks${writeCost > 1 ? ` with ${writeCost} for every write` : ''}`;
  return `${capitalized(layerName(owner))} ${owner.kind === 'disks' ? 'are' : 'is'} asked for ${from} at peak${onDisks}, and ${counted(count, 'disk')} ${count === 1 ? 'does' : 'do'} ${does}${usual}.`;
}

const rounded = (value: number): number => Math.round(value);

/** What asks most of a layer, of all that stands on it. */
function askers(estate: Estate, owner: Layer, of: Overload): NonNullable<Found['related']> {
  return carvedFrom(estate, owner)
    .map((layer) => {
      const { peak } = estate.query(loadOf, layerKey(layer));
      return { layer, asks: of === 'iops' ? iopsOf(peak) : throughputOf(peak) };
    })
    .filter(({ asks }) => asks > 0)
    .sort((a, b) => b.asks - a.asks)
    .slice(0, 3)
    .flatMap(({ layer, asks }) => {
      const place = layerPlace(estate, layer);
      return place ? [{ place, message: `${capitalized(layerName(layer))} is asked for ${of === 'iops' ? `${rounded(asks)} IOPS` : formatQuantity(asks, 'throughput')} at peak.` }] : [];
    });
}
