import { arrange, isFolded, nearestIn, visibleEdges, visibleScene } from '../../src/scene';
import type { Arrangement, Conditions, Edges, Scene } from '../../src/scene';
import type { DiagramState } from './model';
import { hiddenKinds } from '../../src/protocol/layers';
import { refreshSearch } from './search';
import type { Session } from './session';

export function conditionsOf({ view, hiddenLayers, shown: { found, collapsed } }: Pick<DiagramState, 'view' | 'hiddenLayers' | 'shown'>): Conditions {
  return { hidden: hiddenKinds(view, hiddenLayers), found, collapsed };
}

/** What is drawn of a view, and where. */
export interface Drawn {
  readonly arrangement: Arrangement;
  /** Where an end is folded away, it is at what that is folded into. */
  readonly edges: Edges;
}

/**
 * Shows other things of the view than before. What is left is laid out close together, each box that changed as if it were new; when nothing
 * is hidden any more everything is where it was; `in place`, what is shown already stays. The selection keeps what is left of it.
 */
export function reshow(session: Session, parts: Partial<Pick<DiagramState, 'shown' | 'hiddenLayers'>>, how: 'afresh' | 'in place' = 'afresh'): void {
  const { store } = session;
  const before = store.get();
  const state = { ...before, ...parts };
  const { whole, arrangement, allEdges } = before;
  const scene = visibleScene(whole, conditionsOf(state), arrangement.scene);
  if (arrangement.scene === whole) session.unhidden = arrangement;
  const edges = visibleEdges(allEdges, scene, before.edges);
  const still = (id: string): boolean => scene.find(id) !== undefined;
  store.set({
    ...parts,
    arrangement: scene === arrangement.scene ? arrangement : how === 'in place' ? arrange(scene, { previous: arrangement, edges }) : arrangementOf(scene, whole, session.unhidden, edges),
    edges,
    selection: new Set([...before.selection].filter(still)),
    current: (before.current === null ? null : nearestIn(scene, whole, before.current)) ?? scene.top[0]?.node.id ?? null,
    chosenEdges: [], preview: null, drag: null, renaming: null,
    search: refreshSearch(before.search, scene, whole),
  });
  session.channel.tell({ kind: 'selection', nodes: [...store.get().selection] });
  session.arranging?.again();
}

function arrangementOf(scene: Scene, whole: Scene, unhidden: Arrangement | null, edges: Edges): Arrangement {
  return arrange(scene, { previous: unhidden ?? undefined, afresh: scene !== whole, edges });
}

/** The same things of a view that has come, or changed. What lay where before stays there. */
export function drawnOf(whole: Scene, allEdges: Edges, conditions: Conditions, before: Pick<DiagramState, 'arrangement' | 'edges'>): Drawn {
  const scene = visibleScene(whole, conditions, before.arrangement.scene);
  const edges = visibleEdges(allEdges, scene, before.edges);
  return { arrangement: arrange(scene, { previous: before.arrangement, edges }), edges };
}

/** Unfolds what is around these nodes, so that they are seen. */
export function showThese(session: Session, nodes: readonly string[]): void {
  const state = session.store.get();
  const folded = nodes.filter((id) => whyHidden(state, id) === 'folded');
  if (folded.length === 0) return;
  const collapsed = new Set(state.shown.collapsed);
  for (const id of folded) for (let at = state.whole.find(id)?.parent ?? null; at !== null; at = state.whole.find(at)?.parent ?? null) collapsed.delete(at);
  reshow(session, { shown: { ...state.shown, collapsed } });
}

/** Whether a node of the view is there and not shown, and why. */
export function whyHidden({ whole, arrangement: { scene } }: DiagramState, id: string): 'folded' | 'filtered' | null {
  if (scene.find(id) || !whole.find(id)) return null;
  const around = nearestIn(scene, whole, id);
  return around !== null && isFolded(scene) && scene.find(around)?.node.folded ? 'folded' : 'filtered';
}
