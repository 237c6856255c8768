import type { Static, TSchema } from 'typebox';
import { compile, type Checker } from './compile';
import { FromExtension, FromWebview } from './messages';

export type Decoded<T> = { readonly kind: 'message'; readonly message: T } | { readonly kind: 'invalid'; readonly reason: string };

/** What the extension received from the webview. */
export const decodeFromWebview: (data: unknown) => Decoded<FromWebview> = decoder(FromWebview);
/** What the webview received from the extension. */
export const decodeFromExtension: (data: unknown) => Decoded<FromExtension> = decoder(FromExtension);

function decoder<S extends TSchema>(schema: S): (data: unknown) => Decoded<Static<S>> {
  const check: Checker = compile(schema);
  return (data) => {
    const problem = check(data);
    return problem === null ? { kind: 'message', message: data as Static<S> } : { kind: 'invalid', reason: `message${problem}` };
  };
}
