/** What nodes can be coloured by in place of what a view shows by itself; the extension works the figures out and sends them with the nodes. */
import type { Static } from 'typebox';
import * as Type from 'typebox';

export const OverlayName = Type.Enum(['cpu', 'memory', 'storage', 'network', 'overcommit', 'tenant', 'tag', 'snapshot-age']);
export type OverlayName = Static<typeof OverlayName>;

/** Those that mean something in a view, in the order in which they are offered; what a view shows by itself is not among them. */
export function overlaysIn(view: string): readonly OverlayName[] {
  return offered[view] ?? [];
}

const offered: Readonly<Record<string, readonly OverlayName[]>> = {
  compute: ['storage', 'network', 'overcommit', 'tenant', 'tag', 'snapshot-age'],
  network: ['network', 'cpu', 'memory', 'overcommit', 'tenant', 'tag', 'snapshot-age'],
  storage: ['overcommit', 'tenant', 'tag', 'snapshot-age'],
  all: ['storage', 'network', 'overcommit', 'tenant', 'tag', 'snapshot-age'],
};

/** Colours by a category, such as a tenant, and not by a figure. */
export function isCategory(name: OverlayName): boolean {
  return name === 'tenant' || name === 'tag';
}
