/** Adapters that failures cut alike: of one host, network and gateway, that take turns among the same uplinks. */
import { defineQuery, type Estate } from '../../model/estate';
import { sameValue } from '../../util/sameValue';
import { fabricOf } from '../fabric/fabric';
import { seatOf, stationsOnHost } from '../fabric/seats';
import { hostOf, stationsOn } from '../fabric/stations';
import type { Station } from '../fabric/types';
import { teamingOf, uplinksOf } from '../fabric/uplinks';

export interface AdapterClass {
  /** One text per class of an estate, which begins with its host. */
  readonly key: string;
  readonly host: string;
  readonly network: string;
  /** Stands for all. */
  readonly first: Station;
  /** All of them, the first included, by key. */
  readonly adapters: readonly Station[];
}

/** The classes of the adapters of a host, its own and those of its guests, as far as they are on; routers are equipment. */
export function adapterClassesOn(estate: Estate, host: string): readonly AdapterClass[] {
  return estate.query(classesOnHost, host);
}

/** The classes of the adapters on a network, by host. */
export function adapterClassesOf(estate: Estate, network: string): readonly AdapterClass[] {
  return estate.query(classesOfNetwork, network);
}

const classesOfNetwork = defineQuery<readonly AdapterClass[]>('adapters of a network by class', (estate, network) => {
  const hosts = new Set(stationsOn(estate, network).flatMap((station) => hostOf(station) ?? []));
  return [...hosts].sort().flatMap((host) => adapterClassesOn(estate, host).filter((one) => one.network === network));
}, (a, b) => a.length === b.length && a.every((one, i) => one === b[i]));

const classesOnHost = defineQuery<readonly AdapterClass[]>('adapters of a host by class', (estate, host) => {
  const classes = new Map<string, Station[]>();
  for (const station of stationsOnHost(estate, host)) {
    if (station.off || station.network === undefined || station.collection === 'routers') continue;
    const key = classKey(estate, host, station);
    const known = classes.get(key);
    if (known) known.push(station);
    else classes.set(key, [station]);
  }
  return [...classes].flatMap(([key, adapters]) => (adapters[0]?.network === undefined ? [] : [{ key, host, network: adapters[0].network, first: adapters[0], adapters }]));
}, sameValue);

function classKey(estate: Estate, host: string, station: Station): string {
  const { network = '', place, vlan, gateway = '' } = station;
  const vm = place.kind === 'host' ? (place.vm ?? '') : '';
  return [host, network, vm, vlan, gateway, turnOf(estate, station, host, network)].join('\n');
}

/** Who has the same turn among the uplinks whichever of them have failed: among two it decides the first, among three the rest by 2 and by 3. */
function turnOf(estate: Estate, station: Station, host: string, network: string): number {
  const fabric = fabricOf(estate);
  const uplinks = uplinksOf(fabric, network, host).length;
  if (uplinks < 2) return 0;
  const period = Array.from({ length: uplinks }, (_, i) => i + 1).reduce(leastCommonMultiple, 1);
  switch (teamingOf(fabric, network, host)) {
    case 'originating-port': return seatOf(estate, station) % period;
    case 'mac-hash': return (station.mac === undefined ? seatOf(estate, station) : parseInt(station.mac.slice(-2), 16)) % period;
    default: return 0;
  }
}

function leastCommonMultiple(a: number, b: number): number {
  return (a * b) / greatestCommonDivisor(a, b);
}
function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
