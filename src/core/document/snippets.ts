/** What the editor writes for a new entry: a sensible id and the fields nobody goes without. `^` begins what is no text. */
import type { CollectionName } from '../model/ids';

export interface EntrySnippet {
  readonly id: string;
  /** In the form of VS Code's `defaultSnippets`: plain JSON with `${1:placeholders}`. */
  readonly body: Readonly<Record<string, unknown>>;
}

export const entrySnippets: Readonly<Record<CollectionName, EntrySnippet>> = {
  sites: { id: 'dakar', body: { racks: '^${2:1}' } },
  clusters: { id: 'prod', body: { site: '$2', availability: { hostFailuresTolerated: '^${3:1}' } } },
  hosts: {
    id: 'esx-01',
    body: {
      cluster: '$2', hypervisor: '${3:esxi-8.0}', cpu: { sockets: '^${4:2}', cores: '^${5:16}', threads: '^${6:2}', clock: '${7:2.9 GHz}' }, memory: '${8:512 GiB}',
      nics: { vmnic0: { speed: '${9:25 Gb/s}' } },
    },
  },
  resourcePools: { id: 'gold', body: { parent: '$2', cpu: { reservation: '${3:10 GHz}' }, memory: { reservation: '${4:64 GiB}' } } },
  vms: {
    id: 'web-01',
    body: {
      host: '$2', guest: '${3:debian-12}', vcpu: '^${4:2}', memory: '${5:4 GiB}', disks: { system: { datastore: '$6', size: '${7:40 GiB}', provisioning: '${8:thin}' } },
      nics: { eth0: { network: '$9' } },
    },
  },
  containers: { id: 'proxy', body: { on: '$2', engine: '${3:docker}', image: '$4' } },
  switches: { id: 'dvs-1', body: { kind: '${2:distributed}', uplinks: {} } },
  networks: { id: 'web', body: { switch: '$2', vlan: '^${3:10}', subnet: '${4:10.0.10.0/24}', gateway: '${5:10.0.10.1}' } },
  routers: { id: 'edge', body: { interfaces: { inside: { network: '$2', address: '${3:10.0.10.1/24}' } } } },
  firewalls: { id: 'dfw', body: { filters: [{ action: '${2:allow}', from: '${3:tag:web}', to: '${4:tag:db}', protocol: '${5:tcp}', ports: '${6:5432}' }], defaultAction: '${7:deny}' } },
  arrays: { id: 'san-a', body: { kind: '${2:san}', protocol: '${3:fc}', groups: { fast: { media: '${4:ssd}', disks: '^${5:12}', size: '${6:3.84 TB}', raid: '${7:raid6}', spares: '^${8:1}' } } } },
  storagePools: { id: 'pool-1', body: { members: ['$2', '$3'], redundancy: '${4:mirror}' } },
  datastores: { id: 'gold', body: { on: '$2', capacity: '${3:20 TiB}', provisioning: '${4:thick}', mountedBy: ['$5'] } },
  desktopPools: { id: 'office', body: { goldenImage: '$2', cluster: '$3', size: '^${4:100}', profile: '${5:medium}' } },
  applications: { id: 'erp', body: { on: ['$2'], users: ['$3'] } },
  groups: { id: 'staff', body: { users: ['$2'] } },
  users: { id: 'awa', body: { name: '$2' } },
  scenarios: { id: 'host-failure', body: { steps: [{ at: '${2:0 s}', action: '${3:fail}', target: '$4' }] } },
};

/** A whole small document, offered where there is none. */
export const estateSnippet = {
  label: 'A small estate',
  description: 'One host and one VM.',
  body: {
    topovisor: '^1',
    name: '${1:Campus}',
    hosts: { '${2:esx-01}': { cpu: { sockets: '^2', cores: '^16', clock: '2.9 GHz' }, memory: '512 GiB' } },
    vms: { '${3:web-01}': { host: '${2:esx-01}', vcpu: '^2', memory: '4 GiB' } },
  },
};
