/**
 * Names in fields that take any text, so that the schema does not tell them from words: targets of scenarios, uplinks,
 * aggregations of ports, interfaces of translations, groups of exports, ports of zones, adapters that storage goes by,
 * LUNs of raw device mappings, datastores in paths of files, parties of filters, pinned nodes.
 */
import { valueOf, type JsonNode } from '../../core/document/json/node';
import type { Path } from '../../core/model/entry';
import type { Estate } from '../../core/model/estate';
import { parseDatastorePath } from '../../core/model/datastorePath';
import { collectionNames, isCollectionName, type CollectionName } from '../../core/model/ids';
import { schemaAt } from '../../core/model/schemaAt';
import { partsOf } from '../../core/model/references';
import { entryOf, entryOfGroup } from '../diagram/nodeIds';
import type { Name, TextPlace } from './named';
import { bridgedNames, partName, partyNames, uplinkNames } from './networkNames';

/** What a text in such a field names; nothing elsewhere, and nothing where that does not exist. */
export function freeNames(estate: Estate, place: TextPlace): readonly Name[] {
  const field = freeFields.find(({ at, pattern }) => at === place.at && matches(pattern, place.path));
  return field ? field.names(estate, place) : [];
}

/** Whether a text at this path from the root is such a field, whatever it says. */
export function isFreeField(path: Path): boolean {
  return freeFields.some(({ at, pattern }) => at === 'value' && matches(pattern, path));
}

/** Every text of a document that stands in such a field, and every such key, equal ones included. */
export function freeTexts(root: JsonNode | undefined): readonly TextPlace[] {
  const found: TextPlace[] = [];
  collect(root, steps, [], found);
  return found;
}

/** Whether a place is a target of a scenario. */
export function isTarget({ path, at }: TextPlace): boolean {
  return at === 'value' && path[0] === 'scenarios' && targetPatterns.some((pattern) => matches(pattern, path));
}

/** Whether a place is where a filter says whom it is about. */
export function isParty({ path, at }: TextPlace): boolean {
  return at === 'value' && partyPatterns.some((pattern) => matches(pattern, path));
}

/** Whether a place is the LUN of a raw device mapping. */
export function isRaw({ path, at }: TextPlace): boolean {
  return at === 'value' && matches(rawPattern, path);
}

/** Whether a place is a path of a file, "[gold] web-01/web-01.vmx". */
export function isFilePath({ path, at }: TextPlace): boolean {
  return at === 'value' && filePathPatterns.some((pattern) => matches(pattern, path));
}

interface FreeField {
  /** Steps from the root; "*" is any. */
  readonly pattern: readonly string[];
  readonly at: TextPlace['at'];
  readonly names: (estate: Estate, place: TextPlace) => readonly Name[];
}

const partyPatterns = ['routers', 'firewalls'].flatMap((collection) => ['from', 'to'].map((side) => [collection, '*', 'filters', '*', side]));
const targetPatterns = [['scenarios', '*', 'steps', '*', 'target'], ['scenarios', '*', 'steps', '*', 'to']] as const;

const rawPattern = ['vms', '*', 'disks', '*', 'raw'];
const filePathPatterns = ['path', 'cdrom', 'floppy'].map((field) => ['vms', '*', field]);

