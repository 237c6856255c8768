// Written by scripts/generate.mjs from the files in rules/: do not edit, run "npm run generate".
import type { AnyRule } from './rule';
import { rule as danglingReference } from './rules/dangling-reference';
import { rule as derivedEntry } from './rules/derived-entry';
import { rule as duplicateEntry } from './rules/duplicate-entry';
import { rule as duplicateKey } from './rules/duplicate-key';
import { rule as importCycle } from './rules/import-cycle';
import { rule as importMissing } from './rules/import-missing';
import { rule as invalidChoice } from './rules/invalid-choice';
import { rule as invalidId } from './rules/invalid-id';
import { rule as invalidQuantity } from './rules/invalid-quantity';
import { rule as numberOutOfRange } from './rules/number-out-of-range';
import { rule as referenceCycle } from './rules/reference-cycle';
import { rule as unknownField } from './rules/unknown-field';
import { rule as wrongType } from './rules/wrong-type';

/** Every rule, by id. */
export const rules: readonly AnyRule[] = [
  danglingReference,
  derivedEntry,
  duplicateEntry,
  duplicateKey,
  importCycle,
  importMissing,
  invalidChoice,
  invalidId,
  invalidQuantity,
  numberOutOfRange,
  referenceCycle,
  unknownField,
  wrongType,
];

export const ruleById: ReadonlyMap<string, AnyRule> = new Map(rules.map((rule) => [rule.id, rule]));
