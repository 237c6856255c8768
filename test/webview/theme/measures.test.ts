import { describe, expect, it } from 'vitest';
import { rulesFor } from '../../../src/scene';
import { measuresOf } from '../../../src/protocol/measures';

describe('what nodes are coloured by', () => {
  it('is in each view what the scene measures there', () => {
    for (const view of ['compute', 'network', 'storage'] as const) expect(measuresOf[view]).toEqual(rulesFor([], view).measures);
  });
});
