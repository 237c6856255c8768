import type { Router } from '../../../core/model/entities';
import type { Estate } from '../../../core/model/estate';
import { counted } from '../../../core/util/words';
import { emptyPiece, type EdgeDrawing, type Piece } from '../look';
import { nodeOf, routersGroup } from '../nodeIds';
import { edgeOf } from './edges';
import { networkFace } from './faces';
import { joined, plain } from '../plain';

/** A router in the network view, and a line to each network it has an interface on. */
export function routerPiece(estate: Estate, id: string): Piece {
  const router = estate.value('routers', id);
  if (!router) return emptyPiece;
  const interfaces = Object.entries(router.interfaces ?? {});
  const node = plain({ id: nodeOf('routers', id), kind: 'router', label: router.name ?? id, parent: routersGroup, detail: detailOf(router), state: router.derived === true ? 'derived' : 'normal' });
  return {
    nodes: [node],
    edges: interfaces.flatMap(([name, { network, address }]): readonly EdgeDrawing[] => {
      if (network === undefined) return [];
      const isThere = estate.query(networkFace, network) !== undefined;
      return [{
        id: edgeOf({ kind: 'interface', router: id, name }), kind: 'interface', from: nodeOf('routers', id), to: nodeOf('networks', network), label: address ?? '',
        detail: `${name} of ${id} on ${network}${address === undefined ? '' : `, ${address}`}${isThere ? '' : ', which is not in the document'}`,
        state: isThere ? 'normal' : 'unknown', heat: null, counted: [`routers/${id}/interfaces/${name}`],
      }];
    }),
  };
}

/** "3 interfaces · 2 routes · NAT · on leaf-1" */
function detailOf({ interfaces = {}, routes = [], nat = [], filters = [], on, distributed }: Router): string {
  return joined(
    counted(Object.keys(interfaces).length, 'interface'), routes.length === 0 ? undefined : counted(routes.length, 'route'), nat.length === 0 ? undefined : 'NAT',
    filters.length === 0 ? undefined : counted(filters.length, 'filter'), distributed === true ? 'distributed' : undefined, on === undefined ? undefined : `on ${on}`,
  );
}
