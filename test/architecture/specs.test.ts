import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lettersOf } from '../support/citations';

const specs = readdirSync('src/core', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('SPEC.md')).map((name) => `src/core/${name}`);

describe('The SPEC.md files of the core', () => {
  it('are found, and number sentences', () => {
    expect(specs.length).toBeGreaterThanOrEqual(3);
    for (const spec of specs) expect(lettersOf(spec)).not.toEqual([]);
  });
  it('share no letter, so that a citation means one sentence', () => {
    const letters = specs.flatMap(lettersOf);
    expect(letters).toEqual([...new Set(letters)]);
  });
});
