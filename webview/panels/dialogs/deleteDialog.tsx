import { counted } from '../../a11y/names';
import { removeChosen } from '../../state/commands';
import { fullNameOf, labelOf } from '../../state/labels';
import { useSession } from '../../state/context';
import type { Dialog as DialogState } from '../../state/model';
import { Button, Dialog } from '../../ui';

interface DeleteDialogProps {
  readonly dialog: Extract<DialogState, { kind: 'delete' }>;
  readonly close: () => void;
}

/** Others refer to what is to be deleted: shows them, and asks what becomes of the references. */
export function DeleteDialog({ dialog: { nodes, references, count }, close }: DeleteDialogProps) {
  const session = useSession();
  const [only] = nodes;
  const what = nodes.length === 1 && only !== undefined ? fullNameOf(session, only) : counted(nodes.length, 'node');
  const remove = (how: 'clear' | 'keep'): void => {
    close();
    void removeChosen(session, how, nodes);
  };
  return (
    <Dialog
      title={`Delete ${what}?`} onClose={close}
      actions={<><Button primary onClick={() => remove('clear')}>Delete and clear the references</Button><Button onClick={() => remove('keep')}>Delete and keep them</Button><Button onClick={close}>Cancel</Button></>}
    >
      <p>{counted(count, 'reference')} to {nodes.length === 1 ? 'it' : 'them'}. {count === 1 ? 'Cleared, it is taken out of the text; kept, it names what is no longer there and is reported as a finding.' : 'Cleared, they are taken out of the text; kept, they name what is no longer there and are reported as findings.'}</p>
      {references.some(({ field }) => field === 'linkedTo') && <p><b>Linked clones read its disks.</b> Cleared, each gets a copy of what it reads; kept, they cannot run any more.</p>}
      <ul className="tv-references tv-scroll" aria-label="References" tabIndex={0}>
        {references.map(({ from, field, to }, index) => (
          <li key={index}><b>{labelOf(session, from)}</b> <span className="tv-muted">{field}</span> → {labelOf(session, to)}</li>
        ))}
        {count > references.length && <li className="tv-muted">and {count - references.length} more</li>}
      </ul>
    </Dialog>
  );
}
