import type { ResolvedPolicies } from '../../core/model/policies';
import { formatQuantity } from '../../core/model/quantity';
import { schemaAt } from '../../core/model/schemaAt';

/** `"smtGain" 25 %`: a policy as the documents call it, and its value. */
export function policyText(policies: ResolvedPolicies, key: keyof ResolvedPolicies): string {
  return `"${key}" ${policyValue(policies, key)}`;
}

/** The value of a policy as one would write it. */
export function policyValue(policies: ResolvedPolicies, key: keyof ResolvedPolicies): string {
  const [dimension] = schemaAt(['policies', key])?.['x-quantity'] ?? [];
  return dimension === undefined ? String(policies[key]) : formatQuantity(policies[key], dimension);
}
