import { generationOfModel } from '../../core/catalogue/generations';

/** The id of the generation of a CPU model such as "Intel(R) Xeon(R) CPU E5-2680 v3 @ 2.50GHz", or `undefined` if the name does not tell. */
export function generationOf(model: string): string | undefined {
  return generationOfModel(model)?.id;
}

/** The clock in MHz that a model name ends in ("@ 2.70GHz"), or `undefined`. */
export function clockInName(model: string): number | undefined {
  const match = /@\s*(\d+(?:\.\d+)?)\s*([GM])Hz/i.exec(model);
  if (!match) return undefined;
  return Math.round(Number(match[1]) * (match[2]?.toUpperCase() === 'G' ? 1000 : 1));
}
