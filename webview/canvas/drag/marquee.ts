import { caught, toScene } from '../../../src/scene';
import type { Point } from '../../../src/scene';
import { counted } from '../../a11y/names';
import { extend } from '../../state/selection';
import type { Session } from '../../state/session';
import { between } from '../paint/overlay';
import type { Stage } from '../stage';
import type { ActiveDrag } from './drag';

/** Draws a rectangle; what lies in it is added to the selection. */
export function dragMarquee(session: Session, stage: Stage, fromPx: Point): ActiveDrag {
  const { store } = session;
  const from = toScene(stage.view(), fromPx);
  store.set({ drag: { kind: 'marquee', from, to: from } });
  return {
    move: (pointPx) => {
      if (store.get().drag?.kind === 'marquee') store.set({ drag: { kind: 'marquee', from, to: toScene(stage.view(), pointPx) } });
    },
    drop: (pointPx) => {
      store.set({ drag: null });
      const found = caught(store.get().arrangement, between(from, toScene(stage.view(), pointPx)), stage.picture().level);
      extend(session, found);
      session.announcer.say(`${counted(found.length, 'node')} caught, ${store.get().selection.size} selected`);
    },
  };
}
