import { useEffect, useRef, type PointerEvent } from 'react';
import type { ViewName } from '../../src/protocol/view';
import { capitalized, wordOf } from '../a11y/names';
import { goInto } from '../parts';
import { useDiagram, useSession } from '../state/context';
import { choose, hasTemplates, isPaletteOpen, kindsOf, loadTemplates, nameOfPiece, place, placeUnder, take, togglePalette, type Piece } from '../state/placing';
import type { Session } from '../state/session';
import { shortcutOf } from '../state/shortcuts';
import { Icon, kindIcon, MenuButton, type MenuItem } from '../ui';
import type { AddedKind } from '../state/model';
import { countMenu } from './countItems';
import { CountStepper } from './countStepper';

const hints: Readonly<Record<AddedKind, string>> = {
  vm: 'Drag onto a host, or onto a cluster to leave the host open', container: 'Drag onto a host or into a VM', host: 'Drag onto a cluster or a site', cluster: 'Drag onto a site, or onto the canvas', site: 'Drag onto the canvas',
  network: 'Drag onto a virtual switch: a network over all its hosts', switch: 'Drag onto the canvas: a physical switch', router: 'Drag onto the canvas: a router',
  datastore: 'Drag onto a pool, an array or a disk group: a datastore on it; onto a cluster or host: one that it mounts',
  pool: 'Drag onto the canvas: a pool, or onto an array or a disk group that is to be in it', 'disk-group': 'Drag onto an array: disks under a RAID level', array: 'Drag onto the canvas or a site: a storage array',
};

const labels: Readonly<Record<ViewName, string>> = { compute: 'Add', network: 'Add to the network', storage: 'Add to storage', all: 'Add to the estate' };

/** What a view is made of, to be dragged to where it belongs; pressed, it is placed with the keys or where one presses next. */
export function Palette() {
  const session = useSession();
  const isOpened = useDiagram((state) => state.opened);
  const isOpen = useDiagram(isPaletteOpen);
  const view = useDiagram((state) => state.view);
  const isLive = useDiagram((state) => state.status.state === 'live');
  const templates = useDiagram((state) => state.templates);
  const count = useDiagram((state) => state.addCount);
  const isWanted = useDiagram((state) => state.isPaletteWanted);
  const ref = useRef<HTMLDivElement>(null);
  const isPlacing = useDiagram((state) => state.drag?.kind === 'place' && state.drag.by === 'choice');
  const isGivenTemplates = hasTemplates(view);
  useEffect(() => {
    if (isOpened && isOpen && isGivenTemplates) void loadTemplates(session);
  }, [session, isOpened, isOpen, isGivenTemplates]);
  useEffect(() => {
    if (!isOpened || !isWanted) return;
    session.store.set({ isPaletteWanted: false });
    goInto(ref.current);
  }, [session, isOpened, isWanted]);
  useEffect(() => (isPlacing ? placeByPointer(session) : undefined), [session, isPlacing]);
  if (!isOpened) return null;
  const reasons = isLive ? [] : ['It waits for the text.'];
  const menuOf = (piece: Piece): MenuItem => ({ kind: 'act', icon: kindIcon(piece.what), text: piece.template ? `${nameOfPiece(piece, count)} · ${piece.template.detail}` : nameOfPiece(piece, count), reasons, act: () => choose(session, piece) });
  const ofTemplates = isGivenTemplates ? templates.map((template) => menuOf({ what: template.what, template })) : [];
  return (
    <div ref={ref} className="tv-palette" data-part="" role="group" aria-label={labels[view]} data-control="palette" data-open={isOpen}>
      <span className="tv-palette-narrow"><MenuButton label={labels[view]} text="Add" items={[...kindsOf[view].map((what) => menuOf({ what, template: null })), countMenu(session), ...ofTemplates]} /></span>
      {isOpen && (
        <span className="tv-palette-row">
          {kindsOf[view].map((what) => (
            <button key={what} type="button" className="tv-palette-item" title={hints[what]} disabled={!isLive} onPointerDown={(event) => beginDragging(session, { what, template: null }, event)} onClick={(event) => { if (event.detail === 0) choose(session, { what, template: null }); }}>
              <Icon name={kindIcon(what)} size={14} /> {capitalized(wordOf(what))}
            </button>
          ))}
          <CountStepper disabled={!isLive} />
          {isGivenTemplates && <MenuButton label="Templates" text="Templates" items={ofTemplates.length > 0 ? ofTemplates : [{ kind: 'act', text: 'Looking what there is', isAwaited: true, act: () => undefined }]} />}
        </span>
      )}
      <button type="button" className="tv-palette-item tv-palette-toggle" title={`${isOpen ? 'Hide' : 'Show'} what can be added (${shortcutOf('palette') ?? ''})`} aria-label={isOpen ? 'Hide the palette' : 'Show the palette'} aria-expanded={isOpen} onClick={() => togglePalette(session)}>
        <Icon name={isOpen ? 'close' : 'add'} size={14} />
      </button>
    </div>
  );
}

/** Follows the pointer until it is let go; one that hardly moved is a click. */
function beginDragging(session: Session, piece: Piece, { button, clientX, clientY }: PointerEvent<HTMLElement>): void {
  if (button !== 0) return;
  const { store } = session;
  const abort = new AbortController();
  const { signal } = abort;
  let moved = false;
  window.addEventListener('pointermove', (event) => {
    const wasMoved = moved;
    moved ||= Math.hypot(event.clientX - clientX, event.clientY - clientY) > 5;
    if (!moved) return;
    if (!wasMoved) take(session, piece, 'pointer', under(session, piece, event));
    else follow(session, event);
  }, { signal });
  window.addEventListener('pointerup', (event) => {
    abort.abort();
    if (!moved) return choose(session, piece);
    follow(session, event);
    if (isOverCanvas(event)) place(session);
    else store.set({ drag: null });
  }, { signal });
  window.addEventListener('pointercancel', () => {
    abort.abort();
    store.set({ drag: null });
  }, { signal });
}

/** What was chosen is placed where one presses next on the canvas. */
function placeByPointer(session: Session): () => void {
  const abort = new AbortController();
  const { signal } = abort;
  const isFree = (event: Event): boolean => event.target instanceof Element && event.target.closest('.tv-canvas') !== null && event.target.closest('[data-control]') === null;
  window.addEventListener('pointermove', (event) => { if (isFree(event)) follow(session, event); }, { signal });
  window.addEventListener('pointerdown', (event) => {
    if (!isFree(event) || event.button !== 0) return;
    event.stopPropagation();
    event.preventDefault();
    follow(session, event);
    place(session);
  }, { signal, capture: true });
  return () => abort.abort();
}

function follow(session: Session, event: MouseEvent): void {
  const { drag } = session.store.get();
  if (drag?.kind === 'place') session.store.set({ drag: { ...drag, ...under(session, drag, event) } });
}

function under(session: Session, { what }: Piece, { clientX, clientY }: MouseEvent): ReturnType<typeof placeUnder> {
  const { left = 0, top = 0 } = document.querySelector('.tv-canvas')?.getBoundingClientRect() ?? {};
  return placeUnder(session, what, { x: clientX - left, y: clientY - top });
}

function isOverCanvas({ clientX, clientY }: MouseEvent): boolean {
  const canvas = document.querySelector('.tv-canvas')?.getBoundingClientRect();
  return canvas !== undefined && clientX >= canvas.left && clientX <= canvas.right && clientY >= canvas.top && clientY <= canvas.bottom;
}
