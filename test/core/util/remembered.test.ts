import { describe, expect, it } from 'vitest';
import { rememberedBy, rememberedByText, rememberedLast } from '../../../src/core/util/remembered';

/** A function and what it was asked. */
function listening<K, V>(answer: (key: K) => V): { readonly ask: (key: K) => V; readonly asked: K[] } {
  const asked: K[] = [];
  return { asked, ask: (key) => (asked.push(key), answer(key)) };
}

describe('a function that remembers', () => {
  const [a, b] = [{ n: 1 }, { n: 2 }];

  it('by identity is asked once for each argument', () => {
    const { ask, asked } = listening(({ n }: { readonly n: number }) => (n === 1 ? undefined : n));
    const remembered = rememberedBy(ask);
    expect([a, b, a, a, b, { n: 2 }].map(remembered)).toEqual([undefined, 2, undefined, undefined, 2, 2]);
    expect(asked).toEqual([a, b, { n: 2 }]);
  });

  it('the last argument alone is asked again once there was another', () => {
    const { ask, asked } = listening(({ n }: { readonly n: number }) => (n === 1 ? undefined : n));
    const remembered = rememberedLast(ask);
    expect([a, a, b, b, a].map(remembered)).toEqual([undefined, undefined, 2, 2, undefined]);
    expect(asked).toEqual([a, b, a]);
  });

  it('texts is asked once for each, undefined answers too, and forgets all when there are too many', () => {
    const { ask, asked } = listening((text: string) => (text === '' ? undefined : text.length));
    const remembered = rememberedByText(ask, 2);
    expect(['', 'a', '', 'a', 'a'].map(remembered)).toEqual([undefined, 1, undefined, 1, 1]);
    expect(asked).toEqual(['', 'a']);
    expect(['bb', 'bb', 'a', 'bb'].map(remembered)).toEqual([2, 2, 1, 2]);
    expect(asked).toEqual(['', 'a', 'bb', 'a']);
  });
});
