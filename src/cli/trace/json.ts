import type { Place, Trace, TracedWay } from '../../core/network/trace/types';

/** A trace as data: what is absent is null. */
export function jsonTrace({ title, change, back, ...way }: Trace): unknown {
  return { title, ...wayOf(way), change: change ? { text: change.text, changes: change.changes } : null, back: { begins: back.begins, ...wayOf(back) } };
}

function wayOf({ reachable, certain, verdict, hops, blockedAt, because }: TracedWay): Readonly<Record<string, unknown>> {
  return {
    reachable, certain, verdict, blockedAt: placeOf(blockedAt), because: because ?? null,
    hops: hops.map(({ kind, at, vlan, encapsulation, text }) => ({
      kind, collection: at?.collection ?? null, id: at?.id ?? null, part: at?.part ?? null, vlan: vlan ?? null,
      tunnel: encapsulation ? { network: encapsulation.network, vni: encapsulation.vni ?? null, from: encapsulation.from, to: encapsulation.to } : null, text,
    })),
  };
}

/** "vms/web-01", "switches/leaf-1/eth48": as the diagram names nodes, with a part of one behind it. */
const placeOf = (place: Place | undefined): string | null => (place ? [place.collection, place.id, ...(place.part === undefined ? [] : [place.part])].join('/') : null);
