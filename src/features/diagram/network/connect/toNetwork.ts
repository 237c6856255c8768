/** Connecting guests, adapters of hosts and routers to a network, and a network to what carries it. */
import type { Change } from '../../../../core/model/change';
import type { Entry } from '../../../../core/model/entry';
import type { Estate } from '../../../../core/model/estate';
import { writtenPath } from '../../../../core/model/writtenPath';
import { parseAddress } from '../../../../core/network/addressing/addresses';
import { subnetOf } from '../../../../core/network/addressing/nicAddresses';
import { networkOn } from '../../../../core/network/fabric/hostPart';
import { holdersOf } from '../../../../core/network/routing/holders';
import { quoted } from '../../../../core/util/words';
import { append, set } from '../../gestures/entries';
import type { EndOf } from './ends';
import { unless, type Connection } from '../../connect/outcome';
import { nextName } from '../../../../core/util/nextName';

type NetworkEnd = EndOf<'network'>;

/** Puts a NIC of a VM on a network; one that was not connected is again. */
export function guestToNetwork(estate: Estate, { vm, name, nic }: EndOf<'guest'>, { network }: NetworkEnd): Connection {
  const isThere = nic.network === network.id && nic.connected !== false;
  const reasons = [...(isThere ? [`${name} of ${vm.id} is connected to ${quoted(network.id)} already.`] : []), ...reasonsForVm(estate, vm, network)];
  return unless(reasons, `Connect ${name} of ${vm.id} to ${network.id}`, () => [
    ...(nic.network === network.id ? [] : [set(vm, ['nics', name, 'network'], network.id)]),
    ...(nic.connected === false ? [set(vm, ['nics', name, 'connected'], true)] : []),
  ]);
}

/** Gives a VM a NIC on a network. */
export function vmToNetwork(estate: Estate, { vm }: EndOf<'vm'>, { network }: NetworkEnd): Connection {
  const name = nextName(Object.keys(vm.value.nics ?? {}), 'eth0');
  return unless(reasonsForVm(estate, vm, network), `Add ${name} to ${vm.id}, connected to ${network.id}`, () => [set(vm, ['nics', name], { network: network.id })]);
}

/** Puts a container on a network: in place of the one whose connection was taken, or beside others. */
export function containerToNetwork(_: Estate, { container, on }: EndOf<'container'>, { network }: NetworkEnd): Connection {
  const networks: readonly string[] = container.value.networks ?? [];
  const maker = network.value.on;
  const reasons = [
    ...(networks.includes(network.id) ? [`Container ${quoted(container.id)} is on ${quoted(network.id)} already.`] : []),
    ...(maker !== undefined && container.value.on !== undefined && maker !== container.value.on ? [`${quoted(network.id)} is made on ${quoted(maker)}, and container ${quoted(container.id)} runs on ${quoted(container.value.on)}.`] : []),
  ];
  const at = on === undefined ? -1 : networks.indexOf(on);
  return unless(reasons, `Connect ${container.id} to ${network.id}`, () => [
    at < 0 ? append(container, ['networks'], network.id) : set(container, writtenPath(container, ['networks', at]), network.id),
  ]);
}

/** Puts an adapter of a host on a network. */
export function adapterToNetwork(estate: Estate, { host, name, adapter }: EndOf<'adapter'>, { network }: NetworkEnd): Connection {
  const reasons = [...(adapter.network === network.id ? [`${name} of ${host.id} is connected to ${quoted(network.id)} already.`] : []), ...reasonsOnHost(estate, network, host.id, `${name} is an adapter of ${quoted(host.id)}`)];
  return unless(reasons, `Connect ${name} of ${host.id} to ${network.id}`, () => [set(host, ['adapters', name, 'network'], network.id)]);
}

/** Gives a router an interface on a network, with the address of its gateway where nobody holds that. */
export function routerToNetwork(estate: Estate, { router }: EndOf<'router'>, { network }: NetworkEnd): Connection {
  const interfaces = router.value.interfaces ?? {};
  const there = Object.entries(interfaces).find(([, { network: of }]) => of === network.id);
  const name = nameAmong(interfaces, network.id);
  const address = freeGateway(estate, network);
  const what = `Add interface ${name} to ${router.id}, on ${network.id}${address === undefined ? '' : ` with ${address}`}`;
  const reasons = there ? [`${router.id} is on ${quoted(network.id)} already, by ${there[0]}.`] : [];
  return unless(reasons, what, () => [set(router, ['interfaces', name], { network: network.id, ...(address === undefined ? {} : { address }) })]);
}

