import { expect, it } from 'vitest';
import { controllersOf } from '../../../src/core/storage/controllers';
import { estateOf } from '../../support/worlds';

it('an array has as many controllers as it says, or as the highest its ports name, or it is not known (X1)', () => {
  const of = (array: object): number | undefined => controllersOf(estateOf({ arrays: { a: array } }).value('arrays', 'a') ?? {});
  const ports = { p1: { controller: 2 }, p2: {} };
  expect([of({ controllers: 4, ports }), of({ ports }), of({ ports: { p2: {} } }), of({})]).toEqual([4, 2, undefined, undefined]);
});
