import type { Arrangement, Placed, Point, Rect, Size } from '../types';

/** The same with x and y exchanged: what goes to the right is what goes down, turned. Twice is as it was. */
export const turnPoint = ({ x, y }: Point): Point => ({ x: y, y: x });
export const turnSize = ({ width, height }: Size): Size => ({ width: height, height: width });
export const turnRect = ({ x, y, width, height }: Rect): Rect => ({ x: y, y: x, width: height, height: width });

/** Where boxes lie, for lines to be led between them. */
export type Ground = Pick<Arrangement, 'scene' | 'top' | 'bounds' | 'find'>;

/** Every box turned. Shares what earlier arrangements shared: a box that stays the same object is turned once. */
export function turnGround(arrangement: Ground): Ground {
  let ground = grounds.get(arrangement);
  if (!ground) {
    const { scene, top, bounds, find } = arrangement;
    ground = {
      scene, top: top.map(turnPlaced), bounds: turnRect(bounds),
      find: (id) => {
        const placed = find(id);
        return placed && turnPlaced(placed);
      },
    };
    grounds.set(arrangement, ground);
  }
  return ground;
}
const grounds = new WeakMap<Ground, Ground>();

function turnPlaced(placed: Placed): Placed {
  let turned = known.get(placed);
  if (!turned) known.set(placed, (turned = { box: placed.box, ...turnRect(placed), children: placed.children.map(turnPlaced) }));
  return turned;
}
const known = new WeakMap<Placed, Placed>();
