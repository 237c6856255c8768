import { scopesOf, type Fix } from '../../../core/diagnostics/rule';
import { rules } from '../../../core/diagnostics/catalogue';
import { decodeEntry } from '../../../core/document/document';
import { parseText } from '../../../core/document/json/parse';
import type { JsonValue } from '../../../core/model/change';
import type { Entry, Path } from '../../../core/model/entry';
import type { Gesture } from '../../../protocol/messages';
import type { Session } from '../../session';
import type { GestureOutcome } from './outcome';
import { findEntry, removeField, set } from './entries';

/** Writes one field of an entry, unless it could not be read there; null removes it. */
export function setField(session: Session, { node, path, value }: Extract<Gesture, { kind: 'set' }>): GestureOutcome {
  const entry = findEntry(session, node);
  if (typeof entry === 'string') return { kind: 'refused', reasons: [entry] };
  const field = path.filter((step) => typeof step === 'string').join(' ');
  if (value === null) return { kind: 'changes', changes: [removeField(entry, path)], node: null, message: `Removed ${field} of "${entry.id}".` };
  const reasons = unreadable(session, entry, path, value);
  // A field that takes words or a number is edited as text.
  const asNumber = reasons.length > 0 && typeof value === 'string' && /^\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : undefined;
  const written = asNumber !== undefined && unreadable(session, entry, path, asNumber).length === 0 ? asNumber : value;
  if (reasons.length > 0 && written === value) return { kind: 'refused', reasons };
  return { kind: 'changes', changes: [set(entry, path, written)], node: null, message: `Set ${field} of "${entry.id}" to ${String(value)}.` };
}

/** What the rules about text would say of the field if it held the value, with what was probably meant. */
function unreadable(session: Session, entry: Entry, path: Path, value: JsonValue): readonly string[] {
  const nested = path.reduceRight<JsonValue>((inner, step) => (typeof step === 'number' ? [inner] : { [step]: inner }), value);
  const wished = decodeEntry(entry.file, entry.collection, entry.id, parseText(JSON.stringify(nested)).root);
  return rules
    .filter((rule) => scopesOf(rule).includes('entry'))
    .flatMap((rule) => {
      const founds = [...rule.check(wished as never, session.estate)].filter(({ place }) => place.path.length > 2);
      return founds.map((found) => sentence(found.message) + meant(rule.fixes?.(found as never, wished as never, session.estate) ?? [], found.message));
    });
}

/** The value or name that the repair to apply without asking would write, unless the message names it. */
function meant(fixes: readonly Fix[], message: string): string {
  const [change] = fixes.find((fix) => fix.preferred)?.changes ?? [];
  const better = change?.kind === 'set' ? change.value : change?.kind === 'rename' ? change.to : undefined;
  const said = JSON.stringify(better);
  return better === undefined || typeof better === 'object' || message.includes(`mean ${said}`) ? '' : ` Did you mean ${said}?`;
}

function sentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
