/** Adding by choosing what, then where: dragged from the palette, or chosen and placed by pointer or keys. */
import { addedAtMost, type AddedKind, type TemplateView } from '../../src/protocol/adding';
import type { ViewName } from '../../src/protocol/view';
import { pathTo, toScene, toScreen, type Box, type Point } from '../../src/scene';
import { capitalized, wordOf } from '../a11y/names';
import { perform, whyHeld } from './gestures';
import type { DiagramState, Drag } from './model';
import { chosen } from './selection';
import type { Session } from './session';

/** What can be added: a kind, or a template that begins with it. */
export interface Piece {
  readonly what: AddedKind;
  readonly template: TemplateView | null;
}

type Placing = Extract<Drag, { kind: 'place' }>;

/** What each view can be given, in the order of menus. */
export const kindsOf: Readonly<Record<ViewName, readonly AddedKind[]>> = {
  compute: ['vm', 'container', 'host', 'cluster', 'site'], network: ['network', 'switch', 'router', 'host'], storage: ['datastore', 'pool', 'disk-group', 'array', 'host'],
  all: ['vm', 'container', 'host', 'cluster', 'site', 'network', 'switch', 'router', 'datastore', 'pool', 'array'],
};

/** What each kind may be put in. */
const backing: readonly string[] = ['array', 'disk-group', 'export', 'disks'];
export const parentsOf: Readonly<Record<AddedKind, readonly string[]>> = {
  vm: ['host', 'cluster'], container: ['host', 'vm'], host: ['cluster', 'site'], cluster: ['site'], site: [], network: ['fabric'], switch: ['site'], router: [],
  array: ['site'], 'disk-group': ['array'], pool: backing, datastore: ['pool', ...backing, 'cluster', 'host'],
};

/** Whether something new may lie in a box: a switch also among the physical switches of a site. */
function mayLieIn(what: AddedKind, { node: { id, kind } }: Box): boolean {
  return parentsOf[what].includes(kind) || (what === 'switch' && id.startsWith('group/physical/'));
}

/** Every box that a kind may lie in, in the order of the tree. */
export function boxesFor(boxes: readonly Box[], what: AddedKind): readonly Box[] {
  return boxes.flatMap((box) => (mayLieIn(what, box) ? [box, ...boxesFor(box.children, what)] : boxesFor(box.children, what)));
}

/** Kinds that cannot lie nowhere, and where they are made. */
const belongsIn: Readonly<Partial<Record<AddedKind, string>>> = { network: 'A network is made in a virtual switch', 'disk-group': 'A disk group is made in an array' };

/** Unless the user said otherwise, it is open where boxes stand apart and leave room for it. */
export function isPaletteOpen({ panels, view }: DiagramState): boolean {
  return panels.palette ?? (view === 'network' || view === 'storage');
}

/** Shows the palette, or puts it out of the way. */
export function togglePalette(session: Session): void {
  const state = session.store.get();
  session.store.set({ panels: { ...state.panels, palette: !isPaletteOpen(state) } });
}

/** Shows the palette, with the focus on the first that can be chosen there; or puts it out of the way. */
export function turnPalette(session: Session): void {
  togglePalette(session);
  session.store.set({ isPaletteWanted: isPaletteOpen(session.store.get()) });
}

/** Whether a view is given templates: those of what runs where. */
export const hasTemplates = (view: ViewName): boolean => view === 'compute' || view === 'all';

/** Asks for the templates, once; they are the same as long as the page lives. */
export async function loadTemplates({ store, channel }: Session): Promise<void> {
  if (store.get().templates.length > 0) return;
  const answer = await channel.ask({ kind: 'templates' });
  if (answer.kind === 'templates') store.set({ templates: answer.templates });
}

const templateOf = ({ template }: Piece): { readonly template?: string } => (template ? { template: template.id } : {});

/** How many of a piece are added: as many as are wished, unless it is one thing made of several. */
export function numberOf({ template }: Piece, wished: number): number {
  return !template || template.count === 1 ? wished : 1;
}

function countOf({ store }: Session, piece: Piece): { readonly count?: number } {
  const count = numberOf(piece, store.get().addCount);
  return count === 1 ? {} : { count };
}

