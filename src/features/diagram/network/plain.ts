import type { Drawing } from '../look';

/** A drawing with what most nodes of the network view have: no use, nothing counted on it, and an ordinary state. */
export function plain(of: Pick<Drawing, 'id' | 'kind' | 'label' | 'parent' | 'detail'> & { readonly state?: Drawing['state']; readonly tint?: string | undefined; readonly counted?: readonly string[] }): Drawing {
  const { id, kind, label, parent, detail, state = 'normal', tint, counted = none } = of;
  return { id, kind, label, parent, detail, state, heat: unknownUse, counted, ...(tint !== undefined && { tint }) };
}
const unknownUse = { cpu: null, memory: null };
const none: readonly string[] = [];

/** "VLAN 10 · 34 VMs": the parts that say something. */
export const joined = (...parts: readonly (string | undefined)[]): string => parts.filter((part) => part !== undefined && part !== '').join(' · ');
