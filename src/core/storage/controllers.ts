/** How many controllers an array has: as many as it says, or as the highest that its ports name, counted from 1; undefined where nothing is said of them. */
import type { StorageArray } from './capacity/structure';

export function controllersOf({ controllers: said, ports }: StorageArray): number | undefined {
  let named: number | undefined;
  for (const name in ports) {
    const controller = ports[name]?.controller;
    if (controller !== undefined) named = Math.max(named ?? 0, controller);
  }
  return said ?? named;
}
