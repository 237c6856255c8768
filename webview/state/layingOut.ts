import { arrange } from '../../src/scene';
import type { Arrangement, Edges, Scene } from '../../src/scene';
import { isLarge } from '../layout/placing';
import type { Session } from './session';

export interface Wanted {
  readonly scene: Scene;
  readonly edges: Edges;
  readonly again: () => void;
}

/** Finds a place for everything of a scene that has none yet, and draws it then: a large one in a worker. Whatever was being arranged is abandoned. */
export function arrangeThen(session: Session, { scene, edges, again }: Wanted, draw: (arrangement: Arrangement) => void): void {
  abandonArranging(session);
  if (!isLarge(scene)) return draw(arrange(scene, { edges }));
  const control = new AbortController();
  session.arranging = { control, again };
  session.store.set({ arranging: session.wantedView });
  session.announcer.say('Arranging the diagram');
  void session.placing.arrange(scene, edges, { urgent: true, signal: control.signal }).then((arrangement) => {
    if (arrangement === null) return;
    session.arranging = null;
    session.store.set({ arranging: null });
    draw(arrangement);
  });
}

/** Nobody wants any more what is being arranged, if anything is. */
export function abandonArranging(session: Session): void {
  if (!session.arranging) return;
  session.arranging.control.abort();
  session.arranging = null;
  session.store.set({ arranging: null });
}
