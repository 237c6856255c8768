import { describe, expect, it } from 'vitest';
import { rulesFor } from '../../../src/scene';
import { colouringsOf } from '../../../webview/theme/colouring';

describe('what nodes are coloured by', () => {
  it('is in each view measured by the scene there', () => {
    for (const view of ['compute', 'network', 'storage', 'all'] as const) {
      const unmeasured = colouringsOf(view).filter(({ id, measure }) => id !== 'vlan' && !rulesFor([], view).measures.includes(measure));
      expect({ view, unmeasured: unmeasured.map(({ id }) => id) }).toEqual({ view, unmeasured: [] });
    }
  });
});
