import type { PointerEvent } from 'react';
import { pathTo, toScene } from '../../src/scene';
import { openAdd } from '../state/commands';
import { useDiagram, useSession } from '../state/context';
import { perform } from '../state/gestures';
import type { AddedKind } from '../state/model';
import type { Session } from '../state/session';
import { Icon, type IconName } from '../ui';
import { mayLieIn } from './dialogs/addDialog';

const items: readonly { readonly what: AddedKind; readonly text: string; readonly icon: IconName; readonly hint: string }[] = [
  { what: 'network', text: 'Network', icon: 'network', hint: 'Drag onto a virtual switch: a network over all its hosts' },
  { what: 'switch', text: 'Switch', icon: 'switch', hint: 'Drag onto the canvas: a physical switch' },
  { what: 'router', text: 'Router', icon: 'router', hint: 'Drag onto the canvas: a router' },
];

/** What a network is made of, to be dragged to where it belongs; pressed, the same is asked in a dialog. */
export function NetworkPalette() {
  const session = useSession();
  const isShown = useDiagram((state) => state.view === 'network' && state.opened);
  const isLive = useDiagram((state) => state.status.state === 'live');
  if (!isShown) return null;
  return (
    <div className="tv-palette" role="group" aria-label="Add to the network" data-control="palette">
      {items.map(({ what, text, icon, hint }) => (
        <button key={what} type="button" className="tv-palette-item" title={hint} disabled={!isLive} onPointerDown={(event) => beginPlacing(session, what, event)} onClick={(event) => { if (event.detail === 0) openAdd(session, what); }}>
          <Icon name={icon} size={14} /> {text}
        </button>
      ))}
    </div>
  );
}

/** Follows the pointer until it is let go; one that hardly moved is a click. */
function beginPlacing(session: Session, what: AddedKind, { button, clientX, clientY }: PointerEvent<HTMLElement>): void {
  if (button !== 0) return;
  const canvas = document.querySelector('.tv-canvas');
  if (!canvas) return;
  const { store } = session;
  const abort = new AbortController();
  const { signal } = abort;
  let moved = false;
  window.addEventListener('pointermove', (event) => {
    moved ||= Math.hypot(event.clientX - clientX, event.clientY - clientY) > 5;
    if (moved) store.set({ drag: { kind: 'place', what, into: intoAt(session, canvas, what, event) } });
  }, { signal });
  window.addEventListener('pointerup', (event) => {
    abort.abort();
    const { drag } = store.get();
    if (!moved) return openAdd(session, what);
    store.set({ drag: null });
    if (drag?.kind === 'place') place(session, canvas, what, event);
  }, { signal });
  window.addEventListener('pointercancel', () => {
    abort.abort();
    store.set({ drag: null });
  }, { signal });
}

function place(session: Session, canvas: Element, what: AddedKind, event: MouseEvent): void {
  const { left, top, right, bottom } = canvas.getBoundingClientRect();
  if (event.clientX < left || event.clientX > right || event.clientY < top || event.clientY > bottom) return;
  const into = intoAt(session, canvas, what, event);
  if (what === 'network' && into === null) return session.notify('info', 'A network is made in a virtual switch', ['Drop it onto one, or press the button to choose one.']);
  void perform(session, { kind: 'add', what, parent: into, name: '' }, { refusal: `No ${what} was added` });
}

/** The innermost box under the pointer that such a thing may lie in. */
function intoAt({ store, camera }: Session, canvas: Element, what: AddedKind, { clientX, clientY }: MouseEvent): string | null {
  if (!camera) return null;
  const { left, top } = canvas.getBoundingClientRect();
  const path = pathTo(store.get().arrangement, toScene(camera.view(), { x: clientX - left, y: clientY - top }));
  return path.findLast(({ box }) => mayLieIn(what, box))?.box.node.id ?? null;
}
