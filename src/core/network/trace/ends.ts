/** Who is meant by the ends of a trace: "vms/web-01", "web-01", "web-01/eth0", a container, a host, a router, or an address. */
import type { Estate } from '../../model/estate';
import { entityWord, isCollectionName } from '../../model/ids';
import { closest } from '../../util/closest';
import { listed, quoted } from '../../util/words';
import { parseAddress, type Address } from '../addressing/addresses';
import { isStationCollection, stationsOf } from '../fabric/stations';
import type { Station, StationCollection } from '../fabric/types';
import { holdersOf } from '../routing/holders';
import type { UnknownEnd } from './types';

export interface End {
  readonly kind: 'end';
  /** As a person says it: `VM "web-01"`, `eth0 of VM "web-01"`, "10.0.0.7". */
  readonly name: string;
  /** Undefined for an address nobody in the document holds. */
  readonly collection: StationCollection | undefined;
  readonly id: string;
  readonly stations: readonly Station[];
  /** Set where an address was named. */
  readonly address: Address | undefined;
}

const collections: readonly StationCollection[] = ['vms', 'containers', 'hosts', 'routers'];

export function endOf(estate: Estate, text: string): End | UnknownEnd {
  const word = text.trim();
  const [first = '', ...rest] = word.split('/');
  if (isCollectionName(first) && rest.length > 0) {
    if (!isStationCollection(first)) return unknown(`A ${entityWord[first]} neither sends nor receives: name a VM, a container, a host, a router or an address.`);
    const [id = '', part] = rest;
    return estate.find(first, id) ? entryEnd(estate, first, id, part) : missing(estate, word, id, [first]);
  }
  const [part] = rest;
  const having = collections.filter((collection) => estate.find(collection, first));
  if (having.length > 1) return unknown(`"${first}" is ${listed(having.map((collection) => `a ${entityWord[collection]}`))}: say which, for example "${having[0] ?? ''}/${first}".`);
  const [collection] = having;
  if (collection) return entryEnd(estate, collection, first, part);
  const read = parseAddress(word);
  if (read.kind === 'address') return addressEnd(estate, read.address);
  return missing(estate, word, first, collections);
}

function entryEnd(estate: Estate, collection: StationCollection, id: string, part: string | undefined): End | UnknownEnd {
  const all = managementFirst(estate, stationsOf(estate, collection, id));
  const stations = part === undefined ? all : all.filter((station) => station.part === part);
  const owner = `${entityWord[collection]} "${id}"`;
  if (part !== undefined && stations.length === 0) {
    return unknown(`${owner} has no adapter "${part}"${all.length === 0 ? '' : `; it has ${listed(all.map((station) => quoted(station.part)))}`}.`);
  }
  return { kind: 'end', name: part === undefined ? owner : `${part} of ${owner}`, collection, id, stations, address: undefined };
}

function addressEnd(estate: Estate, address: Address): End {
  const holders = holdersOf(estate, address);
  const [holder] = holders;
  const others = holders.length > 1 ? ` and ${holders.length - 1} more` : '';
  return { kind: 'end', name: `${address.text}${holder ? ` (${entityWord[holder.collection]} "${holder.id}"${others})` : ''}`, collection: holder?.collection, id: holder?.id ?? address.text, stations: holders, address };
}

/** A host is asked for at its management adapter first. */
function managementFirst(estate: Estate, stations: readonly Station[]): readonly Station[] {
  const manages = ({ collection, id, part, network }: Station): boolean => {
    if (collection !== 'hosts') return false;
    const purposes = estate.value('hosts', id)?.adapters?.[part]?.purposes ?? [estate.value('networks', network)?.purpose];
    return purposes.includes('management');
  };
  return [...stations.filter(manages), ...stations.filter((station) => !manages(station))];
}

function missing(estate: Estate, text: string, id: string, among: readonly StationCollection[]): UnknownEnd {
  const meant = closest(id, among.flatMap((collection) => [...estate.ids(collection)]));
  return unknown(`There is no VM, container, host or router "${text}", and it is no address${meant === undefined ? '' : ` (did you mean "${meant}"?)`}.`);
}

const unknown = (reason: string): UnknownEnd => ({ kind: 'unknown', reason });
