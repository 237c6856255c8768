/** Whether a node of a kind is a VM or a container. */
export function isGuest(kind: string | undefined): boolean {
  return kind === 'vm' || kind === 'container';
}

/** Kinds that can be moved onto others, by dragging or "Move to…", each with the kinds it goes to: guests to what runs them, disks and volumes to what keeps them. */
const movedTo: Readonly<Record<string, readonly string[]>> = { vm: ['host'], container: ['host', 'vm'], disk: ['datastore'], volume: ['datastore'] };

export function isMovable(kind: string | undefined): boolean {
  return kind !== undefined && kind in movedTo;
}

/** The kinds that all of these can be moved to. */
export function movesTo(kinds: readonly string[]): readonly string[] {
  const [first = [], ...others] = kinds.map((kind) => movedTo[kind] ?? []);
  return first.filter((target) => others.every((targets) => targets.includes(target)));
}

/** How what is new stands to its place: a datastore is on a pool, a pool is of what it is made of. */
export function placeWord(kind: string): 'in' | 'on' | 'of' {
  return kind === 'datastore' ? 'on' : kind === 'pool' ? 'of' : 'in';
}

/** Whether a node of a kind is a part of an entry, such as a port of a switch: nothing is added in it. */
export function isPart(kind: string | undefined): boolean {
  return isNamedPart(kind) || isOnNetwork(kind) || kind === 'disk' || kind === 'volume';
}

/** Whether a node of a kind is a part that is shown by its own name: "vmnic0". */
export function isNamedPart(kind: string | undefined): boolean {
  return kind !== undefined && namedParts.has(kind);
}

const namedParts: ReadonlySet<string> = new Set(['port', 'nic', 'adapter', 'disk-group', 'export', 'disks']);

/** Whether a node of a kind stands for a VM or container on a network. It has their name and is but their adapter: neither renamed nor deleted here. */
export function isOnNetwork(kind: string | undefined): boolean {
  return kind === 'guest';
}
