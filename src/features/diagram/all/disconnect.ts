/** Taking lines of guests away. */
import type { Change } from '../../../core/model/change';
import type { Estate } from '../../../core/model/estate';
import { writtenPath } from '../../../core/model/writtenPath';
import { own } from '../../../core/util/own';
import { quoted } from '../../../core/util/words';
import { removeField } from '../gestures/entries';
import type { JoinName } from './joins';

/** The changes that take these lines away, or why one cannot be. */
export function disconnectGuests(estate: Estate, names: readonly JoinName[]): { readonly changes: readonly Change[]; readonly reasons: readonly string[] } {
  const outcomes = names.map((name) => changesOf(estate, name));
  return { reasons: [...new Set(outcomes.filter((outcome) => typeof outcome === 'string'))], changes: outcomes.flatMap((outcome) => (typeof outcome === 'string' ? [] : outcome)) };
}

function changesOf(estate: Estate, { kind, collection, id, part }: JoinName): readonly Change[] | string {
  if (kind === 'stored') return `What ${quoted(id)} keeps lies on a datastore: draw a line to another to move it there.`;
  const gone = 'This connection is not there any more.';
  if (collection === 'vms') {
    const vm = estate.find('vms', id);
    return vm && own(vm.value.nics, part)?.network !== undefined ? [removeField(vm, ['nics', part, 'network'])] : gone;
  }
  const container = estate.find('containers', id);
  const at = container?.value.networks?.findIndex((network) => network === part) ?? -1;
  return container && at >= 0 ? [removeField(container, writtenPath(container, ['networks', at]))] : gone;
}
