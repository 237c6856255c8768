/** Whether a node of a kind can be moved onto another by dragging: a guest onto what runs it. */
export function isGuest(kind: string | undefined): boolean {
  return kind === 'vm' || kind === 'container';
}

/** Whether a node of a kind is a part of an entry, such as a port of a switch: it has no name or entry of its own. */
export function isPart(kind: string | undefined): boolean {
  return kind === 'port' || kind === 'nic' || kind === 'adapter' || kind === 'guest';
}
