import { applyPatch, arrange, toScene } from '../../../src/scene';
import type { Arrangement, Point } from '../../../src/scene';
import { labelOf } from '../../state/labels';
import { perform } from '../../state/gestures';
import type { Session } from '../../state/session';
import type { Stage } from '../stage';
import type { ActiveDrag } from './drag';

/** Dragged things stop at multiples of this, in scene units, so that they line up. */
const step = 8;

/** Drags a host, cluster or site to another place; it is pinned there. */
export function dragToPlace(session: Session, stage: Stage, node: string, from: Point): ActiveDrag {
  const { store } = session;
  const { arrangement } = store.get();
  const placed = arrangement.find(node);
  const start = toScene(stage.view(), from);
  const cornerAt = (pointPx: Point): readonly [number, number] => {
    const now = toScene(stage.view(), pointPx);
    const snapped = (value: number): number => Math.max(0, Math.round(value / step) * step);
    return [snapped((placed?.x ?? 0) + now.x - start.x), snapped((placed?.y ?? 0) + now.y - start.y)];
  };
  store.set({ drag: { kind: 'pin', node } });
  return {
    move: (pointPx) => {
      const [x, y] = cornerAt(pointPx);
      if (store.get().drag?.kind === 'pin') store.set({ preview: pinned(arrangement, node, [x, y]) });
    },
    drop: (pointPx) => {
      store.set({ drag: null });
      const [x, y] = cornerAt(pointPx);
      void perform(session, { kind: 'pin', positions: [{ node, at: [x, y] }] }, { refusal: `${labelOf(session, node)} cannot be pinned` });
    },
  };
}

/** The places there will be once the document says so. */
function pinned(arrangement: Arrangement, node: string, pin: readonly [number, number]): Arrangement {
  const box = arrangement.scene.find(node);
  return box ? arrange(applyPatch(arrangement.scene, [{ ...box.node, pin }], []), { previous: arrangement }) : arrangement;
}
