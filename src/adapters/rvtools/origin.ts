import type { JsonObject } from './documentText';

/** Writes where an entry comes from. */
export interface Origin {
  /** `id` is the native id: a UUID where there is one, else the name. */
  readonly source: (id: string) => JsonObject;
}

export function originOf(fileName: string): Origin {
  return { source: (id) => ({ format: 'rvtools', file: fileName, id }) };
}
