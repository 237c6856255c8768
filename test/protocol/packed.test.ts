import { expect, it } from 'vitest';
import { packed, unpacked } from '../../src/protocol/packed';
import type { FromExtension } from '../../src/protocol/messages';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

it('a packed message is one list of bytes, and the same message when it is unpacked', () => {
  const message: FromExtension = { kind: 'status', state: 'stale', message: 'Zeile 3: „{“ fehlt 😀' };
  const sent = packed(message, encode);
  expect(Object.values(sent)).toEqual([expect.any(Uint8Array)]);
  expect(unpacked(structuredClone(sent), decode)).toEqual(message);
});

it('what was not packed stays what it is', () => {
  for (const data of [{ kind: 'highlight', node: null, scroll: false }, { packed: 'no bytes' }, null, undefined, 'text', 1]) expect(unpacked(data, decode)).toBe(data);
});
