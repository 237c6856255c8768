import fc from 'fast-check';
import { expect, it } from 'vitest';
import { resolve } from '../../src/core/model/references';
import { collectionNames } from '../../src/core/model/ids';
import type { Session } from '../../src/features/session';
import { mainFile, sessionOf } from './estate';
import { carryOut } from './randomEstate';
import { randomStorage, storageChanges } from './randomStorage';

/** Names that lead nowhere, and what cannot be read. */
function faults(session: Session): readonly string[] {
  const { estate } = session;
  return [
    ...(estate.document(mainFile)?.problems ?? []).map((problem) => problem.kind),
    ...collectionNames.flatMap((collection) => estate.ids(collection).flatMap((id) => {
      const entry = estate.find(collection, id);
      return [
        ...(entry?.problems ?? []).map((problem) => `${collection}/${id}: ${JSON.stringify(problem)}`),
        ...(entry?.references ?? []).filter((reference) => resolve(estate, reference).kind !== 'found').map((reference) => `${collection}/${id}: ${reference.path.join('/')}`),
      ];
    })),
  ];
}

it('random storage is read whole, and every name in it leads somewhere', () => {
  fc.assert(fc.property(randomStorage(), (document) => {
    expect(faults(sessionOf(JSON.stringify(document)))).toEqual([]);
  }), { numRuns: 50 });
});

it('random storage stays so while it is changed', () => {
  fc.assert(fc.property(randomStorage(), fc.array(storageChanges(), { minLength: 1, maxLength: 6 }), (document, changes) => {
    const session = sessionOf(JSON.stringify(document, null, 2));
    for (const change of changes) carryOut(session, [change]);
    expect(faults(session)).toEqual([]);
  }), { numRuns: 30 });
});
