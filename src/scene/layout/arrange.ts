import { noEdges } from '../edges/edges';
import type { Edges } from '../edges/types';
import { IdMap } from '../tree/idMap';
import { footerOf, rankOf, ruleOf } from '../tree/kinds';
import type { Arrangement, Box, InnerRule, Packer, PackRequest, Packing, Placed, Point, Rect, Scene, SceneNode, SceneRules, Size } from '../types';
import { arrangementOf } from './arrangement';
import { packBoxes } from './packing';
import { placeAcross } from './placeAcross';
import { placeChildren, type Child } from './placeChildren';
import { seatsOf, type Seats } from './seats';

export interface ArrangeOptions {
  /** Where boxes are now: they stay there. */
  readonly previous?: Arrangement | undefined;
  /** Asked for boxes that never had a place; the built-in packing where it answers null. */
  readonly packer?: Packer | undefined;
  /** Boxes in which other things lie than in `previous` are laid out as if they had no place there; what lies in the others stays as it is. */
  readonly afresh?: boolean | undefined;
  /** What is joined: in bands it stands near each other where it gets a place. */
  readonly edges?: Edges | undefined;
}

/** The id that stands for everything: the parent of the boxes without parent. */
export const topId = '/';

/**
 * A place for every box: inside its parent, beside its siblings, at its pin. Containers are laid out from the inside out, those
 * with equal children once. With `previous`, what did not change is shared and what has a place keeps it.
 */
export function arrange(scene: Scene, { previous, packer, edges, afresh = false }: ArrangeOptions = {}): Arrangement {
  if (previous?.scene === scene) return previous;
  return new Arranging(scene, previous?.scene.rules === scene.rules ? previous : undefined, packer, edges, null, afresh).result();
}

/** The arrangement with the places of everything in `container` forgotten, pins apart; `topId` forgets all. */
export function reset(arrangement: Arrangement, container: string, { packer, edges }: Pick<ArrangeOptions, 'packer' | 'edges'> = {}): Arrangement {
  return new Arranging(arrangement.scene, arrangement, packer, edges, container).result();
}

type Inside = Pick<Placed, 'width' | 'height' | 'children'>;

/** What surrounds the room for children. */
interface Frame {
  readonly inner: InnerRule;
  /** Without the footer; null where there is no least size. */
  readonly least: Size | null;
  readonly footer: number;
}

/** One arrangement being made. */
class Arranging {
  private readonly changes = new Map<string, Placed | null>();
  private readonly empties = new Map<Size, Inside>();
  private readonly packings = new Map<string, Packing>();
  /** Boxes with all in them as before, but for their looks. */
  private readonly alike = new Set<Placed>();
  private seats: Seats | null = null;

  constructor(
    private readonly scene: Scene,
    private readonly previous: Arrangement | undefined,
    private readonly packer: Packer | undefined,
    private readonly edges: Edges = noEdges,
    private readonly forgotten: string | null = null,
    private readonly afresh = false,
  ) {}

  result(): Arrangement {
    const { scene, previous } = this;
    const before = this.forgotten === topId || this.afresh ? undefined : previous;
    const inside = this.inside(scene.top, { inner: scene.rules.top, least: null, footer: 0 }, before && { children: before.top, ...extentFromOrigin(before.bounds), footer: 0 }, this.forgotten === topId);
    if (previous) this.drop(previous.top);
    return arrangementOf(scene, inside.children, (previous?.index ?? IdMap.empty<Placed>()).with(this.changes));
  }

  private size(box: Box, forget: boolean): Inside {
    const before = this.previous?.find(box.node.id);
    const anew = forget || box.node.id === this.forgotten;
    if (before?.box === box && !anew && !this.forgets(box)) return before;
    const { rules } = this.scene;
    if (before && !anew && !this.afresh && !this.forgets(box) && isSeatedAlike(rules, before.box, box)) {
      this.alike.add(before);
      return { width: before.width, height: before.height, children: this.renewed(before.children, box.children) };
    }
    const { size: usual, sizeIn, inner } = ruleOf(rules, box);
    const size = (sizeIn && box.parent !== null ? sizeIn[this.scene.find(box.parent)?.node.kind ?? ''] : undefined) ?? usual;
    const footer = footerOf(rules, box);
    if (box.children.length === 0) return footer === 0 ? this.empty(size) : { width: size.width, height: size.height + footer, children: [] };
    return this.inside(box.children, { inner, least: size, footer }, before && !anew && !this.afresh ? { ...before, footer: footerOf(rules, before.box) } : undefined, anew);
  }

  /** The same places, of boxes that only look otherwise. */
  private renewed(before: readonly Placed[], boxes: readonly Box[]): readonly Placed[] {
    if (boxes.length === 0) return before;
    return before.map((placed, at) => {
      const box = boxes[at] as Box;
      if (placed.box === box) return placed;
      const { x, y, width, height } = placed;
      const now = { box, x, y, width, height, children: this.renewed(placed.children, box.children) };
      this.changes.set(box.node.id, now);
      return now;
    });
  }

  /** One object for all boxes without children of one size: leaves are many. */
  private empty(size: Size): Inside {
    let inside = this.empties.get(size);
    if (!inside) {
      inside = { ...size, children: [] };
      this.empties.set(size, inside);
    }
    return inside;
  }

  /** Whether what is to be forgotten lies in the box. */
  private forgets(box: Box): boolean {
    if (this.forgotten === null) return false;
    for (let at = this.scene.find(this.forgotten)?.parent ?? null; at !== null; at = this.scene.find(at)?.parent ?? null) {
      if (at === box.node.id) return true;
    }
    return false;
  }

