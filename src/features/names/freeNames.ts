/**
 * Names in fields that take any text, so that the schema does not tell them from words: targets of scenarios, uplinks,
 * groups of exports, networks in filters, pinned nodes.
 */
import { valueOf, type JsonNode } from '../../core/document/json/node';
import type { Path } from '../../core/model/entry';
import type { Estate } from '../../core/model/estate';
import { collectionNames, isCollectionName, type CollectionName } from '../../core/model/ids';
import { schemaAt } from '../../core/model/schemaAt';
import { partsOf, type Part } from '../../core/model/references';
import { clusterOfGroup, entryOf } from '../diagram/nodeIds';
import type { Name, TextPlace } from './named';

/** What a text in such a field names; nothing elsewhere, and nothing where that does not exist. */
export function freeNames(estate: Estate, place: TextPlace): readonly Name[] {
  const field = freeFields.find(({ at, pattern }) => at === place.at && matches(pattern, place.path));
  return field ? field.names(estate, place) : [];
}

/** Every text of a document that stands in such a field. */
export function freeTexts(root: JsonNode | undefined): readonly TextPlace[] {
  return freeFields.flatMap(({ at, pattern }) => textsAt(root, pattern, at, []));
}

/** Whether a place is a target of a scenario. */
export function isTarget({ path, at }: TextPlace): boolean {
  return at === 'value' && path[0] === 'scenarios' && targetPatterns.some((pattern) => matches(pattern, path));
}

interface FreeField {
  /** Steps from the root; "*" is any. */
  readonly pattern: readonly string[];
  readonly at: TextPlace['at'];
  readonly names: (estate: Estate, place: TextPlace) => readonly Name[];
}

const targetPatterns = [['scenarios', '*', 'steps', '*', 'target'], ['scenarios', '*', 'steps', '*', 'to']] as const;

const freeFields: readonly FreeField[] = [
  ...targetPatterns.map((pattern): FreeField => ({ pattern, at: 'value', names: targetNames })),
  { pattern: ['switches', '*', 'uplinks', '*', '*'], at: 'value', names: (estate, { path, text }) => partName(estate, 'hosts', path[3], { field: 'nics', name: text }) },
  { pattern: ['arrays', '*', 'exports', '*', 'group'], at: 'value', names: (estate, { path, text }) => partName(estate, 'arrays', path[1], { field: 'groups', name: text }) },
  { pattern: ['routers', '*', 'filters', '*', 'from'], at: 'value', names: filterNames },
  { pattern: ['routers', '*', 'filters', '*', 'to'], at: 'value', names: filterNames },
  { pattern: ['diagram', 'pins', '*', '*'], at: 'key', names: pinNames },
];

/** "collection/id", "owner/part", or an id that only one entry has. */
function targetNames(estate: Estate, { text }: TextPlace): readonly Name[] {
  const slash = text.indexOf('/');
  if (slash < 0) {
    const owners = collectionNames.filter((collection) => estate.find(collection, text));
    return owners.length === 1 ? owners.map((collection) => ({ named: { collection, id: text }, from: 0, to: text.length })) : [];
  }
  const [first, rest] = [text.slice(0, slash), text.slice(slash + 1)];
  if (isCollectionName(first)) return estate.find(first, rest) ? [{ named: { collection: first, id: rest }, from: slash + 1, to: text.length }] : [];
  for (const collection of collectionNames) {
    const entry = estate.find(collection, first);
    const field = entry && partFields(collection).find((f) => partsOf(entry, [f]).includes(rest));
    if (field === undefined) continue;
    const named = { collection, id: first };
    return [{ named, from: 0, to: slash }, { named: { ...named, part: { field, name: rest } }, from: slash + 1, to: text.length }];
  }
  return [];
}

function partName(estate: Estate, collection: CollectionName, owner: string | number | undefined, part: Part): readonly Name[] {
  const entry = typeof owner === 'string' ? estate.find(collection, owner) : undefined;
  return entry && partsOf(entry, [part.field]).includes(part.name) ? [{ named: { collection, id: entry.id, part }, from: 0, to: part.name.length }] : [];
}

/** A filter takes a prefix, a network or a tag: what is also a tag is not taken for the network. */
function filterNames(estate: Estate, { text }: TextPlace): readonly Name[] {
  if (!estate.find('networks', text)) return [];
  const isTag = collectionNames.some((collection) => estate.ids(collection).some((id) => estate.value(collection, id)?.tags?.includes(text)));
  return isTag ? [] : [{ named: { collection: 'networks', id: text }, from: 0, to: text.length }];
}

function pinNames(estate: Estate, { text }: TextPlace): readonly Name[] {
  const cluster = clusterOfGroup(text);
  const named = cluster === undefined ? entryOf(text) : { collection: 'clusters' as const, id: cluster };
  return named && estate.find(named.collection, named.id) ? [{ named, from: text.length - named.id.length, to: text.length }] : [];
}

/** Fields of a collection whose keys are parts of its entries. */
export function partFields(collection: CollectionName): readonly string[] {
  const properties = schemaAt([collection, '*'])?.properties ?? {};
  return Object.keys(properties).filter((field) => properties[field]?.['x-key'] === 'name');
}

function matches(pattern: readonly string[], path: Path): boolean {
  return pattern.length === path.length && pattern.every((step, i) => step === '*' || step === path[i]);
}

function textsAt(node: JsonNode | undefined, pattern: readonly string[], at: TextPlace['at'], path: Path): readonly TextPlace[] {
  const [step, ...rest] = pattern;
  if (step === undefined) return node?.kind === 'string' && at === 'value' ? [{ path, at, text: String(node.value) }] : [];
  if (step !== '*') return textsAt(valueOf(node, step), rest, at, [...path, step]);
  if (node?.kind === 'array') return node.values.flatMap((value, i) => textsAt(value, rest, at, [...path, i]));
  if (node?.kind !== 'object') return [];
  if (rest.length === 0 && at === 'key') return node.keys.map((key) => ({ path: [...path, key], at, text: key }));
  return node.keys.flatMap((key, i) => (node.index.get(key) === i ? textsAt(node.values[i], rest, at, [...path, key]) : []));
}
