import { applyPatch, around, arrange, liesOn, placesAt, putDown, settingOf, snap, toScene } from '../../../src/scene';
import type { Arrangement, Guide, Point, PutDown, Rect, Setting } from '../../../src/scene';
import { isPlacedByHand } from '../../state/arranging';
import { labelOf } from '../../state/labels';
import { perform } from '../../state/gestures';
import type { Meeting } from '../../state/model';
import { stepUnits } from '../../state/nudge';
import type { Session } from '../../state/session';
import type { Stage } from '../stage';
import { unreachable } from '../../unreachable';
import type { ActiveDrag, DragKeys } from './drag';

/** So near to a line with others, a dragged box is held there. */
const reachPx = 6;
/** With more boxes, or with fewer among very many others, what becomes of them is not looked for at each step of a hand. */
const manyAtOnce = 24;
const countsAsOne = 160;
/** The hand rests. */
const restMs = 120;

interface Held {
  readonly positions: readonly { readonly node: string; readonly at: [number, number] }[];
  readonly guides: readonly Guide[];
  readonly meets: Meeting | null;
}

/** Drags hosts, clusters or sites of one container to another place in it; they are pinned there, beside what they are dropped on. */
export function dragToPlace(session: Session, stage: Stage, nodes: readonly string[], from: Point): ActiveDrag {
  const { store } = session;
  const { arrangement, view } = store.get();
  const mayMove = (id: string): boolean => isPlacedByHand(arrangement.scene, view, id);
  const setting = settingOf(arrangement, nodes);
  const corner = (setting?.container == null ? undefined : arrangement.rect(setting.container)) ?? { x: 0, y: 0 };
  const start = toScene(stage.view(), from);
  const wishAt = (pointPx: Point): Wish => {
    const now = toScene(stage.view(), pointPx);
    const { zoom, width, height } = stage.view();
    const [upper, lower] = [toScene(stage.view(), { x: 0, y: 0 }), toScene(stage.view(), { x: width, y: height })];
    const sight = { x: upper.x - corner.x, y: upper.y - corner.y, width: lower.x - upper.x, height: lower.y - upper.y };
    return { by: { x: now.x - start.x, y: now.y - start.y }, reach: reachPx / zoom, sight, mayMove };
  };
  const heldAt = (pointPx: Point, keys: DragKeys): Held => (setting ? hold(setting, wishAt(pointPx), keys) : nowhere);
  const areMany = setting !== null && setting.moving.length * (1 + setting.others.length / countsAsOne) > manyAtOnce;
  let shown = '';
  let resting: number | undefined;
  const show = ({ positions, guides, meets }: Held): void => {
    const { drag } = store.get();
    const key = JSON.stringify([positions, guides, meets]);
    if (drag?.kind !== 'pin' || drag.nodes !== nodes || (key === shown && drag.ahead.length === 0)) return;
    shown = key;
    store.set({ preview: pinned(arrangement, positions), drag: { ...drag, guides, meets, ahead: [] } });
  };
  store.set({ drag: { kind: 'pin', nodes, container: setting?.container ?? null, guides: [], meets: null, ahead: [] } });
  return {
    move: (pointPx, keys) => {
      const { drag } = store.get();
      if (drag?.kind !== 'pin') return;
      if (!setting || !areMany) return show(heldAt(pointPx, keys));
      const { by, guides } = snapped(setting, wishAt(pointPx), keys);
      store.set({ drag: { ...drag, guides, meets: null, ahead: setting.moving.map(({ x, y, width, height }) => ({ x: x + by.x, y: y + by.y, width, height })) } });
      window.clearTimeout(resting);
      resting = window.setTimeout(() => show(heldAt(pointPx, keys)), restMs);
    },
    drop: (pointPx, keys) => {
      window.clearTimeout(resting);
      store.set({ drag: null });
      const { positions, meets } = heldAt(pointPx, keys);
      const isUnmoved = positions.every(({ node, at: [x, y] }) => arrangement.find(node)?.x === x && arrangement.find(node)?.y === y);
      if (isUnmoved) store.set({ preview: null });
      else if (areMany) store.set({ preview: pinned(arrangement, positions) });
      const what = nodes.length === 1 ? labelOf(session, nodes[0] ?? '') : `${nodes.length} nodes`;
      if (meets?.how === 'no-room') return session.notify('info', `${what} ${nodes.length === 1 ? 'stays where it was' : 'stay where they were'}`, [noRoom(labelOf(session, meets.node), nodes.length)]);
      if (isUnmoved) return;
      const other = meets ? labelOf(session, meets.node) : '';
      const said = meets?.how === 'exchange' ? `${what} and ${other} changed places` : meets?.how === 'beside' ? `${what} pinned beside ${other}` : undefined;
      void perform(session, { kind: 'pin', positions: [...positions] }, { refusal: `${what} cannot be pinned`, ...(said === undefined ? {} : { said }) });
    },
  };
}

