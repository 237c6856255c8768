/** The fields of what is inspected, from the schema: what may be written there, and what is. */
import { toValue, type JsonNode } from '../../../core/document/json/node';
import type { Path } from '../../../core/model/entry';
import { schemaAt, type FieldSchema } from '../../../core/model/schemaAt';
import { capitalized } from '../../../core/util/words';
import type { FieldGroup, InspectorField, Scalar, ValueControl } from '../../../protocol/inspector';
import type { Session } from '../../session';
import { treeNode } from '../../treeNode';
import { inForce, isToldElsewhere, type InForce } from './inForce';
import { partViews } from './partViews';
import { commonOf, controlOf, partsOfField } from './shape';
import type { ProblemAt, Subject } from './subject';
import { fieldLabel, groupTitle, singular } from './words';

/**
 * The fields that all subjects have: those of the thing itself first, then a group for each object below it, at any depth, and
 * one for each field that holds parts. The fields of a part are those that are asked for with the path of the part as `within`.
 */
export function groupsOf(session: Session, subjects: readonly Subject[], within: Path, problemAt: ProblemAt): FieldGroup[] {
  const [first] = subjects;
  const schemas = subjects.map(({ entry, base }) => schemaAt([entry.collection, entry.id, ...base, ...within]));
  const schema = schemas.every((each) => each !== undefined) ? commonOf(schemas) : undefined;
  if (!first || !schema) return [];
  const groups: FieldGroup[] = [];
  const looked = new Looked(session, subjects, first, problemAt);
  if (schema.properties) collect(schema, within, groupTitle([]));
  else {
    // A part that is one value, or a list of them.
    const field = looked.field(schema, within);
    if (field) groups.push({ title: groupTitle([]), path: looked.path(within), fields: [field] });
  }
  return groups.filter(({ fields }) => fields.length > 0);

  function collect(shape: FieldSchema, path: Path, title: string): void {
    const fields: InspectorField[] = [];
    groups.push({ title, path: looked.path(path), fields });
    for (const [key, child] of Object.entries(shape.properties ?? {})) {
      const at = [...path, key];
      if (child.properties) collect(child, at, groupTitle(at.slice(within.length)));
      else {
        const field = looked.field(child, at);
        if (field?.control.kind === 'parts') groups.push({ title: groupTitle(at.slice(within.length)), path: field.path, fields: [field] });
        else if (field) fields.push(field);
      }
    }
  }
}

/** Makes fields of what is written in one or several subjects. Paths are below their bases. */
class Looked {
  constructor(private readonly session: Session, private readonly subjects: readonly Subject[], private readonly first: Subject, private readonly problemAt: ProblemAt) {}

  /** Below the first entry. */
  path(below: Path): (string | number)[] {
    return [...this.first.base, ...below];
  }

  field(schema: FieldSchema, below: Path): InspectorField | undefined {
    const nodes = this.subjects.map(({ written }) => treeNode(written, below));
    const path = this.path(below);
    const fromRoot = [this.first.entry.collection, this.first.entry.id, ...path];
    const about = { path, label: labelOf(path), description: schema.description ?? '', problem: this.problemAt(path) };
    const single = controlOf(schema, fromRoot);
    if (single) return { ...about, control: asWritten(single, nodes), ...valueOf(nodes), ...this.counts(schema, below, nodes) };
    const several = partsOfField(schema);
    if (several) {
      // The third snapshot of one VM is not that of another.
      if (several.by === 'place' && this.subjects.length > 1) return undefined;
      const parts = partViews(this.subjects, below, nodes, several, this.problemAt);
      const control = { kind: 'parts' as const, by: several.by, word: singular(String(below[below.length - 1])), parts };
      return { ...about, control, value: null, mixed: false, from: parts.length > 0 ? 'document' : 'default', fallback: '', origin: '' };
    }
    const item = schema.items && controlOf(schema.items, [...fromRoot, 0]);
    if (!item) return undefined;
    return { ...about, control: { kind: 'list', item }, ...listOf(nodes), ...this.counts(schema, below, nodes) };
  }

  /** Whether it is written, and what counts where it is not. */
  private counts(schema: FieldSchema, below: Path, nodes: readonly (JsonNode | undefined)[]): Pick<InspectorField, 'from' | 'fallback' | 'origin'> {
    const isWritten = nodes.some((node) => node !== undefined);
    let all: InForce | undefined;
    // A default of the format is the same for all.
    const asked = this.subjects.length > 1 && !this.subjects.some(({ entry, base }) => isToldElsewhere(entry.collection, [...base, ...below])) ? [this.first] : this.subjects;
    for (const { entry, base } of asked) {
      const one = inForce(this.session.estate, entry, [...base, ...below], schema);
      if (all && one.fallback !== all.fallback) return { from: isWritten ? 'document' : 'inherited', fallback: '', origin: 'it differs' };
      if (all && one.origin !== all.origin) all = { ...one, origin: '' };
      else all = one;
    }
    const { fallback = '', origin = '', from = 'default' } = all ?? {};
    return { from: isWritten ? 'document' : from, fallback, origin };
  }
}

/** One of a list is called by what the list holds. */
function labelOf(path: Path): string {
  const last = path[path.length - 1] ?? '';
  return typeof last === 'number' ? capitalized(singular(String(path[path.length - 2]))) : fieldLabel(last);
}

/** What may be a list of names in place of yes or no is a list where one is written. */
function asWritten(control: ValueControl, nodes: readonly (JsonNode | undefined)[]): InspectorField['control'] {
  return control.kind === 'flag' && nodes.some((node) => node?.kind === 'array') ? { kind: 'list', item: { kind: 'text', suggests: false } } : control;
}

/** One value, where all have it; null where nothing is written, or not one value. */
function valueOf(nodes: readonly (JsonNode | undefined)[]): Pick<InspectorField, 'value' | 'mixed'> {
  const [first] = nodes;
  if (nodes.some((node) => node?.kind === 'array')) return listOf(nodes);
  const value = scalarOf(first);
  const isSame = nodes.every((node) => scalarOf(node) === value);
  return { value: isSame ? value : null, mixed: !isSame };
}

function scalarOf(node: JsonNode | undefined): Scalar | null {
  return node === undefined || node.kind === 'object' || node.kind === 'array' ? null : node.value;
}

/** The list that all have, or what is in each of several that differ. */
function listOf(nodes: readonly (JsonNode | undefined)[]): Pick<InspectorField, 'value' | 'mixed'> {
  const lists = nodes.map((node) => (node?.kind === 'array' ? node.values.map((item) => scalarOf(item) ?? JSON.stringify(toValue(item))) : []));
  const [first = []] = lists;
  const isSame = lists.every((list) => list.length === first.length && list.every((item, i) => item === first[i]));
  if (isSame) return { value: nodes.some((node) => node !== undefined) ? first : null, mixed: false };
  const others = lists.slice(1).map((list) => new Set(list));
  return { value: first.filter((item) => others.every((list) => list.has(item))), mixed: true };
}
