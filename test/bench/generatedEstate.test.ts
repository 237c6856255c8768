import { expect, it } from 'vitest';
import { findingsOf } from '../../src/features/findings';
import { Session } from '../../src/features/session';
import { generateEstate } from '../support/generateEstate';
import { plantedRules } from '../support/plantDefects';

const findingsIn = (text: string): readonly string[] => findingsOf(new Session('/generated.virt.json', text), { syntax: true }).map(({ rule }) => rule);

it('a generated estate is the same each time, and another for another seed', () => {
  const options = { hosts: 40, vms: 300 };
  expect(generateEstate(options)).toBe(generateEstate(options));
  expect(generateEstate({ ...options, seed: 2 })).not.toBe(generateEstate(options));
});

it('a generated estate breaks every rule it means to, and is JSON', () => {
  const found = new Set(findingsIn(generateEstate({ hosts: 60, vms: 600 })));
  expect([...plantedRules].filter((rule) => !found.has(rule))).toEqual([]);
  expect(found).not.toContain('json-syntax');
});

it('a generated estate without defects is sound', () => {
  expect(findingsIn(generateEstate({ hosts: 60, vms: 600, defects: false }))).toEqual([]);
});
