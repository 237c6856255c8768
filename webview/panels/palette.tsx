import type { PointerEvent } from 'react';
import type { ViewName } from '../../src/protocol/view';
import { pathTo, toScene } from '../../src/scene';
import { wordOf } from '../a11y/names';
import { openAdd } from '../state/commands';
import { useDiagram, useSession } from '../state/context';
import { perform } from '../state/gestures';
import type { AddedKind } from '../state/model';
import type { Session } from '../state/session';
import { Icon, type IconName } from '../ui';
import { mayLieIn } from './dialogs/addDialog';

interface Item { readonly what: AddedKind; readonly text: string; readonly icon: IconName; readonly hint: string }

const ofNetwork: readonly Item[] = [
  { what: 'network', text: 'Network', icon: 'network', hint: 'Drag onto a virtual switch: a network over all its hosts' },
  { what: 'switch', text: 'Switch', icon: 'switch', hint: 'Drag onto the canvas: a physical switch' },
  { what: 'router', text: 'Router', icon: 'router', hint: 'Drag onto the canvas: a router' },
];

const ofStorage: readonly Item[] = [
  { what: 'datastore', text: 'Datastore', icon: 'datastore', hint: 'Drag onto a pool, an array or a disk group: a datastore on it; onto a cluster or host: one that it mounts' },
  { what: 'pool', text: 'Pool', icon: 'pool', hint: 'Drag onto the canvas: a pool, or onto an array or a disk group that is to be in it' },
  { what: 'disk-group', text: 'Disk group', icon: 'diskGroup', hint: 'Drag onto an array: disks under a RAID level' },
  { what: 'array', text: 'Array', icon: 'array', hint: 'Drag onto the canvas or a site: a storage array' },
];
const paletteOf: Readonly<Partial<Record<ViewName, { readonly label: string; readonly items: readonly Item[] }>>> = {
  network: { label: 'Add to the network', items: ofNetwork }, storage: { label: 'Add to storage', items: ofStorage },
};

/** What a network, or storage, is made of, to be dragged to where it belongs; pressed, the same is asked in a dialog. */
export function Palette() {
  const session = useSession();
  const palette = useDiagram((state) => (state.opened ? paletteOf[state.view] : undefined));
  const isLive = useDiagram((state) => state.status.state === 'live');
  if (!palette) return null;
  return (
    <div className="tv-palette" role="group" aria-label={palette.label} data-control="palette">
      {palette.items.map(({ what, text, icon, hint }) => (
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
  const belongs = into === null ? belongsIn[what] : undefined;
  if (belongs !== undefined) return session.notify('info', belongs, ['Drop it onto one, or press the button to choose one.']);
  void perform(session, { kind: 'add', what, parent: into, name: '' }, { refusal: `No ${wordOf(what)} was added` });
}

/** What cannot lie anywhere, and where it is made. */
const belongsIn: Readonly<Partial<Record<AddedKind, string>>> = { network: 'A network is made in a virtual switch', 'disk-group': 'A disk group is made in an array' };

/** The innermost box under the pointer that such a thing may lie in. */
function intoAt({ store, camera }: Session, canvas: Element, what: AddedKind, { clientX, clientY }: MouseEvent): string | null {
  if (!camera) return null;
  const { left, top } = canvas.getBoundingClientRect();
  const path = pathTo(store.get().arrangement, toScene(camera.view(), { x: clientX - left, y: clientY - top }));
  return path.findLast(({ box }) => mayLieIn(what, box))?.box.node.id ?? null;
}
