/** Mounting datastores on hosts and clusters, and giving distributed arrays their hosts. */
import type { Estate } from '../../../../core/model/estate';
import { hostsByCluster } from '../../../../core/model/lookups';
import { hostsOfArray, isDistributed } from '../../../../core/storage/capacity/structure';
import { mounts } from '../../../../core/storage/mounts';
import { pathsOf } from '../../../../core/storage/paths/paths';
import { waysOf } from '../../../../core/storage/paths/ways';
import { quoted } from '../../../../core/util/words';
import { unless, type Connection } from '../../connect/outcome';
import { append, set } from '../../gestures/entries';
import type { EndOf } from './ends';

/** Has a host or cluster mount a datastore; refused where the document says that it cannot reach it. */
export function datastoreToMachine(estate: Estate, { datastore }: EndOf<'datastore'>, to: EndOf<'host' | 'cluster'>): Connection {
  const named: readonly string[] | undefined = datastore.value.mountedBy;
  const hosts = to.kind === 'host' ? [to.text] : estate.lookup(hostsByCluster, to.text);
  const isMounted = named?.includes(to.text) === true || (to.kind === 'host' && mounts(estate, to.text, datastore.id) === true);
  const reasons = isMounted
    ? [`${quoted(to.text)} mounts ${quoted(datastore.id)} already${named?.includes(to.text) === true ? '' : ', with its cluster'}.`]
    : hosts.filter((host) => pathsOf(waysOf(estate), host, datastore.id).verdict === 'none').map((host) => `Host ${quoted(host)} does not reach ${quoted(datastore.id)}.`);
  return unless(reasons, `Mount ${datastore.id} on ${to.text}`, () => [named === undefined ? set(datastore, ['mountedBy'], [to.text]) : append(datastore, ['mountedBy'], to.text)]);
}

/** Gives a distributed array the disks of a host, or of the hosts of a cluster. */
export function machineToArray(estate: Estate, from: EndOf<'host' | 'cluster'>, { array }: EndOf<'array'>): Connection {
  const { hosts } = array.value;
  const isMember = hosts !== undefined && ((hosts as readonly string[]).includes(from.text) || (from.kind === 'host' && hostsOfArray(estate, array.value).includes(from.text)));
  const reasons = [
    ...(isMember ? [`${quoted(array.id)} is made of the disks of ${quoted(from.text)} already.`] : []),
    ...(isDistributed(array.value) || array.value.kind === 'distributed' ? [] : [`${quoted(array.id)} is no distributed array: it has disks of its own.`]),
  ];
  return unless(reasons, `Add the disks of ${from.text} to ${array.id}`, () => [hosts === undefined ? set(array, ['hosts'], [from.text]) : append(array, ['hosts'], from.text)]);
}
