/** What lies in what: the containment the diagram draws. */
import type { Cluster, Container, Host, Vm } from '../../core/model/entities';
import type { Estate } from '../../core/model/estate';
import { vmAround } from './guests';
import { noHostGroup, nodeOf, unplacedGroup } from './nodeIds';

/** The node a VM lies in: its host; else its cluster's group of VMs without a host; else the group of unplaced VMs. */
export function parentOfVm(estate: Estate, vm: Vm): string {
  if (vm.host !== undefined) return estate.find('hosts', vm.host) ? nodeOf('hosts', vm.host) : unplacedGroup;
  return vm.cluster !== undefined && estate.find('clusters', vm.cluster) ? noHostGroup(vm.cluster) : unplacedGroup;
}

/** The node a container lies in: its host or VM, else the group of what is unplaced. */
export function parentOfContainer(estate: Estate, { on }: Container): string {
  if (on !== undefined && estate.find('hosts', on)) return nodeOf('hosts', on);
  const vm = vmAround(estate, on);
  return vm === undefined ? unplacedGroup : nodeOf('vms', vm);
}

/** The node a host lies in: its cluster; else its site; else none. What is not there does not count. */
export function parentOfHost(estate: Estate, host: Host): string | null {
  if (host.cluster !== undefined && estate.find('clusters', host.cluster)) return nodeOf('clusters', host.cluster);
  return parentOfCluster(estate, host);
}

export function parentOfCluster(estate: Estate, cluster: Pick<Cluster, 'site'>): string | null {
  return cluster.site !== undefined && estate.find('sites', cluster.site) ? nodeOf('sites', cluster.site) : null;
}
