import { describe, expect, it } from 'vitest';
import { arrange, buildScene, estateRules, pictureOf } from '../../../src/scene';
import { drawStrokes, unreadOf } from '../../../webview/canvas/paint/unread';
import { estate, node } from '../../scene/support/world';

const marksOf = (nodes: Parameters<typeof buildScene>[0]) => {
  const { items } = pictureOf(arrange(buildScene(nodes, estateRules)), { x: 0, y: 0, zoom: 0.1, width: 4000, height: 4000 });
  return items.flatMap(({ marks }) => marks ?? []);
};

describe('marks of what could not be read', () => {
  it('are on those that have it, or hide something that has', () => {
    const [marks] = marksOf([...estate({ a: 2, b: 2 }), node('vms/odd', 'vm', 'hosts/b', { unread: ['memory'] })]);
    expect(marks?.boxes.map(({ node: { id } }, at) => [id, unreadOf(marks)?.[at]])).toEqual([['hosts/a', 0], ['hosts/b', 1]]);
  });

  it('cost nothing where all was read', () => {
    expect(marksOf(estate({ a: 2 })).map(unreadOf)).toEqual([null]);
  });

  it('are a stroke across the lower right corner, twice, so that it is seen on any colour; of what is too small none', () => {
    const drawn: string[] = [];
    const context = {
      beginPath: () => undefined, moveTo: (x: number, y: number) => drawn.push(`from ${x} ${y}`), lineTo: (x: number, y: number) => drawn.push(`to ${x} ${y}`),
      set strokeStyle(colour: string) { drawn.push(colour); }, lineWidth: 0, stroke: () => undefined,
    } as unknown as CanvasRenderingContext2D;
    drawStrokes(context, { background: 'black', foreground: 'white' }, [{ x: 10, y: 20, width: 8, height: 5 }, { x: 0, y: 0, width: 2, height: 2 }]);
    expect(drawn).toEqual(['from 13 25', 'to 18 20', 'black', 'from 13 25', 'to 18 20', 'white']);
  });
});
