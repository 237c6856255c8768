/** A figure, or null where it is not known. */
export type Known = number | null;

/** As exact as anybody needs, and the same however a sum came about. */
export const round = (value: number): number => Math.round(value * 1e4) / 1e4;
