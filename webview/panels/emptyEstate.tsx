import type { ViewName } from '../../src/protocol/view';
import { wordOf } from '../a11y/names';
import { openAdd } from '../state/commands';
import { useDiagram, useSession } from '../state/context';
import type { AddedKind } from '../state/model';
import { Button, Icon, type IconName } from '../ui';

/** An estate with nothing in it, or nothing that a view shows, says how to begin; one that has not arrived says that. */
export function EmptyEstate() {
  const session = useSession();
  const isOpened = useDiagram((state) => state.opened);
  const isEmpty = useDiagram((state) => state.arrangement.top.length === 0);
  const view = useDiagram((state) => state.view);
  if (!isOpened) return <div className="tv-empty" data-part="" role="status"><p className="tv-muted">Opening the diagram…</p></div>;
  if (!isEmpty) return null;
  const { icon, says, first, second } = beginnings[view];
  return (
    <div className="tv-empty" data-control="empty">
      <Icon name={icon} size={40} />
      <h2>Nothing here yet</h2>
      <p className="tv-muted">{says} The text beside is written for you.</p>
      <div className="tv-row">
        <Button primary onClick={() => openAdd(session, first)}>Add {withArticle(wordOf(first))}</Button>
        <Button onClick={() => openAdd(session, second)}>Add {withArticle(wordOf(second))}</Button>
      </div>
    </div>
  );
}

interface Beginning { readonly icon: IconName; readonly says: string; readonly first: AddedKind; readonly second: AddedKind }
const beginnings: Readonly<Record<ViewName, Beginning>> = {
  compute: { icon: 'host', says: 'Add a host, then a VM on it.', first: 'host', second: 'site' },
  network: { icon: 'network', says: 'Add a host, then a switch for its NICs.', first: 'host', second: 'switch' },
  storage: { icon: 'datastore', says: 'Add an array, then a datastore on it.', first: 'array', second: 'datastore' },
  all: { icon: 'site', says: 'Add a host, then a VM on it, a network or a datastore.', first: 'host', second: 'site' },
};

const withArticle = (word: string): string => `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`;
