import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { isPacked, packedIfLarge, unpacked } from '../../src/protocol/packed';
import type { FromExtension } from '../../src/protocol/messages';

const compress = (text: string): Uint8Array => new Uint8Array(gzipSync(text));
const decompress = (bytes: Uint8Array): Promise<string> => Promise.resolve(gunzipSync(bytes).toString());
const view = (count: number): FromExtension => ({
  kind: 'view', view: 'compute', revision: 1, title: 'Zeile 3: „{“ fehlt 😀', edges: [],
  nodes: Array.from({ length: count }, (_, at) => ({ id: `hosts/h${at}`, kind: 'host', label: '', parent: null, order: at, detail: '', state: 'normal', heat: { cpu: null, memory: null }, findings: { error: 0, warning: 0, info: 0 }, pin: null })),
});

it('a large message is packed into one list of bytes, and is the same message when it is unpacked', async () => {
  const sent = structuredClone(packedIfLarge(view(500), compress));
  expect(Object.values(sent)).toEqual([expect.any(Uint8Array)]);
  expect(isPacked(sent) && (await unpacked(sent, decompress))).toEqual(view(500));
});

it('a small message is sent as it is', () => {
  for (const message of [view(3), { kind: 'status', state: 'live', message: '' } as const]) expect(packedIfLarge(message, compress)).toBe(message);
});

it('nothing that was not packed is taken for it', () => {
  for (const data of [{ kind: 'highlight', node: null, scroll: false }, { packed: 'no bytes' }, null, undefined, 'text', 1]) expect(isPacked(data)).toBe(false);
});
