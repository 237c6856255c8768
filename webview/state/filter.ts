import { noFilter, type Filter } from '../../src/protocol/filter';
import { counted, wordOf } from '../a11y/names';
import type { Box, Scene } from '../../src/scene';
import { arrive } from './arrival';
import { colourBy } from './colouring';
import { isFilter, type Shown } from './conditions';
import { chosen, select } from './selection';
import type { Session } from './session';
import { reshow } from './shown';
import { lookAt, turnTo, type Arrived } from './views';

/** Showing what a filter is for, and selecting that. */

/** Shows what the filter finds, once it is found; one without conditions, or null, everything. */
export async function setFilter(session: Session, filter: Filter | null): Promise<void> {
  const wanted = filter !== null && isFilter(filter) ? filter : null;
  // While another view is on its way the extension finds in that one, and it is shown so.
  if (session.wantedView !== session.store.get().view) return lookAt(session, session.wantedView, { ...session.wantedLook, filter: wanted });
  if (wanted === null) {
    session.findings++;
    if (session.store.get().shown.filter === null) return;
    reshow(session, { shown: { ...session.store.get().shown, filter: null, found: null } });
    session.announcer.say('Everything is shown');
    return session.camera?.fit();
  }
  const found = await ask(session, wanted);
  if (found === null) return;
  reshow(session, { shown: { ...session.store.get().shown, filter: wanted, found } });
  session.announcer.say(shownText(session.store.get()));
  session.camera?.fit();
}

/** The filter that is on, in an estate that has changed. */
export function findAgain(session: Session): void {
  const { filter } = session.store.get().shown;
  if (filter === null) return;
  void ask(session, filter).then((found) => {
    const { shown } = session.store.get();
    if (found === null || shown.filter !== filter) return;
    if (!sameIds(shown.found, found)) {
      reshow(session, { shown: { ...shown, found } }, 'in place');
      session.announcer.say(shownText(session.store.get()));
    }
    arrive(session);
  });
}

/** Another view, with the filter that is on: without kinds that it has none of. */
export function turnFiltered(session: Session, arrived: Arrived): void {
  const { filter: wanted } = session.wantedLook;
  const before = wanted === undefined ? session.store.get().shown.filter : wanted;
  // What was asked about the view before is of no use.
  session.findings++;
  const opening = ++session.openings;
  if (before === null) return turnAndColour(session, arrived, everything);
  const kinds = new Set(arrived.whole.top.flatMap(({ node, totals }) => [node.kind, ...Object.keys(totals.byKind)]));
  const filter = { ...before, kinds: before.kinds.filter((kind) => kinds.has(kind)) };
  if (!isFilter(filter)) return turnAndColour(session, arrived, everything);
  void session.channel.ask({ kind: 'find', filter }).then((answer) => {
    if (session.wantedView === arrived.view && session.openings === opening) turnAndColour(session, arrived, answer.kind === 'found' ? { filter, found: new Set(answer.nodes) } : everything);
  });
}

const everything: Pick<Shown, 'filter' | 'found'> = { filter: null, found: null };

function turnAndColour(session: Session, arrived: Arrived, filtered: Pick<Shown, 'filter' | 'found'>): void {
  turnTo(session, arrived, filtered, () => {
    const { colour } = session.wantedLook;
    session.wantedLook = {};
    if (colour !== undefined) colourBy(session, colour);
  });
}

/** Selects what a filter finds, of what is shown. */
export async function selectFound(session: Session, filter: Filter): Promise<void> {
  const found = isFilter(filter) ? await ask(session, filter) : new Set<string>();
  if (found === null) return;
  const { scene } = session.store.get().arrangement;
  const there = [...found].filter((id) => scene.find(id));
  select(session, there);
  const hidden = found.size - there.length;
  session.announcer.say([`${there.length} selected`, ...(hidden === 0 ? [] : [`${hidden} more ${hidden === 1 ? 'is' : 'are'} hidden`])].join(', '));
  if (there.length > 0) session.camera?.show(there);
}

/** Shows what is next to what is selected; where that is shown already, what is a step further too. */
export function showNear(session: Session): Promise<void> {
  const nodes = [...chosen(session)];
  if (nodes.length === 0) return Promise.resolve();
  const { filter } = session.store.get().shown;
  const near = filter?.near ?? null;
  const isShown = near !== null && sameIds(new Set(near.nodes), new Set(nodes));
  return setFilter(session, { ...(filter ?? noFilter), near: { nodes, hops: isShown ? near.hops + 1 : 1 } });
}

/** Null where a later question took its place, or none can be answered. */
async function ask(session: Session, filter: Filter): Promise<ReadonlySet<string> | null> {
  const turn = ++session.findings;
  session.isFinding = true;
  const answer = await session.channel.ask({ kind: 'find', filter });
  if (turn !== session.findings) return null;
  session.isFinding = false;
  return answer.kind === 'found' ? new Set(answer.nodes) : null;
}

function sameIds(one: ReadonlySet<string> | null, other: ReadonlySet<string>): boolean {
  return one !== null && one.size === other.size && [...other].every((id) => one.has(id));
}

/** "42 of 805 VMs · 3 of 40 hosts": how much of the view the filter is for, of the kinds that matter most. */
export function shownText({ whole, shown: { found } }: { readonly whole: Scene; readonly shown: Shown }): string {
  if (found === null) return 'Everything is shown';
  const all = countsOf(whole.top, null);
  const kept = countsOf(whole.top, found);
  const kinds = toldKinds.filter((kind) => (kept.get(kind) ?? 0) > 0).slice(0, 2);
  const [most] = toldKinds.filter((kind) => (all.get(kind) ?? 0) > 0);
  if (kinds.length === 0) return most === undefined ? 'Nothing matches' : `Nothing matches: ${counted(all.get(most) ?? 0, wordOf(most))} hidden`;
  return `Showing ${kinds.map((kind) => `${kept.get(kind) ?? 0} of ${counted(all.get(kind) ?? 0, wordOf(kind))}`).join(' · ')}`;
}
/** From what there is most of. */
const toldKinds = ['vm', 'guest', 'disk', 'volume', 'container', 'host', 'network', 'datastore', 'switch', 'router', 'array', 'pool', 'disk-group', 'cluster', 'site', 'group', 'fabric', 'nic', 'adapter', 'port', 'export', 'disks'];

function countsOf(boxes: readonly Box[], among: ReadonlySet<string> | null, counts = new Map<string, number>()): ReadonlyMap<string, number> {
  for (const { node, children } of boxes) {
    if (among === null || among.has(node.id)) counts.set(node.kind, (counts.get(node.kind) ?? 0) + 1);
    countsOf(children, among, counts);
  }
  return counts;
}
