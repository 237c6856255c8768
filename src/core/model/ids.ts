/** The collections of a document, in the order in which they are written and listed. */
export const collectionNames = [
  'sites', 'clusters', 'hosts', 'resourcePools', 'vms', 'containers', 'switches', 'networks', 'routers', 'firewalls', 'arrays',
  'storagePools', 'datastores', 'desktopPools', 'applications', 'groups', 'users', 'scenarios',
] as const;
export type CollectionName = (typeof collectionNames)[number];

declare const collection: unique symbol;
/** The id of an entry of one collection: a `HostId` is not a `VmId`. */
export type IdOf<C extends CollectionName> = string & { readonly [collection]: C };

export type SiteId = IdOf<'sites'>;
export type ClusterId = IdOf<'clusters'>;
export type HostId = IdOf<'hosts'>;
export type VmId = IdOf<'vms'>;
export type NetworkId = IdOf<'networks'>;
export type SwitchId = IdOf<'switches'>;
export type DatastoreId = IdOf<'datastores'>;
export type ResourcePoolId = IdOf<'resourcePools'>;

/** One word for an entry of each collection, as messages and the diagram say it. */
export const entityWord: Readonly<Record<CollectionName, string>> = {
  sites: 'site', clusters: 'cluster', hosts: 'host', resourcePools: 'resource pool', vms: 'VM', containers: 'container', switches: 'switch',
  networks: 'network', routers: 'router', firewalls: 'firewall', arrays: 'array', storagePools: 'storage pool', datastores: 'datastore', desktopPools: 'desktop pool',
  applications: 'application', groups: 'group', users: 'user', scenarios: 'scenario',
};

export function isCollectionName(name: string): name is CollectionName {
  return (collectionNames as readonly string[]).includes(name);
}
