import { rootless } from '../../core/model/datastorePath';
import type { Path } from '../../core/model/entry';
import type { Estate } from '../../core/model/estate';
import { collectionNames, type CollectionName } from '../../core/model/ids';
import { formatQuantity } from '../../core/model/quantity';
import { partsOf } from '../../core/model/references';
import { distinct } from '../../core/util/distinct';
import { vocabularyAt } from '../catalogue/vocabularies';
import type { Vocabulary } from '../catalogue/vocabulary';
import { partyCollections } from '../names/networkNames';
import type { Session } from '../session';
import { detailOfId, detailOfPart } from './ids';
import type { Offer } from './offer';

/** Words for fields that take any text: those of a catalogue, NICs of uplinks, aggregations, interfaces of translations, groups of exports, ports of zones, adapters that storage goes by, LUNs of raw device mappings, images of drives, targets of scenarios, parties of filters. */
export function freeOffers(session: Session, path: Path): Iterable<Offer> {
  const vocabulary = vocabularyAt(path);
  if (vocabulary) return terms(vocabulary);
  const [collection, id = '', field, name = '', last] = path;
  switch (`${String(collection)}.${String(field)}`) {
    case 'switches.uplinks':
    case 'switches.standby': return path.length === 5 ? ownParts(session, 'hosts', String(name), 'nics') : [];
    case 'switches.ports': return last === 'aggregation' ? ownParts(session, 'switches', String(id), 'aggregations') : [];
    case 'networks.uplinks':
    case 'networks.standby': return path.length === 4 ? uplinks(session, String(id)) : [];
    case 'networks.nic': return ownParts(session, 'hosts', session.estate.value('networks', String(id))?.on ?? '', 'nics');
    case 'routers.nat': return last === 'out' ? ownParts(session, 'routers', String(id), 'interfaces') : [];
    case 'arrays.exports': return last === 'group' ? ownParts(session, 'arrays', String(id), 'groups') : [];
    case 'arrays.zones': return last === 'ports' && path.length === 6 ? ownParts(session, 'arrays', String(id), 'ports') : [];
    case 'hosts.hbas': return last === 'adapter' ? ownParts(session, 'hosts', String(id), 'adapters') : [];
    case 'vms.disks': return last === 'raw' ? luns(session) : [];
    case 'vms.cdrom':
    case 'vms.floppy': return images(session);
    case 'routers.filters':
    case 'firewalls.filters': return last === 'from' || last === 'to' ? parties(session, collection === 'firewalls' ? String(id) : undefined) : [];
    case 'scenarios.steps': {
      if (last === 'target') return qualified(session, collectionNames);
      return last === 'to' ? qualified(session, ['hosts', 'clusters']) : [];
    }
    default: return [];
  }
}

function* terms({ words }: Vocabulary): Iterable<Offer> {
  for (const { word, detail } of words()) yield { kind: 'term', label: word, detail };
}

function* ownParts({ estate }: Session, collection: CollectionName, id: string, field: string, prefix = ''): Iterable<Offer> {
  const entry = estate.find(collection, id);
  if (!entry) return;
  for (const part of partsOf(entry, [field])) yield { kind: 'part', label: prefix + part, detail: () => detailOfPart(estate, entry, field, part) };
}

/** Every export of every array, as raw device mappings name them. */
function* luns(session: Session): Iterable<Offer> {
  for (const id of session.estate.ids('arrays')) yield* ownParts(session, 'arrays', id, 'exports', `${id}/`);
}

/** What drives can hold: the images that datastores list. */
function* images({ estate }: Session): Iterable<Offer> {
  for (const id of estate.ids('datastores')) {
    for (const { path, kind, size } of estate.value('datastores', id)?.files ?? []) {
      if (kind === 'iso' && path !== undefined) yield { kind: 'part', label: `[${id}] ${rootless(path)}`, detail: () => (size === undefined ? '' : formatQuantity(size, 'bytes')) };
    }
  }
}

function* qualified(session: Session, collections: readonly CollectionName[]): Iterable<Offer> {
  for (const collection of collections) {
    for (const id of session.estate.ids(collection)) yield { kind: 'entry', label: `${collection}/${id}`, detail: () => detailOfId(session, collection, id) };
  }
}

/** The names of the uplinks of the switch of a network, with the hosts that have them. */
function* uplinks({ estate }: Session, network: string): Iterable<Offer> {
  const { uplinks: active = {}, standby = {} } = estate.value('switches', estate.value('networks', network)?.switch) ?? {};
  const hosts = distinct([...Object.keys(active), ...Object.keys(standby)]);
  const has = (host: string, nic: string): boolean => active[host]?.includes(nic) === true || standby[host]?.includes(nic) === true;
  for (const nic of distinct([...Object.values(active), ...Object.values(standby)].flat())) {
    yield { kind: 'part', label: nic, detail: () => hosts.filter((host) => has(host, nic)).slice(0, 3).join(', ') };
  }
}

/** Whom a filter may be about, each with what it is: who has many of a kind looks for the others first. */
function* parties(session: Session, firewall: string | undefined): Iterable<Offer> {
  const { estate } = session;
  yield { kind: 'term', label: 'any', detail: () => '' };
  if (firewall !== undefined) yield* ownParts(session, 'firewalls', firewall, 'groups', 'group:');
  yield* ofCollection(session, 'network');
  const { tags, tenants } = wordsOf(estate);
  for (const tag of tags) yield { kind: 'term', label: `tag:${tag}`, detail: () => '' };
  for (const tenant of tenants) yield { kind: 'term', label: `tenant:${tenant}`, detail: () => '' };
  for (const kind of ['host', 'container', 'vm'] as const) yield* ofCollection(session, kind);
}

function* ofCollection(session: Session, kind: keyof typeof partyCollections): Iterable<Offer> {
  const collection = partyCollections[kind];
  for (const id of session.estate.ids(collection)) yield { kind: 'entry', label: `${kind}:${id}`, detail: () => detailOfId(session, collection, id) };
}

/** The tags and tenants of whom filters can be about. It looks at the whole estate. */
function wordsOf(estate: Estate): { readonly tags: ReadonlySet<string>; readonly tenants: ReadonlySet<string> } {
  const tags = new Set<string>();
  const tenants = new Set<string>();
  for (const collection of ['vms', 'containers', 'hosts', 'networks'] as const) {
    for (const id of estate.ids(collection)) {
      const entry = estate.value(collection, id);
      // A tag of a network is none of its guests.
      if (collection !== 'networks') for (const tag of entry?.tags ?? []) tags.add(tag);
      if (entry?.tenant !== undefined) tenants.add(entry.tenant);
    }
  }
  return { tags, tenants };
}
