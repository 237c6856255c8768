import type { DiagramEdge, DiagramNode } from '../../../src/protocol/view';
import { edge } from './network';
import { node } from './world';

/** A view of storage as the extension sends it. */
export interface StorageView { readonly nodes: DiagramNode[]; readonly edges: DiagramEdge[] }

const heat = (fill: number | null, iops: number | null = null, latency: number | null = null): DiagramNode['heat'] => ({ cpu: null, memory: null, fill, iops, latency });

/**
 * Two sites: in one a SAN with two disk groups and a LUN, and a NAS; in the other a SAN and a host with disks of its own. A pool over both
 * sites with a datastore, a datastore on the LUN, a small one that is nearly full, and a disk that is on none.
 */
export function smallStorage(): StorageView {
  const disks = (datastore: string, list: readonly (readonly [vm: string, detail: string, fill: number])[]): DiagramNode[] =>
    list.map(([vm, detail, fill], order) => node(`vms/${vm}/disks/disk0`, 'disk', datastore, { label: vm, order, detail, heat: heat(fill) }));
  return {
    nodes: [
      node('sites/dakar', 'site', null, { label: 'Dakar', order: 0, detail: '2 arrays · 1 cluster' }),
      node('clusters/prod', 'cluster', 'sites/dakar', { label: 'prod', order: 0, detail: '4 hosts' }),
      node('arrays/san-a', 'array', 'sites/dakar', { label: 'san-a', order: 1, detail: 'SAN · Fibre Channel · 61.4 TiB usable', heat: heat(0.62, 0.4) }),
      node('arrays/san-a/groups/fast', 'disk-group', 'arrays/san-a', { label: 'fast', order: 0, detail: '12 × 3.84 TB SSD · RAID 6', heat: heat(0.7, 0.4) }),
      node('arrays/san-a/groups/slow', 'disk-group', 'arrays/san-a', { label: 'slow', order: 1, detail: '24 × 8 TB HDD · RAID 60 · 2 spares', heat: heat(0.5, 1.2), findings: { error: 0, warning: 1, info: 0 } }),
      node('arrays/san-a/exports/lun-1', 'export', 'arrays/san-a', { label: 'lun-1', order: 2, detail: '10 TiB thick · of fast', heat: heat(0.3) }),
      node('arrays/nas-a', 'array', 'sites/dakar', { label: 'nas-a', order: 2, detail: 'NAS · NFS', heat: heat(0.2) }),
      node('arrays/nas-a/groups/disks', 'disk-group', 'arrays/nas-a', { label: 'disks', order: 0, detail: '8 × 4 TB HDD · RAID 6', heat: heat(0.2) }),
      node('datastores/db', 'datastore', 'sites/dakar', { label: 'db', order: 3, detail: '3 of 10 TiB · 30 %', heat: heat(0.3, 0.5, 0.4) }),
      ...disks('datastores/db', [['db-01', '500 GiB thick', 1], ['db-02', '500 GiB thick', 1]]),
      node('sites/thies', 'site', null, { label: 'Thiès', order: 1, detail: '1 array · 1 cluster' }),
      node('clusters/edge', 'cluster', 'sites/thies', { label: 'edge', order: 0, detail: '2 hosts' }),
      node('hosts/esx-09', 'host', 'clusters/edge', { label: 'esx-09', order: 0, detail: '4 local disks' }),
      node('hosts/esx-09/disks/nvme', 'disks', 'hosts/esx-09', { label: 'nvme', order: 0, detail: '4 × 1.92 TB NVMe', heat: heat(0.1) }),
      node('arrays/san-b', 'array', 'sites/thies', { label: 'san-b', order: 1, detail: 'SAN · iSCSI', heat: heat(0.62) }),
      node('arrays/san-b/groups/fast', 'disk-group', 'arrays/san-b', { label: 'fast', order: 0, detail: '12 × 3.84 TB SSD · RAID 6', heat: heat(0.7) }),
      node('datastores/scratch', 'datastore', 'sites/thies', { label: 'scratch', order: 3, detail: '1.9 of 2 TiB · 96 %', heat: heat(0.96), findings: { error: 1, warning: 0, info: 0 } }),
      ...disks('datastores/scratch', [['lab-01', '1 TiB thin', 0.9]]),
      node('storagePools/gold', 'pool', null, { label: 'gold', order: 2, detail: '40.1 of 61.4 TiB · 65 % · 2 copies across sites', heat: heat(0.65, 0.8, 1.3) }),
      node('datastores/vms', 'datastore', null, { label: 'vms', order: 3, detail: '16.2 of 20 TiB · 81 %', heat: heat(0.81, 0.6, 1.3) }),
      ...disks('datastores/vms', [['web-01', '40 GiB thin', 0.4], ['web-02', '40 GiB thin', 0.5], ['app-01', '80 GiB thin', 0.7], ['app-02', '80 GiB thin', 0.2], ['mail-01', '200 GiB thick', 1]]),
      node('containers/cache/volumes/data', 'volume', 'datastores/vms', { label: 'cache', order: 9, detail: '10 GiB · volume' }),
      node('group/no-datastore', 'group', null, { label: 'On no datastore', order: 4, detail: '1 disk' }),
      node('vms/new-01/disks/disk0', 'disk', 'group/no-datastore', { label: 'new-01', detail: '40 GiB thin' }),
    ],
    edges: [
      edge('backing/storagePools/gold/san-a/fast', 'arrays/san-a/groups/fast', 'storagePools/gold'),
      edge('backing/storagePools/gold/san-b/fast', 'arrays/san-b/groups/fast', 'storagePools/gold'),
      edge('backing/datastores/vms/gold', 'storagePools/gold', 'datastores/vms'),
      edge('backing/datastores/db/san-a/lun-1', 'arrays/san-a/exports/lun-1', 'datastores/db'),
      edge('backing/datastores/scratch/esx-09/nvme', 'hosts/esx-09/disks/nvme', 'datastores/scratch'),
      edge('mount/vms/prod', 'datastores/vms', 'clusters/prod'),
      edge('mount/vms/edge', 'datastores/vms', 'clusters/edge'),
      edge('mount/db/prod', 'datastores/db', 'clusters/prod'),
      edge('mount/scratch/esx-09', 'datastores/scratch', 'hosts/esx-09'),
      edge('mount/scratch/gone', 'datastores/scratch', 'hosts/gone', { state: 'unknown' }),
      edge('replica/datastores/db', 'datastores/db', 'arrays/san-b', { label: 'async' }),
      edge('path/san-a/prod', 'arrays/san-a', 'clusters/prod', { label: '4 paths' }),
      edge('path/san-b/edge', 'arrays/san-b', 'clusters/edge', { label: '1 path', findings: { error: 0, warning: 1, info: 0 } }),
    ],
  };
}
