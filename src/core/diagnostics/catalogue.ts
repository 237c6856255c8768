import type { AnyRule } from './rule';

/** Every rule, by id. */
export const rules: readonly AnyRule[] = [];
