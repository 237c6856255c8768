/** One line about an entry from what is written in it: for outlines and lists of completions, where thousands are shown. */
import { capacityOf, memoryOf, vcpusOf } from '../core/model/defaults';
import type { Entry } from '../core/model/entry';
import type { CollectionName } from '../core/model/ids';
import { formatQuantity } from '../core/model/quantity';
import { counted } from '../core/util/words';

/** "4 vCPU · 8 GiB · esx-01"; empty where nothing telling is written. */
export function detailOf(entry: Entry): string {
  const of = byCollection[entry.collection] as ((value: unknown) => readonly (string | undefined)[]) | undefined;
  return (of?.(entry.value) ?? []).filter((part) => part !== undefined && part !== '').join(' · ');
}

const byCollection: { readonly [C in CollectionName]?: (value: Entry<C>['value']) => readonly (string | undefined)[] } = {
  clusters: ({ name, site }) => [name, site],
  hosts: (host) => {
    const { cores, cpuKnown, memory } = capacityOf(host);
    return [host.name, cpuKnown ? counted(cores, 'core') : undefined, bytes(memory), host.cluster ?? host.site];
  },
  resourcePools: ({ name, parent }) => [name, parent],
  vms: (vm) => [vm.name, `${vcpusOf(vm)} vCPU`, bytes(memoryOf(vm)), vm.template ? 'template' : (vm.host ?? vm.cluster), vm.power === 'on' ? undefined : vm.power],
  containers: ({ name, image, on }) => [name, image, on],
  switches: ({ name, kind, site, host }) => [name, kind, host ?? site],
  networks: ({ name, vlan, vni, subnet }) => [name, vlan === undefined ? undefined : `VLAN ${vlan}`, vni === undefined ? undefined : `VNI ${vni}`, subnet],
  arrays: ({ name, kind, protocol, site }) => [name, kind, protocol, site],
  storagePools: ({ name, members, redundancy }) => [name, members && counted(members.length, 'member'), redundancy],
  datastores: ({ name, capacity, format, on }) => [name, bytes(capacity), format, on],
  desktopPools: ({ name, size, cluster }) => [name, size === undefined ? undefined : counted(size, 'desktop'), cluster],
  applications: ({ name, version }) => [name, version],
  groups: ({ name, users }) => [name, users && counted(users.length, 'user')],
  users: ({ name }) => [name],
  sites: ({ name, racks }) => [name, racks === undefined ? undefined : counted(racks, 'rack')],
  scenarios: ({ name, steps }) => [name, steps && counted(steps.length, 'step')],
};

function bytes(value: number | undefined): string | undefined {
  return value === undefined ? undefined : formatQuantity(value, 'bytes');
}
