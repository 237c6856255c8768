import { useEffect, useRef } from 'react';
import { capitalized, findingsWithin, unreadText, wordOf } from '../a11y/names';
import { closeCard, openCard } from '../state/card';
import { useDiagram, useSession } from '../state/context';
import { useStore } from '../state/store';
import { Icon, kindIcon, SeverityIcon } from '../ui';
import type { Engine } from './engine';
import { isOnCanvas } from './focus';
import { placeBelow } from './tooltip';
import { useAnchor } from './useAnchor';

/** The pointer rests so long on a node before its card opens, and has so long to come over to the card before it closes. */
const restMs = 700;
const graceMs = 400;

/** Stays while the pointer is on the node or on the card itself, and until Escape where a key opened it (WCAG 2.1, 1.4.13). The wheel is for the diagram: the card gives way to it. */
export function HoverCard({ engine }: { readonly engine: Engine }) {
  const session = useSession();
  const hovered = useStore(engine.pointer, (pointer) => pointer.hovered);
  const card = useDiagram((state) => state.card);
  const isBusy = useDiagram((state) => state.drag !== null || state.menu !== null || state.renaming !== null || state.dialog !== null);
  const box = useDiagram((state) => (state.card === null ? undefined : state.arrangement.scene.find(state.card.node)));
  const ref = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (isBusy) return closeCard(session);
    if (hovered === null || hovered === session.store.get().card?.node) return;
    const timer = setTimeout(() => void openCard(session, hovered, 'pointer'), restMs);
    return () => clearTimeout(timer);
  }, [session, hovered, isBusy]);

  useEffect(() => {
    if (card?.by !== 'pointer' || hovered === card.node) return;
    const timer = setTimeout(() => { if (!ref.current?.matches(':hover')) closeCard(session); }, graceMs);
    return () => clearTimeout(timer);
  }, [session, hovered, card]);

  useEffect(() => {
    if (card === null) return;
    const close = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      closeCard(session);
      // In a field, a panel or a menu the key is for that as well.
      if (!isOnCanvas(session)) return;
      event.stopPropagation();
      event.preventDefault();
    };
    window.addEventListener('keydown', close, { capture: true });
    return () => window.removeEventListener('keydown', close, { capture: true });
  }, [session, card]);

  useAnchor(engine, ref, card?.node ?? null, placeBelow);
  if (card === null || !box) return null;
  const { content: { title, lines, findings, more } } = card;
  const within = findingsWithin(box);
  return (
    <div
      ref={ref} className="tv-tooltip tv-hover-card" data-card={card.node} data-control="card" role="group" aria-label={`Card of ${title}`}
      onPointerLeave={() => { if (card.by === 'pointer') closeCard(session); }} onWheel={() => closeCard(session)}
    >
      <p className="tv-tooltip-title"><Icon name={kindIcon(box.node.kind)} size={14} /> {title}<span className="tv-muted"> {wordOf(box.node.kind)}</span></p>
      {box.node.detail !== '' && <p className="tv-figures tv-muted">{box.node.detail}</p>}
      {box.node.unread && <p className="tv-unread-line"><Icon name="unread" size={14} />{capitalized(unreadText(box.node.unread))}. What is said here counts without.</p>}
      {box.node.overlayText !== undefined && <p className="tv-figures">{box.node.overlayText}</p>}
      {lines.length > 0 && <dl className="tv-card-lines tv-figures">{lines.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>}
      {within !== '' && <p className="tv-figures">{capitalized(within)}</p>}
      {findings.length > 0 && (
        <ul className="tv-card-findings">
          {findings.map(({ severity, message }) => <li key={message}><SeverityIcon severity={severity} /> {message}</li>)}
          {more > 0 && <li>and {more} more</li>}
        </ul>
      )}
    </div>
  );
}
