import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DiagramProjection } from '../../../../src/features/diagram/projection';
import { storageLook } from '../../../../src/features/diagram/storage/look';
import { Session } from '../../../../src/features/session';
import { arrange, buildEdges, buildScene, storageRules, toSvg } from '../../../../src/scene';
import { everyElement, readXml } from '../../../scene/support/xml';

/** An example in its storage view, as a picture. */
function pictureOf(example: string, level: 'tiles' | 'cards'): string {
  const { nodes, edges } = new DiagramProjection(new Session(example, readFileSync(`media/examples/${example}`, 'utf8')), storageLook).view();
  const joined = buildEdges(edges);
  return toSvg(arrange(buildScene(nodes, storageRules), { edges: joined }), { palette: 'light', level, heatBy: 'fill', title: 'Many media seen as one', edges: joined });
}

describe('the SVG picture of a pool over many media', () => {
  it('is the one in the golden file', async () => {
    await expect(pictureOf('pool.virt.json', 'cards')).toMatchFileSnapshot('../../../scene/golden/pool-cards.svg');
  });

  it('names below it the kinds of lines that there are, and no others', () => {
    const words = everyElement(readXml(pictureOf('pool.virt.json', 'cards'))).filter(({ name }) => name === 'text').map(({ text }) => text);
    expect(words).toEqual(expect.arrayContaining(['holds the data', 'mounted by']));
    expect(words).not.toContain('replica');
  });
});
