/** A generation of processors by the model names its makers gave; the first pattern that fits counts. */
interface Generation {
  readonly pattern: RegExp;
  readonly id: string;
}

/** The generation of a CPU model such as "Intel(R) Xeon(R) CPU E5-2680 v3 @ 2.50GHz", or `undefined` if the name does not tell. */
export function generationOf(model: string): string | undefined {
  const text = model.replace(/\((?:r|tm)\)/gi, '').replace(/\s+/g, ' ');
  return generations.find((g) => g.pattern.test(text))?.id;
}

/** The clock in MHz that a model name ends in ("@ 2.70GHz"), or `undefined`. */
export function clockInName(model: string): number | undefined {
  const match = /@\s*(\d+(?:\.\d+)?)\s*([GM])Hz/i.exec(model);
  if (!match) return undefined;
  return Math.round(Number(match[1]) * (match[2]?.toUpperCase() === 'G' ? 1000 : 1));
}

// Sources: the pages "Products formerly …" of Intel ARK; AMD's EPYC series by the first and last digit of their numbers.
const generations: readonly Generation[] = [
  { pattern: /Xeon.*\b[XELW](?:34|55|65|75)\d\d\b/i, id: 'nehalem' },
  { pattern: /Xeon.*\b(?:[XELW]56\d\d|E7-\s?[248]8\d\d\b(?! v))/i, id: 'westmere' },
  { pattern: /Xeon.*\bE[357]-\s?\d{4}[A-Z]? v2\b/i, id: 'ivy-bridge' },
  { pattern: /Xeon.*\bE[357]-\s?\d{4}[A-Z]? v3\b/i, id: 'haswell' },
  { pattern: /Xeon.*\b(?:E[357]-\s?\d{4}[A-Z]? v4|D-15\d\d)\b/i, id: 'broadwell' },
  { pattern: /Xeon.*\b(?:E3-\s?\d{4}[A-Z]? v[56]|(?:Platinum|Gold|Silver|Bronze) \d1\d\d)/i, id: 'skylake' },
  { pattern: /Xeon.*\bE[35]-\s?\d{4}[A-Z]?\b(?! v\d)/i, id: 'sandy-bridge' },
  { pattern: /Xeon (?:Platinum 8|Gold [56])3\d\dHL?\b/i, id: 'cooper-lake' },
  { pattern: /Xeon (?:Platinum|Gold|Silver|Bronze) \d2\d\d/i, id: 'cascade-lake' },
  { pattern: /Xeon (?:Platinum|Gold|Silver) \d3\d\d/i, id: 'ice-lake' },
  { pattern: /Xeon (?:CPU )?(?:Platinum|Gold|Silver|Bronze|Max) \d4\d\d/i, id: 'sapphire-rapids' },
  { pattern: /Xeon (?:Platinum|Gold|Silver|Bronze) \d5\d\d/i, id: 'emerald-rapids' },
  { pattern: /EPYC 7\d\d1P?\b/i, id: 'zen' },
  { pattern: /EPYC 7[\dFH]\d2P?\b/i, id: 'zen-2' },
  { pattern: /EPYC 7\d[\dF]3[PX]?\b/i, id: 'zen-3' },
  { pattern: /EPYC [89]\d\d4[PFXSN]{0,2}\b/i, id: 'zen-4' },
  { pattern: /EPYC 9\d\d5[PFX]?\b/i, id: 'zen-5' },
];
