/** Whether a node of a kind can be moved onto another by dragging: a guest onto what runs it. */
export function isGuest(kind: string | undefined): boolean {
  return kind === 'vm' || kind === 'container';
}
