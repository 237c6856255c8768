/** Taking lines of the diagram away, of whichever view they are. */
import { counted } from '../../../core/util/words';
import type { Session } from '../../session';
import { disconnectGuests } from '../all/disconnect';
import { joinNamed } from '../all/joins';
import type { GestureOutcome } from '../gestures/outcome';
import { disconnectNetwork } from '../network/disconnect';
import { edgeNamed as networkEdge } from '../network/edges';
import { disconnectStorage } from '../storage/disconnect';
import { edgeNamed as storageEdge } from '../storage/edges';

export function disconnect({ estate }: Session, edges: readonly string[]): GestureOutcome {
  const ids = [...new Set(edges)];
  const [network, storage] = [ids.map((id) => networkEdge(id)), ids.map((id) => storageEdge(id))];
  const guests = ids.map((id) => joinNamed(id));
  const unknown = ids.filter((_, i) => !network[i] && !storage[i] && !guests[i]).length > 0 ? ['This is no connection of the diagram.'] : [];
  const ofNetwork = disconnectNetwork(estate, network.flatMap((name) => name ?? []));
  const ofStorage = disconnectStorage(estate, storage.flatMap((name) => name ?? []));
  const ofGuests = disconnectGuests(estate, guests.flatMap((name) => name ?? []));
  const reasons = [...ofNetwork.reasons, ...ofStorage.reasons, ...ofGuests.reasons, ...unknown];
  if (reasons.length > 0) return { kind: 'refused', reasons };
  return { kind: 'changes', changes: [...ofNetwork.changes, ...ofStorage.changes, ...ofGuests.changes], node: null, message: `Removed ${counted(ids.length, 'connection')}.` };
}
