/** Plugging cables: NICs of hosts and ports of physical switches into ports. */
import type { Change } from '../../../../core/model/change';
import type { Entry } from '../../../../core/model/entry';
import { defineIndex, type Estate } from '../../../../core/model/estate';
import { formatQuantity, type BitsPerSecond } from '../../../../core/model/quantity';
import { portVlans, type SwitchPort } from '../../../../core/network/fabric/ports';
import { naturalOrder } from '../../../../core/util/naturalOrder';
import { quoted } from '../../../../core/util/words';
import { set } from '../../gestures/entries';
import type { EndOf } from './ends';
import { nextName } from '../../../../core/util/nextName';
import { unless, type Connection } from '../../connect/outcome';

type SwitchEntry = Entry<'switches'>;
const hostsByPort = defineIndex('hosts by port of their NICs', 'hosts', ({ nics }) => (nics ? [...new Set(Object.values(nics).flatMap(({ port }) => port ?? []))] : []));
const switchesByFarPort = defineIndex('switches by the other ends of their ports', 'switches', ({ ports }) => (ports ? [...new Set(Object.values(ports).flatMap(({ to }) => to ?? []))] : []));

/** Plugs a NIC into a port, out of the one it is in. */
export function nicToPort(estate: Estate, { host, name, nic }: EndOf<'nic'>, { owner, name: port }: EndOf<'port'>): Connection {
  const text = `${owner.id}/${port}`;
  const reasons = nic.port === text ? [`${name} of ${host.id} is in port ${port} of ${owner.id} already.`] : takenBy(estate, owner, port);
  return unless(reasons, `Plug ${name} of ${host.id} into ${port} of ${owner.id}${outOf(nic.port)}`, () => [set(host, ['nics', name, 'port'], text)]);
}

/** Plugs a NIC into a free port of a switch, or into a port added for it, out of the port it is in. */
export function nicToSwitch(estate: Estate, { host, name, nic }: EndOf<'nic'>, { owner }: EndOf<'switch'>): Connection {
  const { port, changes } = freePort(estate, owner, () => true, nic.speed);
  return unless([], `Plug ${name} of ${host.id} into ${port} of ${owner.id}${added(changes)}${outOf(nic.port)}`, () => [...changes, set(host, ['nics', name, 'port'], `${owner.id}/${port}`)]);
}

/** Joins two ports by a cable, written at the first. */
export function portToPort(estate: Estate, near: EndOf<'port'>, far: EndOf<'port'>): Connection {
  const isSame = near.owner === far.owner && near.name === far.name;
  const isJoined = near.port.to === `${far.owner.id}/${far.name}` || far.port.to === `${near.owner.id}/${near.name}`;
  const reasons = isSame ? ['A cable has two ends.']
    : isJoined ? [`${near.owner.id}/${near.name} is connected to ${far.owner.id}/${far.name} already.`]
      : [...takenBy(estate, near.owner, near.name), ...takenBy(estate, far.owner, far.name), ...vlansDiffer(near, far)];
  return unless(reasons, `Connect ${near.name} of ${near.owner.id} to ${far.name} of ${far.owner.id}`, () => [set(near.owner, ['ports', near.name, 'to'], `${far.owner.id}/${far.name}`)]);
}

/** Joins a port and a switch: at a free port there, or one added for it. */
export function portToSwitch(estate: Estate, near: EndOf<'port'>, { owner }: EndOf<'switch'>): Connection {
  const reasons = near.owner === owner ? [`${near.name} is a port of ${owner.id} itself.`] : takenBy(estate, near.owner, near.name);
  const { port, changes } = freePort(estate, owner, (free) => vlansDiffer(near, { owner, name: '', port: free }).length === 0, near.port.speed);
  return unless(reasons, `Connect ${near.name} of ${near.owner.id} to ${port} of ${owner.id}${added(changes)}`, () => [...changes, set(near.owner, ['ports', near.name, 'to'], `${owner.id}/${port}`)]);
}

/** Joins two switches by a cable between free ports that carry several VLANs, or ports added for it. */
export function switchToSwitch(estate: Estate, { owner: near }: EndOf<'switch'>, { owner: far }: EndOf<'switch'>): Connection {
  const isTrunk = (port: SwitchPort): boolean => portVlans(port).mode === 'trunk';
  const [from, to] = [freePort(estate, near, isTrunk, undefined), freePort(estate, far, isTrunk, undefined)];
  const reasons = near === far ? ['A cable joins two switches.'] : [];
  return unless(reasons, `Connect ${from.port} of ${near.id}${from.changes.length > 0 ? ', which is added,' : ''} to ${to.port} of ${far.id}${added(to.changes)}`, () => [
    ...to.changes, ...(from.changes.length > 0 ? [set(near, ['ports', from.port], { to: `${far.id}/${to.port}` })] : [set(near, ['ports', from.port, 'to'], `${far.id}/${to.port}`)]),
  ]);
}

/** What a port is taken by: a NIC that is plugged in, or a cable written at either end. */
export function takenBy(estate: Estate, owner: SwitchEntry, port: string): readonly string[] {
  const text = `${owner.id}/${port}`;
  const to = owner.value.ports?.[port]?.to;
  const nics = estate.lookup(hostsByPort, text).flatMap((host) => Object.entries(estate.value('hosts', host)?.nics ?? {}).flatMap(([nic, value]) => (value.port === text ? [`${nic} of ${host}`] : [])));
  const ports = estate.lookup(switchesByFarPort, text).flatMap((other) => Object.entries(estate.value('switches', other)?.ports ?? {}).flatMap(([name, value]) => (value.to === text && `${other}/${name}` !== to ? [`${other}/${name}`] : [])));
  return [...nics, ...(to === undefined ? [] : [to]), ...ports].map((by) => `Port ${port} of ${owner.id} is taken by ${by}.`);
}

/** A free port in the order in which people list them, one of the speed asked for first; else one to be added. */
function freePort(estate: Estate, owner: SwitchEntry, suits: (port: SwitchPort) => boolean, speed: BitsPerSecond | undefined): { readonly port: string; readonly changes: readonly Change[] } {
  const ports = Object.entries(owner.value.ports ?? {}).sort(([a], [b]) => naturalOrder(a, b));
  const free = ports.filter(([name, port]) => port.enabled !== false && suits(port) && takenBy(estate, owner, name).length === 0);
  const [found] = free.find(([, port]) => speed !== undefined && port.speed === speed) ?? free[0] ?? [];
  if (found !== undefined) return { port: found, changes: [] };
  const name = nextName(ports.map(([port]) => port), 'eth1');
  return { port: name, changes: [set(owner, ['ports', name], speed === undefined ? {} : { speed: formatQuantity(speed, 'bitrate') })] };
}

const outOf = (port: string | undefined): string => (port === undefined ? '' : `, out of ${port}`);
const added = (changes: readonly Change[]): string => (changes.length > 0 ? ', which is added' : '');

/** Two access ports of different VLANs would make one of these (L3). */
function vlansDiffer(a: Pick<EndOf<'port'>, 'owner' | 'name' | 'port'>, b: Pick<EndOf<'port'>, 'owner' | 'name' | 'port'>): readonly string[] {
  const [near, far] = [portVlans(a.port), portVlans(b.port)];
  if (near.mode !== 'access' || far.mode !== 'access' || near.native === far.native) return [];
  return [`${a.name} of ${quoted(a.owner.id)} is an access port of VLAN ${near.native ?? 1} and ${b.name} of ${quoted(b.owner.id)} of VLAN ${far.native ?? 1}: a cable would join these.`];
}
