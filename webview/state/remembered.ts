import { layersOf } from '../../src/protocol/layers';
import { followCamera } from '../canvas/inStep';
import { lookAs } from './savedViews';
import { select } from './selection';
import type { Session } from './session';

/** Looks on as the page before did, once the first view is shown. */
export async function lookOn(session: Session): Promise<void> {
  const { remembered } = session;
  if (!remembered) return;
  // Layers that are not shown are those of every view.
  session.store.set({ hiddenLayers: new Set(Object.values(layersOf).flatMap((layers) => layers.map(({ name }) => name)).filter((name) => remembered.hiddenLayers.includes(name))) });
  await lookAs(session, remembered.look);
  // By now somebody looks at something else.
  if (session.remembered !== remembered) return;
  const { scene } = session.store.get().arrangement;
  const there = remembered.selection.filter((id) => scene.find(id));
  if (there.length > 0) select(session, there);
  lookThere(session);
}

/** To where the page before looked; @returns whether there is such a place */
export function lookThere(session: Session): boolean {
  return session.remembered !== null && followCamera(session, session.remembered.place);
}
