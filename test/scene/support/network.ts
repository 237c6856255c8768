import type { DiagramEdge, DiagramNode } from '../../../src/protocol/view';
import { node } from './world';

/** A view of a network as the extension sends it. */
export interface NetworkView { readonly nodes: DiagramNode[]; readonly edges: DiagramEdge[] }

export function edge(id: string, from: string, to: string, more: Partial<DiagramEdge> = {}): DiagramEdge {
  const kind = id.slice(0, id.indexOf('/')) as DiagramEdge['kind'];
  return { id, kind, from, to, label: '', detail: `${from} to ${to}`, state: 'normal', heat: null, findings: { error: 0, warning: 0, info: 0 }, ...more };
}

/**
 * Two hosts on two leaf switches below a spine, a distributed switch with three networks over both hosts, a standard switch, and a
 * router between the networks. One uplink is standby, one cable is down.
 */
export function smallNetwork(): NetworkView {
  const ports = (name: string, order: number, list: readonly string[], tint?: string): DiagramNode[] => [
    node(`switches/${name}`, 'switch', 'sites/dakar', { label: name, order, detail: `${list.length} ports` }),
    ...list.map((port, at) => node(`switches/${name}/ports/${port}`, 'port', `switches/${name}`, { label: port, order: at, detail: '25 Gb/s', ...(tint === undefined || at > 0 ? {} : { tint }) })),
  ];
  const host = (name: string, order: number): DiagramNode[] => [
    node(`hosts/${name}`, 'host', 'clusters/prod', { label: name, order, detail: '2 NICs · 1 adapter' }),
    ...['vmnic0', 'vmnic1'].map((nic, at) => node(`hosts/${name}/nics/${nic}`, 'nic', `hosts/${name}`, { label: nic, order: at, detail: '25 Gb/s' })),
    node(`hosts/${name}/adapters/vmk0`, 'adapter', `hosts/${name}`, { label: 'vmk0', order: 5, detail: 'management · 10.0.0.1', tint: '10' }),
  ];
  const network = (name: string, fabric: string, order: number, tint: string, guests: readonly string[]): DiagramNode[] => [
    node(`networks/${name}`, 'network', fabric, { label: name, order, detail: `${guests.length} guests`, tint }),
    ...guests.map((guest, at) => node(`vms/${guest}/nics/eth0`, 'guest', `networks/${name}`, { label: guest, order: at, detail: 'eth0', tint })),
  ];
  return {
    nodes: [
      node('group/routers', 'group', null, { label: 'Routers', order: 0 }),
      node('routers/edge', 'router', 'group/routers', { label: 'edge', detail: '3 interfaces' }),
      node('sites/dakar', 'site', null, { label: 'Dakar', order: 1 }),
      ...ports('spine', 0, ['eth1', 'eth2']),
      ...ports('leaf-1', 1, ['eth1', 'eth2', 'eth49'], '10'),
      ...ports('leaf-2', 2, ['eth1', 'eth2', 'eth49'], '10'),
      node('clusters/prod', 'cluster', null, { label: 'prod', order: 2 }),
      ...host('esx-01', 0), ...host('esx-02', 1),
      node('switches/dvs', 'fabric', null, { label: 'dvs', order: 3, detail: 'distributed · 2 hosts' }),
      ...network('web', 'switches/dvs', 0, '10', ['web-01', 'web-02', 'web-03']),
      ...network('db', 'switches/dvs', 1, '20', ['db-01', 'db-02']),
      ...network('overlay', 'switches/dvs', 2, 'VNI 5001', ['app-01']),
      node('switches/vswitch0', 'fabric', null, { label: 'vSwitch0', order: 4, detail: 'standard · esx-01' }),
      ...network('mgmt', 'switches/vswitch0', 0, '30', ['vc-01']),
    ],
    edges: [
      ...[1, 2].flatMap((leaf) => [
        edge(`cable/spine/eth${leaf}`, `switches/spine/ports/eth${leaf}`, `switches/leaf-${leaf}/ports/eth49`, { label: '100 Gb/s', heat: 0.2 }),
        ...[1, 2].map((host) => edge(`cable/leaf-${leaf}/eth${host}`, `switches/leaf-${leaf}/ports/eth${host}`, `hosts/esx-0${host}/nics/vmnic${leaf - 1}`, {
          label: '25 Gb/s', ...(leaf === 2 && host === 2 ? { state: 'down', findings: { error: 1, warning: 0, info: 0 } } : { heat: 0.4 }),
        })),
      ]),
      edge('uplink/dvs/esx-01/vmnic0', 'hosts/esx-01/nics/vmnic0', 'switches/dvs', { label: 'uplink 1' }),
      edge('uplink/dvs/esx-02/vmnic0', 'hosts/esx-02/nics/vmnic0', 'switches/dvs', { label: 'uplink 1' }),
      edge('uplink/dvs/esx-02/vmnic1', 'hosts/esx-02/nics/vmnic1', 'switches/dvs', { label: 'uplink 2', state: 'standby' }),
      edge('uplink/vswitch0/esx-01/vmnic1', 'hosts/esx-01/nics/vmnic1', 'switches/vswitch0', { label: 'uplink 1' }),
      ...['web', 'db', 'mgmt'].map((network) => edge(`interface/edge/${network}`, 'routers/edge', `networks/${network}`, { label: network })),
      edge('tunnel/overlay/db', 'networks/overlay', 'networks/db', { label: 'VNI 5001', state: 'unknown' }),
    ],
  };
}
