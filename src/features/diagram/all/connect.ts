/** What connects in the view of the whole estate, where a line ends at a VM, host or array as a whole: which part of it is meant follows, or is asked for in another view. */
import type { Estate } from '../../../core/model/estate';
import type { CollectionName } from '../../../core/model/ids';
import { isPhysical } from '../../../core/network/fabric/ports';
import { counted, quoted } from '../../../core/util/words';
import type { ConnectVerdict } from '../../../protocol/view';
import { connectionBetween } from '../connect/connections';
import { unless, type Connection } from '../connect/outcome';
import { networkConnections } from '../network/connect/connect';
import { entryOf, nodeOf, partNodeOf, type EntryName } from '../nodeIds';
import { storageConnections } from '../storage/connect/connect';
import { moveStored } from '../storage/moveStored';

/** What joining two nodes would do, or every reason why it cannot be done. A line may be drawn either way. */
export function connectionInAll(estate: Estate, from: string, to: string): Connection {
  const [a, b] = [entryOf(from), entryOf(to)];
  if (!a || !b) return refused('This is a group the diagram makes: nothing connects to it.');
  const [first, second] = [a, b].sort((one, other) => turnOf(one) - turnOf(other)) as [EntryName, EntryName];
  const node = nodeOf(first.collection, first.id);
  const target = nodeOf(second.collection, second.id);
  if (isGuest(first) && second.collection === 'networks') return guestToNetwork(estate, first, target);
  if (isGuest(first) && second.collection === 'datastores') return guestToDatastore(estate, first, second.id);
  if (first.collection === 'hosts' && second.collection === 'switches' && isPhysical(estate.value('switches', second.id) ?? {})) return hostToSwitch(estate, first.id, target);
  return isOfStorage(first) || isOfStorage(second) ? connectionBetween(storageConnections, estate, node, target) : connectionBetween(networkConnections, estate, node, target);
}

/** Whether a line from a node could end at each node it can be connected to, what that would do, and if not why. */
export function verdictsInAll(estate: Estate, node: string): readonly ConnectVerdict[] {
  const name = entryOf(node);
  return (name ? partners[name.collection] ?? none : none).flatMap((collection) => estate.ids(collection).map((id) => nodeOf(collection, id))).filter((other) => other !== node).map((other) => {
    const connection = connectionInAll(estate, node, other);
    return { node: other, connects: connection.kind === 'changes', reasons: connection.kind === 'refused' ? [...connection.reasons] : [], what: connection.what };
  });
}

/** Of guests there may be tens of thousands: a line is drawn from them, not to them. */
const partners: Readonly<Partial<Record<CollectionName, readonly CollectionName[]>>> = {
  vms: ['networks', 'datastores'], containers: ['networks', 'datastores'], hosts: ['switches', 'datastores', 'arrays'], clusters: ['datastores', 'arrays'],
  networks: ['routers', 'switches', 'networks'], routers: ['networks'], switches: ['switches', 'hosts', 'networks'],
  arrays: ['storagePools', 'datastores', 'hosts', 'clusters'], storagePools: ['arrays', 'datastores'], datastores: ['storagePools', 'arrays', 'clusters', 'hosts'],
};
const none: readonly never[] = [];

const turns: readonly CollectionName[] = ['vms', 'containers', 'hosts', 'clusters'];
/** Guests and machines first, so that each pair is looked at one way. */
const turnOf = ({ collection }: EntryName): number => (turns.indexOf(collection) + turns.length + 1) % (turns.length + 1);
const isGuest = ({ collection }: EntryName): boolean => collection === 'vms' || collection === 'containers';
const isOfStorage = ({ collection }: EntryName): boolean => collection === 'arrays' || collection === 'storagePools' || collection === 'datastores';
const refused = (...reasons: readonly string[]): Connection => ({ kind: 'refused', what: '', reasons });

/** By its only adapter, or the only one that is on no network; a VM without any gets one. */
function guestToNetwork(estate: Estate, { collection, id }: EntryName, network: string): Connection {
  const nics = Object.entries((collection === 'vms' ? estate.value('vms', id)?.nics : undefined) ?? {});
  const free = nics.filter(([, nic]) => nic.network === undefined);
  const [meant] = nics.length === 1 ? nics : free.length === 1 ? free : none;
  if (nics.length > 0 && !meant) return refused(`${quoted(id)} has ${counted(nics.length, 'network adapter')}: choose one in the network view.`);
  return connectionBetween(networkConnections, estate, meant ? partNodeOf('vms', id, 'nics', meant[0]) : nodeOf(collection, id), network);
}

/** With all that it keeps. */
function guestToDatastore(estate: Estate, { collection, id }: EntryName, datastore: string): Connection {
  const field = collection === 'vms' ? 'disks' : 'volumes';
  const stored = Object.keys((collection === 'vms' ? estate.value('vms', id)?.disks : estate.value('containers', id)?.volumes) ?? {});
  const { reasons, changes } = moveStored(estate, stored.map((name) => partNodeOf(collection, id, field, name)), datastore);
  const word = collection === 'vms' ? 'disk' : 'volume';
  const against = stored.length === 0 ? [`${quoted(id)} has no ${word}.`] : reasons.length > 0 ? reasons : changes.length === 0 ? [`${quoted(id)} is on ${quoted(datastore)} already.`] : [];
  return unless(against, `Move ${counted(stored.length, word)} of ${id} to ${datastore}`, () => changes);
}

/** By the only NIC that is in no port. */
function hostToSwitch(estate: Estate, host: string, target: string): Connection {
  const free = Object.entries(estate.value('hosts', host)?.nics ?? {}).filter(([, { port }]) => port === undefined);
  const [only] = free;
  if (!only || free.length > 1) return refused(free.length === 0 ? `${quoted(host)} has no NIC that is in no port.` : `${quoted(host)} has ${counted(free.length, 'NIC')} in no port: choose one in the network view.`);
  return connectionBetween(networkConnections, estate, partNodeOf('hosts', host, 'nics', only[0]), target);
}
