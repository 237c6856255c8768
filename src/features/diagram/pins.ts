/** Where the user pinned nodes: read from the header of the file the diagram was opened for. */
import type { Header } from '../../core/model/entities';
import type { ViewName } from '../../protocol/view';
import type { Session } from '../session';

export type Pin = readonly [number, number];
/** By node. */
export type Pins = ReadonlyMap<string, Pin>;

/** The pins of a view; the same map until the header changes. */
export function pinsOf(session: Session, view: ViewName): Pins {
  const header = session.document(session.main)?.document.header ?? {};
  const ofViews = known.get(header) ?? new Map<ViewName, Pins>();
  known.set(header, ofViews);
  let pins = ofViews.get(view);
  if (!pins) ofViews.set(view, (pins = readPins(header, view)));
  return pins;
}
const known = new WeakMap<Header, Map<ViewName, Pins>>();

function readPins(header: Header, view: ViewName): Pins {
  const written = Object.entries(header.diagram?.pins?.[view] ?? {});
  // The schema asks for numbers; that there are two of them is checked here.
  return new Map(written.flatMap(([node, [x, y, ...more]]): [string, Pin][] => (x === undefined || y === undefined || more.length > 0 ? [] : [[node, [x, y]]])));
}

export function samePin(a: Pin | null | undefined, b: Pin | null | undefined): boolean {
  return a && b ? a[0] === b[0] && a[1] === b[1] : !a && !b;
}
