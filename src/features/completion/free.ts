import type { Path } from '../../core/model/entry';
import { collectionNames, type CollectionName } from '../../core/model/ids';
import { partsOf } from '../../core/model/references';
import { vocabularyAt } from '../catalogue/vocabularies';
import type { Vocabulary } from '../catalogue/vocabulary';
import type { Session } from '../session';
import { detailOfId, detailOfPart, idOffers } from './ids';
import type { Offer } from './offer';

/** Words for fields that take any text: those of a catalogue, NICs of uplinks, groups of exports, targets of scenarios, networks of filters. */
export function freeOffers(session: Session, path: Path): Iterable<Offer> {
  const vocabulary = vocabularyAt(path);
  if (vocabulary) return terms(vocabulary);
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

function* terms({ words }: Vocabulary): Iterable<Offer> {
  for (const { word, detail } of words()) yield { kind: 'term', label: word, detail };
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
