/**
 * The syntax tree of a document: immutable, with every position relative to the parent, so that an edit inside one
 * entry leaves every other entry's node untouched and identical (`===`).
 */
export type JsonNode = ObjectNode | ArrayNode | ScalarNode;

export interface SyntaxProblem {
  /** Relative to the start of the node that holds it. */
  readonly start: number;
  readonly length: number;
  readonly message: string;
}

interface NodeBase {
  /** Characters from the first to after the last of the node. */
  readonly length: number;
  /** Problems of this node itself, not of its children. */
  readonly problems: readonly SyntaxProblem[];
  /** Whether this node or one below it has a problem. */
  readonly broken: boolean;
}

export interface ObjectNode extends NodeBase {
  readonly kind: 'object';
  /** Whether its own closing bracket was found. */
  readonly closed: boolean;
  /** Keys in order, duplicates included. */
  readonly keys: readonly string[];
  readonly keyStarts: readonly number[];
  /** Length of the key as written, quotes included. */
  readonly keyLengths: readonly number[];
  /** Value of each key; `undefined` where it is missing. */
  readonly values: readonly (JsonNode | undefined)[];
  readonly valueStarts: readonly number[];
  /** Key → index of its last occurrence; shared by versions that have the same keys. */
  readonly index: KeyIndex;
}

export interface ArrayNode extends NodeBase {
  readonly kind: 'array';
  readonly closed: boolean;
  readonly values: readonly JsonNode[];
  readonly valueStarts: readonly number[];
}

export interface ScalarNode extends NodeBase {
  readonly kind: 'string' | 'number' | 'boolean' | 'null';
  readonly value: string | number | boolean | null;
}

/** Looks keys up; built the first time it is asked. */
export class KeyIndex {
  private map: Map<string, number> | undefined;
  constructor(private readonly keys: readonly string[]) {}

  get(key: string): number | undefined {
    // As in JSON.parse, the last of several equal keys counts.
    if (this.keys.length <= 8) {
      const at = this.keys.lastIndexOf(key);
      return at < 0 ? undefined : at;
    }
    return this.table.get(key);
  }

  private get table(): Map<string, number> {
    if (this.map) return this.map;
    const map = new Map<string, number>();
    for (let i = 0; i < this.keys.length; i++) map.set(this.keys[i] ?? '', i);
    return (this.map = map);
  }

  /** Indices of keys that a later equal key makes void. */
  shadowed(): readonly number[] {
    const { keys } = this;
    if (keys.length > 8 && this.table.size === keys.length) return none;
    let found: number[] | undefined;
    for (let i = 0; i < keys.length; i++) if (this.get(keys[i] ?? '') !== i) (found ??= []).push(i);
    return found ?? none;
  }
}
const none: readonly never[] = [];

/** The value of `key`, or undefined where there is none. */
export function valueOf(node: JsonNode | undefined, key: string): JsonNode | undefined {
  if (node?.kind !== 'object') return undefined;
  const at = node.index.get(key);
  return at === undefined ? undefined : node.values[at];
}

/** The plain JSON value of a node; missing values are left out, the last of equal keys counts. */
export function toValue(node: JsonNode): unknown {
  switch (node.kind) {
    case 'object': {
      const result: Record<string, unknown> = {};
      node.keys.forEach((key, i) => {
        const value = node.values[i];
        if (value) Object.defineProperty(result, key, { value: toValue(value), enumerable: true, configurable: true, writable: true });
      });
      return result;
    }
    case 'array':
      return node.values.map(toValue);
    default:
      return node.value;
  }
}

/** Every syntax problem below and in `node`, at absolute offsets, in order. */
export function syntaxProblems(node: JsonNode, start = 0): SyntaxProblem[] {
  if (!node.broken) return [];
  const own = node.problems.map((p) => ({ ...p, start: p.start + start }));
  if (node.kind === 'object' || node.kind === 'array') {
    node.values.forEach((value, i) => {
      if (value?.broken) own.push(...syntaxProblems(value, start + (node.valueStarts[i] ?? 0)));
    });
  }
  return own.sort((a, b) => a.start - b.start);
}
