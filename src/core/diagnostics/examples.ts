/** The examples of the rules apart from the rules: bundles leave them out of the latter, and load this module when one is shown. */
import { rules } from './catalogue';
import type { AnyRule } from './rule';

/** The examples of a rule by its id. */
export const examplesOf = (id: string): AnyRule['examples'] | undefined => rules.find((rule) => rule.id === id)?.examples;
