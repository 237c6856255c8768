/** What of a node can be filtered by beside what is seen of it: whose it is, where it runs, and what it is connected to. */
import type { Container, Host, Vm } from '../../../core/model/entities';
import type { Entry } from '../../../core/model/entry';
import type { Estate } from '../../../core/model/estate';
import { hostsOf } from '../../../core/storage/mounts';
import { distinct } from '../../../core/util/distinct';
import { unreachable } from '../../../core/util/unreachable';
import { vmAround } from '../guests';
import type { NodeName } from '../nodeIds';

/** Ids of entries, without their collection. */
export interface Attributes {
  readonly tags: readonly string[];
  readonly tenants: readonly string[];
  readonly hosts: readonly string[];
  readonly clusters: readonly string[];
  readonly networks: readonly string[];
}

const noAttributes: Attributes = { tags: [], tenants: [], hosts: [], clusters: [], networks: [] };

/** Of the entry, and for a NIC, an adapter or a container on a network of that part alone; nothing where the entry is not there. */
export function attributesOf(estate: Estate, name: NodeName): Attributes {
  const entry = estate.find(name.collection, name.id);
  if (!entry) return noAttributes;
  const of = (attribute: keyof Attributes): readonly string[] => attributeOf(estate, entry, name, attribute);
  return { tags: of('tags'), tenants: of('tenants'), hosts: of('hosts'), clusters: of('clusters'), networks: of('networks') };
}

/** One of them: a filter that asks for a tag does not look where ten thousand VMs run. */
export function attributeOf(estate: Estate, entry: Entry, { part }: NodeName, attribute: keyof Attributes): readonly string[] {
  const { tags = none, tenant } = entry.value as { readonly tags?: readonly string[]; readonly tenant?: string };
  switch (attribute) {
    case 'tags': return tags;
    case 'tenants': return some(tenant);
    case 'hosts': case 'clusters': return placeOf(estate, entry)[attribute];
    case 'networks': return (part && networksOfPart(entry, part)) ?? networksOf(entry);
    default: return unreachable(attribute);
  }
}

/** Where it runs, or who uses it from where. */
function placeOf(estate: Estate, entry: Entry): Pick<Attributes, 'hosts' | 'clusters'> {
  switch (entry.collection) {
    case 'clusters': return { hosts: none, clusters: [entry.id] };
    case 'hosts': return { hosts: [entry.id], clusters: some((entry.value as Host).cluster) };
    case 'vms': return placeOfVm(estate, entry.value as Vm);
    case 'containers': {
      const { on } = entry.value as Container;
      const vm = estate.value('vms', vmAround(estate, on));
      return vm ? placeOfVm(estate, vm) : { hosts: some(on), clusters: some(estate.value('hosts', on)?.cluster) };
    }
    case 'datastores': {
      const hosts = hostsOf(estate, entry.id) ?? none;
      return { hosts, clusters: distinct(hosts.flatMap((host) => some(estate.value('hosts', host)?.cluster))) };
    }
    case 'switches': {
      const { host, uplinks = {} } = entry.value as Entry<'switches'>['value'];
      return { hosts: distinct([...some(host), ...Object.keys(uplinks)]), clusters: none };
    }
    default: return nowhere;
  }
}

function placeOfVm(estate: Estate, { host, cluster }: Vm): Pick<Attributes, 'hosts' | 'clusters'> {
  return { hosts: some(host), clusters: some(estate.value('hosts', host)?.cluster ?? cluster) };
}

function networksOf({ collection, id, value }: Entry): readonly string[] {
  switch (collection) {
    case 'networks': return [id];
    case 'vms': return networksIn((value as Vm).nics);
    case 'hosts': return networksIn((value as Host).adapters);
    case 'containers': return (value as Container).networks ?? none;
    case 'routers': return networksIn((value as Entry<'routers'>['value']).interfaces);
    default: return none;
  }
}

/** Undefined where a part is on no network of its own, such as a disk. */
function networksOfPart({ value }: Entry, { field, name }: NonNullable<NodeName['part']>): readonly string[] | undefined {
  if (field === 'networks') return [name];
  if (field !== 'nics' && field !== 'adapters') return undefined;
  const parts = (value as Readonly<Record<string, Readonly<Record<string, { readonly network?: string }>> | undefined>>)[field];
  return some(parts?.[name]?.network);
}

type OnNetwork = { readonly network?: string };

function networksIn(parts: Readonly<Record<string, OnNetwork>> | readonly OnNetwork[] | undefined): readonly string[] {
  return parts ? distinct(Object.values(parts).flatMap(({ network }) => some(network))) : none;
}

const some = (id: string | undefined): readonly string[] => (id === undefined ? none : [id]);
const none: readonly never[] = [];
const nowhere: Pick<Attributes, 'hosts' | 'clusters'> = { hosts: none, clusters: none };
