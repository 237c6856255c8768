/** Putting what is stored on another datastore by a line: the same as dragging it there. */
import type { Estate } from '../../../../core/model/estate';
import { quoted } from '../../../../core/util/words';
import { unless, type Connection } from '../../connect/outcome';
import { moveStored } from '../moveStored';
import type { EndOf } from './ends';

export function storedToDatastore(estate: Estate, { kind, name, node }: EndOf<'disk' | 'volume'>, { datastore }: EndOf<'datastore'>): Connection {
  const move = moveStored(estate, [node], datastore.id);
  const reasons = move.reasons.length > 0 ? move.reasons : move.changes.length === 0 ? [`${quoted(name)} is on ${quoted(datastore.id)} already.`] : [];
  return unless(reasons, `Move ${kind} ${name} to ${datastore.id}`, () => move.changes);
}
