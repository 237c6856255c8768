/** Every collection's schema, and the types the model sees after decoding. */
import type { CollectionName } from '../ids';
import * as Type from 'typebox';
import { choice, fields, keyed, list, text, type Static } from '../schema';
import { policies } from './common';
import { container, host, vm } from './compute';
import { network, networkSwitch } from './networking';
import { application, desktopPool, group, user } from './people';
import { cluster, resourcePool, site } from './places';
import { firewall, router } from './routing';
import { scenario } from './scenario';
import { array, datastore, storagePool } from './storage';

export const entitySchemas = {
  sites: site, clusters: cluster, hosts: host, resourcePools: resourcePool, vms: vm, containers: container, switches: networkSwitch,
  networks: network, routers: router, firewalls: firewall, arrays: array, storagePools: storagePool, datastores: datastore, desktopPools: desktopPool,
  applications: application, groups: group, users: user, scenarios: scenario,
} as const satisfies Record<CollectionName, unknown>;

/** A decoded entry of a collection: what could be read of it; every field may be absent. Quantities are in canonical units. */
export type EntityOf<C extends CollectionName> = Static<(typeof entitySchemas)[C]>;
export type Site = EntityOf<'sites'>;
export type Cluster = EntityOf<'clusters'>;
export type Host = EntityOf<'hosts'>;
export type Vm = EntityOf<'vms'>;
export type Container = EntityOf<'containers'>;
export type Network = EntityOf<'networks'>;
export type Switch = EntityOf<'switches'>;
export type Router = EntityOf<'routers'>;
export type Firewall = EntityOf<'firewalls'>;
export type Datastore = EntityOf<'datastores'>;
export type ResourcePool = EntityOf<'resourcePools'>;
export type Policies = Static<typeof policies>;

/** Positions the user pinned, per view; nothing computed. */
export const diagram = fields(
  {
    pins: keyed(
      Type.Unsafe<Readonly<Record<string, readonly [number, number]>>>({
        type: 'object', additionalProperties: { type: 'array', items: { type: 'number' } }, description: 'Node → [x, y].',
      }),
      'Pinned positions, per view: { "compute": { "hosts/esx-01": [120, 40] } }.',
    ),
    heat: choice(['cpu', 'memory'], 'What the heat tiles show.'),
  },
  'Positions the user pinned.',
);

/** The fields of a document beside its collections. */
export const header = {
  $schema: text("The JSON Schema an editor without this extension may use."),
  topovisor: Type.Integer({ description: 'Format version: 1.', minimum: 1, maximum: 1 }),
  name: text('Name of the estate.'),
  description: text('Notes for people.'),
  imports: list(text('A path relative to this file.', ['./storage.virt.json']), 'Other *.virt.json files whose entries count as part of this estate.'),
  policies,
  diagram,
};
const headerSchema = fields(header, 'A document.');
export type Header = Static<typeof headerSchema>;
export { headerSchema };
