/** What a pool bears of the loss of its members. */
import type { Estate } from '../../model/estate';
import { siteOf } from '../../model/lookups';
import { copiesIn } from '../capacity/poolSize';
import { countedMembersOf, type StoragePool } from '../capacity/structure';
import type { Layer } from '../layers';

export type State = 'whole' | 'degraded' | 'lost';

const rank: Readonly<Record<State, number>> = { whole: 0, degraded: 1, lost: 2 };
export const worst = (a: State, b: State): State => (rank[a] >= rank[b] ? a : b);

/** The state of a pool by those of its members: it bears the loss of as many failure domains as it has copies beside the first, or one by parity. */
export function poolState(estate: Estate, id: string, stateOf: (layer: Layer) => State): State {
  const pool = estate.value('storagePools', id);
  if (!pool) return 'whole';
  const lost = new Set<string>();
  let state: State = 'whole';
  for (const { text, layer } of countedMembersOf(estate, id)) {
    if (!layer || layer.kind === 'pool' || layer.kind === 'datastore') continue;
    const member = stateOf(layer);
    if (member === 'lost') lost.add(domainOfMember(estate, pool, text, layer));
    else state = worst(state, member);
  }
  return lost.size > poolBears(pool) ? 'lost' : lost.size > 0 ? 'degraded' : state;
}

/** Failure domains that a pool may lose at once. */
function poolBears(pool: StoragePool): number {
  return pool.redundancy === 'parity' ? 1 : copiesIn(pool) - 1;
}

/** What fails together with a member. Where a site is not said, each array and each host is one of its own. */
function domainOfMember(estate: Estate, { failureDomain = 'member' }: StoragePool, text: string, layer: Layer): string {
  if (failureDomain === 'member') return text;
  const [owner = text] = text.split('/');
  if (failureDomain === 'array') return owner;
  const host = layer.kind === 'disks' ? estate.value('hosts', layer.host) : undefined;
  return (host ? siteOf(estate, host) : estate.value('arrays', owner)?.site) ?? owner;
}
