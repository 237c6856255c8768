/** While something is typed into a field: what it would mean, why it cannot be written, and what there is to choose from. */
import { isCollectionName } from '../../../core/model/ids';
import type { Path } from '../../../core/model/entry';
import { schemaAt } from '../../../core/model/schemaAt';
import { naturalOrder } from '../../../core/util/naturalOrder';
import type { ChoiceView } from '../../../protocol/inspector';
import { freeOffers } from '../../completion/free';
import { idOffers, partOffers } from '../../completion/ids';
import type { Offer } from '../../completion/offer';
import { hasLetters } from '../../hasLetters';
import { otherUnits } from '../../otherUnits';
import type { Session } from '../../session';
import { readable } from '../gestures/readable';
import { subjectOf } from './subject';

/** What a text would mean in a field of the first of these nodes ("= 8,192 MiB"), and why it cannot be written there; each empty where there is nothing to say. */
export function meaningOf(session: Session, nodes: readonly string[], path: Path, text: string): { readonly meaning: string; readonly problem: string } {
  const [subject] = nodes.flatMap((node) => subjectOf(session, node) ?? []);
  if (!subject || text.trim() === '') return { meaning: '', problem: '' };
  const { entry } = subject;
  const read = readable(session, entry, path, text.trim());
  if (read.kind === 'refused') return { meaning: '', problem: read.reasons.join(' ') };
  const [other] = otherUnits(session.estate, [entry.collection, entry.id, ...path], text.trim());
  return { meaning: other === undefined ? '' : `= ${other}`, problem: '' };
}

const mostChoices = 60;

/** What a field may be given, of what has these letters in their order: in its name first, then in what is known of it; each in natural order. */
export function choicesFor(session: Session, nodes: readonly string[], path: Path, text: string): { readonly choices: ChoiceView[]; readonly more: boolean } {
  const [subject] = nodes.flatMap((node) => subjectOf(session, node) ?? []);
  if (!subject) return { choices: [], more: false };
  const wanted = text.trim().toLowerCase();
  const offers = [...offersFor(session, [subject.entry.collection, subject.entry.id, ...path])];
  const rank = ({ label }: Offer): number => (label.toLowerCase().startsWith(wanted) ? 0 : label.toLowerCase().includes(wanted) ? 1 : 2);
  let found = offers.filter(({ label }) => hasLetters(label.toLowerCase(), wanted));
  // What is known of each is made only where names do not tell.
  if (found.length === 0) found = offers.filter(({ detail }) => detail().toLowerCase().includes(wanted));
  // Words of a catalogue stand in an order of their own.
  else found.sort((a, b) => rank(a) - rank(b) || (a.kind === 'term' ? 0 : naturalOrder(a.label, b.label)));
  return { choices: found.slice(0, mostChoices).map(({ label, detail }) => ({ value: label, detail: detail() })), more: found.length > mostChoices };
}

function offersFor(session: Session, fromRoot: Path): Iterable<Offer> {
  const schema = schemaAt(fromRoot);
  if (schema?.['x-ref']) return idOffers(session, schema['x-ref'], fromRoot);
  if (schema?.['x-part']) return partOffers(session, schema['x-part']);
  // A new part of what is keyed by ids.
  const key = schema?.['x-key'];
  if (key !== undefined && isCollectionName(key)) return idOffers(session, [key], fromRoot);
  const words = schema?.anyOf?.flatMap(({ enum: levels = [] }) => levels.map(String)) ?? [];
  return words.length > 0 ? words.map((label) => ({ kind: 'term', label, detail: () => '' })) : freeOffers(session, fromRoot);
}
