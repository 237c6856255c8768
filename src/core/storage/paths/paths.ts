/** Whether and how hosts get to the data of datastores. Semantics: "Ways to the data" in ../SPEC.md. */
import { defineQuery } from '../../model/estate';
import { siteOf } from '../../model/lookups';
import { pairKey, pairOf } from '../../network/fabric/hostPart';
import { own } from '../../util/own';
import { sameValue } from '../../util/sameValue';
import { unreachable } from '../../util/unreachable';
import { mounts } from '../mounts';
import type { Attempt } from './attempt';
import { isOfFabrics, portsOf } from './ends';
import { adaptersOfShape, adaptersTowards, fabricPaths, shapeOf } from './fabricPaths';
import { frontOf } from './front';
import { networkPaths } from './networkPaths';
import { targetsOf } from './targets';
import { isGone, waysOf, type Ways } from './ways';
import type { DatastorePaths, NoPath, Reach, Target, TargetReach } from './types';

/** The ways of a host to everything behind a datastore. */
export function pathsOf(ways: Ways, host: string, datastore: string): DatastorePaths {
  const { targets, isWhole } = ways.estate.query(targetsOf, datastore);
  const reached = targets.map((target): TargetReach => ({ target, reach: reachOf(ways, host, target) }));
  const kinds = new Set(reached.map(({ reach }) => reach.kind));
  const verdict = kinds.has('none') ? 'none' : kinds.has('unknown') || !isWhole || reached.length === 0 ? 'unknown' : 'reached';
  return { host, datastore, mounted: mounts(ways.estate, host, datastore), targets: reached, verdict };
}

/** How a host gets to one thing that holds data. `arrays`: for who asks of many, how it gets to an array. */
export function reachOf(ways: Ways, host: string, { layer, pool }: Target, arrays: (array: string) => Reach = (array) => arrayReach(ways, host, array)): Reach {
  switch (layer.kind) {
    case 'disks': return disksReach(ways, host, layer, pool);
    case 'export': return masked(ways, host, layer.array, layer.export) ?? arrays(layer.array);
    case 'array': case 'group': return arrays(layer.array);
    default: return unreachable(layer);
  }
}

/** How a host gets to an array, whatever is on it. */
export function arrayReach(ways: Ways, host: string, array: string): Reach {
  const key = pairKey(host, array);
  if (!ways.memo) {
    const value = frontOf(ways.estate, array);
    // Hosts with the same adapters are answered the same, and there are thousands of them.
    return value && isOfFabrics(value) ? reachOfArray(ways, host, array) : ways.estate.query(reachQuery, key);
  }
  let reach = ways.memo.get(key);
  if (!reach) ways.memo.set(key, (reach = reachOfArray(ways, host, array)));
  return reach;
}

const reachQuery = defineQuery<Reach>('how a host gets to an array', (estate, key) => reachOfArray(waysOf(estate), ...pairOf(key)), sameValue);

function reachOfArray(ways: Ways, host: string, id: string): Reach {
  const { estate } = ways;
  const [value, array] = [estate.value('hosts', host), frontOf(estate, id)];
  if (!value || !array) return { kind: 'unknown', because: { kind: 'backing' } };
  if (isGone(ways, { kind: 'host', host })) return lost('host', host);
  if (isGone(ways, { kind: 'array', array: id })) return lost('array', id);
  const members: readonly string[] | undefined = array.hosts;
  if (members && (members.includes(host) || (value.cluster !== undefined && members.includes(value.cluster)))) return ownReach;
  if (!ways.memo && isOfFabrics(array)) return estate.query(reachByShape, pairKey(id, shapeOf(adaptersTowards(value, host, array))));
  if (Object.keys(array.ports ?? {}).length === 0) return { kind: 'unknown', because: { kind: 'no-ports', array: id } };
  const isCut = isBetweenLostSites(ways, siteOf(estate, value), array.site);
  const working = portsOf(ways, id, array).filter((port) => !isCut || (port.transport === 'network' && port.switch !== undefined));
  if (working.length === 0) return lost('paths', id);
  const adapters = adaptersTowards(value, host, array);
  const left = adapters.filter(({ name }) => !isGone(ways, { kind: 'hba', host, hba: name }));
  return judged([
    ...attempts(working.filter(({ transport }) => transport === 'fabric'), (ports) => fabricPaths(id, left, ports, left.length === adapters.length)),
    ...attempts(working.filter(({ transport }) => transport === 'network'), (ports) => networkPaths(ways, { host, array: id, ports })),
    ...attempts(working.filter(({ transport }) => transport === undefined), () => ({ paths: [], unknown: { kind: 'unshown', array: id }, none: [] })),
  ]);
}

const ownReach: Reach = { kind: 'own' };

/** How hosts with certain adapters get to an array that has ports of Fibre Channel alone. */
const reachByShape = defineQuery<Reach>('how hosts with certain adapters get to an array', (estate, key) => {
  const [id, shape] = pairOf(key);
  const ports = portsOf(waysOf(estate), id, frontOf(estate, id) ?? {});
  return judged([fabricPaths(id, adaptersOfShape(shape), ports)]);
}, sameValue);

const attempts = <P>(ports: readonly P[], attempt: (ports: readonly P[]) => Attempt): readonly Attempt[] => (ports.length === 0 ? [] : [attempt(ports)]);
const lost = (of: Extract<NoPath, { kind: 'lost' }>['of'], id: string): Reach => ({ kind: 'none', because: [{ kind: 'lost', of, id }] });

function judged(found: readonly Attempt[]): Reach {
  const paths = found.flatMap((attempt) => attempt.paths);
  if (paths.length > 0) return { kind: 'paths', paths };
  const unknown = found.find((attempt) => attempt.unknown)?.unknown;
  return unknown ? { kind: 'unknown', because: unknown } : { kind: 'none', because: found.flatMap(({ none }) => none) };
}

/** Whether the link between a host and an array has failed, where the document does not show the way between their sites. */
function isBetweenLostSites(ways: Ways, near: string | undefined, far: string | undefined): boolean {
  return near !== undefined && far !== undefined && near !== far && isGone(ways, { kind: 'site-link', sites: [near, far] });
}

/** The disks of a host are seen by that host; through a pool, others may be served by it (W6). */
function disksReach(ways: Ways, host: string, { host: owner, disks }: { readonly host: string; readonly disks: string }, pool: string | undefined): Reach {
  if (isGone(ways, { kind: 'host', host })) return lost('host', host);
  if (owner === host) return { kind: 'own' };
  if (isGone(ways, { kind: 'host', host: owner })) return lost('host', owner);
  return pool === undefined ? { kind: 'none', because: [{ kind: 'other-host', owner, disks }] } : { kind: 'unknown', because: { kind: 'served-by-host', host: owner } };
}

/** That a LUN or export is masked from a host (W3); undefined where it is not. */
function masked({ estate }: Ways, host: string, array: string, name: string): Reach | undefined {
  const maskedTo: readonly string[] | undefined = own(frontOf(estate, array)?.exports, name)?.maskedTo;
  if (maskedTo === undefined || maskedTo.includes(host)) return undefined;
  const cluster = estate.value('hosts', host)?.cluster;
  if (cluster !== undefined && maskedTo.includes(cluster)) return undefined;
  return { kind: 'none', because: [{ kind: 'masked', array, export: name, maskedTo }] };
}
