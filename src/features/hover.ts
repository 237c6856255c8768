/** What is known about the word under the cursor, beyond what the schema says of its field. */
import type { Range } from '../core/document/json/lines';
import { named as words } from '../core/diagnostics/wording';
import type { Entry } from '../core/model/entry';
import { capitalized } from '../core/util/words';
import { vocabularyAt } from './catalogue/vocabularies';
import type { Figure } from './figures/figure';
import { figuresOf } from './figures/figuresOf';
import { namersOfPart, writtenOfPart } from './figures/part';
import { partSpaceFigures } from './figures/partSpace';
import { nameAt, textAt } from './names/nameAt';
import { otherUnits } from './otherUnits';
import type { Session } from './session';

/** Plain text throughout: whoever shows it sees to it that nothing in it is taken for markup. */
export type Hover =
  | {
      readonly kind: 'named';
      readonly range: Range;
      /** `Host "esx-01"`, "VMware ESXi 8.0" */
      readonly title: string;
      /** Its display name and its notes, each where there is one; of a word of a catalogue what it means. */
      readonly about: readonly string[];
      readonly figures: readonly Figure[];
    }
  /** The same quantity in other units. */
  | { readonly kind: 'quantity'; readonly range: Range; readonly said: readonly string[] };

/** What to show for the text at an offset; undefined where nothing is known beyond what is written. */
export function hoverAt(session: Session, file: string, offset: number): Hover | undefined {
  return hoverOnName(session, file, offset) ?? hoverOnTerm(session, file, offset) ?? hoverOnQuantity(session, file, offset);
}

function hoverOnName(session: Session, file: string, offset: number): Hover | undefined {
  const document = session.document(file);
  const name = nameAt(session, file, offset);
  const entry = name && session.estate.find(name.named.collection, name.named.id);
  if (!document || !name || !entry) return undefined;
  const range = document.lines.rangeOf(name.start, name.end);
  const { part } = name.named;
  if (part) {
    const written = name.declares ? [] : writtenOfPart(session, name.named);
    return { kind: 'named', range, title: `"${part.name}" of ${words(entry)}`, about: [], figures: [...written, ...partSpaceFigures(session.estate, name.named.collection, name.named.id, [part.field, part.name]), ...namersOfPart(session, name.named)] };
  }
  return { kind: 'named', range, title: capitalized(words(entry)), about: aboutOf(entry), figures: figuresOf(session.estate, entry) };
}

function aboutOf({ value }: Entry): readonly string[] {
  return [value.name, value.description].flatMap((text) => (text === undefined || text === '' ? [] : [text]));
}

function hoverOnTerm(session: Session, file: string, offset: number): Hover | undefined {
  const document = session.document(file);
  const found = document?.at(offset);
  const place = found && textAt(found);
  if (!document || !found || place?.at !== 'value') return undefined;
  const term = vocabularyAt(place.path)?.explain(place.text);
  return term && { kind: 'named', range: document.lines.rangeOf(found.start, found.end), ...term };
}

function hoverOnQuantity(session: Session, file: string, offset: number): Hover | undefined {
  const document = session.document(file);
  const found = document?.at(offset);
  const place = found && textAt(found);
  if (!document || !found || place?.at !== 'value') return undefined;
  const said = otherUnits(session.estate, place.path, place.text);
  return said.length === 0 ? undefined : { kind: 'quantity', range: document.lines.rangeOf(found.start, found.end), said };
}
