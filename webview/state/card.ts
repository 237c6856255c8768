/** The card of a node: what it is, its figures and what was found on it, beside it on the canvas. */
import { findingsText, findingsWithin, unreadText, wordOf } from '../a11y/names';
import type { Answer } from '../../src/protocol/messages';
import type { Box } from '../../src/scene';
import type { Session } from './session';

/** Shows the card of a node; by a key it is read out too. */
export async function openCard(session: Session, node: string, by: 'pointer' | 'key'): Promise<void> {
  const asked = ++session.cards;
  const told = await tellOf(session, node);
  // Something else was pointed at meanwhile, or the card was closed.
  if (asked !== session.cards || !told) return;
  const { box, content } = told;
  session.store.set({ card: { node, by, content } });
  if (by === 'key') {
    const shade = box.node.overlayText === undefined ? [] : [box.node.overlayText];
    session.announcer.say([`${content.title}, ${content.word}`, ...shade, unreadText(box.node.unread), ...content.lines.map(([name, value]) => `${name} ${value}`), ...content.findings.map(({ message }) => message), findingsText(box.node.findings), findingsWithin(box)].filter((part) => part !== '').join('. '));
  }
}

/** Has the card that is open tell of its node as it is now, once the text has changed. */
export async function renewCard(session: Session): Promise<void> {
  const { card } = session.store.get();
  if (card === null) return;
  const told = await tellOf(session, card.node);
  // It may have been closed, renewed or given way to another meanwhile.
  if (session.store.get().card === card) session.store.set({ card: told ? { ...card, content: told.content } : null });
}

/** What a card tells of a node; null of what is not there, and of what there is nothing to tell of. */
async function tellOf(session: Session, node: string): Promise<{ readonly box: Box; readonly content: Extract<Answer, { kind: 'card' }> } | null> {
  const answer = await session.channel.ask({ kind: 'card', node });
  const box = session.store.get().arrangement.scene.find(node);
  if (answer.kind !== 'card' || !box) return null;
  // A group is no entry of the text: what it gathers is all there is to say of it.
  const content = answer.title === '' && box.node.kind === 'group' ? { ...answer, title: box.node.label, word: wordOf('group') } : answer;
  return content.title === '' ? null : { box, content };
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
