import { pathTo, toScene } from '../../../src/scene';
import type { Point } from '../../../src/scene';
import type { ConnectVerdict } from '../../../src/protocol/view';
import { askWhereConnects, connect } from '../../state/connect';
import type { Session } from '../../state/session';
import type { Stage } from '../stage';
import type { ActiveDrag } from './drag';

/** Draws a line from a node to another, or takes the other end of one that is there elsewhere; asks once what it could be connected to, and shows the answer on every candidate in sight. */
export function dragToConnect(session: Session, stage: Stage, node: string, from: Point, edge: string | null = null): ActiveDrag {
  const { store } = session;
  const under = (pointPx: Point, verdicts: ReadonlyMap<string, ConnectVerdict> | null): string | null => targetAt(session, stage, node, pointPx, verdicts);
  store.set({ drag: { kind: 'connect', node, edge, over: null, to: toScene(stage.view(), from), verdicts: null } });
  void askWhereConnects(session, node, edge).then((verdicts) => {
    const { drag } = store.get();
    if (drag?.kind === 'connect' && drag.node === node) store.set({ drag: { ...drag, verdicts } });
  });
  return {
    move: (pointPx) => {
      const { drag } = store.get();
      if (drag?.kind === 'connect') store.set({ drag: { ...drag, to: toScene(stage.view(), pointPx), over: under(pointPx, drag.verdicts) } });
    },
    drop: (pointPx) => {
      const { drag } = store.get();
      store.set({ drag: null });
      if (drag?.kind !== 'connect') return;
      const to = under(pointPx, drag.verdicts);
      if (to !== null) void connect(session, node, to, drag.verdicts?.get(to), edge);
    },
  };
}

/** The innermost box there that something is known of; where nothing is, the innermost. */
function targetAt({ store }: Session, stage: Stage, node: string, pointPx: Point, verdicts: ReadonlyMap<string, ConnectVerdict> | null): string | null {
  const path = pathTo(store.get().arrangement, toScene(stage.view(), pointPx), stage.picture().level).map(({ box }) => box.node.id).toReversed();
  if (path.includes(node)) return null;
  return path.find((id) => verdicts?.has(id)) ?? path[0] ?? null;
}
