import type { JsonValue } from '../../../core/model/change';

/** The properties of a JSON object; none of anything else. */
export function asFields(value: JsonValue | undefined): Readonly<Record<string, JsonValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, JsonValue>>) : {};
}
