import { describe, expect, it } from 'vitest';
import { cited, lettersOf, numbered } from '../../support/citations';

const spec = 'src/core/storage/SPEC.md';

describe.each(lettersOf(spec))('SPEC.md of storage, sentences %s', (letter) => {
  const sentences = numbered(spec, letter);

  it('are numbered without a gap', () => {
    expect(sentences).toEqual(sentences.map((_, i) => `${letter}${i + 1}`));
  });
  it('are cited one by one, by tests or examples, and nothing else is', () => {
    expect([...cited(letter)].sort()).toEqual([...sentences].sort());
  });
});
