import { expect, it } from 'vitest';
import { packedIfLarge, unpacked } from '../../src/protocol/packed';
import type { FromExtension } from '../../src/protocol/messages';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const view = (count: number): FromExtension => ({
  kind: 'view', view: 'compute', revision: 1, title: 'Zeile 3: „{“ fehlt 😀', edges: [],
  nodes: Array.from({ length: count }, (_, at) => ({ id: `hosts/h${at}`, kind: 'host', label: '', parent: null, order: at, detail: '', state: 'normal', heat: { cpu: null, memory: null }, findings: { error: 0, warning: 0, info: 0 }, pin: null })),
});

it('a large message is packed into one list of bytes, and is the same message when it is unpacked', () => {
  const sent = packedIfLarge(view(500), encode);
  expect(Object.values(sent)).toEqual([expect.any(Uint8Array)]);
  expect(unpacked(structuredClone(sent), decode)).toEqual(view(500));
});

it('a small message is sent as it is', () => {
  for (const message of [view(3), { kind: 'status', state: 'live', message: '' } as const]) expect(packedIfLarge(message, encode)).toBe(message);
});

it('what was not packed stays what it is', () => {
  for (const data of [{ kind: 'highlight', node: null, scroll: false }, { packed: 'no bytes' }, null, undefined, 'text', 1]) expect(unpacked(data, decode)).toBe(data);
});
