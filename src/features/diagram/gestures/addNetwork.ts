import type { Change } from '../../../core/model/change';
import type { Entry } from '../../../core/model/entry';
import type { Estate } from '../../../core/model/estate';
import type { CollectionName } from '../../../core/model/ids';
import { hostsByCluster } from '../../../core/model/lookups';
import { highestVlan } from '../../../core/network/addressing/vlans';
import { hostsOfSwitch } from '../../../core/network/fabric/hostPart';
import { isPhysical, switchesOf } from '../../../core/network/fabric/ports';
import { naturalOrder } from '../../../core/util/naturalOrder';
import { counted, quoted } from '../../../core/util/words';
import type { Session } from '../../session';
import { freeNics } from '../network/connect/uplinks';
import { entryOf, nodeOf } from '../nodeIds';
import { addedText, nodesAdded } from './added';
import type { GestureOutcome } from './outcome';

interface NewNetwork {
  /** Of each new network. */
  readonly ids: readonly string[];
  readonly file: string;
  readonly parent: string | null;
  readonly selected: readonly string[];
  /** An id that is free, made from a wish. */
  readonly idFor: (collection: CollectionName, wish: string) => string;
  readonly fileOf: (collection: CollectionName) => string;
}

/**
 * Adds networks, each with a VLAN of its own: to the virtual switch pointed at, or for hosts, pointed at or selected, to the switch that
 * joins them all. Where none does, a distributed switch with their free NICs is made along with it.
 */
export function addNetwork(session: Session, { ids, file, parent, selected, idFor, fileOf }: NewNetwork): GestureOutcome {
  const { estate } = session;
  const vlans = freeVlans(estate, ids.length);
  const done = (owner: string | undefined, others: readonly Change[], where: string): GestureOutcome => ({
    kind: 'changes', ...nodesAdded(ids.map((id) => nodeOf('networks', id))), message: addedText('network', ids, where),
    changes: [...others, ...ids.map((id, at): Change => ({ kind: 'set', file, path: ['networks', id], value: { ...(owner === undefined ? {} : { switch: owner }), ...(vlans[at] === undefined ? {} : { vlan: vlans[at] }) } }))],
  });
  const owner = switchAt(estate, parent);
  if (owner !== undefined) return done(owner, [], ` to switch "${owner}"`);
  const hosts = hostsAt(estate, parent === null ? selected : [parent]);
  if (hosts.length === 0) return done(undefined, [], '');
  const joint = switchJoining(estate, hosts.map((host) => host.id));
  const over = hosts.length === 1 ? `host "${hosts[0]?.id ?? ''}"` : counted(hosts.length, 'host');
  if (joint !== undefined) return done(joint, [], ` to switch "${joint}", on ${over}`);
  const uplinks = hosts.map((host) => ({ host, nics: freeNics(estate, host) }));
  const reasons = uplinks.filter(({ nics }) => nics.length === 0).map(({ host }) => `No virtual switch joins these hosts, and host ${quoted(host.id)} has no free NIC for a new one.`);
  if (reasons.length > 0) return { kind: 'refused', reasons };
  const made = idFor('switches', 'dvs');
  const value = { kind: 'distributed', uplinks: Object.fromEntries(uplinks.map(({ host, nics }) => [host.id, nics])) };
  return done(made, [{ kind: 'set', file: fileOf('switches'), path: ['switches', made], value }], ` and distributed switch "${made}" over ${over}`);
}

/** The virtual switch that a node is, or lies in. */
function switchAt(estate: Estate, node: string | null): string | undefined {
  const name = node === null ? undefined : entryOf(node);
  const id = name?.collection === 'networks' ? estate.value('networks', name.id)?.switch : name?.collection === 'switches' ? name.id : undefined;
  const owner = estate.find('switches', id);
  return owner && !isPhysical(owner.value) ? owner.id : undefined;
}

/** The hosts that nodes are, are parts of, or hold. */
function hostsAt(estate: Estate, nodes: readonly string[]): readonly Entry<'hosts'>[] {
  const ids = nodes.flatMap((node) => {
    const name = entryOf(node);
    if (name?.collection === 'hosts') return [name.id];
    return name?.collection === 'clusters' ? estate.lookup(hostsByCluster, name.id) : [];
  });
  return [...new Set(ids)].sort(naturalOrder).flatMap((id) => estate.find('hosts', id) ?? []);
}

/** The first virtual switch that has a part on every one of some hosts; of a single host a switch of its own comes last. */
function switchJoining(estate: Estate, hosts: readonly string[]): string | undefined {
  const joining = switchesOf(estate, 'virtual').filter((id) => {
    const of = hostsOfSwitch(estate.value('switches', id) ?? {});
    return hosts.every((host) => of.includes(host));
  });
  return joining.find((id) => (estate.value('switches', id)?.kind ?? 'distributed') === 'distributed') ?? joining[0];
}

/** The lowest VLANs from 10 in tens that no network has; then any that are free. As many as there are. */
function freeVlans(estate: Estate, count: number): readonly number[] {
  const taken = new Set(estate.ids('networks').flatMap((id) => {
    const { vlan, private: part } = estate.value('networks', id) ?? {};
    return [Number(vlan), part?.secondary ?? 0];
  }));
  const free = new Set<number>();
  for (let vlan = 10; vlan <= highestVlan && free.size < count; vlan += 10) if (!taken.has(vlan)) free.add(vlan);
  for (let vlan = 2; vlan <= highestVlan && free.size < count; vlan++) if (!taken.has(vlan)) free.add(vlan);
  return [...free];
}
