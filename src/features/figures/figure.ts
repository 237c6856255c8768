/** A figure of the model as people read it. */
export interface Figure extends Grounds {
  readonly name: string;
  readonly value: string;
  /** Where it comes from, in whole sentences. */
  readonly explanation: string;
}

/** What a figure rests on beyond its explanation. */
export interface Grounds {
  /** With its numbers: "32 cores × 2.9 GHz = 92.8 GHz". */
  readonly formula?: string;
  /** The policies it follows, each with its value: `"smtGain" 25 %`. */
  readonly policies?: readonly string[];
  /** What was published and says so. */
  readonly source?: string;
}

/** Figures on one subject. */
export interface FigureSection {
  readonly title: string;
  readonly figures: readonly Figure[];
}

export function figure(name: string, value: string, explanation: string, grounds: Grounds = {}): Figure {
  return { name, value, explanation, ...grounds };
}

/** "62 %" */
export function percent(fraction: number): string {
  return `${Math.round(fraction * 100)} %`;
}

/** "0.4 %": where a part of a per cent tells. */
export function finePercent(fraction: number): string {
  return `${Math.round(fraction * 1000) / 10} %`;
}
