import { expect, it } from 'vitest';
import { findingsOf, type LocatedFinding } from '../../src/features/findings';
import { Session } from '../../src/features/session';
import { generateEstate } from '../support/generateEstate';
import { plantedRules } from '../support/plantDefects';

const findingsIn = (text: string): readonly LocatedFinding[] => findingsOf(new Session('/generated.virt.json', text), { syntax: true });

it('a generated estate is the same each time, and another for another seed', () => {
  const options = { hosts: 40, vms: 300 };
  expect(generateEstate(options)).toBe(generateEstate(options));
  expect(generateEstate({ ...options, seed: 2 })).not.toBe(generateEstate(options));
});

it('a generated estate breaks every rule it means to, and is JSON', () => {
  const found = new Set(findingsIn(generateEstate({ hosts: 60, vms: 600 })).map(({ rule }) => rule));
  expect([...plantedRules].filter((rule) => !found.has(rule))).toEqual([]);
  expect(found).not.toContain('json-syntax');
});

it('a generated estate without defects has no error', () => {
  expect(findingsIn(generateEstate({ hosts: 60, vms: 600, defects: false })).filter(({ severity }) => severity === 'error')).toEqual([]);
});
