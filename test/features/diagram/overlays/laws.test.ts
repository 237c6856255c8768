import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change, JsonValue } from '../../../../src/core/model/change';
import { looks } from '../../../../src/features/diagram/looks';
import { DiagramProjection } from '../../../../src/features/diagram/projection';
import { OverlayName } from '../../../../src/protocol/overlays';
import type { ViewName } from '../../../../src/protocol/view';
import { mainFile, sessionOf } from '../../../support/estate';
import { carryOut, estateChanges, estateTexts } from '../../../support/randomEstate';
import { randomStorage, storageChanges } from '../../../support/randomStorage';
import { Drawn, inOrder } from '../../support/drawn';
import { networkChanges, networkTexts } from '../network/randomNetwork';

const noRules = { rules: [] };
const today = '2026-03-31';
const overlayNames = Object.values(OverlayName.enum);

/** What overlays read and other laws do not write: whose something is, its tags, snapshots, and what it sends. */
const marks: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(fc.constantFrom('v1', 'v2', 'h1', 'web', 'db'), fc.constantFrom('Red', 'Blue', '7')).map(([id, value]) => set(['vms', id, 'tenant'], value)),
  fc.tuple(fc.constantFrom('hosts', 'vms', 'datastores'), fc.constantFrom('h1', 'v1', 'v2'), fc.constantFrom(['a'], ['b', 'a'], [])).map(([collection, id, value]) => set([collection, id, 'tags'], value)),
  fc.tuple(fc.constantFrom('v1', 'v2', 'h1'), fc.array(fc.constantFrom<JsonValue>({ name: 'x' }, { taken: '2026-03-01' }, { taken: 'yesterday' }), { maxLength: 2 })).map(([id, value]) => set(['vms', id, 'snapshots'], value)),
  fc.tuple(fc.constantFrom('v1', 'v2'), fc.constantFrom('1 Gb/s', '20 Gb/s')).map(([id, value]) => set(['vms', id, 'demand', 'network'], value)),
  fc.constantFrom(1, 5, 30).map((value) => set(['policies', 'snapshotGrowth'], value)),
);
const set = (path: Change['path'], value: JsonValue): Change => ({ kind: 'set', file: mainFile, path, value });

const estates: Readonly<Record<'compute' | 'network' | 'storage', { readonly texts: fc.Arbitrary<string>; readonly changes: fc.Arbitrary<Change> }>> = {
  compute: { texts: estateTexts, changes: estateChanges },
  network: { texts: networkTexts, changes: networkChanges },
  storage: { texts: randomStorage().map((json) => JSON.stringify(json)), changes: storageChanges() },
};

describe('laws of overlays', () => {
  it.each(Object.keys(estates) as (keyof typeof estates)[])('after any changes, and any turning from one overlay to another, the %s view is that of a new projection', (view) => {
    const { texts, changes } = estates[view];
    const step = fc.record({ overlay: fc.constantFrom<OverlayName | null>(...overlayNames, null), changes: fc.array(fc.oneof({ weight: 2, arbitrary: changes }, { weight: 1, arbitrary: marks }), { maxLength: 3 }) });
    fc.assert(fc.property(texts, fc.array(step, { minLength: 1, maxLength: 4 }), (text, steps) => {
      const session = sessionOf(text, noRules);
      const projection = new DiagramProjection(session, looks[view]);
      const drawn = new Drawn(projection.view());
      for (const { overlay, changes: made } of steps) {
        projection.colourBy(overlay, today);
        carryOut(session, made);
        drawn.take(projection.flush());
        expect(drawn.now()).toEqual(inOrder(freshView(session.document(mainFile)?.text ?? '', view, overlay)));
      }
    }), { numRuns: 60 });
  });

  it('says nothing of a view that is coloured by what it shows itself', () => {
    fc.assert(fc.property(estateTexts, fc.constantFrom(...overlayNames), (text, overlay) => {
      const projection = new DiagramProjection(sessionOf(text, noRules));
      const before = projection.view();
      projection.colourBy(overlay, today);
      projection.flush();
      projection.colourBy(null, today);
      expect(inOrder(projection.view())).toEqual(inOrder(before));
    }), { numRuns: 40 });
  });
});

function freshView(text: string, view: ViewName, overlay: OverlayName | null) {
  const projection = new DiagramProjection(sessionOf(text, noRules), looks[view]);
  projection.colourBy(overlay, today);
  return projection.view();
}
