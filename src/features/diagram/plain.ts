import type { Drawing } from './look';

type Plain = Pick<Drawing, 'id' | 'kind' | 'label' | 'parent' | 'detail'> & {
  readonly state?: Drawing['state'];
  readonly heat?: Drawing['heat'];
  readonly tint?: string | undefined;
  readonly counted?: readonly string[];
};

/** A drawing with what most nodes of a view have: no use, nothing counted on it, and an ordinary state. */
export function plain({ id, kind, label, parent, detail, state = 'normal', heat = unknownUse, tint, counted = none }: Plain): Drawing {
  return { id, kind, label, parent, detail, state, heat, counted, ...(tint !== undefined && { tint }) };
}
const unknownUse = { cpu: null, memory: null };
const none: readonly string[] = [];

/** "VLAN 10 · 34 VMs": the parts that say something. */
export const joined = (...parts: readonly (string | undefined)[]): string => parts.filter((part) => part !== undefined && part !== '').join(' · ');
