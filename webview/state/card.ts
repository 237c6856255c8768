/** The card of a node: what it is, its figures and what was found on it, beside it on the canvas. */
import { findingsText, unreadText } from '../a11y/names';
import type { Session } from './session';

/** Shows the card of a node; by a key it is read out too. */
export async function openCard(session: Session, node: string, by: 'pointer' | 'key'): Promise<void> {
  const asked = ++session.cards;
  const answer = await session.channel.ask({ kind: 'card', node });
  // Something else was pointed at meanwhile, or the card was closed.
  if (asked !== session.cards || answer.kind !== 'card' || answer.title === '') return;
  const box = session.store.get().arrangement.scene.find(node);
  if (!box) return;
  session.store.set({ card: { node, by, content: answer } });
  if (by === 'key') {
    const shade = box.node.overlayText === undefined ? [] : [box.node.overlayText];
    session.announcer.say([`${answer.title}, ${answer.word}`, ...shade, unreadText(box.node.unread), ...answer.lines.map(([name, value]) => `${name} ${value}`), ...answer.findings.map(({ message }) => message), findingsText(box.node.findings)].filter((part) => part !== '').join('. '));
  }
}

export function closeCard(session: Session): void {
  session.cards++;
  session.store.set({ card: null });
}

/** The card of the node the keyboard is at, or none where it is shown. */
export function toggleCard(session: Session): void {
  const { card, current } = session.store.get();
  if (card !== null && card.node === current) return closeCard(session);
  if (current !== null) void openCard(session, current, 'key');
}
