/** Whether a value can be read in a field, and as what it would be written. */
import { rules } from '../../../core/diagnostics/catalogue';
import { scopesOf, type Fix } from '../../../core/diagnostics/rule';
import { decodeEntry } from '../../../core/document/document';
import { parseText } from '../../../core/document/json/parse';
import type { JsonValue } from '../../../core/model/change';
import type { Entry, Path } from '../../../core/model/entry';
import { schemaAt } from '../../../core/model/schemaAt';
import type { Session } from '../../session';

export type Readable = { readonly kind: 'readable'; readonly value: JsonValue } | { readonly kind: 'refused'; readonly reasons: readonly string[] };

/** The value as it would be written in a field of an entry, or why it could not be read there. */
export function readable(session: Session, entry: Entry, path: Path, value: JsonValue): Readable {
  // A field that takes words or a number is edited as text.
  const asNumber = typeof value === 'string' && takesNumber([entry.collection, entry.id, ...path]) && /^\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : undefined;
  if (asNumber !== undefined && unreadable(session, entry, path, asNumber).length === 0) return { kind: 'readable', value: asNumber };
  const reasons = unreadable(session, entry, path, value);
  return reasons.length === 0 ? { kind: 'readable', value } : { kind: 'refused', reasons };
}

function takesNumber(fromRoot: Path): boolean {
  const { type, anyOf = [] } = schemaAt(fromRoot) ?? {};
  return [type, ...anyOf.map((either) => either.type)].some((kind) => kind === 'number' || kind === 'integer');
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
