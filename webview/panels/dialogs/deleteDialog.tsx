import { capitalized, counted } from '../../a11y/names';
import { removeChosen } from '../../state/commands';
import { fullNameOf, labelOf } from '../../state/labels';
import { useSession } from '../../state/context';
import type { Dialog as DialogState } from '../../state/model';
import { select } from '../../state/selection';
import { Button, Dialog } from '../../ui';

interface DeleteDialogProps {
  readonly dialog: Extract<DialogState, { kind: 'delete' }>;
  readonly close: () => void;
}

/** Others refer to what is to be deleted: shows what that would do to them and who they are, and asks what becomes of the references. */
export function DeleteDialog({ dialog: { nodes, references, count, kinds, effects }, close }: DeleteDialogProps) {
  const session = useSession();
  const [only] = nodes;
  const what = nodes.length === 1 && only !== undefined ? fullNameOf(session, only) : counted(nodes.length, 'node');
  const remove = (how: 'clear' | 'keep'): void => {
    close();
    void removeChosen(session, how, nodes);
  };
  const goTo = (ids: readonly string[]): void => {
    const there = ids.filter((id) => session.store.get().arrangement.find(id));
    if (there.length === 0) return;
    close();
    select(session, there);
    session.camera?.show(there, { legibly: true });
  };
  const isShown = (id: string): boolean => session.store.get().arrangement.find(id) !== undefined;
  return (
    <Dialog
      title={`Delete ${what}?`} onClose={close}
      actions={<><Button primary onClick={() => remove('clear')}>Delete and clear the references</Button><Button onClick={() => remove('keep')}>Delete and keep them</Button><Button onClick={close}>Cancel</Button></>}
    >
      {effects.length > 0 && (
        <ul className="tv-effects" aria-label="What it would do">
          {effects.map(({ text, nodes: ids }) => (
            <li key={text}>{ids.some(isShown) ? <button type="button" className="tv-link" title="Select them" onClick={() => goTo(ids)}>{text}</button> : text}</li>
          ))}
        </ul>
      )}
      <p>{counted(count, 'reference')} to {nodes.length === 1 ? 'it' : 'them'}{kinds.length > 1 ? ` (${kinds.map(([word, n]) => `${capitalized(word)} ${n}`).join(', ')})` : ''}. {count === 1 ? 'Cleared, it is taken out of the text; kept, it names what is no longer there and is reported as a finding.' : 'Cleared, they are taken out of the text; kept, they name what is no longer there and are reported as findings.'}</p>
      {references.some(({ field }) => field === 'linkedTo') && <p><b>Linked clones read its disks.</b> Cleared, each gets a copy of what it reads; kept, they cannot run any more.</p>}
      <ul className="tv-references tv-scroll" aria-label="References" tabIndex={0}>
        {references.map(({ from, field, to }, index) => (
          <li key={index}>{isShown(from) ? <button type="button" className="tv-link" title="Go to it" onClick={() => goTo([from])}>{labelOf(session, from)}</button> : <b>{labelOf(session, from)}</b>} <span className="tv-muted">{field}</span> → {labelOf(session, to)}</li>
        ))}
        {count > references.length && <li className="tv-muted">and {count - references.length} more</li>}
      </ul>
    </Dialog>
  );
}
