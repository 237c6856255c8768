/** What stands where: the indexes every part of the model uses. */
import type { Entry } from './entry';
import { distinct } from '../util/distinct';
import { defineIndex, type Estate } from './estate';

export const hostsByCluster = defineIndex('hosts by cluster', 'hosts', (host) => (host.cluster === undefined ? [] : [host.cluster]));
export const hostsBySite = defineIndex('hosts by site', 'hosts', (host) => (host.site === undefined ? [] : [host.site]));
export const clustersBySite = defineIndex('clusters by site', 'clusters', (cluster) => (cluster.site === undefined ? [] : [cluster.site]));
export const vmsByHost = defineIndex('VMs by host', 'vms', (vm) => (vm.host === undefined ? [] : [vm.host]));
export const vmsByCluster = defineIndex('VMs by cluster', 'vms', (vm) => (vm.cluster === undefined ? [] : [vm.cluster]));
export const vmsByDatastore = defineIndex('VMs by datastore', 'vms', ({ disks }) => {
  let datastores: readonly string[] = none;
  for (const name in disks) {
    const datastore = disks[name]?.datastore;
    if (datastore !== undefined && !datastores.includes(datastore)) datastores = [...datastores, datastore];
  }
  return datastores;
});
export const containersByDatastore = defineIndex('containers by datastore of their volumes', 'containers', ({ volumes }) =>
  distinct(Object.values(volumes ?? {}).flatMap(({ datastore }) => datastore ?? [])));
export const containersByHost = defineIndex('containers by what they run on', 'containers', (container) => (container.on === undefined ? [] : [container.on]));

/** The VMs a host names as its own, templates included. */
export function vmsOn(estate: Estate, host: string): readonly Entry<'vms'>[] {
  return estate.lookup(vmsByHost, host).flatMap((id) => estate.find('vms', id) ?? []);
}

/** Whether a VM takes CPU and memory: powered on and no template. */
export function runs(vm: Entry<'vms'>['value']): boolean {
  return vm.template !== true && (vm.power ?? 'on') === 'on';
}

/** The site of a host: its own, or its cluster's. */
export function siteOf(estate: Estate, host: Entry<'hosts'>['value']): string | undefined {
  return host.site ?? estate.value('clusters', host.cluster)?.site;
}

/** The pool a resource pool takes from; undefined where that is a cluster, a host or nothing. */
export function poolAbove(estate: Estate, id: string): string | undefined {
  const parent = estate.value('resourcePools', id)?.parent;
  if (parent === undefined || !estate.find('resourcePools', parent)) return undefined;
  // A pool named after its cluster or host takes from that, not from itself.
  const isOwnCluster = parent === id && (estate.find('clusters', parent) ?? estate.find('hosts', parent)) !== undefined;
  return isOwnCluster ? undefined : parent;
}

const none: readonly never[] = [];
