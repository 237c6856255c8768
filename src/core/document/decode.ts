/**
 * From the syntax tree to the model along the schema: keeps whatever can be read, and says at the narrowest path what
 * cannot. A schema is compiled once into nested functions, because an estate has ten thousand entries of one shape.
 */
import type { Problem, Path, Reference } from '../model/entry';
import { isCollectionName, type CollectionName } from '../model/ids';
import type { FieldSchema as Shape } from '../model/schemaAt';
import { parseQuantity, type Dimension } from '../model/quantity';
import { idPattern, type Static, type TSchema } from '../model/schema';
import { closest } from '../util/closest';
import { rememberedBy, rememberedByText } from '../util/remembered';
import { KeyIndex, type JsonNode, type ObjectNode } from './json/node';

export interface Decoded<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
  readonly references: readonly Reference[];
}

/** A decoder of values described by `schema`; it never throws, and drops what is wrong with a problem. */
export function decoderOf<S extends TSchema>(schema: S): (node: JsonNode) => Decoded<Static<S>> {
  const step = compile(schema as unknown as Shape);
  // Invariant: empty between two values. One list for all of them: each would grow another as deep.
  const path: Trail = [];
  return (node) => {
    const out: Collected = { problems: [], references: [] };
    const value = step(node, path, out);
    // A list that grew keeps room for more: what is kept of it is as long as what it holds.
    return { value: (value === nothing ? {} : value) as Static<S>, problems: out.problems.length === 0 ? none : out.problems, references: out.references.slice() };
  };
}

interface Collected {
  readonly problems: Problem[];
  readonly references: Reference[];
}
const nothing = Symbol('nothing readable');
/**
 * Reads a node, and writes down at `path` what it finds wrong or named there. The path is one list for all
 * entries, longer on the way down and shorter on the way up: whoever keeps it keeps a copy.
 */
type Step = (node: JsonNode, path: Trail, out: Collected) => unknown;
type Trail = (string | number)[];

function compile(shape: Shape): Step {
  if (shape['x-quantity']) return quantityStep(shape['x-quantity'], shape['x-several'] === true, shape.maximum);
  if (shape['x-ref']) return referenceStep(shape['x-ref']);
  if (shape['x-part']) return partStep(shape['x-part']);
  if (shape.anyOf) return anyStep(shape.anyOf);
  if (shape.enum) return choiceStep(shape.enum);
  switch (shape.type) {
    case 'object': return objectStep(shape);
    case 'array': return arrayStep(shape.items ?? {});
    case 'string': return scalarStep('string', 'text');
    case 'boolean': return scalarStep('boolean', 'true or false');
    case 'number':
    case 'integer': return numberStep(shape);
    default: throw new Error(`The decoder does not know this schema: ${JSON.stringify(shape)}`);
  }
}

function wrongType(node: JsonNode, path: Trail, expected: string, out: Collected): typeof nothing {
  const literal = node.kind === 'object' || node.kind === 'array' ? {} : { literal: node.value };
  out.problems.push({ kind: 'wrong-type', path: [...path], expected, found: describe(node), ...literal });
  return nothing;
}

function describe(node: JsonNode): string {
  switch (node.kind) {
    case 'object': return 'an object';
    case 'array': return 'a list';
    case 'string': return `the text ${JSON.stringify(node.value)}`;
    default: return String(node.value);
  }
}

function quantityStep(accepted: readonly Dimension[], several: boolean, maximum = Infinity): Step {
  const read = rememberedByText((text: string) => {
    const result = parseQuantity(text, accepted);
    // One for all that are written alike: ten thousand VMs say few different ones.
    return result.kind === 'invalid' ? result : { ...result, measure: { dimension: result.dimension, value: result.value } };
  });
  return (node, path, out) => {
    const text = node.kind === 'string' ? String(node.value) : node.kind === 'number' ? String(node.value) : undefined;
    if (text === undefined) return wrongType(node, path, 'a quantity in quotation marks', out);
    const result = read(text);
    if (result.kind === 'invalid') {
      out.problems.push({ kind: 'invalid-quantity', path: [...path], text, reason: result.reason, suggestion: result.suggestion });
      return nothing;
    }
    if (node.kind === 'number') {
      out.problems.push({ kind: 'invalid-quantity', path: [...path], text, reason: 'the unit is missing', suggestion: undefined });
      return nothing;
    }
    if (result.value > maximum) {
      out.problems.push({ kind: 'out-of-range', path: [...path], found: result.value, minimum: undefined, maximum, integer: false, dimension: result.dimension });
      return nothing;
    }
    return several ? result.measure : result.value;
  };
}

