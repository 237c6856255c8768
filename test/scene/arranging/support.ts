import fc from 'fast-check';
import { settingOf, type Arranged, type Setting } from '../../../src/scene/arranging/setting';
import { arrange } from '../../../src/scene/layout/arrange';
import { applyPatch, buildScene } from '../../../src/scene/tree/tree';
import type { Arrangement, Rect } from '../../../src/scene/types';
import { anyEstate, rules } from '../support/world';

/** Left, top, width and height. */
export type Sketch = readonly [x: number, y: number, width: number, height: number];

export const rectOfSketch = ([x, y, width, height]: Sketch): Rect => ({ x, y, width, height });

/** Boxes to be put in order in a container whose room begins at 20, 64, with gaps of 20; and what else stands there. */
export function setting(moving: Readonly<Record<string, Sketch>>, others: readonly Sketch[] = []): Setting {
  return { container: 'c', moving: Object.entries(moving).map(([id, sketch]) => ({ id, ...rectOfSketch(sketch) })), others: others.map((sketch, at) => ({ id: `other ${at + 1}`, ...rectOfSketch(sketch) })), corner: { x: 20, y: 64 }, gap: 20 };
}

/** "a 20 64, b 20 200" */
export function placesOf({ places }: Arranged): string {
  return places.map(({ id, x, y }) => `${id} ${x} ${y}`).join(', ');
}

/** The setting once what was to be moved stands there. */
export function after(before: Setting, { places }: Arranged): Setting {
  return { ...before, moving: before.moving.map((box, at) => ({ ...box, ...places[at] })) };
}

/** Some hosts of one cluster of an estate, and the setting of them. */
export const someHosts = fc.tuple(anyEstate, fc.nat(), fc.nat()).map(([nodes, which, take]) => {
  const arrangement = arrange(buildScene(nodes, rules));
  const areas = [...arrangement.scene.boxes.values()].filter(({ node, children }) => node.kind === 'cluster' && children.filter((child) => child.node.kind === 'host').length > 1);
  const area = areas[which % Math.max(1, areas.length)];
  if (!area) return null;
  const hosts = area.children.filter(({ node }) => node.kind === 'host').map(({ node }) => node.id);
  const chosen = hosts.slice(0, 2 + (take % (hosts.length - 1)));
  const found = settingOf(arrangement, chosen);
  return found && { arrangement, setting: found };
}).filter((found) => found !== null);

/** What the diagram shows once the document says that they are pinned there. */
export function pinnedThere(arrangement: Arrangement, { places }: Arranged): Arrangement {
  const changed = places.flatMap(({ id, x, y }) => {
    const box = arrangement.scene.find(id);
    return box ? [{ ...box.node, pin: [x, y] as const }] : [];
  });
  return arrange(applyPatch(arrangement.scene, changed, []), { previous: arrangement });
}
