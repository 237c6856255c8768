import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const spec = readFileSync('src/core/hypervisor/SPEC.md', 'utf8');
const texts = ['test', 'src/core/diagnostics/rules'].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => readFileSync(`${folder}/${name}`, 'utf8')));

describe.each(['H', 'T', 'C', 'F', 'A', 'O'])('SPEC.md, sentences %s', (letter) => {
  const numbered = [...spec.matchAll(new RegExp(`^- \\*\\*(${letter}\\d+)\\*\\*`, 'gm'))].map((match) => match[1] ?? '');
  const cited = new Set(texts.flatMap((text) => [...text.matchAll(/\(((?:[A-Z]\d+(?:, )?)+)\)/g)].flatMap((match) => (match[1] ?? '').split(', '))).filter((each) => each.startsWith(letter)));

  it('are numbered without a gap', () => {
    expect(numbered).toEqual(numbered.map((_, i) => `${letter}${i + 1}`));
  });
  it('are cited one by one, by tests or examples, and nothing else is', () => {
    expect([...cited].sort()).toEqual([...numbered].sort());
  });
});
