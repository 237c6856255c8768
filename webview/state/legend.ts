import type { DiagramState } from './model';
import type { Session } from './session';

/** On a canvas so narrow a legend would lie over much of it: `theme/panels.css` knows the same limit, and `theme/rooms.css` that of the height. */
const narrowPx = 640;
const low = '(max-height: 420px)';

const canvasNow = (): HTMLElement | null => document.querySelector<HTMLElement>('.tv-canvas');
const isLittle = (): boolean => (canvasNow()?.clientWidth ?? window.innerWidth) <= narrowPx || window.matchMedia(low).matches;

/** Unless the user said otherwise, it is open where there is room for it: beside an open inspector there may be none. */
export function isLegendOpen({ panels }: Pick<DiagramState, 'panels'>): boolean {
  return panels.legend ?? !isLittle();
}

export function toggleLegend({ store, announcer }: Session): void {
  const { panels } = store.get();
  const legend = !isLegendOpen({ panels });
  store.set({ panels: { ...panels, legend } });
  announcer.say(legend ? 'Legend shown' : 'Legend hidden');
}

/** Calls back when there comes to be room for it, or none any more. @returns a function that stops watching. */
export function watchRoom(changed: () => void): () => void {
  const query = window.matchMedia(low);
  query.addEventListener('change', changed);
  const observer = new ResizeObserver(changed);
  const canvas = canvasNow();
  if (canvas) observer.observe(canvas);
  return () => {
    query.removeEventListener('change', changed);
    observer.disconnect();
  };
}