const freeFields: readonly FreeField[] = [
  ...targetPatterns.map((pattern): FreeField => ({ pattern, at: 'value', names: targetNames })),
  ...['uplinks', 'standby'].flatMap((field): readonly FreeField[] => [
    { pattern: ['switches', '*', field, '*', '*'], at: 'value', names: (estate, { path, text }) => partName(estate, 'hosts', path[3], { field: 'nics', name: text }) },
    { pattern: ['networks', '*', field, '*'], at: 'value', names: uplinkNames },
  ]),
  { pattern: ['switches', '*', 'ports', '*', 'aggregation'], at: 'value', names: (estate, { path, text }) => partName(estate, 'switches', path[1], { field: 'aggregations', name: text }) },
  { pattern: ['routers', '*', 'nat', '*', 'out'], at: 'value', names: (estate, { path, text }) => partName(estate, 'routers', path[1], { field: 'interfaces', name: text }) },
  { pattern: ['networks', '*', 'nic'], at: 'value', names: bridgedNames },
  { pattern: ['arrays', '*', 'exports', '*', 'group'], at: 'value', names: (estate, { path, text }) => partName(estate, 'arrays', path[1], { field: 'groups', name: text }) },
  { pattern: ['arrays', '*', 'zones', '*', 'ports', '*'], at: 'value', names: (estate, { path, text }) => partName(estate, 'arrays', path[1], { field: 'ports', name: text }) },
  { pattern: ['hosts', '*', 'hbas', '*', 'adapter'], at: 'value', names: (estate, { path, text }) => partName(estate, 'hosts', path[1], { field: 'adapters', name: text }) },
  { pattern: rawPattern, at: 'value', names: rawNames },
  ...filePathPatterns.map((pattern): FreeField => ({ pattern, at: 'value', names: filePathNames })),
  ...partyPatterns.map((pattern): FreeField => ({ pattern, at: 'value', names: partyNames })),
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

/** "array/export" of an array that is there; the name of a LUN elsewhere is nobody's. */
function rawNames(estate: Estate, { text }: TextPlace): readonly Name[] {
  const slash = text.indexOf('/');
  const array = slash < 0 ? undefined : estate.find('arrays', text.slice(0, slash));
  if (!array) return [];
  const owner: Name = { named: { collection: 'arrays', id: array.id }, from: 0, to: slash };
  const name = text.slice(slash + 1);
  return partsOf(array, ['exports']).includes(name) ? [owner, { named: { ...owner.named, part: { field: 'exports', name } }, from: slash + 1, to: text.length }] : [owner];
}

/** The datastore of "[gold] web-01/web-01.vmx" where it is named by its id; its display name is no id. */
function filePathNames(estate: Estate, { text }: TextPlace): readonly Name[] {
  const id = parseDatastorePath(text)?.datastore;
  if (id === undefined || !estate.find('datastores', id)) return [];
  const from = text.indexOf(id);
  return [{ named: { collection: 'datastores', id }, from, to: from + id.length }];
}

/** A pinned node: an entry, a part of one, a network a container is on, or what a group is about. */
function pinNames(estate: Estate, { text }: TextPlace): readonly Name[] {
  const about = entryOfGroup(text);
  const node = about ?? entryOf(text);
  const entry = node && estate.find(node.collection, node.id);
  if (!entry) return [];
  const { collection, id } = entry;
  const part = about === undefined ? entryOf(text)?.part : undefined;
  const to = text.length - (part ? part.field.length + part.name.length + 2 : 0);
  const named: Name = { named: { collection, id }, from: to - id.length, to };
  if (!part) return [named];
  const at = { from: text.length - part.name.length, to: text.length };
  if (collection === 'containers') return estate.find('networks', part.name) ? [named, { named: { collection: 'networks', id: part.name }, ...at }] : [named];
  return partsOf(entry, [part.field]).includes(part.name) ? [named, { named: { collection, id, part }, ...at }] : [named];
}

/** Fields of a collection whose keys are parts of its entries. */
export function partFields(collection: CollectionName): readonly string[] {
  const properties = schemaAt([collection, '*'])?.properties ?? {};
  return Object.keys(properties).filter((field) => properties[field]?.['x-key'] === 'name');
}

function matches(pattern: readonly string[], path: Path): boolean {
  return pattern.length === path.length && pattern.every((step, i) => step === '*' || step === path[i]);
}

/** Where a text may be, step by step from the root: patterns that begin alike are gone along once. */
interface Steps {
  readonly named: Map<string, Steps>;
  /** The next step is any key or index. */
  any: Steps | null;
  /** What of such a place a pattern means. */
  readonly ends: Set<TextPlace['at']>;
}

const steps = stepsOf(freeFields);

function stepsOf(fields: readonly FreeField[]): Steps {
  const none = (): Steps => ({ named: new Map(), any: null, ends: new Set() });
  const root = none();
  for (const { pattern, at } of fields) {
    let here = root;
    for (const step of pattern) {
      const next: Steps = (step === '*' ? here.any : here.named.get(step)) ?? none();
      if (step === '*') here.any = next;
      else here.named.set(step, next);
      here = next;
    }
    here.ends.add(at);
  }
  return root;
}

/** Adds the texts at or below a node that is at `path`, which is as before afterwards. */
function collect(node: JsonNode | undefined, { named, any, ends }: Steps, path: (string | number)[], found: TextPlace[]): void {
  if (node === undefined) return;
  const goOn = (step: string | number, below: JsonNode | undefined, next: Steps): void => {
    path.push(step);
    collect(below, next, path, found);
    path.pop();
  };
  if (node.kind === 'string') {
    if (ends.has('value')) found.push({ path: [...path], at: 'value', text: String(node.value) });
  } else if (node.kind === 'array') {
    if (any) node.values.forEach((value, i) => goOn(i, value, any));
  } else if (node.kind === 'object') {
    for (const [step, next] of named) goOn(step, valueOf(node, step), next);
    if (!any) return;
    if (any.ends.has('key')) for (const key of node.keys) found.push({ path: [...path, key], at: 'key', text: key });
    node.keys.forEach((key, i) => { if (node.index.get(key) === i) goOn(key, node.values[i], any); });
  }
}