/** A name for an interface on a network: that of the network where the others are named so, or else the next in a row. */
function nameAmong(interfaces: Readonly<Record<string, { readonly network?: string | undefined }>>, network: string): string {
  const namedByNetwork = Object.entries(interfaces).some(([name, { network: of }]) => name === of);
  return namedByNetwork && !Object.hasOwn(interfaces, network) ? network : nextName(Object.keys(interfaces), 'eth0');
}

/** The gateway of a network with its prefix length, where both are said and nobody answers to it. */
function freeGateway(estate: Estate, { id, value }: Entry<'networks'>): string | undefined {
  const read = value.gateway === undefined ? undefined : parseAddress(value.gateway);
  const subnet = subnetOf(value);
  if (read?.kind !== 'address' || !subnet) return undefined;
  const isHeld = holdersOf(estate, read.address).some((holder) => holder.network === id);
  return isHeld ? undefined : `${read.address.text}/${subnet.prefix}`;
}

/** Makes a network a port group of a virtual switch. */
export function networkToFabric(_: Estate, { network }: NetworkEnd, { owner }: EndOf<'fabric'>): Connection {
  const { kind = 'port-group', on } = network.value;
  const isMade = kind !== 'port-group' && kind !== 'overlay' && kind !== 'bridged';
  const reasons = [
    ...(network.value.switch === owner.id ? [`${quoted(network.id)} is a port group of ${quoted(owner.id)} already.`] : []),
    ...(isMade ? [`${quoted(network.id)} is a ${kind} network${on === undefined ? '' : ` of ${quoted(on)}`}, made beside virtual switches.`] : []),
  ];
  return unless(reasons, `Make ${network.id} a port group of ${owner.id}`, () => [set(network, ['switch'], owner.id)]);
}

/** Has an overlay segment carried by a network. */
export function networkToNetwork(_: Estate, { network }: NetworkEnd, { network: underlay }: NetworkEnd): Connection {
  const isSegment = ({ value }: Entry<'networks'>): boolean => value.kind === 'overlay' || value.vni !== undefined;
  const reasons = [
    ...(!isSegment(network) ? [`${quoted(network.id)} is no overlay segment: join networks by a router.`] : []),
    ...(isSegment(underlay) ? [`${quoted(underlay.id)} is an overlay segment itself.`] : []),
    ...(network.value.underlay === underlay.id ? [`${quoted(network.id)} is carried by ${quoted(underlay.id)} already.`] : []),
  ];
  return unless(reasons, `Carry ${network.id} on ${underlay.id}`, (): readonly Change[] => [set(network, ['underlay'], underlay.id)]);
}

function reasonsForVm(estate: Estate, vm: Entry<'vms'>, network: Entry<'networks'>): readonly string[] {
  if (network.value.kind === 'container-bridge' || network.value.kind === 'container-overlay') return [`${quoted(network.id)} is made by a container engine, for containers.`];
  return vm.value.host === undefined || !estate.find('hosts', vm.value.host) ? [] : reasonsOnHost(estate, network, vm.value.host, `VM ${quoted(vm.id)} runs on ${quoted(vm.value.host)}`);
}

/** Why a network is not to be had on a host (L11). */
function reasonsOnHost(estate: Estate, network: Entry<'networks'>, host: string, says: string): readonly string[] {
  const part = networkOn(estate, network.id, host);
  if (part.kind !== 'absent') return [];
  const { on } = network.value;
  if (part.switch === undefined) return [on === undefined ? `${quoted(network.id)} is not on ${quoted(host)}.` : `${quoted(network.id)} is made on ${quoted(on)}, and ${says}.`];
  return [`${quoted(network.id)} is on switch ${quoted(part.switch)}, which has no uplink on ${quoted(host)}, and ${says}.`];
}
