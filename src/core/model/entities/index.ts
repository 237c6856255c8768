/** Every collection's schema, and the types the model sees after decoding. */
import type { CollectionName } from '../ids';
import * as Type from 'typebox';
import { choice, count, fields, keyed, list, ref, text, type Static } from '../schema';
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

/** How a view is laid out, where it is not as usual. */
const viewLayout = fields(
  {
    groupBy: choice(['site', 'rack', 'cluster', 'tag', 'network', 'tenant'], 'What gathers hosts and VMs in one box. Default "cluster".'),
    direction: choice(['down', 'right'], 'Which way rows follow each other. Default "down".'),
    spacing: choice(['compact', 'normal', 'wide'], 'How far apart things stand. Default "normal".'),
  },
  'How one view is laid out.',
);

/** What is shown of an estate: every condition given must hold, by one of its values. */
const filter = fields(
  {
    text: text('Words to be found in name, id or figures.'),
    kinds: list(text('A kind of node, such as "vm".'), 'Kinds of nodes.'),
    tags: list(text('A tag.'), 'Tags.'),
    tenants: list(text('A tenant.'), 'Tenants.'),
    states: list(text('A state, such as "off".'), 'States.'),
    severities: list(choice(['error', 'warning', 'info'], 'A severity.'), 'Severities of findings.'),
    hosts: list(ref('hosts', 'A host.'), 'What runs or stands on these hosts.'),
    clusters: list(ref('clusters', 'A cluster.'), 'What belongs to these clusters.'),
    networks: list(ref('networks', 'A network.'), 'What is on these networks.'),
    near: fields({ nodes: list(text('A node, such as "vms/web-01".'), 'Where it begins.'), hops: count('How many steps away is still near.', 0) }, 'What is joined to some nodes.'),
  },
  'What is shown; everything where nothing is said.',
);

/** A way to look at the estate that was given a name. */
const savedView = fields(
  {
    view: choice(['compute', 'network', 'storage', 'all'], 'Which view. Default "compute".'),
    filter,
    collapsed: list(text('A node, such as "clusters/prod".'), 'What is folded up.'),
    overlay: text('What nodes are coloured by, such as "tenant".'),
    layers: list(text('A layer, such as "physical".'), 'The layers that are shown; all where nothing is said.'),
  },
  'A way to look at the estate.',
);

/** What the user decided about the diagram; nothing computed. */
export const diagram = fields(
  {
    pins: keyed(
      Type.Unsafe<Readonly<Record<string, readonly [number, number]>>>({
        type: 'object', additionalProperties: { type: 'array', items: { type: 'number' } }, description: 'Node → [x, y].',
      }),
      'Pinned positions, per view: { "compute": { "hosts/esx-01": [120, 40] } }.',
    ),
    heat: choice(['cpu', 'memory'], 'What the heat tiles show.'),
    layout: keyed(viewLayout, 'How views are laid out: { "compute": { "groupBy": "rack" } }.'),
    views: Type.Unsafe<Readonly<Record<string, Static<typeof savedView>>>>({
      type: 'object', additionalProperties: savedView, description: 'Ways to look at the estate, by name.', 'x-key': 'name',
    }),
  },
  'Positions the user pinned, how views are laid out, and ways to look at the estate that were saved.',
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
