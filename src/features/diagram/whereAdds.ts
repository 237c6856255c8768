/** Whether what is about to be added would fit on each host: asked once while it is dragged from the palette. */
import { decodeEntry } from '../../core/document/document';
import { parseText } from '../../core/document/json/parse';
import type { Entry } from '../../core/model/entry';
import { isCollectionName } from '../../core/model/ids';
import { supposingAlso } from '../../core/model/supposing';
import type { AddedKind } from '../../protocol/adding';
import type { FitVerdict } from '../../protocol/view';
import type { Session } from '../session';
import { add } from './gestures/add';
import { nodeOf } from './nodeIds';
import { addTemplate } from './templates/templates';
import { whereFits } from './whereFits';

/** Of VMs and containers, of several together; what else there is to add needs no room. */
export function whereAdds(session: Session, { what, template, count }: { readonly what: AddedKind; readonly template?: string; readonly count?: number }): readonly FitVerdict[] {
  const wish = { parent: null, name: '', ...(count !== undefined && { count }) };
  const outcome = template === undefined ? add(session, { kind: 'add', what, ...wish }) : addTemplate(session, { template, ...wish });
  if (outcome.kind !== 'changes') return [];
  const added = outcome.changes.flatMap((change): readonly Entry[] => {
    const [collection, id] = change.path;
    if (change.kind !== 'set' || change.path.length !== 2 || typeof collection !== 'string' || !isCollectionName(collection) || typeof id !== 'string') return [];
    return [decodeEntry(change.file, collection, id, parseText(JSON.stringify(change.value)).root)];
  });
  const guests = added.filter(({ collection }) => collection === 'vms' || collection === 'containers').map(({ collection, id }) => nodeOf(collection, id));
  if (guests.length === 0) return [];
  return supposingAlso(session.estate, added, (estate) => whereFits({ estate }, guests));
}
