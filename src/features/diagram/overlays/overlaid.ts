/** What an overlay says of the nodes and edges of a view, in step with the estate: only of the overlay that is looked at, and of what is drawn. */
import type { Estate } from '../../../core/model/estate';
import { Watch } from '../../../core/model/watch';
import type { OverlayName } from '../../../protocol/overlays';
import { unsaid, type Overlay, type Shade } from './overlay';
import { overlays } from './overlays';

export class Overlaid {
  private readonly overlay: Overlay;
  private readonly nodes: Watch<Shade>;
  private readonly edges: Watch<number | null> | undefined;
  private readonly ids = new Map<string, string>();

  /** @param today the day, as "2026-03-31", for what is told by its age */
  constructor(estate: Estate, readonly name: OverlayName, readonly today: string) {
    this.overlay = overlays[name];
    this.nodes = new Watch(estate, this.overlay.ofNode, unsaid);
    this.edges = this.overlay.ofEdge && new Watch(estate, this.overlay.ofEdge, null);
  }

  /** A node is drawn now, or no longer. */
  takeNode(id: string, isDrawn: boolean): void {
    const key = this.overlay.keyOf?.(id, this.today) ?? id;
    if (!isDrawn) {
      this.ids.delete(key);
      return this.nodes.remove(key);
    }
    if (key !== id) this.ids.set(key, id);
    this.nodes.add(key);
  }

  takeEdge(id: string, isDrawn: boolean): void {
    if (isDrawn) this.edges?.add(id);
    else this.edges?.remove(id);
  }

  /** The nodes and edges of which something else is said than at the last call. */
  flush(): { readonly nodes: Iterable<string>; readonly edges: Iterable<string> } {
    const nodes = [...this.nodes.flush().changed.keys()];
    return { nodes: this.overlay.keyOf ? nodes.map((key) => this.ids.get(key) ?? key) : nodes, edges: this.edges?.flush().changed.keys() ?? [] };
  }

  of(node: string): Shade {
    return this.nodes.get(this.overlay.keyOf?.(node, this.today) ?? node) ?? unsaid;
  }

  /** Whether it has said anything of a node. */
  says(node: string): boolean {
    const { heat, tint, text } = this.of(node);
    return heat !== null || tint !== undefined || text !== '';
  }

  /** Use of an edge; undefined where the overlay says nothing of edges. */
  ofEdge(edge: string): number | null | undefined {
    return this.edges && (this.edges.get(edge) ?? null);
  }

  dispose(): void {
    this.nodes.dispose();
    this.edges?.dispose();
  }
}
