/** Connecting nodes of the view they are seen in, and asking beforehand what would connect. */
import type { Estate } from '../../../core/model/estate';
import type { ConnectVerdict, ViewName } from '../../../protocol/view';
import type { Session } from '../../session';
import { connectionInAll, verdictsInAll } from '../all/connect';
import type { GestureOutcome } from '../gestures/outcome';
import { networkConnections } from '../network/connect/connect';
import { storageConnections } from '../storage/connect/connect';
import { connectionBetween, verdictsFrom } from './connections';
import type { Connection } from './outcome';

export function connect({ estate }: Session, from: string, to: string, view: ViewName = 'network'): GestureOutcome {
  const connection = connectionIn(estate, from, to, view);
  if (connection.kind === 'refused') return { kind: 'refused', reasons: connection.reasons };
  return { kind: 'changes', changes: connection.changes, node: null, message: `${connection.what}.` };
}

/** What comes of joining two nodes of a view. */
export function connectionIn(estate: Estate, from: string, to: string, view: ViewName): Connection {
  if (view === 'all') return connectionInAll(estate, from, to);
  return view === 'storage' ? connectionBetween(storageConnections, estate, from, to) : connectionBetween(networkConnections, estate, from, to);
}

/** Whether a line from a node could end at each node of a kind it can be connected to, what that would do, and if not why. */
export function whereConnects({ estate }: Pick<Session, 'estate'>, node: string, view: ViewName = 'network'): readonly ConnectVerdict[] {
  if (view === 'all') return verdictsInAll(estate, node);
  return view === 'storage' ? verdictsFrom(storageConnections, estate, node) : verdictsFrom(networkConnections, estate, node);
}
