import { expect, it } from 'vitest';
import { findingsOf } from '../../src/features/findings';
import { generateStorage } from './generateStorage';
import { sessionOf } from './estate';

it('generated storage is the same each time, and gives nothing to find', () => {
  const options = { hosts: 40, vms: 400, datastores: 8, pools: 2, arrays: 2 };
  const text = JSON.stringify(generateStorage(options));
  expect(JSON.stringify(generateStorage(options))).toBe(text);
  expect(findingsOf(sessionOf(text)).filter(({ severity }) => severity !== 'info').map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
});
