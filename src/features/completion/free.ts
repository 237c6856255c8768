import type { Path } from '../../core/model/entry';
import { collectionNames, type CollectionName } from '../../core/model/ids';
import { partsOf } from '../../core/model/references';
import type { Session } from '../session';
import { detailOfId, detailOfPart, idOffers } from './ids';
import type { Offer } from './offer';

/** Names for fields that take any text: NICs of uplinks, groups of exports, targets of scenarios, networks of filters. */
export function freeOffers(session: Session, path: Path): Iterable<Offer> {
  const [collection, id = '', field, name = '', last] = path;
  switch (`${String(collection)}.${String(field)}`) {
    case 'switches.uplinks': return path.length === 5 ? ownParts(session, 'hosts', String(name), 'nics') : [];
    case 'arrays.exports': return last === 'group' ? ownParts(session, 'arrays', String(id), 'groups') : [];
    case 'routers.filters': return last === 'from' || last === 'to' ? idOffers(session, ['networks'], []) : [];
    case 'scenarios.steps': {
      if (last === 'target') return qualified(session, collectionNames);
      return last === 'to' ? qualified(session, ['hosts', 'clusters']) : [];
    }
    default: return [];
  }
}

function* ownParts({ estate }: Session, collection: CollectionName, id: string, field: string): Iterable<Offer> {
  const entry = estate.find(collection, id);
  if (!entry) return;
  for (const part of partsOf(entry, [field])) yield { kind: 'part', label: part, detail: () => detailOfPart(entry, field, part) };
}

function* qualified(session: Session, collections: readonly CollectionName[]): Iterable<Offer> {
  for (const collection of collections) {
    for (const id of session.estate.ids(collection)) yield { kind: 'entry', label: `${collection}/${id}`, detail: () => detailOfId(session, collection, id) };
  }
}
