import type { PackRequest, Packing, Scene } from '../types';
import { arrange } from './arrange';
import { packBoxes, spread } from './packing';

/**
 * What arranging the scene would ask a packer for that is not `known` yet and that another packing may do better: at least three
 * boxes of different widths. (Boxes of one width stand in columns, which nothing beats.) Ask again once these are known: packings
 * decide the size of containers, and so what is asked for the ones around them.
 */
export function openRequests(scene: Scene, known: ReadonlyMap<string, Packing | null>): readonly PackRequest[] {
  const open = new Map<string, PackRequest>();
  arrange(scene, {
    packer: (request) => {
      const packing = known.get(request.key);
      if (packing === undefined && mayGain(request)) open.set(request.key, request);
      return packing ?? null;
    },
  });
  return [...open.values()];
}

/** Whether a packing is enough better than the built-in one to give up the order of the document for it. */
export function isBetter(request: PackRequest, packing: Packing): boolean {
  return spread(packing, request.aspect) < 0.95 * spread(packBoxes(request), request.aspect);
}

function mayGain({ sizes }: PackRequest): boolean {
  return sizes.length >= 3 && sizes.some(({ width }) => width !== sizes[0]?.width);
}
