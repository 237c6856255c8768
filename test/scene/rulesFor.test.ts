import { describe, expect, it } from 'vitest';
import { rulesFor } from '../../src/scene';
import { largeEstate, nodesOf, smallEstate } from '../webview/support/estate';

const header = (nodes: Parameters<typeof rulesFor>[0], kind: string): number => rulesFor(nodes).kinds[kind]?.inner.header ?? 0;

describe('headers of sites and clusters', () => {
  it('grow with the estate, so that they can be read from where all of it is seen', () => {
    const small = nodesOf(smallEstate);
    const large = largeEstate({ clusters: 40, hosts: 1000, vms: 10_000 });
    expect(header(large, 'cluster')).toBeGreaterThan(3 * header(small, 'cluster'));
    expect(header(large, 'site')).toBeGreaterThan(header(large, 'cluster'));
    expect(header(large, 'host')).toBe(header(small, 'host'));
  });
});
