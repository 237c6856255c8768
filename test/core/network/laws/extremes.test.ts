import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Estate } from '../../../../src/core/model/estate';
import { fabricOf } from '../../../../src/core/network/fabric/fabric';
import { wiresOf } from '../../../../src/core/network/fabric/wires';
import { stationsOf } from '../../../../src/core/network/fabric/stations';
import { isolationMatrix } from '../../../../src/core/network/isolation/matrix';
import { trace } from '../../../../src/core/network/trace/trace';
import { extremeDocuments } from '../../../support/extremes';
import { extremeNetworks } from '../../../support/extremeNetworks';
import { estateOf } from '../../../support/worlds';

const collections = ['vms', 'containers', 'hosts', 'routers'] as const;

/** Asks everything of everybody, and gives every number that is none. */
function askAll(estate: Estate): readonly string[] {
  const ids = collections.flatMap((collection) => estate.ids(collection).map((id) => `${collection}/${id}`));
  const wrong: string[] = [];
  const look = (where: string, answer: unknown): void => {
    if (JSON.stringify(answer, (_, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? 'NaN' : value))?.includes('"NaN"') === true) wrong.push(where);
  };
  for (const from of ids) {
    for (const to of [...ids, '10.0.0.1', '2001:db8::1', '0.0.0.0', '255.255.255.255']) look(`${from} to ${to}`, trace(estate, from, to));
  }
  for (const collection of collections) for (const id of estate.ids(collection)) for (const station of stationsOf(estate, collection, id)) look(station.key, [...wiresOf(fabricOf(estate), station).names]);
  for (const by of ['tenant', 'network'] as const) {
    const { groups, cell } = isolationMatrix(estate, by);
    groups.forEach((_, i) => groups.forEach((__, j) => look(`cell ${i} ${j}`, cell(i, j))));
  }
  return wrong;
}

describe('whatever a document says, every question about the network has an answer', () => {
  it('with figures, addresses, VLANs and names at the edge of what can be written', () => {
    fc.assert(fc.property(extremeNetworks, (document) => {
      expect(askAll(estateOf(document))).toEqual([]);
    }), { numRuns: 100 });
  });

  it('with no network at all', () => {
    fc.assert(fc.property(extremeDocuments, (document) => {
      expect(askAll(estateOf(document))).toEqual([]);
    }), { numRuns: 20 });
  });
});
