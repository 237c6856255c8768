/** Pools and datastores in the storage view, with lines from what backs them and to who sees them. */
import type { Datastore, EntityOf } from '../../../core/model/entities';
import type { Estate } from '../../../core/model/estate';
import { membersOf } from '../../../core/storage/capacity/structure';
import { counted } from '../../../core/util/words';
import { emptyPiece, type EdgeDrawing, type Piece } from '../look';
import { nodeOf } from '../nodeIds';
import { joined, plain } from '../plain';
import { lineOf } from './edges';
import { backer, isThere, machine, placeOfLayer } from './faces';
import { heatOfLayer } from './heat';
import { fillText } from './space';

type Pool = EntityOf<'storagePools'>;

export function poolPiece(estate: Estate, id: string): Piece {
  const pool = estate.value('storagePools', id);
  if (!pool) return emptyPiece;
  const node = nodeOf('storagePools', id);
  const members = membersOf(estate, id).map(({ text }) => text);
  return {
    nodes: [plain({
      id: node, kind: 'pool', label: pool.name ?? id, parent: placeOfLayer(estate, node), heat: heatOfLayer(estate, node), state: pool.derived === true ? 'derived' : 'normal',
      detail: joined(fillText(estate, node), counted(members.length, 'member'), redundancyText(pool)),
    })],
    edges: [
      ...members.map((text) => {
        const { node: from, there } = backer(estate, text);
        return lineOf({
          name: { kind: 'backing', collection: 'storagePools', id, text }, kind: 'backing', from, to: node, there, detail: `${id} is made of ${text}`,
          counted: [`storagePools/${id}/members/${((pool.members ?? []) as readonly string[]).indexOf(text)}`],
        });
      }),
      ...replica(estate, 'storagePools', id, pool),
    ],
  };
}

/** "2 copies across sites", "parity" */
function redundancyText({ redundancy = 'none', copies, failureDomain = 'member' }: Pool): string {
  if (redundancy === 'none') return '';
  const across = failureDomain === 'member' ? '' : ` across ${failureDomain}s`;
  return redundancy === 'parity' ? `parity${across}` : `${copies ?? (redundancy === 'mirror' ? 2 : 3)} copies${across}`;
}

export function datastorePiece(estate: Estate, id: string): Piece {
  const datastore = estate.value('datastores', id);
  if (!datastore) return emptyPiece;
  const node = nodeOf('datastores', id);
  const files = datastore.files?.length ?? 0;
  return {
    nodes: [plain({
      id: node, kind: 'datastore', label: datastore.name ?? id, parent: placeOfLayer(estate, node), heat: heatOfLayer(estate, node), state: datastore.derived === true ? 'derived' : 'normal',
      detail: joined(fillText(estate, node), datastore.format, files === 0 ? '' : counted(files, 'file')),
    })],
    edges: [...backing(estate, id, datastore), ...mounts(estate, id, datastore), ...replica(estate, 'datastores', id, datastore)],
  };
}

function backing(estate: Estate, id: string, { on }: Datastore): readonly EdgeDrawing[] {
  if (on === undefined) return [];
  const { node, there } = backer(estate, on);
  return [lineOf({ name: { kind: 'backing', collection: 'datastores', id, text: on }, kind: 'backing', from: node, to: nodeOf('datastores', id), there, detail: `${id} is on ${on}`, counted: [`datastores/${id}/on`] })];
}

function mounts(estate: Estate, id: string, { mountedBy }: Datastore): readonly EdgeDrawing[] {
  const names: readonly string[] = mountedBy ?? [];
  return [...new Set(names)].map((name) => {
    const { node, there } = machine(estate, name);
    return lineOf({
      name: { kind: 'mount', datastore: id, by: name }, kind: 'mount', from: nodeOf('datastores', id), to: node, there, detail: `${id} is mounted by ${name}`,
      counted: [`datastores/${id}/mountedBy/${names.indexOf(name)}`],
    });
  });
}

/** To what holds the copy, or else the site where that is. */
function replica(estate: Estate, collection: 'storagePools' | 'datastores', id: string, { replication }: Pick<Pool, 'replication'>): readonly EdgeDrawing[] {
  if (!replication) return [];
  const { target, to: site, mode } = replication;
  const named = target ?? site;
  if (named === undefined) return [];
  const end = target === undefined ? { node: nodeOf('sites', named), there: estate.query(isThere, nodeOf('sites', named)) } : backer(estate, target);
  return [lineOf({
    name: { kind: 'replica', collection, id }, kind: 'replica', from: nodeOf(collection, id), to: end.node, there: end.there, label: mode ?? '',
    detail: `${id} is replicated ${mode === undefined ? '' : mode === 'sync' ? 'synchronously ' : 'asynchronously '}to ${named}`, counted: [`${collection}/${id}/replication`],
  })];
}
