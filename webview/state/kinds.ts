/** Whether a node of a kind can be moved onto another by dragging: a guest onto what runs it. */
export function isGuest(kind: string | undefined): boolean {
  return kind === 'vm' || kind === 'container';
}

/** Whether a node of a kind is a part of an entry, such as a port of a switch: nothing is added in it. */
export function isPart(kind: string | undefined): boolean {
  return isNamedPart(kind) || isOnNetwork(kind);
}

/** Whether a node of a kind is a part that is shown by its own name: "vmnic0". */
export function isNamedPart(kind: string | undefined): boolean {
  return kind === 'port' || kind === 'nic' || kind === 'adapter';
}

/** Whether a node of a kind stands for a VM or container on a network. It has their name and is but their adapter: neither renamed nor deleted here. */
export function isOnNetwork(kind: string | undefined): boolean {
  return kind === 'guest';
}
