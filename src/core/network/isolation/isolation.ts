/** Who reaches whom, for every pair of adapters: by classes of them (I1–I3). */
import { defineQuery, type Estate } from '../../model/estate';
import type { Layer2Path, Station } from '../fabric/types';
import { netOf } from '../routing/net';
import type { Net } from '../routing/packet';
import { reach } from '../routing/reach';
import type { Step, Way } from '../routing/way';
import { apartFrom } from './apart';
import { adapterClasses } from './classes';
import { partiesOfFilters } from './filterParties';
import { sendersOf } from './senders';
import type { AdapterClass, ClassCell, Isolation, Reach } from './types';

/** The matrix of the classes of an estate, every cell asked once. */
export function isolationOf(estate: Estate): Isolation {
  return estate.query(isolation, '');
}

/** What a way comes to: who is reached for all the document tells is "open" or "part", what is not told "unknown" (I2). */
export function reachOf({ stop, certain, verdict }: Way): Reach {
  if (!certain) return 'unknown';
  return stop ? 'closed' : verdict;
}

/** The way between two adapters, whatever is asked for. */
export function wayBetween(estate: Estate, from: Station, to: Station): Way {
  return reach(netOf(estate), [from], { kind: 'stations', stations: [to] });
}

/** The same, for whoever asks for many of them. */
export function waysOf(estate: Estate): (from: Station, to: Station) => Way {
  const net = remembering(netOf(estate));
  return (from, to) => reach(net, [from], { kind: 'stations', stations: [to] });
}

/** Whether a way gets there through a filter that says who or what it lets through (I3). */
export function namesWhatItLetsThrough(estate: Estate, { steps }: Way): boolean {
  return steps.some((step) => step.kind === 'filter' && isNaming(estate, step));
}

const isolation = defineQuery<Isolation>('who reaches whom', (estate) => {
  const classes = adapterClasses(estate);
  const askWay = asking(estate);
  const codes = new Uint8Array(classes.length * classes.length);
  classes.forEach((from, i) => {
    classes.forEach((to, j) => {
      const pair = pairOf(from, to);
      if (pair) codes[i * classes.length + j] = askWay(...pair, from.hostKey);
    });
  });
  return { classes, cell: (from, to) => cellOf(classes, codes, from, to) };
});

/** What a cell comes to, asked once of all who send alike by a gateway. */
function asking(estate: Estate): (from: Station, to: Station, hostKey: string) => number {
  const net = remembering(netOf(estate));
  const { keyOf, isRouted } = sendersOf(net, estate.query(partiesOfFilters, ''));
  const apart = apartFrom(estate);
  const known = new Map<Station, Map<string, number>>();
  return (from, to, hostKey) => {
    const sending = isRouted(from, to) ? keyOf(from) : undefined;
    const key = sending === undefined ? undefined : `${sending}\n${hostKey}`;
    if (key === undefined) return apart(from, to) ? closed : ask(from, to);
    let ofReceiver = known.get(to);
    if (!ofReceiver) known.set(to, (ofReceiver = new Map()));
    let code = ofReceiver.get(key);
    if (code === undefined) ofReceiver.set(key, (code = ask(from, to)));
    return code;
  };

  function ask(from: Station, to: Station): number {
    const way = reach(net, [from], { kind: 'stations', stations: [to] });
    const found = reachOf(way);
    const isUnguarded = (found === 'open' || found === 'part') && !namesWhatItLetsThrough(estate, way);
    return 1 + reaches.indexOf(found) + (isUnguarded ? unguarded : 0);
  }
}

/** A cell is 1 more than the index of what it comes to, and 8 more where it is unguarded; 0 where there is no pair. */
const reaches: readonly Reach[] = ['closed', 'unknown', 'part', 'open'];
const unguarded = 8;
const closed = 1;

function cellOf(classes: readonly AdapterClass[], codes: Uint8Array, from: number, to: number): ClassCell | undefined {
  const [sender, receiver, code] = [classes[from], classes[to], codes[from * classes.length + to] ?? 0];
  const found = reaches[(code % unguarded) - 1];
  const pair = sender && receiver && found !== undefined ? pairOf(sender, receiver) : undefined;
  return pair && found !== undefined ? { reach: found, isUnguarded: code >= unguarded, from: pair[0], to: pair[1] } : undefined;
}

/** The first of each that do not belong to one guest; undefined where there are none. */
function pairOf({ adapters: senders }: AdapterClass, { adapters: receivers }: AdapterClass): readonly [Station, Station] | undefined {
  const [first] = senders;
  const to = receivers.find((receiver) => !isOfOne(first, receiver));
  if (to) return [first, to];
  const from = senders.find((sender) => !isOfOne(sender, receivers[0]));
  return from && [from, receivers[0]];
}
const isOfOne = (a: Station, b: Station): boolean => a.id === b.id && a.collection === b.collection;

/** The same network, which works out each way through layer 2 once. */
function remembering(net: Net): Net {
  const known = new Map<string, Layer2Path>();
  return {
    ...net,
    path: (from, to, bytes) => {
      const key = `${from.key} ${placeText(from)} ${to.key} ${placeText(to)} ${bytes}`;
      let path = known.get(key);
      if (!path) known.set(key, (path = net.path(from, to, bytes)));
      return path;
    },
  };
}

/** Where a router that is on every host is met. */
const placeText = ({ collection, place }: Station): string => (collection === 'routers' && place.kind === 'host' ? place.host : '');

function isNaming(estate: Estate, { place }: Extract<Step, { readonly kind: 'filter' }>): boolean {
  if (place.filter === undefined) return false;
  const filter = estate.value(place.collection, place.id)?.filters?.[place.filter];
  if (filter?.action !== 'allow') return false;
  const isAny = (word: string | undefined): boolean => word === undefined || word.trim() === '' || word.trim() === 'any';
  return !isAny(filter.from) || !isAny(filter.to) || !isAny(filter.protocol) || filter.ports !== undefined;
}
