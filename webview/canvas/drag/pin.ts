import { applyPatch, around, arrange, settingOf, snap, toScene } from '../../../src/scene';
import type { Arrangement, Guide, Point, Rect, Setting } from '../../../src/scene';
import { labelOf } from '../../state/labels';
import { perform } from '../../state/gestures';
import { stepUnits } from '../../state/nudge';
import type { Session } from '../../state/session';
import type { Stage } from '../stage';
import type { ActiveDrag, DragKeys } from './drag';

/** So near to a line with others, a dragged box is held there. */
const reachPx = 6;

interface Held {
  readonly positions: readonly { readonly node: string; readonly at: [number, number] }[];
  readonly guides: readonly Guide[];
}

/** Drags hosts, clusters or sites of one container to another place in it; they are pinned there. */
export function dragToPlace(session: Session, stage: Stage, nodes: readonly string[], from: Point): ActiveDrag {
  const { store } = session;
  const { arrangement } = store.get();
  const setting = settingOf(arrangement, nodes);
  const corner = (setting?.container == null ? undefined : arrangement.rect(setting.container)) ?? { x: 0, y: 0 };
  const start = toScene(stage.view(), from);
  const heldAt = (pointPx: Point, keys: DragKeys): Held => {
    const now = toScene(stage.view(), pointPx);
    const { zoom, width, height } = stage.view();
    const [upper, lower] = [toScene(stage.view(), { x: 0, y: 0 }), toScene(stage.view(), { x: width, y: height })];
    const sight = { x: upper.x - corner.x, y: upper.y - corner.y, width: lower.x - upper.x, height: lower.y - upper.y };
    return setting ? hold(setting, { x: now.x - start.x, y: now.y - start.y }, { reach: reachPx / zoom, sight }, keys) : { positions: [], guides: [] };
  };
  let shown = '';
  store.set({ drag: { kind: 'pin', nodes, container: setting?.container ?? null, guides: [] } });
  return {
    move: (pointPx, keys) => {
      const { drag } = store.get();
      if (drag?.kind !== 'pin') return;
      const { positions, guides } = heldAt(pointPx, keys);
      const key = JSON.stringify([positions, guides]);
      if (key === shown) return;
      shown = key;
      store.set({ preview: pinned(arrangement, positions), drag: { ...drag, guides } });
    },
    drop: (pointPx, keys) => {
      store.set({ drag: null });
      const { positions } = heldAt(pointPx, keys);
      if (positions.every(({ node, at: [x, y] }) => arrangement.find(node)?.x === x && arrangement.find(node)?.y === y)) return store.set({ preview: null });
      const what = nodes.length === 1 ? labelOf(session, nodes[0] ?? '') : `${nodes.length} nodes`;
      void perform(session, { kind: 'pin', positions: [...positions] }, { refusal: `${what} cannot be pinned` });
    },
  };
}

/** Moves all by as much as brings what is around them to where it is held. */
function hold({ moving, others, corner }: Setting, by: Point, near: { readonly reach: number; readonly sight: Rect }, { isFree }: DragKeys): Held {
  const whole = around(moving);
  const wanted = { ...whole, x: whole.x + by.x, y: whole.y + by.y };
  const { at, guides } = isFree ? { at: { x: Math.max(corner.x, wanted.x), y: Math.max(corner.y, wanted.y) }, guides: [] } : snap(wanted, others, { ...near, step: stepUnits, corner });
  return { positions: moving.map(({ id, x, y }) => ({ node: id, at: [Math.round(x + at.x - whole.x), Math.round(y + at.y - whole.y)] })), guides };
}

/** The places there will be once the document says so. */
function pinned(arrangement: Arrangement, positions: Held['positions']): Arrangement {
  const changed = positions.flatMap(({ node, at }) => {
    const box = arrangement.scene.find(node);
    return box ? [{ ...box.node, pin: at }] : [];
  });
  return arrange(applyPatch(arrangement.scene, changed, []), { previous: arrangement });
}
