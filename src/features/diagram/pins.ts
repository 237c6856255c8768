/** Where the user pinned nodes: read from the header of the file the diagram was opened for. */
import type { Header } from '../../core/model/entities';
import type { ViewName } from '../../protocol/view';
import type { Session } from '../session';

export type Pin = readonly [number, number];
/** By node. */
export type Pins = ReadonlyMap<string, Pin>;

/** The pins of a view as it is grouped; the same map until the header changes. */
export function pinsOf(session: Session, view: ViewName): Pins {
  return pinsUnder(session, pinKey(session, view));
}

/** Where pins of a view are written: each grouping has its own, for a place is one in the box that it was pinned in. */
export function pinKey(session: Session, view: ViewName): string {
  const { groupBy = 'cluster' } = session.document(session.main)?.document.header.diagram?.layout?.[view] ?? {};
  return groupBy === 'cluster' ? view : `${view} by ${groupBy}`;
}

/** Every key under which pins are written. */
export function pinKeys(session: Session): readonly string[] {
  return Object.keys(session.document(session.main)?.document.header.diagram?.pins ?? {});
}

export function pinsUnder(session: Session, key: string): Pins {
  const header = session.document(session.main)?.document.header ?? {};
  const ofKeys = known.get(header) ?? new Map<string, Pins>();
  known.set(header, ofKeys);
  let pins = ofKeys.get(key);
  if (!pins) ofKeys.set(key, (pins = readPins(header, key)));
  return pins;
}
const known = new WeakMap<Header, Map<string, Pins>>();

function readPins(header: Header, key: string): Pins {
  const written = Object.entries(header.diagram?.pins?.[key] ?? {});
  // The schema asks for numbers; that there are two of them is checked here.
  return new Map(written.flatMap(([node, [x, y, ...more]]): [string, Pin][] => (x === undefined || y === undefined || more.length > 0 ? [] : [[node, [x, y]]])));
}

export function samePin(a: Pin | null | undefined, b: Pin | null | undefined): boolean {
  return a && b ? a[0] === b[0] && a[1] === b[1] : !a && !b;
}
