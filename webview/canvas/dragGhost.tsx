import { useEffect, useLayoutEffect, useRef } from 'react';
import { useDiagram, useSession } from '../state/context';
import { capitalized, wordOf } from '../a11y/names';
import { movesTo, placeWord } from '../state/kinds';
import type { AddedKind, Drag } from '../state/model';
import { nameOfPiece, numberOf } from '../state/placing';
import type { Session } from '../state/session';
import { toScreen, type Point } from '../../src/scene';
import { fullNameOf } from '../state/labels';
import { Icon, kindIcon } from '../ui';
import { unreachable } from '../unreachable';
import { nameOfMany } from './drag/move';
import { noRoom } from './drag/pin';
import type { Engine } from './engine';

/** Follows the pointer while guests or disks are dragged: what is dragged, and what lies under the pointer says to it, with all reasons. */
export function DragGhost({ engine }: { readonly engine: Engine }) {
  const session = useSession();
  const drag = useDiagram((state) => state.drag);
  const count = useDiagram((state) => state.addCount);
  const ref = useRef<HTMLDivElement>(null);
  const isMoving = drag?.kind === 'move';
  const isShown = isMoving || drag?.kind === 'connect' || drag?.kind === 'place' || drag?.kind === 'pin';
  const [first] = isMoving || drag?.kind === 'pin' ? drag.nodes : drag?.kind === 'connect' ? [drag.node] : [];
  const kind = useDiagram((state) => (first === undefined ? (state.drag?.kind === 'place' ? state.drag.what : '') : state.arrangement.scene.find(first)?.node.kind ?? ''));

  useLayoutEffect(() => {
    const follow = (): void => {
      const element = ref.current;
      if (!element) return;
      const { width, height } = engine.stage.view();
      const at = placeOfKeys(session, engine) ?? engine.pointer.get().at;
      const left = Math.max(4, Math.min(at.x + 14, width - element.offsetWidth - 4));
      const top = at.y + 18 + element.offsetHeight < height ? at.y + 18 : at.y - element.offsetHeight - 10;
      element.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
    };
    follow();
    return engine.pointer.subscribe(follow);
  });

  const label = (id: string): string => fullNameOf(session, id);
  const words = isMoving ? sentence(drag, kind, label) : drag?.kind === 'connect' ? connectSentence(drag, label) : drag?.kind === 'place' ? placeSentence(drag, label) : drag?.kind === 'pin' ? meetingSentence(session, drag, label) : null;
  const spoken = words === null ? '' : [words.text, ...words.reasons].join('. ');
  useEffect(() => {
    if (spoken !== '') session.announcer.say(spoken);
  }, [session, spoken]);

  if (!isShown || !words) return null;
  return (
    <div ref={ref} className="tv-ghost" data-verdict={words.verdict}>
      <p className="tv-ghost-title"><Icon name={kindIcon(kind)} size={14} /> {drag.kind === 'move' || drag.kind === 'pin' ? nameOfMany(session, drag.nodes) : drag.kind === 'connect' ? label(drag.node) : nameOfNew(drag, count)}</p>
      <p className="tv-ghost-verdict">
        {words.verdict === 'fits' && <Icon name="check" />}
        {(words.verdict === 'does-not-fit' || words.verdict === 'refused') && <Icon name="cross" />}
        <span>{words.text}</span>
      </p>
      {words.reasons.length > 0 && <ul className="tv-reasons">{words.reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul>}
    </div>
  );
}

/** "New VM", or "3 × VM". */
function nameOfNew(drag: Extract<Drag, { kind: 'place' }>, count: number): string {
  return numberOf(drag, count) === 1 ? drag.template?.title ?? `New ${wordOf(drag.what)}` : nameOfPiece(drag, count);
}

/** Where what was chosen would lie, or the pointer is; undefined for what is dragged. */
function placeOfKeys(session: Session, engine: Engine): Point | undefined {
  const { drag, arrangement } = session.store.get();
  if (drag?.kind !== 'place' || drag.by !== 'choice') return undefined;
  if (session.pointed) {
    const { left = 0, top = 0 } = document.querySelector('.tv-canvas')?.getBoundingClientRect() ?? {};
    return { x: session.pointed.at.x - left, y: session.pointed.at.y - top };
  }
  const rect = drag.into === null ? null : arrangement.rect(drag.into);
  return rect ? toScreen(engine.stage.view(), rect) : { x: 24, y: 48 };
}

interface Words { readonly verdict: 'fits' | 'does-not-fit' | 'refused' | 'unknown'; readonly text: string; readonly reasons: readonly string[] }

function connectSentence({ over, verdicts }: Extract<Drag, { kind: 'connect' }>, label: (id: string) => string): Words {
  if (over === null) return { verdict: 'unknown', text: 'Drop on what to connect it to', reasons: [] };
  const verdict = verdicts?.get(over);
  if (!verdict) return { verdict: 'unknown', text: verdicts ? `Not to ${label(over)}` : `To ${label(over)}: checking…`, reasons: [] };
  if (verdict.connects) return { verdict: 'fits', text: verdict.what === '' ? `Connects to ${label(over)}` : verdict.what, reasons: verdict.reasons };
  return { verdict: 'does-not-fit', text: `Does not connect to ${label(over)}`, reasons: verdict.reasons };
}

/** What becomes of boxes that are dropped where something lies; null where nothing does. */
function meetingSentence({ store }: Session, { meets, nodes }: Extract<Drag, { kind: 'pin' }>, label: (id: string) => string): Words | null {
  if (!meets) return null;
  const there = label(meets.node);
  switch (meets.how) {
    case 'beside': return { verdict: 'unknown', text: `Beside ${there}`, reasons: [] };
    case 'exchange': return { verdict: 'unknown', text: `Changes places with ${there}`, reasons: [] };
    case 'over': return { verdict: 'unknown', text: store.get().arrangement.scene.find(meets.node)?.node.pin ? `On ${there}, which is pinned there` : `${there} gives way`, reasons: [] };
    case 'no-room': return { verdict: 'refused', text: nodes.length === 1 ? 'It stays where it was' : 'They stay where they were', reasons: [noRoom(there, nodes.length)] };
    default: return unreachable(meets.how);
  }
}

/** Where something new must be dropped, of what cannot lie anywhere. */
const placedIn: Readonly<Partial<Record<AddedKind, string>>> = { network: 'Drop on a virtual switch', 'disk-group': 'Drop on an array' };
const chosenIn: Readonly<Partial<Record<AddedKind, string>>> = { network: 'Choose a virtual switch', 'disk-group': 'Choose an array' };

function placeSentence({ what, by, into, against, verdicts }: Extract<Drag, { kind: 'place' }>, label: (id: string) => string): Words {
  if (against !== null) return { verdict: 'refused', text: against, reasons: [] };
  const verdict = into === null ? undefined : verdicts?.get(into);
  // One that does not fit may be wanted nonetheless: it is added, and becomes a finding.
  if (into !== null && verdict?.fits === false) return { verdict: 'does-not-fit', text: `Does not fit on ${label(into)}`, reasons: verdict.reasons };
  if (into !== null) return { verdict: 'fits', text: verdict ? `Fits on ${label(into)}` : `${capitalized(placeWord(what))} ${label(into)}`, reasons: [] };
  return { verdict: 'unknown', text: by === 'choice' ? chosenIn[what] ?? 'On its own' : placedIn[what] ?? 'Drop on the canvas', reasons: [] };
}

function sentence(drag: Extract<Drag, { kind: 'move' }>, kind: string, label: (id: string) => string): Words {
  const { drop, verdicts } = drag;
  switch (drop.kind) {
    case 'nothing': return { verdict: 'unknown', text: `Drop on a ${movesTo([kind]).map(wordOf).join(' or a ')}`, reasons: [] };
    case 'unchanged': return { verdict: 'unknown', text: `Already on ${label(drop.target)}`, reasons: [] };
    case 'refuses': return { verdict: 'refused', text: drop.reason, reasons: [] };
    case 'accepts': {
      const verdict = verdicts?.get(drop.target);
      const where = label(drop.target);
      if (!verdict) return { verdict: 'unknown', text: verdicts ? `On ${where}` : `On ${where}: checking…`, reasons: [] };
      if (verdict.fits) return { verdict: 'fits', text: `Fits on ${where}`, reasons: [...(verdict.effect === undefined ? [] : [verdict.effect]), ...verdict.reasons] };
      return { verdict: 'does-not-fit', text: `Does not fit on ${where}`, reasons: verdict.reasons };
    }
  }
}
