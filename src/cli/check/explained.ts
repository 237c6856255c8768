import { rules } from '../../core/diagnostics/catalogue';
import type { AnyRule } from '../../core/diagnostics/rule';
import { syntaxRule } from '../../features/findings';

/** What is told of a rule. */
export type Explained = Pick<AnyRule, 'id' | 'severity' | 'summary' | 'why' | 'remedy' | 'examples'>;

/** Broken JSON: no rule of the catalogue, because editors report it themselves. */
export const explainSyntax: Explained = {
  id: syntaxRule,
  severity: 'error',
  summary: 'The text is not JSON.',
  why: 'What cannot be read cannot be checked: while brackets do not match, nothing else of the estate is reported. Comments and trailing commas are fine.',
  remedy: 'Add, remove or correct what the message names; the mistake is at that place or shortly before it.',
  examples: { good: ['{ "topovisor": 1, /* a comment */ "hosts": { "esx-01": {}, }, }'], bad: ['{ "topovisor": 1, "hosts": { "esx-01": {} }'] },
};

/** Everything a check may report, by id. */
export const explained: readonly Explained[] = [...rules, explainSyntax].sort((a, b) => (a.id < b.id ? -1 : 1));
