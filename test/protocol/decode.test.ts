import fc from 'fast-check';
import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { decodeFromExtension, decodeFromWebview } from '../../src/protocol/decode';
import { FromExtension, FromWebview } from '../../src/protocol/messages';

describe('decoding a message', () => {
  it('accepts what TypeBox accepts and refuses what it refuses, for every message with anything in it replaced', () => {
    for (const [schema, decode] of [[FromWebview, decodeFromWebview], [FromExtension, decodeFromExtension]] as const) {
      fc.assert(fc.property(damaged(conforming(schema)), (data) => {
        expect(decode(data).kind === 'message').toBe(Value.Check(schema, data));
      }), { numRuns: 2000 });
    }
  });

  it('says where a message is wrong', () => {
    const view = { kind: 'view', view: 'compute', revision: 1, title: 't', nodes: [{ ...host, label: 7 }], edges: [] };
    expect(decodeFromExtension(view)).toEqual({ kind: 'invalid', reason: 'message.nodes[0].label: expected a string' });
    expect(decodeFromWebview({ kind: 'selection' })).toEqual({ kind: 'invalid', reason: 'message.nodes: missing' });
    expect(decodeFromWebview({ kind: 'shout' })).toMatchObject({ kind: 'invalid', reason: expect.stringContaining('"ready" or ') });
    expect(decodeFromWebview('ready')).toEqual({ kind: 'invalid', reason: 'message: expected an object' });
  });

  it('hands the message on as it came', () => {
    const view = { kind: 'view', view: 'compute', revision: 1, title: 't', nodes: [host], edges: [] };
    expect(decodeFromExtension(view)).toEqual({ kind: 'message', message: view });
  });
});

const host = {
  id: 'hosts/esx-01', kind: 'host', label: 'esx-01', parent: null, order: 0, detail: '', state: 'normal',
  heat: { cpu: 0.4, memory: null }, findings: { error: 0, warning: 0, info: 0 }, pin: [1, 2],
};

/** Values of a schema. */
function conforming(schema: TSchema): fc.Arbitrary<unknown> {
  const shape = schema as { type?: string; anyOf?: TSchema[]; enum?: unknown[]; const?: unknown; items?: TSchema | TSchema[]; properties?: Record<string, TSchema>; required?: string[] };
  if (shape.anyOf) return fc.oneof(...shape.anyOf.map(conforming));
  if (shape.enum) return fc.constantFrom(...shape.enum);
  if ('const' in shape) return fc.constant(shape.const);
  switch (shape.type) {
    case 'string': return fc.string({ maxLength: 4 });
    case 'number': return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'boolean': return fc.boolean();
    case 'null': return fc.constant(null);
    case 'array': return Array.isArray(shape.items) ? fc.tuple(...shape.items.map(conforming)) : fc.array(conforming(shape.items!), { maxLength: 3 });
    case 'object': return fc.record(Object.fromEntries(Object.entries(shape.properties!).map(([name, field]) => [name, conforming(field)])), { requiredKeys: shape.required ?? [] });
    default: throw new Error(`No arbitrary for ${JSON.stringify(schema)}`);
  }
}

/** The value itself, or with one place in it replaced, removed or added. */
function damaged(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const strange = fc.oneof(fc.constantFrom<unknown>(undefined, null, true, 1, NaN, Infinity, -0, '', 'ask', [], {}, [1, 2, 3]), fc.anything());
  return fc.tuple(values, fc.array(fc.nat(30), { maxLength: 6 }), strange, fc.constantFrom('keep', 'replace', 'remove', 'add'))
    .map(([value, steps, replacement, act]) => (act === 'keep' ? value : change(structuredClone(value), steps, replacement, act)));
}

function change(value: unknown, steps: readonly number[], replacement: unknown, act: 'replace' | 'remove' | 'add'): unknown {
  const [step, ...rest] = steps;
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const key = step === undefined ? undefined : keys[step % keys.length];
  if (key === undefined) return replacement;
  const record = value as Record<string, unknown>;
  if (rest.length > 0) record[key] = change(record[key], rest, replacement, act);
  else if (act === 'replace') record[key] = replacement;
  else if (act === 'add') record['extra'] = replacement;
  else if (Array.isArray(record)) record.splice(Number(key), 1);
  else delete record[key];
  return record;
}
