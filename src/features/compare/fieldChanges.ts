/** What is written otherwise in one of two values. */
import type { JsonNode } from '../../core/document/json/node';
import type { JsonValue } from '../../core/model/change';
import type { Path } from '../../core/model/entry';
import { sameValue } from '../../core/util/sameValue';
import type { FieldChange } from './types';

/** A value as written, and as it was understood: undefined where it is absent or nothing is known of it. */
export interface Written {
  readonly written: JsonValue | undefined;
  readonly read: unknown;
}

/**
 * The fields that differ, in the order in which they are written. What is written differently and means the same, such as
 * "1 TiB" and "1024 GiB", does not differ.
 */
export function fieldChanges(before: Written, after: Written, path: Path = []): readonly FieldChange[] {
  const [a, b] = [before.written, after.written];
  if (isRecord(a) && isRecord(b)) return keysOf(a, b).flatMap((key) => fieldChanges(childOf(before, key), childOf(after, key), [...path, key]));
  if (Array.isArray(a) && Array.isArray(b) && [...(a as readonly JsonValue[]), ...(b as readonly JsonValue[])].some(isRecord)) return itemChanges(before, after, path);
  if (sameValue(a, b) || (before.read !== undefined && sameValue(before.read, after.read))) return [];
  return [{ path, before: a, after: b }];
}

/** Lists of records item by item, those that are alike at their beginnings and ends left out. */
function itemChanges(before: Written, after: Written, path: Path): readonly FieldChange[] {
  const [a, b] = [before.written as readonly JsonValue[], after.written as readonly JsonValue[]];
  const differs = (at: number, to: number): boolean => fieldChanges(childOf(before, at), childOf(after, to)).length > 0;
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && !differs(head, head)) head++;
  let tail = 0;
  while (tail < shorter - head && !differs(a.length - 1 - tail, b.length - 1 - tail)) tail++;
  const middle = Array.from({ length: Math.max(a.length, b.length) - head - tail }, (_, i) => head + i);
  return middle.flatMap((at) => fieldChanges(
    at < a.length - tail ? childOf(before, at) : absent,
    at < b.length - tail ? childOf(after, at) : absent,
    [...path, at],
  ));
}

/** Whether two trees are written alike, whatever stands between their values. */
export function sameNode(a: JsonNode | undefined, b: JsonNode | undefined): boolean {
  if (a === b) return true;
  if (!a || !b || a.kind !== b.kind) return false;
  if (a.kind === 'object' && b.kind === 'object') {
    return a.keys.length === b.keys.length && a.keys.every((key, i) => key === b.keys[i] && sameNode(a.values[i], b.values[i]));
  }
  if (a.kind === 'array' && b.kind === 'array') return a.values.length === b.values.length && a.values.every((value, i) => sameNode(value, b.values[i]));
  return 'value' in a && 'value' in b && a.value === b.value;
}

const absent: Written = { written: undefined, read: undefined };

function childOf({ written, read }: Written, step: string | number): Written {
  return { written: stepInto(written, step) as JsonValue | undefined, read: stepInto(read, step) };
}

function stepInto(value: unknown, step: string | number): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, step) ? (value as Readonly<Record<string | number, unknown>>)[step] : undefined;
}

/** The keys of the later record, and behind them those that are gone. */
function keysOf(a: Readonly<Record<string, JsonValue>>, b: Readonly<Record<string, JsonValue>>): readonly string[] {
  return [...Object.keys(b), ...Object.keys(a).filter((key) => !Object.hasOwn(b, key))];
}

function isRecord(value: JsonValue | undefined): value is Readonly<Record<string, JsonValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
