import { buildScene, isLaidOut, noEdges, rulesFor, visibleEdges, visibleScene } from '../../src/scene';
import type { SceneNode, SceneRules } from '../../src/scene';
import type { ViewName } from '../../src/protocol/view';
import { arrangeThen } from './layingOut';
import type { DiagramState } from './model';
import type { Session } from './session';
import { conditionsOf } from './shown';

/** How boxes of a view are laid out, as the document has it. */
export function rulesIn({ header }: Pick<DiagramState, 'header'>, nodes: readonly SceneNode[], view: ViewName): SceneRules {
  return rulesFor(nodes, view, header.layout.get(view));
}

/** Lays out the view that is shown as the document has it now; all but what is pinned gets another place. */
export function layOut(session: Session): void {
  const { store } = session;
  const before = store.get();
  const { view, header, whole: { rules, boxes } } = before;
  if (!before.opened || isLaidOut(rules, header.layout.get(view) ?? {})) return;
  const nodes = [...boxes.values()].map(({ node }) => node);
  const whole = buildScene(nodes, rulesIn(before, nodes, view));
  const scene = visibleScene(whole, conditionsOf(before), whole);
  const edges = visibleEdges(before.allEdges, scene, noEdges);
  arrangeThen(session, { scene, edges, again: () => layOut(session) }, (arrangement) => {
    session.unhidden = null;
    store.set({ whole, edges, arrangement, preview: null, drag: null });
    session.camera?.fit();
  });
}
