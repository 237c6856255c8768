import { named as words } from '../../core/diagnostics/wording';
import { isCollectionName } from '../../core/model/ids';
import { listed } from '../../core/util/words';
import { declarationsOf, mentionsOf } from '../names/mentions';
import type { Named } from '../names/named';
import type { Session } from '../session';
import { treeNode } from '../treeNode';
import { figure, type Figure } from './figure';

/** What is written of a part such as a port, in a word each: for those who look at it from elsewhere. */
export function writtenOfPart(session: Session, named: Named): readonly Figure[] {
  const [declaration] = declarationsOf(session, named);
  const node = declaration && treeNode(session.document(declaration.file)?.root, declaration.place.path);
  if (node?.kind !== 'object') return [];
  return node.keys.flatMap((key, i) => {
    const value = node.values[i];
    return value && value.kind !== 'object' && value.kind !== 'array' ? [figure(key, String(value.value), 'As written.')] : [];
  });
}

/** Which entries name a part. It looks at the whole estate. */
export function namersOfPart(session: Session, named: Named): readonly Figure[] {
  const namers = new Set(mentionsOf(session, named).flatMap(({ place: { path: [collection, id] } }) => (typeof collection === 'string' && isCollectionName(collection) ? [words({ collection, id: String(id) })] : [])));
  return namers.size === 0 ? [] : [figure('Named by', listed([...namers]), 'Entries that refer to it.')];
}
