import type { GuestView } from '../../../src/protocol/view';
import { openMove, removeChosen } from '../../state/commands';
import { useDiagram, useSession } from '../../state/context';
import { reveal } from '../../state/gestures';
import { Icon, IconButton } from '../../ui';

/** The containers of a VM, which the picture only counts, and what can be done with each. */
export function Guests({ guests }: { readonly guests: readonly GuestView[] }) {
  const session = useSession();
  const isLive = useDiagram((state) => state.status.state === 'live');
  return (
    <section className="tv-group" aria-label="Containers">
      <h3 className="tv-group-title">Containers</h3>
      <ul className="tv-guests">
        {guests.map(({ node, label, detail }) => (
          <li key={node} className="tv-guest" data-guest={node}>
            <Icon name="container" size={14} />
            <span className="tv-guest-text"><b>{label}</b> <span className="tv-muted tv-small">{detail}</span></span>
            <IconButton icon="text" label={`Show ${label} in the text`} onClick={() => reveal(session, node)} />
            <IconButton icon="move" label={`Move ${label} to another host or VM`} disabled={!isLive} onClick={() => openMove(session, [node])} />
            <IconButton icon="delete" label={`Delete ${label}`} disabled={!isLive} onClick={() => void removeChosen(session, 'ask', [node])} />
          </li>
        ))}
      </ul>
    </section>
  );
}
