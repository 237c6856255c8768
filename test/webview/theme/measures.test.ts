import { describe, expect, it } from 'vitest';
import { rulesFor } from '../../../src/scene';
import { measuresOf } from '../../../src/protocol/measures';

describe('what nodes are coloured by', () => {
  it('is in each view measured by the scene there', () => {
    for (const view of ['compute', 'network', 'storage', 'all'] as const) expect(measuresOf[view].filter((measure) => !rulesFor([], view).measures.includes(measure))).toEqual([]);
  });
});
