/**
 * What the texts of a document name: the one notion of it that going to a definition, finding references, renaming,
 * completing and hovering share.
 */
import type { Reference } from '../../core/model/entry';
import type { Estate } from '../../core/model/estate';
import { isCollectionName } from '../../core/model/ids';
import { partsOf, resolve } from '../../core/model/references';
import { schemaAt } from '../../core/model/schemaAt';
import { freeNames } from './freeNames';
import type { Name, Named, TextPlace } from './named';

/** What a text names, in the order of the text; nothing where that does not exist. */
export function namesIn(estate: Estate, place: TextPlace): readonly Name[] {
  const reference = referenceAt(place);
  return reference ? namesOf(estate, reference, place.text) : freeNames(estate, place);
}

/** The reference that a text at this place is, whether or not it leads anywhere. */
export function referenceAt({ path, at, text }: TextPlace): Reference | undefined {
  const below = path.slice(2);
  if (at === 'key') {
    const key = schemaAt(path.slice(0, -1))?.['x-key'];
    return below.length > 0 && key !== undefined && isCollectionName(key) ? { kind: 'entry', path: below, collections: [key], id: text, isKey: true } : undefined;
  }
  const schema = schemaAt(path);
  if (schema?.['x-ref']) return { kind: 'entry', path: below, collections: schema['x-ref'], id: text };
  const parts = schema?.['x-part'];
  if (!parts) return undefined;
  const slash = text.indexOf('/');
  return { kind: 'part', path: below, text, parts, owner: slash < 0 ? text : text.slice(0, slash), part: slash < 0 ? undefined : text.slice(slash + 1) };
}

/** What a key makes exist: an entry, or a part of one such as a port. */
export function declaredAt({ path, at }: Pick<TextPlace, 'path' | 'at'>): Named | undefined {
  const [collection, id, field, name] = path;
  if (at !== 'key' || typeof collection !== 'string' || !isCollectionName(collection) || typeof id !== 'string') return undefined;
  if (path.length === 2) return { collection, id };
  if (path.length !== 4 || typeof field !== 'string' || typeof name !== 'string') return undefined;
  return schemaAt([collection, id, field])?.['x-key'] === 'name' ? { collection, id, part: { field, name } } : undefined;
}

function namesOf(estate: Estate, reference: Reference, text: string): readonly Name[] {
  const target = resolve(estate, reference);
  if (target.kind === 'no-entry') return [];
  const { collection, id } = target.entry;
  if (reference.kind === 'entry') return [{ named: { collection, id }, from: 0, to: text.length }];
  const owner: Name = { named: { collection, id }, from: 0, to: reference.owner.length };
  const name = reference.part;
  const field = name === undefined ? undefined : reference.parts[collection]?.find((f) => partsOf(target.entry, [f]).includes(name));
  return name === undefined || field === undefined ? [owner] : [owner, { named: { collection, id, part: { field, name } }, from: owner.to + 1, to: text.length }];
}
