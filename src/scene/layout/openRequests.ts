import type { Arrangement, PackRequest, Packing, Scene, Size } from '../types';
import { arrange } from './arrange';
import { packBoxes, spread } from './packing';

export interface OpenRequests {
  readonly requests: readonly PackRequest[];
  /** The scene as it is arranged without them. */
  readonly arrangement: Arrangement;
}

/**
 * What arranging the scene would ask a packer for that is not `known` yet and that another packing may do better. Ask again
 * once these are known: packings decide the size of containers, and so what is asked for the ones around them.
 */
export function openRequests(scene: Scene, known: ReadonlyMap<string, Packing | null>): OpenRequests {
  const open = new Map<string, PackRequest>();
  const arrangement = arrange(scene, {
    packer: (request) => {
      const packing = known.get(request.key);
      if (packing === undefined && mayGain(request)) open.set(request.key, request);
      return packing ?? null;
    },
  });
  return { requests: [...open.values()], arrangement };
}

/** Whether a packing is enough better than the built-in one to give up the order of the document for it. */
export function isBetter(request: PackRequest, packing: Packing): boolean {
  return spread(packing, request.aspect) < enough * spread(packBoxes(request), request.aspect);
}
const enough = 0.95;

/**
 * Whether another packing than the built-in one may be enough better. Boxes of one width stand in columns, which nothing beats;
 * so no packing of all takes less room than those of one width in columns, whichever they are.
 */
function mayGain(request: PackRequest): boolean {
  const { sizes, aspect } = request;
  // Which box stands in which band is not another's to decide.
  if (request.bands) return false;
  const byWidth = new Map<number, Size[]>();
  for (const size of sizes) {
    const alike = byWidth.get(size.width);
    if (alike) alike.push(size);
    else byWidth.set(size.width, [size]);
  }
  if (sizes.length < 3 || byWidth.size < 2) return false;
  const least = Math.max(...[...byWidth.values()].map((alike) => spread(packBoxes({ ...request, sizes: alike }), aspect)));
  return least < enough * spread(packBoxes(request), aspect);
}
