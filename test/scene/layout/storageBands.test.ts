import { describe, expect, it } from 'vitest';
import { arrange, buildEdges, buildScene, dropAt, heatOf, storageRules, type Arrangement } from '../../../src/scene';
import { smallStorage } from '../support/storage';

const { nodes, edges } = smallStorage();
const arrangement = arrange(buildScene(nodes, storageRules), { edges: buildEdges(edges) });

/** Where a box begins and ends from above. */
const spanOf = (id: string, of: Arrangement = arrangement): { readonly top: number; readonly bottom: number } => {
  const rect = of.rect(id);
  if (!rect) throw new Error(`${id} is not placed`);
  return { top: rect.y, bottom: rect.y + rect.height };
};
const isAbove = (upper: string, lower: string): boolean => spanOf(upper).bottom < spanOf(lower).top;

describe('storage stands in bands', () => {
  it('with clusters above what they mount, and datastores above the arrays that hold them, within a site', () => {
    expect(isAbove('clusters/prod', 'datastores/db')).toBe(true);
    expect(isAbove('datastores/db', 'arrays/san-a')).toBe(true);
    expect(isAbove('datastores/db', 'arrays/nas-a')).toBe(true);
    expect(isAbove('clusters/edge', 'datastores/scratch')).toBe(true);
  });

  it('with what spans sites above them: the datastore, then the pool, then the sites', () => {
    expect(isAbove('datastores/vms', 'storagePools/gold')).toBe(true);
    for (const site of ['sites/dakar', 'sites/thies']) expect(isAbove('storagePools/gold', site)).toBe(true);
  });

  it('with disks in the grid of their datastore, three across', () => {
    const rows = nodes.filter(({ parent }) => parent === 'datastores/vms').map(({ id }) => spanOf(id).top);
    expect(rows.filter((top) => top === rows[0])).toHaveLength(3);
    expect(new Set(rows).size).toBe(2);
  });
});

describe('a storage scene', () => {
  it('lets a disk be dropped on a datastore, and on nothing else', () => {
    const at = (id: string) => {
      const rect = arrangement.rect(id)!;
      return dropAt(arrangement, { x: rect.x + 20, y: rect.y + 8 }, ['vms/web-01/disks/disk0']);
    };
    expect(at('datastores/db')).toEqual({ kind: 'accepts', target: 'datastores/db' });
    expect(at('datastores/vms')).toEqual({ kind: 'unchanged', target: 'datastores/vms' });
    expect(at('arrays/nas-a')).toMatchObject({ kind: 'refuses', over: 'arrays/nas-a' });
  });

  it('makes no mean of an array and the pool that is made of it', () => {
    const { scene } = arrangement;
    expect(heatOf(scene.find('arrays/san-a')!, 'fill')).toBe(0.62);
    expect(heatOf(scene.find('sites/dakar')!, 'fill')).toBeNull();
    expect(heatOf(scene.find('hosts/esx-09')!, 'fill')).toBeNull();
  });
});
