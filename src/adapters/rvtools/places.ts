import { withFields, type JsonObject } from './documentText';
import { assignIds, nameUnless, noteRenamed } from './ids';
import type { Origin } from './origin';
import type { Note } from './report';
import type { Tables } from './tables';

/** The sites and clusters of the estate, and the ids under which hosts and VMs refer to them. */
export interface Places {
  readonly sites: Readonly<Record<string, JsonObject>>;
  readonly clusters: Readonly<Record<string, JsonObject>>;
  readonly siteOf: (datacenter: string | undefined) => string | undefined;
  readonly clusterOf: (place: Place) => string | undefined;
}

export interface Place {
  readonly datacenter?: string | undefined;
  readonly cluster?: string | undefined;
}

/** A datacenter of vSphere becomes a site; clusters of one name in two datacenters are two clusters. */
export function readPlaces(tables: Tables, origin: Origin, note: Note): Places {
  const rows: readonly Place[] = [...(tables.vHost?.rows ?? []), ...(tables.vInfo?.rows ?? [])];
  const datacenters = unique(rows.map((r) => r.datacenter));
  const siteIds = new Map(zip(datacenters, assignIds(datacenters.map((name) => ({ name })), 'site')));
  const clusters = [...new Map(rows.filter((r) => r.cluster !== undefined).map((r) => [keyOf(r), r])).values()];
  const clusterIds = assignIds(clusters.map((c) => ({ name: c.cluster ?? '', distinguisher: c.datacenter })), 'cluster');
  const idByKey = new Map(zip(clusters.map(keyOf), clusterIds));
  siteIds.forEach((id, name) => noteRenamed('site', name, id, note));
  clusters.forEach((c, i) => noteRenamed('cluster', c.cluster ?? '', clusterIds[i] ?? '', note));
  return {
    sites: Object.fromEntries([...siteIds].map(([name, id]) => [id, withFields({ name: nameUnless(id, name), source: origin.source(name) })])),
    clusters: Object.fromEntries(clusters.map((c, i) => {
      const [name, id] = [c.cluster ?? '', clusterIds[i] ?? ''];
      return [id, withFields({ name: nameUnless(id, name), site: siteIds.get(c.datacenter ?? ''), source: origin.source(name) })];
    })),
    siteOf: (datacenter) => (datacenter === undefined ? undefined : siteIds.get(datacenter)),
    clusterOf: (place) => (place.cluster === undefined ? undefined : idByKey.get(keyOf(place))),
  };
}

export function unique(values: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(values.filter((v) => v !== undefined))];
}

function keyOf(place: Place): string {
  return JSON.stringify([place.datacenter, place.cluster]);
}

function zip<A, B>(as: readonly A[], bs: readonly B[]): readonly (readonly [A, B])[] {
  return as.flatMap((a, i) => {
    const b = bs[i];
    return b === undefined ? [] : [[a, b] as const];
  });
}
