import { describe, expect, it } from 'vitest';
import { arrange, buildScene, pictureOf, storageRules, type View } from '../../../src/scene';
import { placeAreaLabels, type LabelFrame } from '../../../webview/canvas/paint/areaLabels';
import { smallStorage } from '../../scene/support/storage';

const arrangement = arrange(buildScene(smallStorage().nodes, storageRules));
/** A letter is as wide as it is high by half. */
const text: LabelFrame['text'] = { width: (said) => said.length * 6, fit: (said, most) => (said.length * 6 <= most ? said : '') };
const palette = { fontFamily: 'sans-serif' } as LabelFrame['palette'];
const overCorner = { x: 12, y: 8, width: 320, height: 32 };

/** The names over the content, from above, with the corner of a node so many pixels from that of the view. */
function namesAt(node: string, { x, y, zoom }: { x: number; y: number; zoom: number }, floats: LabelFrame['floats'] = []): readonly { readonly name: string; readonly top: number }[] {
  const rect = arrangement.rect(node);
  if (!rect) throw new Error(`There is no ${node}.`);
  const view: View = { x: x - rect.x * zoom, y: y - rect.y * zoom, zoom, width: 900, height: 600 };
  return placeAreaLabels({ view, text, palette, floats, heatBy: 'fill', picture: pictureOf(arrangement, view) }).filter(({ inHeader }) => !inHeader).map(({ name, rect: { y: top } }) => ({ name, top }));
}

describe('the name of a datastore', () => {
  it('is kept at the upper edge of the view where its head is out of sight', () => {
    expect(namesAt('datastores/vms', { x: 40, y: -150, zoom: 2 })).toEqual([{ name: 'vms', top: 4 }]);
  });

  it('is not said twice where its head is in sight', () => {
    expect(namesAt('datastores/vms', { x: 40, y: 60, zoom: 2 }).map(({ name }) => name)).not.toContain('vms');
  });

  it('is kept at the left edge where its head reaches far beyond that', () => {
    expect(namesAt('datastores/vms', { x: -400, y: 60, zoom: 2 }).map(({ name }) => name)).toContain('vms');
  });

  it('stands below that of the site it lies in, and neither under the palette', () => {
    const names = namesAt('datastores/db', { x: 40, y: -100, zoom: 2 }, [overCorner]).filter(({ name }) => name === 'Dakar' || name === 'db');
    expect(names.map(({ name }) => name)).toEqual(['Dakar', 'db']);
    const [site = NaN, datastore = NaN] = names.map(({ top }) => top);
    expect(site).toBeGreaterThanOrEqual(overCorner.y + overCorner.height);
    expect(datastore).toBeGreaterThan(site + 12);
  });
});
