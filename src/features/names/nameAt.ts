import type { TopologyDocument } from '../../core/document/document';
import type { Found } from '../../core/document/path';
import type { Session } from '../session';
import type { Name, TextPlace } from './named';
import { declaredAt, namesIn } from './namesIn';

export interface NameAt extends Name {
  readonly place: TextPlace;
  /** Whether this is the key that makes it exist. */
  readonly declares: boolean;
  /** Offsets of the name alone, in the document. */
  readonly start: number;
  readonly end: number;
}

/** The name that stands at an offset, its quotation marks included; undefined where nothing that exists is named. */
export function nameAt(session: Session, file: string, offset: number): NameAt | undefined {
  const document = session.document(file);
  const found = document?.at(offset);
  const place = found && textAt(found);
  if (!document || !place) return undefined;
  const declared = declaredAt(place);
  const names = declared ? [{ named: declared, from: 0, to: place.text.length }] : namesIn(session.estate, place);
  for (const name of names) {
    const piece = offsetsIn(document, found, name, place.text);
    const first = name.from === 0 ? found.start : piece.start;
    const last = name.to === place.text.length ? found.end : piece.end;
    if (offset >= first && offset <= last) return { ...name, place, declares: declared !== undefined, ...piece };
  }
  return undefined;
}

/** The key or string at a place; undefined for anything else. */
export function textAt(found: Found): TextPlace | undefined {
  const last = found.path[found.path.length - 1];
  if (found.at === 'key') return typeof last === 'string' ? { path: found.path, at: 'key', text: last } : undefined;
  return found.at === 'value' && found.node?.kind === 'string' ? { path: found.path, at: 'value', text: String(found.node.value) } : undefined;
}

interface Offsets {
  readonly start: number;
  readonly end: number;
}

/** Offsets of a piece of a text that is written at `whole`; of all between its quotation marks where it is written with escapes. */
export function offsetsIn(document: TopologyDocument, whole: Offsets, piece: Pick<Name, 'from' | 'to'>, text: string): Offsets {
  const closed = whole.end - whole.start > 1 && document.text[whole.end - 1] === '"';
  const inner = { start: whole.start + 1, end: closed ? whole.end - 1 : whole.end };
  if (document.text.slice(inner.start, inner.end) !== text) return inner;
  return { start: inner.start + piece.from, end: inner.start + piece.to };
}
