import type { ViewName } from '../../src/protocol/view';
import { arrange, buildScene, noEdges, replaceEdges } from '../../src/scene';
import type { Edges, Scene, SceneEdge, SceneNode } from '../../src/scene';
import type { Idle } from '../idle';
import { isLarge } from '../layout/placing';
import { rulesIn } from './layout';
import type { Ahead, LeftView, Session } from './session';

export interface AheadOptions {
  readonly session: () => Session;
  readonly idle: Idle;
  readonly order: readonly ViewName[];
  /** Told which views are ready, in the order in which they became so. */
  readonly ready: (views: readonly ViewName[]) => void;
}

/** Another view of fewer boxes is there in a moment; of more, all views together take more memory than a page should. */
const sizes = { least: 2000, most: 25_000 } as const;

interface Coming {
  readonly view: ViewName;
  revision: number;
  nodes: SceneNode[];
  edges: SceneEdge[];
  scene: Scene | null;
  allEdges: Edges | null;
  /** Called once it is whole, or with false where it is not waited for any more. */
  readonly came: (isWhole: boolean) => void;
}

/** Asks for nothing before it is told to begin. */
export function startAhead({ session: sessionNow, idle, order, ready }: AheadOptions): Ahead {
  let coming: Coming | null = null;
  /** Those that have come, and are not kept yet. */
  let whole: readonly Coming[] = [];
  let runs = 0;
  let made: readonly ViewName[] = [];

  const isTurning = (): boolean => sessionNow().wantedView !== sessionNow().store.get().view;
  const isUnseen = (view: ViewName): boolean => {
    const { store, wantedView, leftViews } = sessionNow();
    return view !== store.get().view && view !== wantedView && !leftViews.has(view);
  };
  /** One at which no view is on its way that somebody waits for. */
  const moment = async (): Promise<void> => {
    await idle.moment();
    while (isTurning()) {
      idle.disturb();
      await idle.moment();
    }
  };
  const asked = async (view: ViewName): Promise<Coming | null> => {
    let came: Coming['came'] = () => undefined;
    const whenCome = new Promise<boolean>((resolve) => { came = resolve; });
    const asking: Coming = { view, revision: 0, nodes: [], edges: [], scene: null, allEdges: null, came };
    coming = asking;
    sessionNow().channel.tell({ kind: 'ahead', view });
    return (await whenCome) ? asking : null;
  };
  const giveUp = (): void => {
    coming?.came(false);
    coming = null;
  };
  const sceneOf = (of: Coming): Scene => (of.scene ??= buildScene(of.nodes, rulesIn(sessionNow().store.get(), of.nodes, of.view)));
  const edgesOf = (of: Coming): Edges => (of.allEdges ??= replaceEdges(noEdges, of.edges));
  const keep = (of: Coming): LeftView => {
    const { leftViews, foldedBefore } = sessionNow();
    const left: LeftView = { revision: of.revision, whole: sceneOf(of), allEdges: edgesOf(of), arrangement: null, collapsed: foldedBefore.get(of.view) ?? new Set() };
    leftViews.set(of.view, left);
    whole = whole.filter((other) => other !== of);
    return left;
  };

  /** Makes what is needed to show it. What is turned to meanwhile is kept already. Each step stays within a few frames. */
  const make = async (of: Coming): Promise<void> => {
    for (const step of [sceneOf, edgesOf]) {
      await moment();
      if (!whole.includes(of)) return;
      step(of);
    }
    await place(of.view, keep(of));
  };
  /** Finds the places of a view that is kept, unless it is turned to first. */
  const place = async (view: ViewName, left: LeftView): Promise<void> => {
    const { leftViews, placing, store } = sessionNow();
    const isOfUse = (): boolean => leftViews.get(view) === left && sessionNow().wantedView !== view && store.get().view !== view;
    await moment();
    while (isOfUse()) {
      const arrangement = isLarge(left.whole) ? await placing.arrange(left.whole, left.allEdges, { urgent: false }) : arrange(left.whole, { edges: left.allEdges });
      if (arrangement && isOfUse()) {
        leftViews.set(view, { ...left, arrangement });
        return ready((made = [...made, view]));
      }
      // Something else had to be arranged first.
      await moment();
    }
  };
  /** One view is made while the next is on its way. */
  const run = async (isOn: () => boolean): Promise<void> => {
    let making = Promise.resolve();
    await moment();
    if (isOn()) sessionNow().placing.prepare();
    for (const view of order) {
      await moment();
      if (!isOn()) return;
      const of = isUnseen(view) ? await asked(view) : null;
      if (of) making = making.then(() => make(of));
    }
  };

  return {
    begin: () => {
      giveUp();
      whole = [];
      const { size } = sessionNow().store.get().whole;
      const at = ++runs;
      if (size >= sizes.least && size <= sizes.most) void run(() => at === runs);
    },
    take: (part) => {
      if (coming?.view !== part.view) return;
      // Parts of an earlier one are of no use.
      if (coming.revision !== part.revision) Object.assign(coming, { revision: part.revision, nodes: [], edges: [] });
      coming.nodes.push(...part.nodes);
      coming.edges.push(...part.edges);
      if (!part.isLast) return;
      const of = coming;
      coming = null;
      whole = [...whole, of];
      of.came(true);
    },
    turning: (view) => {
      const come = whole.find((of) => of.view === view);
      if (come) keep(come);
      else if (coming?.view === view) giveUp();
    },
  };
}
