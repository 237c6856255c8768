/** Letting a line end elsewhere: what it takes away and what it makes, in one change, and asking beforehand where it could end. */
import type { Change } from '../../../core/model/change';
import { supposing } from '../../../core/model/supposing';
import type { ConnectVerdict, ViewName } from '../../../protocol/view';
import type { Session } from '../../session';
import type { GestureOutcome } from '../gestures/outcome';
import { edgeNamed } from '../network/edges';
import { connectionIn, whereConnects } from './connect';
import { disconnect } from './disconnect';
import { entryOf } from '../nodeIds';

/** @param fixed the node at the end that stays */
export function reconnect(session: Session, edge: string, fixed: string, to: string, view: ViewName): GestureOutcome {
  const removal = removalOf(session, edge);
  if (removal.kind !== 'changes') return removal;
  const kept = interfaceMoved(session, edge, fixed, to);
  if (kept) return kept;
  const connection = supposing(session.estate, removal.changes, (estate) => connectionIn(estate, fixed, to, view));
  if (!connection) return { kind: 'refused', reasons: ['This connection is not there any more.'] };
  if (connection.kind === 'refused') return { kind: 'refused', reasons: connection.reasons };
  return { kind: 'changes', changes: merged(removal.changes, connection.changes), node: null, message: `${connection.what}.` };
}

/** Whether the line could end at each node, were it not where it is. */
export function whereReconnects(session: Session, edge: string, fixed: string, view: ViewName): readonly ConnectVerdict[] {
  const removal = removalOf(session, edge);
  if (removal.kind !== 'changes') return [];
  return supposing(session.estate, removal.changes, (estate) => whereConnects({ estate }, fixed, view)) ?? [];
}

const removalOf = (session: Session, edge: string): GestureOutcome => disconnect(session, [edge]);

/** An interface of a router keeps its name and all it says, and is on another network. */
function interfaceMoved({ estate }: Session, edge: string, fixed: string, to: string): GestureOutcome | undefined {
  const name = edgeNamed(edge);
  const network = entryOf(to);
  if (name?.kind !== 'interface' || fixed !== `routers/${name.router}` || network?.collection !== 'networks') return undefined;
  const router = estate.find('routers', name.router);
  const target = estate.find('networks', network.id);
  if (!router || !target) return undefined;
  return { kind: 'changes', changes: [{ kind: 'set', file: router.file, path: ['routers', router.id, 'interfaces', name.name, 'network'], value: target.id }], node: null, message: `Connected ${name.name} of ${router.id} to ${target.id}.` };
}

/** What is written again anyway is not taken out before: it stays where it stands in the text. */
function merged(removed: readonly Change[], made: readonly Change[]): readonly Change[] {
  const written = new Set(made.flatMap((change) => (change.kind === 'set' ? [keyOf(change)] : [])));
  return [...removed.filter((change) => !written.has(keyOf(change))), ...made];
}

const keyOf = ({ file, path }: Change): string => [file, ...path].join('\n');