/** So many are added next, within what can be; what is in hand then is asked about anew. */
export function setCount(session: Session, wished: number): void {
  const { store, announcer } = session;
  const addCount = Math.max(1, Math.min(addedAtMost, Math.round(wished)));
  const { drag } = store.get();
  store.set({ addCount, ...(drag?.kind === 'place' ? { drag: { ...drag, verdicts: null } } : {}) });
  announcer.say(`${addCount} at once${drag?.kind === 'place' && numberOf(drag, 2) === 1 ? ', but of this one is added at a time' : ''}`);
  if (drag?.kind === 'place') askWhereAdds(session, drag);
}

/** So many more, or fewer. */
export function stepCount(session: Session, by: number): void {
  setCount(session, session.store.get().addCount + by);
}

/** What is added, with how many of it where that is several. */
export function nameOfPiece(piece: Piece, wished: number): string {
  const count = numberOf(piece, wished);
  return `${count === 1 ? '' : `${count} × `}${piece.template?.title ?? capitalized(wordOf(piece.what))}`;
}

/** Takes a piece in hand; what hosts say to it is asked once. */
export function take(session: Session, piece: Piece, by: Placing['by'], at: Pick<Placing, 'into' | 'against'>): void {
  const { store } = session;
  store.set({ drag: { kind: 'place', ...piece, by, ...at, verdicts: null } });
  askWhereAdds(session, piece);
}

function askWhereAdds(session: Session, piece: Piece): void {
  const { store, channel } = session;
  const { addCount } = store.get();
  if (piece.what !== 'vm' && piece.what !== 'container') return;
  void channel.ask({ kind: 'where-adds', what: piece.what, ...templateOf(piece), ...countOf(session, piece) }).then((answer) => {
    const { drag, addCount: now } = store.get();
    if (answer.kind === 'fits' && drag?.kind === 'place' && drag.what === piece.what && drag.template === piece.template && now === addCount) store.set({ drag: { ...drag, verdicts: new Map(answer.verdicts.map((verdict) => [verdict.node, verdict])) } });
  });
}

/** Chooses a piece, to be placed with arrows and Enter, or by pressing where it belongs; it begins where the user is. */
export function choose(session: Session, piece: Piece): void {
  const held = whyHeld(session);
  if (held !== null) return session.notify('warning', held);
  const into = placeAround(session, piece.what);
  take(session, piece, 'choice', { into, against: null });
  session.camera?.focus();
  if (into !== null) session.camera?.show([into]);
  session.announcer.say(`Place the ${piece.template?.title ?? wordOf(piece.what)}: arrows go to what it may lie in, Page Up and Page Down say how many, Enter places it, Escape cancels.`);
}

/** To the next, or the one before, of what it may lie in; where it may lie nowhere that comes first. */
export function stepPlacing(session: Session, step: 1 | -1): void {
  const { drag, arrangement: { scene } } = session.store.get();
  if (drag?.kind !== 'place') return;
  const places: readonly (string | null)[] = [...(belongsIn[drag.what] === undefined ? [null] : []), ...boxesFor(scene.top, drag.what).map(({ node }) => node.id)];
  const into = places[(places.indexOf(drag.into) + step + places.length) % places.length] ?? null;
  session.store.set({ drag: { ...drag, into, against: null } });
  if (into !== null) session.camera?.show([into]);
}

/** Adds what is in hand where it is. */
export function place(session: Session): void {
  const { drag } = session.store.get();
  if (drag?.kind !== 'place') return;
  session.store.set({ drag: null });
  // The pointer left what it was pressed on over the canvas, where the new node is: keys are for that.
  session.camera?.focus();
  const { what, template, into, against } = drag;
  const refusal = `No ${template?.title ?? wordOf(what)} was added`;
  if (against !== null) return session.notify('info', refusal, [against]);
  const belongs = into === null ? belongsIn[what] : undefined;
  if (belongs !== undefined) return session.notify('info', belongs, ['Drop it onto one, or press the button to choose one.']);
  addNow(session, { what, template }, into, refusal);
}

