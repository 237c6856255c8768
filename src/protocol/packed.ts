/**
 * A large message on its way to the page: as the bytes of its JSON. VS Code takes an object to pieces on every leg of that way
 * (to its window, to the frame, to the page in the frame), value by value; bytes it hands on as they are.
 */
import type { FromExtension } from './messages';

export interface Packed {
  readonly packed: Uint8Array;
}

/** From so many nodes and edges on, taking a message to pieces costs more than writing and reading it. */
const largeFrom = 100;

export function packedIfLarge(message: FromExtension, encode: (text: string) => Uint8Array): FromExtension | Packed {
  return sizeOf(message) < largeFrom ? message : packed(message, encode);
}

function sizeOf(message: FromExtension): number {
  switch (message.kind) {
    case 'view': return message.nodes.length + message.edges.length;
    case 'patch': return message.changed.length + message.removed.length + message.changedEdges.length + message.removedEdges.length;
    default: return 0;
  }
}

function packed(message: FromExtension, encode: (text: string) => Uint8Array): Packed {
  return { packed: encode(JSON.stringify(message)) };
}

/** What was packed; anything else as it is. Nothing of it is checked yet. */
export function unpacked(data: unknown, decode: (bytes: Uint8Array) => string): unknown {
  const bytes = typeof data === 'object' && data !== null && 'packed' in data ? data.packed : undefined;
  return bytes instanceof Uint8Array ? JSON.parse(decode(bytes)) : data;
}
