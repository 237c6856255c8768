import { openAdd } from '../state/commands';
import { useDiagram, useSession } from '../state/context';
import { Button, Icon } from '../ui';

/** An estate with nothing in it says how to begin; one that has not arrived says that. */
export function EmptyEstate() {
  const session = useSession();
  const isOpened = useDiagram((state) => state.opened);
  const isEmpty = useDiagram((state) => state.arrangement.top.length === 0);
  if (!isOpened) return <div className="tv-empty" role="status"><p className="tv-muted">Opening the diagram…</p></div>;
  if (!isEmpty) return null;
  return (
    <div className="tv-empty" data-control="empty">
      <Icon name="host" size={40} />
      <h2>Nothing here yet</h2>
      <p className="tv-muted">Add a host, then a VM on it. The text beside is written for you.</p>
      <div className="tv-row"><Button primary onClick={() => openAdd(session, 'host')}>Add a host</Button><Button onClick={() => openAdd(session, 'site')}>Add a site</Button></div>
    </div>
  );
}
