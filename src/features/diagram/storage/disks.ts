/** What lies on datastores: disks of VMs and volumes of containers. What is on none is gathered in a group, from where it can be moved. */
import type { Vm } from '../../../core/model/entities';
import type { Estate } from '../../../core/model/estate';
import { usedOf } from '../../../core/model/vmDisk';
import { layerKey, layerNamed } from '../../../core/storage/layers';
import { stateOfVm } from '../drawing';
import { emptyPiece, type Drawing, type EdgeDrawing, type Piece } from '../look';
import { noDatastoreGroup, nodeOf, partNodeOf } from '../nodeIds';
import { joined, plain } from '../plain';
import { lineOf } from './edges';
import { datastoreOfDisk, isThere } from './faces';
import { disksKey } from './keys';
import { size } from './words';

type Disk = NonNullable<Vm['disks']>[string];

export function vmPiece(estate: Estate, id: string): Piece {
  const vm = estate.value('vms', id);
  if (!vm?.disks) return emptyPiece;
  const names = Object.keys(vm.disks);
  const nodes: Drawing[] = [];
  const edges: EdgeDrawing[] = [];
  for (const name of names) {
    const disk = vm.disks[name];
    if (!disk) continue;
    nodes.push(drawDisk(estate, { id, vm, name, disk, isOnly: names.length === 1, isFirst: nodes.length === 0 }));
    if (disk.raw !== undefined) edges.push(...raw(estate, id, name, disk.raw));
  }
  return nodes.length === 0 ? emptyPiece : { nodes, edges: edges.length === 0 ? none : edges };
}

interface DrawnDisk {
  readonly id: string;
  readonly vm: Vm;
  readonly name: string;
  readonly disk: Disk;
  readonly isOnly: boolean;
  readonly isFirst: boolean;
}

function drawDisk(estate: Estate, { id, vm, name, disk, isOnly, isFirst }: DrawnDisk): Drawing {
  const label = vm.name ?? id;
  // A disk that is another's is there once: with the other.
  const datastore = disk.datastore ?? (disk.sameAs === undefined ? undefined : estate.query(datastoreOfDisk, disk.sameAs));
  const used = usedOf(disk);
  const fill = used === undefined || disk.size === undefined || disk.size <= 0 ? null : Math.round((used / disk.size) * 1000) / 1000;
  return plain({
    id: partNodeOf('vms', id, 'disks', name), kind: 'disk', label: isOnly ? label : `${label} ${name}`, parent: onDatastore(estate, datastore), detail: detailOf(disk),
    state: stateOfVm(vm), heat: fill === null ? unknown : { cpu: null, memory: null, fill }, counted: isFirst ? [disksKey(id)] : none,
  });
}

/** "40 GiB thin", "100 GiB · raw san-a/lun-1", "data of db-01" */
function detailOf({ size: bytes, provisioning, raw: lun, sameAs }: Disk): string {
  if (sameAs !== undefined) return `is ${sameAs}`;
  const kind = lun !== undefined ? '' : provisioning === 'thin' ? 'thin' : 'thick';
  return joined([bytes === undefined ? '' : size(bytes), kind].filter((word) => word !== '').join(' '), lun === undefined ? '' : `raw ${lun}`);
}

/** From the LUN of a raw device mapping, where the document shows it. */
function raw(estate: Estate, vm: string, disk: string, text: string): readonly EdgeDrawing[] {
  const layer = layerNamed(estate, text);
  if (layer?.kind !== 'export') return none;
  return [lineOf({
    name: { kind: 'raw', vm, disk }, kind: 'backing', from: layerKey(layer), to: partNodeOf('vms', vm, 'disks', disk), there: true, detail: `${disk} of ${vm} is mapped to ${text}`, counted: none,
  })];
}

export function containerPiece(estate: Estate, id: string): Piece {
  const container = estate.value('containers', id);
  const volumes = Object.entries(container?.volumes ?? {});
  if (volumes.length === 0) return emptyPiece;
  const label = container?.name ?? id;
  return {
    nodes: volumes.map(([name, volume]) => plain({
      id: partNodeOf('containers', id, 'volumes', name), kind: 'volume', label: volumes.length === 1 ? label : `${label} ${name}`, parent: onDatastore(estate, volume.datastore),
      detail: joined(volume.size === undefined ? '' : size(volume.size), 'volume'),
    })),
    edges: none,
  };
}

function onDatastore(estate: Estate, id: string | undefined): string {
  return id !== undefined && estate.query(isThere, nodeOf('datastores', id)) ? nodeOf('datastores', id) : noDatastoreGroup;
}
const unknown = { cpu: null, memory: null };
const none: readonly never[] = [];
