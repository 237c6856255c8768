import type { ViewName } from './view';

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
