import type { DiagramNode } from '../../../src/protocol/view';

/** Sites, in them clusters, in them hosts, on them VMs. A VM is its name, or its name and what differs from the ordinary. */
export type Estate = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, readonly (string | VmSketch)[]>>>>>>;
export interface VmSketch extends Partial<Omit<DiagramNode, 'id' | 'kind' | 'parent' | 'label'>> { readonly name: string }

/** The nodes of an estate as the extension would send them; `changes` replaces parts of nodes, by id. */
export function nodesOf(estate: Estate, changes: Readonly<Record<string, Partial<DiagramNode>>> = {}): DiagramNode[] {
  const nodes: DiagramNode[] = [];
  const add = (node: Partial<DiagramNode> & Pick<DiagramNode, 'id' | 'kind' | 'label' | 'parent'>): void => {
    nodes.push({ ...ordinary, order: nodes.length, ...node, ...changes[node.id] });
  };
  for (const [site, clusters] of Object.entries(estate)) {
    add({ id: `sites/${site}`, kind: 'site', label: site, parent: null });
    for (const [cluster, hosts] of Object.entries(clusters)) {
      add({ id: `clusters/${cluster}`, kind: 'cluster', label: cluster, parent: `sites/${site}` });
      for (const [host, vms] of Object.entries(hosts)) {
        add({ id: `hosts/${host}`, kind: 'host', label: host, parent: `clusters/${cluster}`, detail: '2 × 16 cores · 512 GiB', heat: { cpu: 0.5, memory: 0.6 } });
        for (const vm of vms) {
          const { name, ...rest } = typeof vm === 'string' ? { name: vm } : vm;
          add({ id: `vms/${name}`, kind: 'vm', label: name, parent: `hosts/${host}`, detail: '4 vCPU · 8 GiB', heat: { cpu: 0.35, memory: 0.75 }, ...rest });
        }
      }
    }
  }
  return nodes;
}

const ordinary: Omit<DiagramNode, 'id' | 'kind' | 'label' | 'parent' | 'order'> = {
  detail: '', state: 'normal', heat: { cpu: null, memory: null }, findings: { error: 0, warning: 0, info: 0 }, pin: null,
};

/** One site, two clusters, three hosts, six VMs: enough for every gesture. */
export const smallEstate: Estate = {
  dakar: {
    prod: { 'esx-01': ['web-01', 'web-02', { name: 'db-01', findings: { error: 1, warning: 1, info: 0 } }], 'esx-02': ['app-01', { name: 'old-01', state: 'off', heat: { cpu: null, memory: null } }] },
    lab: { 'kvm-01': ['test-01'] },
  },
};

export interface Size { readonly sites?: number; readonly clusters: number; readonly hosts: number; readonly vms: number; readonly seed?: number }

/** A large estate with uneven use, some VMs that are off and some findings; the same seed gives the same one. */
export function largeEstate({ sites = 1, clusters, hosts, vms, seed = 7 }: Size): DiagramNode[] {
  const random = randomFrom(seed);
  const nodes: DiagramNode[] = [];
  const findings = (likely: number): DiagramNode['findings'] => ({ error: random() < likely / 3 ? 1 : 0, warning: random() < likely ? 1 + Math.floor(random() * 2) : 0, info: 0 });
  const add = (node: Partial<DiagramNode> & Pick<DiagramNode, 'id' | 'kind' | 'label' | 'parent'>): void => {
    nodes.push({ ...ordinary, order: nodes.length, ...node });
  };
  for (let site = 0; site < sites; site++) add({ id: `sites/site-${site}`, kind: 'site', label: siteNames[site % siteNames.length] ?? `site-${site}`, parent: null });
  for (let cluster = 0; cluster < clusters; cluster++) {
    add({ id: `clusters/cluster-${cluster}`, kind: 'cluster', label: `${clusterNames[cluster % clusterNames.length]}-${String(cluster + 1).padStart(2, '0')}`, parent: `sites/site-${cluster % sites}` });
  }
  for (let host = 0; host < hosts; host++) {
    const cpu = 0.1 + random() ** 1.3 * 0.95;
    const isDown = random() < 0.02;
    add({
      id: `hosts/host-${host}`, kind: 'host', label: `esx-${String(host + 1).padStart(4, '0')}`, parent: `clusters/cluster-${host % clusters}`, detail: '2 × 16 cores · 2.9 GHz · 512 GiB',
      heat: { cpu, memory: Math.min(1.2, cpu * 0.6 + random() * 0.6) }, findings: findings(0.12), state: isDown ? 'maintenance' : 'normal',
    });
  }
  for (let vm = 0; vm < vms; vm++) {
    const role = vmRoles[Math.floor(random() * vmRoles.length)]!;
    const isOff = random() < 0.12;
    add({
      id: `vms/vm-${vm}`, kind: 'vm', label: `${role}-${String(vm).padStart(4, '0')}`, parent: `hosts/host-${Math.floor(random() * hosts)}`,
      detail: `${2 ** Math.floor(random() * 5)} vCPU · ${2 ** (1 + Math.floor(random() * 6))} GiB`, state: isOff ? 'off' : 'normal',
      heat: isOff ? { cpu: null, memory: null } : { cpu: random() ** 2 * 1.05, memory: 0.2 + random() * 0.75 }, findings: findings(0.05),
    });
  }
  return nodes;
}

const siteNames = ['Dakar', 'Thiès', 'Saint-Louis', 'Ziguinchor'];
const clusterNames = ['prod', 'data', 'vdi', 'edge', 'lab', 'mgmt'];
const vmRoles = ['web', 'app', 'db', 'cache', 'mail', 'dc', 'file', 'build', 'vdi', 'proxy'];

/** A small generator of equally likely numbers from 0 to 1 ("mulberry32"). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
