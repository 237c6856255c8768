import { arrange } from '../../src/scene';
import type { ViewName } from '../../src/protocol/view';
import { refreshSearch } from './search';
import type { Session } from './session';
import { shownOf } from './views';

/** What of a view can be left out: the equipment of a network or what is made of it; of the whole estate one of its parts. */
export type LayerName = 'physical' | 'logical' | 'compute' | 'network' | 'storage';

export interface Layer {
  readonly name: LayerName;
  readonly text: string;
  /** The kinds of nodes it consists of; areas that hold nothing else go with them. */
  readonly kinds: readonly string[];
}

/** The layers of each view, from the wire or machine up. */
export const layersOf: Readonly<Record<ViewName, readonly Layer[]>> = {
  compute: [],
  network: [
    { name: 'physical', text: 'Physical network', kinds: ['switch', 'port', 'host', 'nic', 'adapter'] },
    { name: 'logical', text: 'Logical network', kinds: ['fabric', 'network', 'guest', 'router'] },
  ],
  storage: [],
  all: [
    { name: 'compute', text: 'Compute', kinds: ['cluster', 'host', 'vm', 'container'] },
    { name: 'network', text: 'Network', kinds: ['switch', 'fabric', 'network', 'router'] },
    { name: 'storage', text: 'Storage', kinds: ['array', 'pool', 'datastore'] },
  ],
};

/** The kinds that a view does not show. */
export function hiddenKinds(view: ViewName, hidden: ReadonlySet<LayerName>): ReadonlySet<string> {
  return new Set(layersOf[view].flatMap(({ name, kinds }) => (hidden.has(name) ? kinds : [])));
}

/** Shows these layers of the view alone. */
export function showLayers(session: Session, shown: readonly LayerName[]): void {
  const { store, leftLayers } = session;
  const { view, whole, arrangement, edges, hiddenLayers: before, selection, current, search } = store.get();
  const ofView = layersOf[view];
  const hiddenLayers = new Set([...[...before].filter((name) => !ofView.some((layer) => layer.name === name)), ...ofView.flatMap(({ name }) => (shown.includes(name) ? [] : [name]))]);
  const [left, now] = [before, hiddenLayers].map((hidden) => [view, ...hidden].sort().join(' ')) as [string, string];
  leftLayers.set(left, arrangement);
  const scene = shownOf(whole, hiddenKinds(view, hiddenLayers), arrangement.scene);
  const still = (id: string): boolean => scene.find(id) !== undefined;
  store.set({
    hiddenLayers,
    arrangement: arrange(scene, { previous: left === now ? arrangement : leftLayers.get(now), edges }),
    selection: new Set([...selection].filter(still)),
    current: current !== null && still(current) ? current : scene.top[0]?.node.id ?? null,
    chosenEdges: [], preview: null, drag: null,
    search: refreshSearch(search, scene),
  });
  session.announcer.say(saidOf(view, hiddenLayers));
  session.camera?.fit();
}

/** Shows a layer, or leaves it out; the last that is shown stays. */
export function toggleLayer(session: Session, name: LayerName): void {
  const { view, hiddenLayers } = session.store.get();
  const shown = layersOf[view].flatMap((layer) => (hiddenLayers.has(layer.name) === (layer.name === name) ? [layer.name] : []));
  if (shown.length === 0) return session.announcer.say('One layer is always shown');
  showLayers(session, shown);
}

function saidOf(view: ViewName, hidden: ReadonlySet<LayerName>): string {
  const shown = layersOf[view].filter(({ name }) => !hidden.has(name)).map(({ text }) => text);
  return shown.length === layersOf[view].length ? 'All layers are shown' : `${shown.join(' and ')} only`;
}
