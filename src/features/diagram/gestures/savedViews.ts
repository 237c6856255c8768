/** Ways to look at the estate, kept by name in the file of the diagram. */
import type { Change, JsonValue } from '../../../core/model/change';
import type { Header } from '../../../core/model/entities';
import type { Filter, SavedView } from '../../../protocol/filter';
import type { Session } from '../../session';
import type { GestureOutcome } from './outcome';

/** Writes a way to look, in place of one of that name; what is as usual is not written. */
export function saveView(session: Session, { name, ...saved }: SavedView): GestureOutcome {
  const id = name.trim();
  if (id === '') return refused('A saved view needs a name.');
  const isKnown = viewsIn(session)[id] !== undefined;
  return done([{ kind: 'set', file: session.main, path: ['diagram', 'views', id], value: writtenView(saved), sorted: true }], `${isKnown ? 'Replaced' : 'Saved'} the view "${id}".`);
}

/** Removes it, and what would be left empty by that. */
export function forgetView(session: Session, name: string): GestureOutcome {
  const views = viewsIn(session);
  if (views[name] === undefined) return refused(unknown(name));
  const diagram = session.document(session.main)?.document.header.diagram ?? {};
  const path = Object.keys(views).length > 1 ? ['diagram', 'views', name] : Object.keys(diagram).length > 1 ? ['diagram', 'views'] : ['diagram'];
  return done([{ kind: 'remove', file: session.main, path }], `Removed the view "${name}".`);
}

/** Gives it another name, in its place. */
export function renameView(session: Session, name: string, to: string): GestureOutcome {
  const views = viewsIn(session);
  const id = to.trim();
  if (views[name] === undefined) return refused(unknown(name));
  if (id === '') return refused('A saved view needs a name.');
  if (id === name) return done([], `It is called "${id}" already.`);
  if (views[id] !== undefined) return refused(`A view "${id}" already exists.`);
  return done([{ kind: 'rename', file: session.main, path: ['diagram', 'views', name], to: id }], `Renamed the view "${name}" to "${id}".`);
}

type Views = NonNullable<NonNullable<Header['diagram']>['views']>;

function viewsIn(session: Session): Views {
  return session.document(session.main)?.document.header.diagram?.views ?? {};
}

function writtenView({ view, filter, collapsed, overlay, layers }: Omit<SavedView, 'name'>): JsonValue {
  const conditions = filter ? writtenFilter(filter) : {};
  return {
    view,
    ...(Object.keys(conditions).length > 0 && { filter: conditions }),
    ...(collapsed.length > 0 && { collapsed: collapsed.toSorted() }),
    ...(overlay !== null && { overlay }),
    ...(layers !== null && { layers }),
  };
}

/** The conditions that there are, lists in order: saved again, the text stays the same. */
function writtenFilter({ text, near, ...lists }: Filter): Readonly<Record<string, JsonValue>> {
  return {
    ...(text.trim() !== '' && { text: text.trim() }),
    ...Object.fromEntries(Object.entries(lists).flatMap(([name, values]) => (values.length === 0 ? [] : [[name, values.toSorted()]]))),
    ...(near && { near: { nodes: near.nodes.toSorted(), hops: near.hops } }),
  };
}

const unknown = (name: string): string => `There is no view "${name}" any more.`;
const refused = (reason: string): GestureOutcome => ({ kind: 'refused', reasons: [reason] });
const done = (changes: readonly Change[], message: string): GestureOutcome => ({ kind: 'changes', changes, node: null, message });
