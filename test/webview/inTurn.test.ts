import { gzipSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { inTurn } from '../../webview/inTurn';

const packed = (value: unknown): { packed: Uint8Array } => ({ packed: new Uint8Array(gzipSync(JSON.stringify(value))) });
/** Takes all of it at once, and tells what is handed on once `wanted` things are, and what failed. */
async function handedOn(coming: readonly unknown[], wanted: number): Promise<{ readonly received: unknown[]; readonly failures: string[] }> {
  const received: unknown[] = [];
  const failures: string[] = [];
  const { take } = inTurn((data) => received.push(data), (reason) => failures.push(reason));
  for (const data of coming) take(data);
  await vi.waitFor(() => expect(received).toHaveLength(wanted));
  return { received, failures };
}

test('what is not packed is handed on at once', () => {
  const received: unknown[] = [];
  inTurn((data) => received.push(data), () => expect.unreachable()).take('news');
  expect(received).toEqual(['news']);
});

test('nothing overtakes what is packed', async () => {
  const large = Array.from({ length: 50_000 }, (_, i) => `node ${i}`);
  expect((await handedOn([packed(large), 'after it', packed('small'), 'last'], 4)).received).toEqual([large, 'after it', 'small', 'last']);
});

test('once what is packed has been handed on, what is not is handed on at once again', async () => {
  const received: unknown[] = [];
  const { take } = inTurn((data) => received.push(data), () => expect.unreachable());
  take(packed('first'));
  await vi.waitFor(() => expect(received).toEqual(['first']));
  take('news');
  expect(received).toEqual(['first', 'news']);
});

test('what cannot be unpacked is told, and what comes after it is handed on', async () => {
  const { received, failures } = await handedOn([{ packed: new Uint8Array([1, 2, 3]) }, 'after it'], 1);
  expect(received).toEqual(['after it']);
  expect(failures).toEqual([expect.stringMatching(/./)]);
});

test('once stopped, nothing is handed on any more', async () => {
  const received: unknown[] = [];
  const first = inTurn((data) => received.push(data), () => expect.unreachable());
  first.take(packed('too late'));
  first.stop();
  first.take('too late');
  // Another, given the same later, is done after the first would have been.
  await handedOn([packed('too late')], 1);
  expect(received).toEqual([]);
});
