import { describe, expect, it } from 'vitest';
import { compareGenerations, findGeneration, generationOfModel, generations } from '../../../src/core/catalogue/generations';

const compared = (a: string, b: string): number | undefined => {
  const [one, other] = [findGeneration(a), findGeneration(b)];
  if (!one || !other) throw new Error(`"${a}" or "${b}" is not in the catalogue.`);
  return compareGenerations(one, other);
};

describe('a processor generation', () => {
  it.each([
    ['ice-lake', 'ice-lake'], ['Ice Lake', 'ice-lake'], ['intel-icelake', 'ice-lake'], ['zen3', 'zen-3'], ['AMD Zen 3', 'zen-3'], ['milan', 'zen-3'],
    ['Intel(R) Xeon(R) CPU E5-2680 v3 @ 2.50GHz', 'haswell'],
  ])('is found by %s', (text, id) => {
    expect(findGeneration(text)?.id).toBe(id);
  });

  it('is not found by what nobody knows', () => {
    expect([findGeneration('lake-of-tears'), findGeneration(''), generationOfModel('some processor')]).toEqual([undefined, undefined, undefined]);
  });

  it.each([
    ['Intel(R) Xeon(R) CPU            5160  @ 3.00GHz', 'merom'],
    ['Intel(R) Xeon(R) CPU           E5450  @ 3.00GHz', 'penryn'],
    ['Intel(R) Xeon(R) Gold 5118 CPU @ 2.30GHz', 'skylake'],
    ['Intel(R) Xeon(R) 6972P', 'granite-rapids'],
    ['Dual-Core AMD Opteron(tm) Processor 2218', 'k8'],
    ['Quad-Core AMD Opteron(tm) Processor 2384', 'k10'],
    ['AMD Opteron(tm) Processor 6276', 'bulldozer'],
    ['AMD Opteron(tm) Processor 6376', 'piledriver'],
    ['Ampere(R) Altra(R) Processor', 'ampere-altra'],
    ['Neoverse-V1', 'neoverse-v1'],
  ])('is told by the model %s: %s', (model, id) => {
    expect(generationOfModel(model)?.id).toBe(id);
  });

  it('comes before the later ones of its vendor, and is not compared with those of another', () => {
    expect(compared('haswell', 'ice-lake')).toBeLessThan(0);
    expect(compared('zen-4', 'zen-2')).toBeGreaterThan(0);
    expect(compared('skylake', 'skylake')).toBe(0);
    expect([compared('ice-lake', 'zen-3'), compared('ampere-altra', 'neoverse-n1')]).toEqual([undefined, undefined]);
  });

  it('can do no less than the one before it', () => {
    const lost = generations.flatMap((generation, i) => {
      const before = generations[i - 1];
      if (before?.vendor !== generation.vendor) return [];
      return before.extensions.filter((extension) => !generation.extensions.includes(extension)).map((extension) => `${generation.id}: ${extension}`);
    });
    expect(lost).toEqual([]);
  });

  it('was not on sale before the one it follows', () => {
    expect(generations.filter((generation, i) => generations[i - 1]?.vendor === generation.vendor && (generations[i - 1]?.year ?? 0) > generation.year).map(({ id }) => id)).toEqual([]);
  });

  it('has an id of its own and a source', () => {
    expect(new Set(generations.map(({ id }) => id)).size).toBe(generations.length);
    expect(generations.filter(({ source }) => source.trim() === '')).toEqual([]);
  });
});