function referenceStep(collections: readonly CollectionName[]): Step {
  return (node, path, out) => {
    if (node.kind !== 'string') return wrongType(node, path, 'the id of an entry', out);
    const id = String(node.value);
    out.references.push({ kind: 'entry', path: keptPath(path), collections, id });
    return id;
  };
}

function partStep(parts: Partial<Record<CollectionName, readonly string[]>>): Step {
  return (node, path, out) => {
    if (node.kind !== 'string') return wrongType(node, path, 'a reference such as "owner/part"', out);
    const text = String(node.value);
    const slash = text.indexOf('/');
    out.references.push({
      kind: 'part', path: [...path], text, parts, owner: slash < 0 ? text : text.slice(0, slash), part: slash < 0 ? undefined : text.slice(slash + 1),
    });
    return text;
  };
}

function choiceStep(allowed: readonly unknown[]): Step {
  const words = allowed.map(String);
  return (node, path, out) => {
    const found = node.kind === 'object' || node.kind === 'array' ? undefined : node.value;
    if (found !== undefined && allowed.includes(found)) return found;
    const written = found === undefined ? describe(node) : String(found);
    out.problems.push({ kind: 'not-one-of', path: [...path], found: written, allowed: words, suggestion: closest(written, words) });
    return nothing;
  };
}

function anyStep(alternatives: readonly Shape[]): Step {
  const steps = alternatives.map(compile);
  return (node, path, out) => {
    // The problems of the alternative that came furthest: of the right kind, with something wrong inside.
    let furthest: Collected | undefined;
    for (const step of steps) {
      const attempt: Collected = { problems: [], references: [] };
      const value = step(node, path, attempt);
      if (attempt.problems.length === 0) {
        out.references.push(...attempt.references);
        return value;
      }
      if (!furthest || depthOf(attempt) > depthOf(furthest)) furthest = attempt;
    }
    out.problems.push(...(furthest?.problems ?? []));
    return nothing;
  };
}

function depthOf({ problems }: Collected): number {
  return Math.min(...problems.map((problem) => problem.path.length));
}

function scalarStep(kind: 'string' | 'boolean', expected: string): Step {
  return (node, path, out) => (node.kind === kind ? node.value : wrongType(node, path, expected, out));
}

function numberStep(shape: Shape): Step {
  const integer = shape.type === 'integer';
  const { minimum, maximum } = shape;
  return (node, path, out) => {
    if (node.kind !== 'number') return wrongType(node, path, integer ? 'a whole number' : 'a number', out);
    const found = Number(node.value);
    if ((integer && !Number.isInteger(found)) || (minimum !== undefined && found < minimum) || (maximum !== undefined && found > maximum)) {
      out.problems.push({ kind: 'out-of-range', path: [...path], found, minimum, maximum, integer });
      return nothing;
    }
    return found;
  };
}

function arrayStep(items: Shape): Step {
  const step = compile(items);
  return (node, path, out) => {
    if (node.kind !== 'array') return wrongType(node, path, 'a list', out);
    let isWhole = true;
    // As long as what it holds: a list that is pushed to keeps room for more.
    const read = node.values.map((value, i) => {
      path.push(i);
      const item = step(value, path, out);
      path.pop();
      isWhole &&= item !== nothing;
      return item;
    });
    return isWhole ? read : read.filter((item) => item !== nothing);
  };
}

