import type { AnyRule } from './rule';

/** The examples of a rule, to be shown: bundles leave them out of the rules, and put this module in a file of its own that is loaded with the first page. */
export const examplesOf = (rule: AnyRule): AnyRule['examples'] => rule.examples;
