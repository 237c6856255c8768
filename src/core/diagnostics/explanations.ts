import type { AnyRule } from './rule';

/** What a rule says about itself, to be shown: bundles leave that out of the rules, and put this module where it is loaded later than they are. */
export const explanationOf = (rule: AnyRule): Pick<AnyRule, 'summary' | 'why' | 'remedy'> => rule;
