/**
 * A large message on its way to the page: as the bytes of its JSON. VS Code takes an object to pieces on every leg of that way
 * (to its window, to the frame, to the page in the frame), value by value; bytes it hands on as they are.
 */
import type { FromExtension } from './messages';

export interface Packed {
  readonly packed: Uint8Array;
}

export function packed(message: FromExtension, encode: (text: string) => Uint8Array): Packed {
  return { packed: encode(JSON.stringify(message)) };
}

/** What was packed; anything else as it is. Nothing of it is checked yet. */
export function unpacked(data: unknown, decode: (bytes: Uint8Array) => string): unknown {
  const bytes = typeof data === 'object' && data !== null && 'packed' in data ? data.packed : undefined;
  return bytes instanceof Uint8Array ? JSON.parse(decode(bytes)) : data;
}
