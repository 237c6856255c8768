/** Arrays in the storage view, with their disk groups and what is exported of them; a distributed one with lines from its hosts. */
import type { EntityOf } from '../../../core/model/entities';
import type { Estate } from '../../../core/model/estate';
import { counted, decimals } from '../../../core/util/words';
import { emptyPiece, type Drawing, type EdgeDrawing, type Piece } from '../look';
import { nodeOf, partNodeOf } from '../nodeIds';
import { joined, plain } from '../plain';
import { lineOf } from './edges';
import { machine, placeOfLayer } from './faces';
import { heatOfLayer } from './heat';
import { disksText, raidWord, size } from './words';
import { usableText } from './space';

type StorageArray = EntityOf<'arrays'>;
type Group = NonNullable<StorageArray['groups']>[string];
type Export = NonNullable<StorageArray['exports']>[string];

export function arrayPiece(estate: Estate, id: string): Piece {
  const array = estate.value('arrays', id);
  if (!array) return emptyPiece;
  const node = nodeOf('arrays', id);
  return {
    nodes: [
      plain({
        id: node, kind: 'array', label: array.name ?? id, parent: placeOfLayer(estate, node), detail: joined(kindText(array), usableText(estate, node)),
        state: array.derived === true ? 'derived' : 'normal', heat: heatOfLayer(estate, node),
      }),
      ...Object.entries(array.groups ?? {}).map(([name, group]) => drawGroup(estate, id, name, group)),
      ...Object.entries(array.exports ?? {}).map(([name, lun]) => drawExport(estate, id, name, lun)),
    ],
    edges: members(estate, id, array),
  };
}

const kindWords: Readonly<Record<NonNullable<StorageArray['kind']>, string>> = { san: 'SAN', nas: 'NAS', local: 'local', distributed: 'distributed' };
const protocolWords: Readonly<Record<NonNullable<StorageArray['protocol']>, string>> = { fc: 'Fibre Channel', iscsi: 'iSCSI', 'nvme-of': 'NVMe-oF', nfs: 'NFS', smb: 'SMB' };

/** "SAN · Fibre Channel", "distributed · 2 copies" */
function kindText({ kind, protocol, redundancy }: StorageArray): string {
  const { copies, data, parity } = redundancy ?? {};
  const kept = data !== undefined || parity !== undefined ? `${data ?? 0} + ${parity ?? 0}` : copies === undefined ? '' : copies === 1 ? '1 copy' : `${decimals(copies)} copies`;
  return joined(kind && kindWords[kind], protocol && protocolWords[protocol], kept);
}

/** "12 × 3.84 TB SSD · RAID 6 · 1 spare" */
function drawGroup(estate: Estate, array: string, name: string, group: Group): Drawing {
  const id = partNodeOf('arrays', array, 'groups', name);
  const { disks, raid, spares = 0, otherDisks = [] } = group;
  const kinds = [...(disks === undefined ? [] : [disksText(disks, group)]), ...otherDisks.map((other) => disksText(other.disks ?? 1, other))];
  return plain({
    id, kind: 'disk-group', label: name, parent: nodeOf('arrays', array),
    detail: joined(kinds.join(' + '), raid && raidWord(raid), spares === 0 ? '' : counted(spares, 'spare')), heat: heatOfLayer(estate, id),
  });
}

/** "10 TiB thin · of fast" */
function drawExport(estate: Estate, array: string, name: string, lun: Export): Drawing {
  const id = partNodeOf('arrays', array, 'exports', name);
  const amount = [lun.size === undefined ? '' : size(lun.size), lun.provisioning ?? ''].filter((word) => word !== '').join(' ');
  return plain({ id, kind: 'export', label: name, parent: nodeOf('arrays', array), detail: joined(amount, lun.group === undefined ? '' : `of ${lun.group}`), heat: heatOfLayer(estate, id) });
}

/** The hosts and clusters whose disks a distributed array is made of. */
function members(estate: Estate, id: string, { hosts = [] }: StorageArray): readonly EdgeDrawing[] {
  return [...new Set<string>(hosts)].map((name) => {
    const { node, there } = machine(estate, name);
    return lineOf({
      name: { kind: 'backing', collection: 'arrays', id, text: name }, kind: 'backing', from: node, to: nodeOf('arrays', id), there,
      detail: `${id} is made of the disks of ${name}`, counted: [`arrays/${id}/hosts/${(hosts as readonly string[]).indexOf(name)}`],
    });
  });
}