  private inside(boxes: readonly Box[], { inner, least, footer }: Frame, before: (Inside & Pick<Frame, 'footer'>) | undefined, forget: boolean): Inside {
    const { header, padding } = inner;
    const origin = { x: padding, y: header };
    const frame = { width: 2 * padding, height: header + padding };
    const insides = boxes.map((box) => this.size(box, forget));
    const children = boxes.map((box, at) => this.child(box, insides[at] as Inside, origin, { isTop: least === null, isBanded: inner.bands !== undefined, forget }));
    const place = this.scene.rules.flow === 'right' ? placeAcross : placeChildren;
    const room = place(inner.bands === undefined ? children : this.seated(boxes, children), {
      inner,
      least: least ? { width: least.width - frame.width, height: least.height - frame.height } : { width: 0, height: 0 },
      before: before && before.children.length > 0 ? { width: before.width - frame.width, height: before.height - frame.height - before.footer } : null,
      grows: inner.columns === null ? 'either' : 'below',
      pack: (request) => this.pack(request),
    });
    const placed = boxes.map((box, at) => {
      const { x, y } = room.corners[at] as Point;
      return this.placed(box, x + origin.x, y + origin.y, insides[at] as Inside);
    });
    return { width: room.room.width + frame.width, height: room.room.height + frame.height + footer, children: placed };
  }

  /** In bands and tiers, in the order of what they are joined to: asked for only where something needs a place. */
  private seated(boxes: readonly Box[], children: readonly Child[]): readonly Child[] {
    if (children.every(({ before, pin }) => before !== null || pin !== null)) return children;
    const seats = (this.seats ??= seatsOf(this.scene, this.edges));
    return children.map((child, at) => {
      const seat = seats.get(boxes[at]?.node.id ?? '');
      return seat ? { ...child, rank: child.rank + seat.tier / tiersAtMost, place: seat.place } : child;
    });
  }

  private child(box: Box, { width, height }: Inside, origin: Point, { isTop, isBanded, forget }: { readonly isTop: boolean; readonly isBanded: boolean; readonly forget: boolean }): Child {
    const { id, pin } = box.node;
    const least = isTop ? -farthest : 0;
    const before = forget || this.afresh ? undefined : this.previous?.find(id);
    // A box that changed its parent or lost its pin is new here: the layout decides.
    const { rules } = this.scene;
    // Told of an area by going through what lies in it: asked for only where it matters.
    const rank = isBanded ? rankOf(rules, box) : 0;
    const stays = before && before.box.parent === box.parent && (pin !== null || before.box.node.pin === null) && (!isBanded || rankOf(rules, before.box) === rank);
    return {
      size: { width, height },
      leaf: ruleOf(rules, box).role === 'leaf',
      rank,
      place: 0,
      pin: pin && { x: clamped(pin[0] - origin.x, least), y: clamped(pin[1] - origin.y, least) },
      before: stays ? { x: before.x - origin.x, y: before.y - origin.y, width: before.width, height: before.height } : null,
    };
  }

  private placed(box: Box, x: number, y: number, { width, height, children: now }: Inside): Placed {
    const before = this.previous?.find(box.node.id);
    const children = before && sameItems(before.children, now) ? before.children : now;
    if (before?.box === box && before.x === x && before.y === y && before.width === width && before.height === height && before.children === children) return before;
    const placed = { box, x, y, width, height, children };
    this.changes.set(box.node.id, placed);
    return placed;
  }

  private pack(request: PackRequest): Packing {
    let packing = this.packings.get(request.key);
    if (!packing) {
      packing = this.packer?.(request) ?? packBoxes(request);
      this.packings.set(request.key, packing);
    }
    return packing;
  }

  /** Takes boxes that are gone out of the index. What did not change needs no look. */
  private drop(before: readonly Placed[]): void {
    for (const placed of before) {
      if (this.alike.has(placed)) continue;
      const { id } = placed.box.node;
      const box = this.scene.find(id);
      if (box === placed.box) continue;
      if (!box) this.changes.set(id, null);
      this.drop(placed.children);
    }
  }
}

/** Whether a box and all in it has what decides its places as before: kinds, what lies where, pins, layers, and what is folded up. */
function isSeatedAlike(rules: SceneRules, before: Box, now: Box): boolean {
  if (before === now) return true;
  const [a, b] = [before.node, now.node];
  return (
    a.id === b.id && a.kind === b.kind && before.parent === now.parent && a.folded === b.folded && samePin(a.pin, b.pin) && footerOf(rules, before) === footerOf(rules, now) &&
    before.children.length === now.children.length && before.children.every((child, at) => isSeatedAlike(rules, child, now.children[at] as Box))
  );
}

function samePin(a: SceneNode['pin'], b: SceneNode['pin']): boolean {
  return a === b || (a?.[0] === b?.[0] && a?.[1] === b?.[1]);
}

/** Tiers of a band stay apart from the next band. */
const tiersAtMost = 64;

function sameItems(a: readonly Placed[], b: readonly Placed[]): boolean {
  return a === b || (a.length === b.length && a.every((item, at) => item === b[at]));
}

const clamped = (value: number, least: number): number => Math.max(least, Math.min(farthest, value));

/** Beyond this a pin is a slip of the keyboard; an estate of 50,000 boxes is 40,000 wide. */
const farthest = 1_000_000;

const extentFromOrigin = ({ x, y, width, height }: Rect): Size => ({ width: x + width, height: y + height });
