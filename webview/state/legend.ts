import type { DiagramState } from './model';
import type { Session } from './session';

/** As narrow or low that a legend would lie over much of the canvas: `theme/rooms.css` knows the same limits. */
const little = '(max-width: 640px), (max-height: 420px)';

/** Unless the user said otherwise, it is open where there is room for it. */
export function isLegendOpen({ panels }: Pick<DiagramState, 'panels'>): boolean {
  return panels.legend ?? !window.matchMedia(little).matches;
}

export function toggleLegend({ store, announcer }: Session): void {
  const { panels } = store.get();
  const legend = !isLegendOpen({ panels });
  store.set({ panels: { ...panels, legend } });
  announcer.say(legend ? 'Legend shown' : 'Legend hidden');
}

/** Calls back when there comes to be room for it, or none any more. @returns a function that stops watching. */
export function watchRoom(changed: () => void): () => void {
  const query = window.matchMedia(little);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}
