/**
 * What may be written at the cursor, as far as VS Code's JSON editor cannot know it from the schema: ids, parts and
 * units. Names of properties and words of a fixed choice are its business.
 */
import type { TopologyDocument } from '../core/document/document';
import type { Range } from '../core/document/json/lines';
import { isCollectionName } from '../core/model/ids';
import { schemaAt } from '../core/model/schemaAt';
import { freeOffers } from './completion/free';
import { idOffers, partOffers } from './completion/ids';
import type { Offer } from './completion/offer';
import { spotAt, type Spot } from './completion/spot';
import { unitOffers } from './completion/units';
import { hasLetters } from './hasLetters';
import type { Session } from './session';
import { treeNode } from './treeNode';

export interface Completions {
  /** What is replaced: the whole string or number at the cursor, or nothing. */
  readonly range: Range;
  readonly items: readonly Completion[];
  /** Whether there are more than are listed: after the next letter it is worth asking again. */
  readonly more: boolean;
}

export interface Completion {
  readonly kind: Offer['kind'];
  readonly label: string;
  readonly detail: string;
  /** The text to write, quotation marks included. */
  readonly insert: string;
}

const mostItems = 300;

/** What may be written at an offset; undefined where there is nothing to add to what the schema says. */
export function completionsAt(session: Session, file: string, offset: number): Completions | undefined {
  const document = session.document(file);
  const spot = document && spotAt(document, offset);
  if (!document || !spot) return undefined;
  const present = presentBeside(document, spot);
  const typed = spot.typed.trim().toLowerCase();
  const items: Completion[] = [];
  let more = false;
  for (const { kind, label, detail } of offersAt(session, spot)) {
    if (present.has(label) || !hasLetters(label.toLowerCase(), typed)) continue;
    if (items.length === mostItems) {
      more = true;
      break;
    }
    items.push({ kind, label, detail: detail(), insert: spot.before + JSON.stringify(label) + valueFor(spot) });
  }
  return items.length === 0 ? undefined : { range: document.lines.rangeOf(spot.start, spot.end), items, more };
}

function offersAt(session: Session, { at, path, typed }: Spot): Iterable<Offer> {
  if (at === 'key') {
    const collection = schemaAt(path.slice(0, -1))?.['x-key'];
    return collection !== undefined && isCollectionName(collection) ? idOffers(session, [collection], path) : [];
  }
  const schema = schemaAt(path);
  if (schema?.['x-ref']) return idOffers(session, schema['x-ref'], path);
  if (schema?.['x-part']) return partOffers(session, schema['x-part']);
  return schema?.['x-quantity'] ? unitOffers(schema['x-quantity'], typed) : freeOffers(session, path);
}

/** What a list or an object holds already beside the spot: naming it twice would mean nothing. */
function presentBeside(document: TopologyDocument, { at, path, fresh }: Spot): ReadonlySet<string> {
  const last = fresh ? undefined : path[path.length - 1];
  const holder = treeNode(document.root, path.slice(0, -1));
  if (at === 'key' && holder?.kind === 'object') return new Set(holder.keys.filter((key) => key !== last));
  if (holder?.kind !== 'array') return new Set();
  return new Set(holder.values.flatMap((value, i) => (value.kind === 'string' && i !== last ? [String(value.value)] : [])));
}

/** What follows a new key. */
function valueFor({ needsValue, path }: Spot): string {
  if (!needsValue) return '';
  return schemaAt(path)?.type === 'array' ? ': []' : ': {}';
}