function objectStep(shape: Shape): Step {
  const steps = new Map(Object.entries(shape.properties ?? {}).map(([key, value]) => [key, compile(value)]));
  const others = typeof shape.additionalProperties === 'object' ? compile(shape.additionalProperties) : undefined;
  const keysAre = shape['x-key'];
  const keyCollection = keysAre !== undefined && isCollectionName(keysAre) ? keysAre : undefined;
  const idShape = shape.propertyNames?.pattern === idPattern ? new RegExp(idPattern) : undefined;
  const Plain = plainObjects();
  const planOf = rememberedBy((keys: readonly string[]): Plan => {
    const shadowed = new Set(new KeyIndex(keys).shadowed());
    const fields = keys.map((key, i) => (shadowed.has(i) ? undefined : { key, step: steps.get(key) ?? others, isId: idShape?.test(key) ?? true }));
    return { fields, repeats: shadowed.size > 0 };
  });
  return (node, path, out) => {
    if (node.kind !== 'object') return wrongType(node, path, 'an object { … }', out);
    const { fields, repeats } = planOf(node.keys);
    if (repeats) out.problems.push(...duplicateKeys(node, path));
    const result = new Plain();
    for (let i = 0; i < fields.length; i++) {
      const field = fields[i];
      if (!field) continue;
      const { key, step } = field;
      if (!step) {
        out.problems.push({ kind: 'unknown-field', path: [...path, key], field: key, suggestion: closest(key, steps.keys()) });
        continue;
      }
      if (!field.isId) out.problems.push({ kind: 'invalid-id', path: [...path, key], id: key });
      if (keyCollection) out.references.push({ kind: 'entry', path: [...path, key], collections: [keyCollection], id: key, isKey: true });
      const child = node.values[i];
      if (!child) continue;
      path.push(key);
      const value = step(child, path, out);
      path.pop();
      if (value !== nothing) setField(result, key, value);
    }
    return result;
  };
}

/**
 * Makes ordinary objects, as `{}` does, but with room from the beginning for as many fields as the first of them came to have:
 * those of ten thousand VMs would outgrow what they begin with, field by field.
 */
function plainObjects(): new () => Record<string, unknown> {
  function Plain(): void {}
  Plain.prototype = Object.prototype;
  return Plain as unknown as new () => Record<string, unknown>;
}

/** What follows from a list of keys alone: thousands of objects have one and the same. */
interface Plan {
  /** A field each; undefined where a later equal key makes it void. */
  readonly fields: readonly (Field | undefined)[];
  readonly repeats: boolean;
}
interface Field {
  readonly key: string;
  /** Undefined for a key the schema does not know. */
  readonly step: Step | undefined;
  /** Whether it looks like an id, where it has to. */
  readonly isId: boolean;
}

/** Sets a field whatever its name: plain assignment would take "__proto__" for the prototype. */
function setField(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
}

/** A problem for each key that a later equal one makes void. */
export function duplicateKeys(node: ObjectNode, path: Path): readonly Problem[] {
  const shadowed = node.index.shadowed();
  if (shadowed.length === 0) return none;
  const seen = new Map<string, number>();
  return shadowed.map((i) => {
    const key = node.keys[i] ?? '';
    const occurrence = seen.get(key) ?? 0;
    seen.set(key, occurrence + 1);
    return { kind: 'duplicate-key', path: [...path, key], key, occurrence };
  });
}
const none: readonly never[] = [];

/** A copy of a path, and mostly the same one for equal paths: of ten thousand references, most stand at ["host"]. */
function keptPath(path: Path): Path {
  let kept = paths;
  for (const step of path) {
    let below = kept.below.get(step);
    if (!below) {
      // Names that a person makes up are without end.
      if (++pathsKept > 10_000) return [...path];
      kept.below.set(step, (below = { path: [...kept.path, step], below: new Map() }));
    }
    kept = below;
  }
  return kept.path;
}
interface Kept {
  readonly path: Path;
  readonly below: Map<string | number, Kept>;
}
const paths: Kept = { path: [], below: new Map() };
let pathsKept = 0;
