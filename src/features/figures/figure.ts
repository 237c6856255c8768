/** A figure of the model as people read it. */
export interface Figure {
  readonly name: string;
  readonly value: string;
  /** Where it comes from, in whole sentences. */
  readonly explanation: string;
}

export function figure(name: string, value: string, explanation: string): Figure {
  return { name, value, explanation };
}

/** "62 %" */
export function percent(fraction: number): string {
  return `${Math.round(fraction * 100)} %`;
}
