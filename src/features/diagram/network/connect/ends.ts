/** What a line of the network view can end at. */
import type { Host, Switch, Vm } from '../../../../core/model/entities';
import type { Entry } from '../../../../core/model/entry';
import type { Estate } from '../../../../core/model/estate';
import { isPhysical, type SwitchPort } from '../../../../core/network/fabric/ports';
import { own } from '../../../../core/util/own';
import { missing } from '../../gestures/entries';
import { entryOf, nodeOf, partNodeOf } from '../../nodeIds';

export type End =
  /** A NIC of a VM. */
  | { readonly kind: 'guest'; readonly vm: Entry<'vms'>; readonly name: string; readonly nic: NonNullable<Vm['nics']>[string] }
  | { readonly kind: 'vm'; readonly vm: Entry<'vms'> }
  /** `on`: the network it is on, where that connection is meant. */
  | { readonly kind: 'container'; readonly container: Entry<'containers'>; readonly on: string | undefined }
  | { readonly kind: 'adapter'; readonly host: Entry<'hosts'>; readonly name: string; readonly adapter: NonNullable<Host['adapters']>[string] }
  | { readonly kind: 'nic'; readonly host: Entry<'hosts'>; readonly name: string; readonly nic: NonNullable<Host['nics']>[string] }
  | { readonly kind: 'host'; readonly host: Entry<'hosts'> }
  | { readonly kind: 'port'; readonly owner: Entry<'switches'>; readonly name: string; readonly port: SwitchPort }
  | { readonly kind: 'switch'; readonly owner: Entry<'switches'> }
  | { readonly kind: 'fabric'; readonly owner: Entry<'switches'> }
  | { readonly kind: 'network'; readonly network: Entry<'networks'> }
  | { readonly kind: 'router'; readonly router: Entry<'routers'> };
export type EndKind = End['kind'];
export type EndOf<K extends EndKind> = Extract<End, { readonly kind: K }>;

/** What a node is as the end of a line, or why it is none. */
export function endOf(estate: Estate, node: string): End | string {
  const name = entryOf(node);
  if (!name) return 'This is a group the diagram makes: nothing connects to it.';
  const { collection, id, part } = name;
  const gone = (): string => (part && estate.find(collection, id) ? `"${id}" has no "${part.name}" any more.` : missing(collection, id));
  switch (collection) {
    case 'vms': {
      const vm = estate.find('vms', id);
      if (!vm || !part) return vm ? { kind: 'vm', vm } : gone();
      const nic = own(vm.value.nics, part.name);
      return nic ? { kind: 'guest', vm, name: part.name, nic } : gone();
    }
    case 'containers': {
      const container = estate.find('containers', id);
      return container ? { kind: 'container', container, on: part?.name } : gone();
    }
    case 'hosts': {
      const host = estate.find('hosts', id);
      if (!host || !part) return host ? { kind: 'host', host } : gone();
      if (part.field === 'nics') {
        const nic = own(host.value.nics, part.name);
        return nic ? { kind: 'nic', host, name: part.name, nic } : gone();
      }
      const adapter = own(host.value.adapters, part.name);
      return adapter ? { kind: 'adapter', host, name: part.name, adapter } : gone();
    }
    case 'switches': {
      const owner = estate.find('switches', id);
      if (!owner || !part) return owner ? { kind: isPhysical(owner.value) ? 'switch' : 'fabric', owner } : gone();
      const port = own(owner.value.ports, part.name);
      return port ? { kind: 'port', owner, name: part.name, port } : gone();
    }
    case 'networks': {
      const network = estate.find('networks', id);
      return network ? { kind: 'network', network } : gone();
    }
    case 'routers': {
      const router = estate.find('routers', id);
      return router ? { kind: 'router', router } : gone();
    }
    default: return 'Nothing of the network connects to it.';
  }
}

/** Every node of the estate that is such an end. */
export function nodesOf(estate: Estate, kind: EndKind): readonly string[] {
  switch (kind) {
    case 'guest': return partNodes(estate, 'vms', 'nics', (vm) => (vm as Vm).nics);
    case 'vm': return estate.ids('vms').filter((id) => Object.keys(estate.value('vms', id)?.nics ?? {}).length === 0).map((id) => nodeOf('vms', id));
    case 'container': return estate.ids('containers').flatMap((id) => {
      const networks = new Set(estate.value('containers', id)?.networks);
      return networks.size === 0 ? [nodeOf('containers', id)] : [...networks].map((network) => partNodeOf('containers', id, 'networks', network));
    });
    case 'adapter': return partNodes(estate, 'hosts', 'adapters', (host) => (host as Host).adapters);
    case 'nic': return partNodes(estate, 'hosts', 'nics', (host) => (host as Host).nics);
    case 'host': return estate.ids('hosts').map((id) => nodeOf('hosts', id));
    case 'port': return partNodes(estate, 'switches', 'ports', (value) => (isPhysical(value as Switch) ? (value as Switch).ports : undefined));
    case 'switch': case 'fabric': return estate.ids('switches').filter((id) => isPhysical(estate.value('switches', id) ?? {}) === (kind === 'switch')).map((id) => nodeOf('switches', id));
    case 'network': return estate.ids('networks').map((id) => nodeOf('networks', id));
    case 'router': return estate.ids('routers').map((id) => nodeOf('routers', id));
  }
}

function partNodes(estate: Estate, collection: 'vms' | 'hosts' | 'switches', field: string, partsOf: (value: object) => Readonly<Record<string, unknown>> | undefined): readonly string[] {
  return estate.ids(collection).flatMap((id) => Object.keys(partsOf(estate.value(collection, id) ?? {}) ?? {}).map((part) => partNodeOf(collection, id, field, part)));
}
