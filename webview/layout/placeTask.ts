import { arrange, buildEdges, buildScene, placesOf } from '../../src/scene';
import type { Box, Edges, Places, Scene, SceneEdge, SceneNode, SceneRules, Totals } from '../../src/scene';

/**
 * A scene to be arranged, without what is only drawn. One list for each thing that is said of nodes, and of edges, by their turn: thousands of
 * objects would be taken to pieces and put together again, property by property, on both sides.
 */
export interface PlaceTask {
  readonly rules: SceneRules;
  /** The ids of nodes, and then of other ends of edges. */
  readonly ids: readonly string[];
  /** The words that kinds are told by. */
  readonly kinds: readonly string[];
  readonly nodes: NodeLists;
  readonly edges: EdgeLists;
}

interface NodeLists {
  /** Places in `kinds`. */
  readonly kind: Uint32Array;
  /** Places in `ids`; -1 at the top. */
  readonly parent: Int32Array;
  readonly order: Float64Array;
  /** Two for each; not a number where nothing is pinned. */
  readonly pin: Float64Array;
  /** How many it stands on. */
  readonly layers: Uint32Array;
  /** The band of one that is folded up; not a number for one that is not. */
  readonly folded: Float64Array;
}

interface EdgeLists {
  readonly ids: readonly string[];
  readonly kind: Uint32Array;
  /** Places in `ids` of the task. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

export function placeTask({ rules, boxes }: Scene, { all }: Edges): PlaceTask {
  const inside = [...boxes.values()];
  const [ids, kinds] = [new Words(), new Words()];
  for (const { node } of inside) ids.placeOf(node.id);
  const nodes = nodeLists(inside, ids, kinds);
  const edges = edgeLists([...all.values()], ids, kinds);
  return { rules, ids: ids.all, kinds: kinds.all, nodes, edges };
}

/** What `arrange` would give for the scene of the task. */
export function placed(task: PlaceTask): Places {
  return placesOf(arrange(buildScene(nodesOf(task), task.rules), { edges: buildEdges(edgesOf(task)) }));
}

/** Words, each told by the place at which it was first named. */
class Words {
  readonly all: string[] = [];
  private readonly places = new Map<string, number>();

  placeOf(word: string): number {
    let place = this.places.get(word);
    if (place === undefined) {
      place = this.all.push(word) - 1;
      this.places.set(word, place);
    }
    return place;
  }
}

function nodeLists(boxes: readonly Box[], ids: Words, kinds: Words): NodeLists {
  const { length } = boxes;
  const lists: NodeLists = {
    kind: new Uint32Array(length), parent: new Int32Array(length), order: new Float64Array(length), pin: new Float64Array(2 * length), layers: new Uint32Array(length), folded: new Float64Array(length),
  };
  boxes.forEach(({ node, parent }, at) => {
    lists.kind[at] = kinds.placeOf(node.kind);
    lists.parent[at] = parent === null ? -1 : ids.placeOf(parent);
    lists.order[at] = node.order;
    lists.pin.set(node.pin ?? unpinned, 2 * at);
    lists.layers[at] = node.layers?.length ?? 0;
    lists.folded[at] = node.folded?.rank ?? NaN;
  });
  return lists;
}
const unpinned = [NaN, NaN] as const;

function edgeLists(edges: readonly SceneEdge[], ids: Words, kinds: Words): EdgeLists {
  return {
    ids: edges.map(({ id }) => id),
    kind: Uint32Array.from(edges, ({ kind }) => kinds.placeOf(kind)),
    from: Uint32Array.from(edges, ({ from }) => ids.placeOf(from)),
    to: Uint32Array.from(edges, ({ to }) => ids.placeOf(to)),
  };
}

function nodesOf({ ids, kinds, nodes: { kind, parent, order, pin, layers, folded } }: PlaceTask): readonly SceneNode[] {
  return Array.from(order, (turn, at): SceneNode => {
    const [x = NaN, y = NaN, rank = NaN] = [pin[2 * at], pin[2 * at + 1], folded[at]];
    return {
      id: wordAt(ids, at), kind: wordAt(kinds, kind[at]), parent: parent[at] === -1 ? null : wordAt(ids, parent[at]), order: turn, pin: Number.isNaN(x) ? null : [x, y],
      label: '', detail: '', state: '', heat: noHeat, findings, layers: layersOf(layers[at]), ...(Number.isNaN(rank) ? {} : { folded: { totals: nothing, rank } }),
    };
  });
}

function edgesOf({ ids, kinds, edges }: PlaceTask): readonly SceneEdge[] {
  return edges.ids.map((id, at): SceneEdge => ({
    id, kind: wordAt(kinds, edges.kind[at]), from: wordAt(ids, edges.from[at]), to: wordAt(ids, edges.to[at]), label: '', detail: '', state: '', heat: null, findings,
  }));
}

function wordAt(words: readonly string[], place = NaN): string {
  const word = words[place];
  if (word === undefined) throw new RangeError(`there is no word at ${place} of ${words.length}`);
  return word;
}

function layersOf(count = 0): NonNullable<SceneNode['layers']> {
  return count === 0 ? none : new Array<NonNullable<SceneNode['layers']>[number]>(count).fill(['', '']);
}

const none: NonNullable<SceneNode['layers']> = [];
const noHeat = {};
const findings = { error: 0, warning: 0, info: 0 };
const nothing: Totals = { descendants: 0, byKind: {}, findings, worst: null, unread: 0, heat: {} };
