import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { FromExtension, FromWebview } from './messages';

export type Decoded<T> = { readonly kind: 'message'; readonly message: T } | { readonly kind: 'invalid'; readonly reason: string };

/** What the extension received from the webview. */
export const decodeFromWebview = (data: unknown): Decoded<FromWebview> => decode(FromWebview, data);
/** What the webview received from the extension. */
export const decodeFromExtension = (data: unknown): Decoded<FromExtension> => decode(FromExtension, data);

function decode<S extends TSchema>(schema: S, data: unknown): Decoded<Static<S>> {
  if (Value.Check(schema, data)) return { kind: 'message', message: data as Static<S> };
  const [first] = Value.Errors(schema, data);
  return { kind: 'invalid', reason: first ? `${first.instancePath || 'message'}: ${first.message}` : 'not a message' };
}
