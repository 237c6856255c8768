/** Where the user pinned nodes: read from the header of the file the diagram was opened for. */
import type { Header } from '../../core/model/entities';
import type { Session } from '../session';

export type Pin = readonly [number, number];
/** By node. */
export type Pins = ReadonlyMap<string, Pin>;

/** The view whose pins the diagram of sites, clusters, hosts and VMs uses. */
export const pinnedView = 'compute';

/** The pins of a session's diagram; the same map until the header changes. */
export function pinsOf(session: Session): Pins {
  const header = session.document(session.main)?.document.header ?? {};
  let pins = known.get(header);
  if (!pins) known.set(header, (pins = readPins(header)));
  return pins;
}
const known = new WeakMap<Header, Pins>();

function readPins(header: Header): Pins {
  const written = Object.entries(header.diagram?.pins?.[pinnedView] ?? {});
  // The schema asks for numbers; that there are two of them is checked here.
  return new Map(written.flatMap(([node, [x, y, ...more]]): [string, Pin][] => (x === undefined || y === undefined || more.length > 0 ? [] : [[node, [x, y]]])));
}

export function samePin(a: Pin | null | undefined, b: Pin | null | undefined): boolean {
  return a && b ? a[0] === b[0] && a[1] === b[1] : !a && !b;
}