/** How far the hand has gone, and what is near and seen there. */
interface Wish {
  readonly by: Point;
  readonly reach: number;
  readonly sight: Rect;
  readonly mayMove: (id: string) => boolean;
}

/** Moves all by as much as brings what is around them to where it is held, or beside what lies there. */
function hold(setting: Setting, wish: Wish, keys: DragKeys): Held {
  const { moving, others } = setting;
  const { by: held, guides } = snapped(setting, wish, keys);
  if (keys.isFree) {
    const [under] = liesOn(moving, others, held);
    return { positions: positionsOf(placesAt(moving, held)), guides, meets: under ? { how: 'over', node: under.id } : null };
  }
  const down = putDown(setting, held, wish.mayMove);
  switch (down.kind) {
    case 'free': return { positions: positionsOf(down.places), guides, meets: null };
    case 'beside': return { positions: positionsOf(down.places), guides: [], meets: { how: 'beside', node: down.of } };
    case 'exchange': return { positions: positionsOf(down.places), guides: [], meets: { how: 'exchange', node: down.with } };
    case 'no-room': return { ...nowhere, meets: { how: 'no-room', node: down.on } };
    default: return unreachable(down);
  }
}

/** By how much that is. */
function snapped({ moving, others, corner }: Setting, { by, reach, sight }: Wish, { isFree }: DragKeys): { readonly by: Point; readonly guides: readonly Guide[] } {
  const whole = around(moving);
  const wanted = { ...whole, x: whole.x + by.x, y: whole.y + by.y };
  const { at, guides } = isFree ? { at: { x: Math.max(corner.x, wanted.x), y: Math.max(corner.y, wanted.y) }, guides: [] } : snap(wanted, others, { reach, sight, step: stepUnits, corner });
  return { by: { x: at.x - whole.x, y: at.y - whole.y }, guides };
}

const nowhere: Held = { positions: [], guides: [], meets: null };

const positionsOf = (places: Extract<PutDown, { kind: 'free' }>['places']): Held['positions'] => places.map(({ id, x, y }) => ({ node: id, at: [x, y] }));

/** Why what is dragged cannot be put down on a box, and how it can. */
export const noRoom = (there: string, count: number): string => (count === 1
  ? `There is no room beside ${there}. Hold Alt to put it right there: what lies there gives way.`
  : `There is no room beside ${there} for ${count}, as they stand or in a row, and only one box changes places with another. Hold Alt to put them right there: what lies there gives way.`);

/** The places there will be once the document says so. */
function pinned(arrangement: Arrangement, positions: Held['positions']): Arrangement {
  const changed = positions.flatMap(({ node, at }) => {
    const box = arrangement.scene.find(node);
    return box ? [{ ...box.node, pin: at }] : [];
  });
  return arrange(applyPatch(arrangement.scene, changed, []), { previous: arrangement });
}
