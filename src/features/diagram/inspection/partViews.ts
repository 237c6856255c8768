/** The parts that a field holds, each in a line. */
import { toValue, type JsonNode } from '../../../core/document/json/node';
import type { Path } from '../../../core/model/entry';
import type { FieldSchema } from '../../../core/model/schemaAt';
import type { PartView } from '../../../protocol/inspector';
import { entryOf, partNodeOf } from '../nodeIds';
import type { ProblemAt, Subject } from './subject';
import { fieldLabel } from './words';

interface Several {
  readonly by: 'name' | 'place' | 'reference';
  readonly part: FieldSchema;
}

/** The parts that all subjects have, as the first has them. `below` is the path of the field below the base of each. */
export function partViews(subjects: readonly Subject[], below: Path, nodes: readonly (JsonNode | undefined)[], { by, part }: Several, problemAt: ProblemAt): PartView[] {
  const [first] = subjects;
  const [node, ...others] = nodes;
  if (!first || !node) return [];
  const path = [...first.base, ...below];
  if (node.kind === 'array') {
    return by !== 'place' ? [] : node.values.map((item, i): PartView => ({ step: i, label: labelOf(item) ?? String(i + 1), detail: detailOf(part, item), node: null, problem: problemAt([...path, i]) }));
  }
  if (node.kind !== 'object') return [];
  return [...new Set(node.keys)].flatMap((name): readonly PartView[] => {
    if (!others.every((other) => other?.kind === 'object' && other.index.get(name) !== undefined)) return [];
    const item = node.values[node.index.get(name) ?? -1];
    return [{ step: name, label: name, detail: detailOf(part, item), node: subjects.length === 1 ? nodeOfPart(first, path, name) : null, problem: problemAt([...path, name]) }];
  });
}

/** The node that stands for a part in one of the views. */
function nodeOfPart({ entry }: Subject, path: Path, name: string): string | null {
  const [field] = path;
  if (path.length !== 1 || typeof field !== 'string') return null;
  const node = partNodeOf(entry.collection, entry.id, field, name);
  return entryOf(node)?.part?.name === name ? node : null;
}

/** What an item of a list is called. */
function labelOf(item: JsonNode): string | undefined {
  if (item.kind !== 'object') return undefined;
  for (const key of ['name', 'description']) {
    const node = item.values[item.index.get(key) ?? -1];
    if (node?.kind === 'string' && node.value !== '') return String(node.value);
  }
  return undefined;
}

const mostWords = 4;

/** "40 GiB · gold": the first of what is written of a part; of a list, its items. */
function detailOf({ properties }: FieldSchema, item: JsonNode | undefined): string {
  if (item?.kind === 'array') return item.values.map((value) => String(toValue(value))).join(', ');
  if (item?.kind !== 'object') return item === undefined ? '' : String(item.value);
  const words: string[] = [];
  for (const key of Object.keys(properties ?? {})) {
    const value = item.values[item.index.get(key) ?? -1];
    if (value === undefined || key === 'name' || key === 'description') continue;
    if (value.kind === 'boolean') words.push(value.value === true ? fieldLabel(key) : `not ${fieldLabel(key).toLowerCase()}`);
    else if (value.kind === 'number') words.push(`${fieldLabel(key)} ${String(value.value)}`);
    else if (value.kind === 'string') words.push(String(value.value));
    else if (value.kind === 'array' && value.values.length > 0) words.push(value.values.slice(0, 2).map((each) => (each.kind === 'object' ? '…' : String(toValue(each)))).join(', '));
    if (words.length === mostWords) break;
  }
  return words.join(' · ');
}
