import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const spec = readFileSync('src/core/diagnostics/SPEC.md', 'utf8');
const sentences = [...spec.matchAll(/^- \*\*(S\d+)\*\*/gm)].map((match) => match[1] ?? '');
const sources = ['test', 'src/core/diagnostics/rules'].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`)).filter((name) => name.endsWith('.ts'));
const cited = new Set(sources.flatMap((name) => [...readFileSync(name, 'utf8').matchAll(/\((S\d+)\)/g)].map((match) => match[1] ?? '')));

describe('SPEC.md', () => {
  it('numbers its sentences without a gap', () => {
    expect(sentences).toEqual(sentences.map((_, i) => `S${i + 1}`));
  });
  it('is cited sentence by sentence, by tests or examples, and nothing else is', () => {
    expect([...cited].sort()).toEqual([...sentences].sort());
  });
});
