/** What a page is sent of the views it looks at: a whole view once, then what changes, also when it turns to a view that it has seen before. */
import type { FromExtension } from '../../protocol/messages';
import type { OverlayName } from '../../protocol/overlays';
import type { ViewName } from '../../protocol/view';
import type { DiagramPatch, DiagramView } from './projection';

/** What views and patches are made of: the projection of a view, or what stands in for it. */
export interface Drawn {
  readonly view: () => DiagramView;
  /** What changed since the last call of this or of `view`. */
  readonly flush: () => DiagramPatch | undefined;
  readonly emptyPatch: () => DiagramPatch;
}

/** A view as it is looked at. */
export interface Looking {
  readonly view: ViewName;
  readonly overlay: OverlayName | null;
}

type View = Extract<FromExtension, { kind: 'view' }>;
type Patch = Extract<FromExtension, { kind: 'patch' }>;
type Ahead = Extract<FromExtension, { kind: 'ahead' }>;

/** Nodes or edges of a view that is sent ahead, in one message. */
const partOf = 2000;

export class Sending {
  private last = 0;
  private lastAhead = 0;
  /** Of each view the message that was made last, and from what. */
  private readonly sent = new Map<ViewName, { readonly drawn: Drawn; readonly revision: number }>();

  /** Of the message that was made last; 0 before the first. */
  get revision(): number {
    return this.last;
  }

  whole(drawn: Drawn, { view, overlay }: Looking): View {
    const { title, nodes, edges } = drawn.view();
    this.next(drawn, view);
    return { kind: 'view', view, ...said(overlay), revision: this.last, title, nodes: [...nodes], edges: [...edges] };
  }

  /** @param seen the revision at which the page turned away from the view; undefined where it has nothing of it */
  turned(drawn: Drawn, looking: Looking, seen: number | undefined): View | Patch {
    const before = this.sent.get(looking.view);
    if (seen === undefined || before?.revision !== seen || before.drawn !== drawn) return this.whole(drawn, looking);
    return { ...this.patchOf(drawn, looking, seen, drawn.flush() ?? drawn.emptyPatch()), view: looking.view };
  }

  /**
   * A view that may be turned to, in parts of a few ms each; the last says so. Invariant: it is numbered downwards, for it is nothing that is drawn: what
   * is asked at the revision that is looked at stays in force.
   */
  ahead(drawn: Drawn, view: ViewName): readonly Ahead[] {
    const { nodes, edges } = drawn.view();
    const revision = -++this.lastAhead;
    this.sent.set(view, { drawn, revision });
    const parts: Ahead[] = [];
    for (let at = 0; at < nodes.length; at += partOf) parts.push({ kind: 'ahead', view, revision, isLast: false, nodes: nodes.slice(at, at + partOf), edges: [] });
    for (let at = 0; at < edges.length; at += partOf) parts.push({ kind: 'ahead', view, revision, isLast: false, nodes: [], edges: edges.slice(at, at + partOf) });
    return [...parts, { kind: 'ahead', view, revision, isLast: true, nodes: [], edges: [] }];
  }

  /** What changed since the last message; undefined where nothing did, unless something is to come nonetheless. */
  changed(drawn: Drawn, looking: Looking, isPromised: boolean): Patch | undefined {
    const patch = drawn.flush() ?? (isPromised ? drawn.emptyPatch() : undefined);
    return patch && this.patchOf(drawn, looking, this.last, patch);
  }

  private patchOf(drawn: Drawn, { view, overlay }: Looking, from: number, patch: DiagramPatch): Patch {
    this.next(drawn, view);
    const { title, changed, removed, changedEdges, removedEdges } = patch;
    return { kind: 'patch', ...said(overlay), from, revision: this.last, title, changed: [...changed], removed: [...removed], changedEdges: [...changedEdges], removedEdges: [...removedEdges] };
  }

  private next(drawn: Drawn, view: ViewName): void {
    this.sent.set(view, { drawn, revision: ++this.last });
  }
}

function said(overlay: OverlayName | null): { readonly overlay?: OverlayName } {
  return overlay === null ? {} : { overlay };
}
