/** Making NICs of a host uplinks of a virtual switch. */
import type { Change } from '../../../../core/model/change';
import type { Entry } from '../../../../core/model/entry';
import type { Estate } from '../../../../core/model/estate';
import { uplinksOn } from '../../../../core/network/usage/uplinks';
import { own } from '../../../../core/util/own';
import { listed, quoted } from '../../../../core/util/words';
import { append, set } from '../../gestures/entries';
import { switchesByUplinkHost } from '../faces';
import type { EndOf } from './ends';
import { unless, type Connection } from '../../connect/outcome';

export function nicToFabric(estate: Estate, { host, name }: EndOf<'nic'>, { owner }: EndOf<'fabric'>): Connection {
  const holder = switchOfNic(estate, host.id, name);
  const reasons = [
    ...(holder === owner.id ? [`${name} of ${host.id} is an uplink of ${quoted(owner.id)} already.`] : []),
    ...(holder !== undefined && holder !== owner.id ? [`${name} of ${host.id} is an uplink of ${quoted(holder)}: a NIC is in one virtual switch.`] : []),
    ...ofAnotherHost(host, owner),
  ];
  return unless(reasons, `Make ${name} of ${host.id} an uplink of ${owner.id}`, () => addUplinks(owner, host.id, [name]));
}

/** Makes the free NICs of a host uplinks. */
export function hostToFabric(estate: Estate, { host }: EndOf<'host'>, { owner }: EndOf<'fabric'>): Connection {
  const free = freeNics(estate, host);
  const all = Object.keys(host.value.nics ?? {}).length;
  const none = all === 0 ? `Host ${quoted(host.id)} has no NICs.` : `Host ${quoted(host.id)} has no free NIC: all ${all} are uplinks already.`;
  return unless([...(free.length === 0 ? [none] : []), ...ofAnotherHost(host, owner)], `Make ${listed(free)} of ${host.id} uplinks of ${owner.id}`, () => addUplinks(owner, host.id, free));
}

/** NICs of a host that are uplinks of no virtual switch. */
export function freeNics(estate: Estate, { id, value }: Entry<'hosts'>): readonly string[] {
  return Object.keys(value.nics ?? {}).filter((nic) => switchOfNic(estate, id, nic) === undefined);
}

/** The virtual switch a NIC is an uplink of. */
function switchOfNic(estate: Estate, host: string, nic: string): string | undefined {
  return estate.lookup(switchesByUplinkHost, host).find((id) => uplinksOn(estate.value('switches', id) ?? {}, host).includes(nic));
}

function addUplinks(owner: Entry<'switches'>, host: string, nics: readonly string[]): readonly Change[] {
  const there = own(owner.value.uplinks, host);
  if (!there) return [set(owner, ['uplinks', host], nics)];
  return nics.map((nic) => append(owner, ['uplinks', host], nic));
}

function ofAnotherHost(host: Entry<'hosts'>, owner: Entry<'switches'>): readonly string[] {
  const of = owner.value.host;
  return of === undefined || of === host.id ? [] : [`${quoted(owner.id)} is a switch of host ${quoted(of)}, and these are NICs of ${quoted(host.id)}.`];
}
