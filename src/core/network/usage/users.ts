/** Who is on a network: VMs by their NICs, hosts by their own adapters, containers, routers, and segments it carries. */
import type { Host, Vm } from '../../model/entities';
import { defineIndex, defineQuery, type Estate } from '../../model/estate';
import { runs, vmsByHost } from '../../model/lookups';
import { distinct } from '../../util/distinct';

export const vmsByNetwork = defineIndex('VMs by network', 'vms', ({ nics }) => (nics ? networksIn(nics) : none));
export const hostsByNetwork = defineIndex('hosts by network of their adapters', 'hosts', ({ adapters }) => (adapters ? networksIn(adapters) : none));
export const containersByNetwork = defineIndex('containers by network', 'containers', ({ networks }) => distinct(networks ?? none));
export const routersByNetwork = defineIndex('routers by network', 'routers', ({ interfaces }) => (interfaces ? networksIn(interfaces) : none));
export const networksBySwitch = defineIndex('networks by switch', 'networks', (network) => (network.switch === undefined ? none : [network.switch]));
export const segmentsByUnderlay = defineIndex('overlay segments by underlay', 'networks', ({ underlay }) => (underlay === undefined ? none : [underlay]));
/** VMs in which a host runs: what is on their networks is not what they look like. */
export const hostsByVm = defineIndex('hosts by the VM they run in', 'hosts', ({ vm }) => (vm === undefined ? none : [vm]));
const vmsByFlow = defineIndex('VMs by what they send to', 'vms', ({ demand }) => (demand?.flows ? receivers(demand.flows) : none));
const containersByFlow = defineIndex('containers by what they send to', 'containers', ({ demand }) => (demand?.flows ? receivers(demand.flows) : none));

/** Whether anything is on a network, sends to it, or is carried by it; templates and what is off included. */
export function isUsed(estate: Estate, network: string): boolean {
  return (
    estate.count(vmsByNetwork, network) > 0 || estate.count(hostsByNetwork, network) > 0 || estate.count(containersByNetwork, network) > 0 || estate.count(routersByNetwork, network) > 0 ||
    estate.count(segmentsByUnderlay, network) > 0 || estate.count(vmsByFlow, network) > 0 || estate.count(containersByFlow, network) > 0
  );
}

/** Whether a document says of anybody which network it is on: where it does not, nothing follows from one that has nobody. */
export function areNetworksUsed(estate: Estate): boolean {
  return estate.query(anyUsed, '');
}
const anyUsed = defineQuery<boolean>('whether networks are used', (estate) => estate.ids('networks').some((id) => isUsed(estate, id)));

/** The networks of the VMs on a host that run, by id, in order. */
export const networksOfVmsOn = defineQuery<readonly string[]>('networks of the VMs on a host', (estate, host) => {
  const found: string[] = [];
  for (const id of estate.lookup(vmsByHost, host)) {
    const vm = estate.value('vms', id);
    if (!vm || !runs(vm)) continue;
    for (const nic in vm.nics) {
      const { network, connected } = vm.nics[nic] ?? {};
      if (network !== undefined && connected !== false && !found.includes(network)) found.push(network);
    }
  }
  return found.sort();
}, (a, b) => a.join('/') === b.join('/'));

/** The NICs of a VM that are connected to a network. */
export function connectedNics({ nics }: Vm): readonly { readonly name: string; readonly network: string }[] {
  if (!nics) return none;
  return Object.entries(nics).flatMap(([name, { network, connected }]) => (network === undefined || connected === false ? [] : [{ name, network }]));
}

/** The networks on which hosts that run in a VM have their NICs: guests of guests send from there with addresses of their own. */
export const networksOfNestedHosts = defineQuery<ReadonlySet<string>>('networks of nested hosts', (estate) =>
  new Set(estate.lookup(nestedHosts, '').flatMap((host) => connectedNics(estate.value('vms', estate.value('hosts', host)?.vm) ?? {}).map(({ network }) => network))),
(a, b) => a.size === b.size && [...a].every((network) => b.has(network)));
const nestedHosts = defineIndex('nested hosts', 'hosts', ({ vm }: Host) => (vm === undefined ? none : ['']));

function networksIn(parts: Readonly<Record<string, { readonly network?: string | undefined }>>): readonly string[] {
  let networks: readonly string[] = none;
  for (const name in parts) {
    const network = parts[name]?.network;
    if (network !== undefined && !networks.includes(network)) networks = [...networks, network];
  }
  return networks;
}

function receivers(flows: readonly { readonly to?: string | undefined }[]): readonly string[] {
  return distinct(flows.flatMap(({ to }) => (to === undefined ? [] : [to])));
}
const none: readonly never[] = [];
