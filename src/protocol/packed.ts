/**
 * A large message on its way to the page: as the bytes of its JSON, compressed. VS Code takes an object to pieces on every leg of that
 * way (to its window, to the frame, to the page in the frame), value by value; bytes it hands on as they are, the sooner the fewer.
 */
import type { FromExtension } from './messages';

export interface Packed {
  readonly packed: Uint8Array;
}

/** From so many nodes and edges on, taking a message to pieces costs more than writing and reading it. */
const largeFrom = 100;

export function packedIfLarge(message: FromExtension, compress: (text: string) => Uint8Array): FromExtension | Packed {
  return sizeOf(message) < largeFrom ? message : packed(message, compress);
}

function sizeOf(message: FromExtension): number {
  switch (message.kind) {
    case 'view': case 'ahead': return message.nodes.length + message.edges.length;
    case 'patch': return message.changed.length + message.removed.length + message.changedEdges.length + message.removedEdges.length;
    default: return 0;
  }
}

function packed(message: FromExtension, compress: (text: string) => Uint8Array): Packed {
  return { packed: compress(JSON.stringify(message)) };
}

export function isPacked(data: unknown): data is Packed {
  return typeof data === 'object' && data !== null && 'packed' in data && data.packed instanceof Uint8Array;
}

/** What was packed; nothing of it is checked yet. Rejects where the bytes are not what `packed` made. */
export async function unpacked({ packed: bytes }: Packed, decompress: (bytes: Uint8Array) => Promise<string>): Promise<unknown> {
  return JSON.parse(await decompress(bytes));
}
