/** Entries as they are written. */
import { toValue, valueOf, type JsonNode } from '../../core/document/json/node';
import type { JsonValue } from '../../core/model/change';
import type { Entry } from '../../core/model/entry';
import type { Session } from '../session';

/** The tree of an entry's text; undefined where it has no value. */
export function nodeIn(session: Session, { file, collection, id }: Entry): JsonNode | undefined {
  return valueOf(valueOf(session.document(file)?.root, collection), id);
}

/** What is written in an entry, as plain JSON; null where nothing is. */
export function writtenIn(session: Session, entry: Entry): JsonValue {
  const node = nodeIn(session, entry);
  return node === undefined ? null : (toValue(node) as JsonValue);
}
