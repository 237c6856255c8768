import { describe, expect, it } from 'vitest';
import { arrange, buildScene, pictureOf, storageRules, type View } from '../../../src/scene';
import { bandAt, placeAreaLabels, type LabelFrame } from '../../../webview/canvas/paint/areaLabels';
import type { AreaLabel } from '../../../webview/canvas/paint/frame';
import { smallStorage } from '../../scene/support/storage';

const arrangement = arrange(buildScene(smallStorage().nodes, storageRules));
/** A letter is as wide as it is high by half. */
const text: LabelFrame['text'] = { width: (said) => said.length * 6, fit: (said, most) => (said.length * 6 <= most ? said : '') };
const palette = { fontFamily: 'sans-serif' } as LabelFrame['palette'];
const overCorner = { x: 12, y: 8, width: 320, height: 32 };

/** The names over the content, from above, with the corner of a node so many pixels from that of the view. */
function labelsAt(node: string, { x, y, zoom }: { x: number; y: number; zoom: number }, floats: LabelFrame['floats'] = []): readonly AreaLabel[] {
  const rect = arrangement.rect(node);
  if (!rect) throw new Error(`There is no ${node}.`);
  const view: View = { x: x - rect.x * zoom, y: y - rect.y * zoom, zoom, width: 900, height: 600 };
  return placeAreaLabels({ view, text, palette, floats, heatBy: 'fill', picture: pictureOf(arrangement, view) }).filter(({ inHeader }) => !inHeader);
}

const namesAt = (...at: Parameters<typeof labelsAt>): readonly { readonly name: string; readonly top: number }[] => labelsAt(...at).map(({ name, rect: { y: top } }) => ({ name, top }));

describe('the name of a datastore', () => {
  it('is kept at the upper edge of the view where its head is out of sight', () => {
    expect(namesAt('datastores/vms', { x: 40, y: -150, zoom: 2 })).toEqual([{ name: 'vms', top: 1 }]);
  });

  it('is not said twice where its head is in sight', () => {
    expect(namesAt('datastores/vms', { x: 40, y: 60, zoom: 2 }).map(({ name }) => name)).not.toContain('vms');
  });

  it('is kept at the left edge where its head reaches far beyond that', () => {
    expect(namesAt('datastores/vms', { x: -400, y: 60, zoom: 2 }).map(({ name }) => name)).toContain('vms');
  });

  it('stands on a band as wide as what is in sight of it, below that of the site it lies in', () => {
    const names = labelsAt('datastores/db', { x: 40, y: -100, zoom: 2 }).filter(({ name }) => name === 'Dakar' || name === 'db');
    expect(names.map(({ name }) => name)).toEqual(['Dakar', 'db']);
    const [site, datastore] = names.map(({ band }) => band);
    expect([site?.x, site?.y]).toEqual([0, 0]);
    expect(datastore).toMatchObject({ x: 40, y: site?.height });
    expect(names.map(({ band }) => bandAt(names, { x: 60, y: (band?.y ?? NaN) + 5 }))).toEqual(['sites/dakar', 'datastores/db']);
    expect(bandAt(names, { x: 60, y: 300 })).toBeNull();
  });

  it('stands beside the palette where there is room, and else below it', () => {
    const beside = labelsAt('datastores/db', { x: 40, y: -100, zoom: 2 }, [overCorner]).find(({ name }) => name === 'Dakar');
    expect(beside?.rect.x).toBeGreaterThanOrEqual(overCorner.x + overCorner.width);
    expect(beside?.band?.y).toBe(0);
    const wide = { ...overCorner, width: 870 };
    for (const { rect } of labelsAt('datastores/db', { x: 40, y: -100, zoom: 2 }, [wide]).filter(({ rect: { x } }) => x < wide.width)) expect(rect.y).toBeGreaterThanOrEqual(wide.y + wide.height);
  });
});