/** The innermost box under a point of the canvas that a kind may lie in, and why it may not lie on what is there itself. */
export function placeUnder({ store, camera }: Session, what: AddedKind, at: Point): Pick<Placing, 'into' | 'against'> {
  if (!camera) return { into: null, against: null };
  const path = pathTo(store.get().arrangement, toScene(camera.view(), at));
  const under = path.at(-1)?.box.node.kind;
  const against = what !== 'datastore' || under === undefined ? null : whyNoDatastoreOn[under] ?? null;
  return { into: against === null ? path.findLast(({ box }) => mayLieIn(what, box))?.box.node.id ?? null : null, against };
}

const elsewhere = 'drop it on a pool, an array, a disk group, an export or the disks of a host';
const whyNoDatastoreOn: Readonly<Record<string, string>> = {
  datastore: `A datastore lies on no other datastore: ${elsewhere}.`,
  disk: `The disk of a VM lies on a datastore and is none itself: ${elsewhere}.`,
  volume: `The volume of a container lies on a datastore and is none itself: ${elsewhere}.`,
};

/** What fits into the node under the pointer, or the one the user is at, or around it: to be added there at once. */
export function openQuickAdd(session: Session): void {
  const held = whyHeld(session);
  if (held !== null) return session.notify('warning', held);
  const { pointed, store } = session;
  const node = pointed?.node ?? chosen(session)[0] ?? null;
  const { menu, view, templates } = store.get();
  const open = (): void => store.set({ menu: { node, edges: [], at: pointed?.at ?? besideNode(session, node), isQuickAdd: true } });
  if (!hasTemplates(view) || templates.length > 0) return open();
  // All at once, so that no item moves when more come; unless somebody went on to something else meanwhile.
  void loadTemplates(session).then(() => {
    if (store.get().menu === menu && store.get().view === view) open();
  });
}

/** In the window, at the left upper corner of a node. */
function besideNode({ store, camera }: Session, node: string | null): Point {
  const { left = 0, top = 0 } = document.querySelector('.tv-canvas')?.getBoundingClientRect() ?? {};
  const rect = node === null ? null : store.get().arrangement.rect(node);
  const { x, y } = rect && camera ? toScreen(camera.view(), rect) : { x: 40, y: 40 };
  return { x: left + x + 12, y: top + y + 24 };
}

/** What may be added in a node or the nearest around it: with where it comes to lie. */
export function fittingIn(session: Session, node: string | null): readonly (Piece & { readonly into: string | null })[] {
  const { view, templates } = session.store.get();
  const pieces: readonly Piece[] = [...kindsOf[view].map((what) => ({ what, template: null })), ...(hasTemplates(view) ? templates.map((template) => ({ what: template.what, template })) : [])];
  return pieces.flatMap((piece) => {
    const into = outwardsTo(session, node, piece.what);
    return into === null && (node !== null || belongsIn[piece.what] !== undefined) && parentsOf[piece.what].length > 0 ? [] : [{ ...piece, into }];
  });
}

/** Adds a piece at once. */
export function addInto(session: Session, { what, template, into }: Piece & { readonly into: string | null }): void {
  addNow(session, { what, template }, into, `No ${template?.title ?? wordOf(what)} was added`);
}

/** Afterwards one is added at a time again: nobody is to add several because it was done before. */
function addNow(session: Session, piece: Piece, parent: string | null, refusal: string): void {
  const several = countOf(session, piece);
  session.store.set({ addCount: 1 });
  void perform(session, { kind: 'add', what: piece.what, parent, name: '', ...templateOf(piece), ...several }, { refusal, show: piece.template !== null || several.count !== undefined });
}

function placeAround(session: Session, what: AddedKind): string | null {
  const [at = null] = chosen(session);
  return outwardsTo(session, at, what) ?? (belongsIn[what] === undefined ? null : boxesFor(session.store.get().arrangement.scene.top, what)[0]?.node.id ?? null);
}

/** The box itself, or the nearest around it, that a kind may lie in. */
function outwardsTo({ store }: Session, node: string | null, what: AddedKind): string | null {
  const { scene } = store.get().arrangement;
  for (let box = node === null ? undefined : scene.find(node); box; box = box.parent === null ? undefined : scene.find(box.parent)) if (mayLieIn(what, box)) return box.node.id;
  return null;
}
