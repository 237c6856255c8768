import { counted } from '../../a11y/names';
import { paste } from '../../state/clipboard';
import { useSession } from '../../state/context';
import { labelOf } from '../../state/labels';
import type { Dialog as DialogState } from '../../state/model';
import { Button, Dialog } from '../../ui';

interface PasteDialogProps {
  readonly dialog: Extract<DialogState, { kind: 'paste' }>;
  readonly close: () => void;
}

/** What is pasted names what this file does not have: asks whether it goes on doing so. */
export function PasteDialog({ dialog: { gesture, references, count }, close }: PasteDialogProps) {
  const session = useSession();
  const go = (outside: 'keep' | 'drop'): void => {
    close();
    void paste(session, { ...gesture, outside });
  };
  return (
    <Dialog
      title="Paste what names something else?" onClose={close}
      actions={<><Button primary onClick={() => go('keep')}>Paste and keep the names</Button><Button onClick={() => go('drop')}>Paste and drop them</Button><Button onClick={close}>Cancel</Button></>}
    >
      <p>{counted(count, 'name')} {count === 1 ? 'leads' : 'lead'} nowhere in this file. Kept, {count === 1 ? 'it is' : 'they are'} reported as {count === 1 ? 'a finding' : 'findings'} until something of that name is added; dropped, {count === 1 ? 'it is' : 'they are'} left out.</p>
      <ul className="tv-references tv-scroll" aria-label="Names that lead nowhere" tabIndex={0}>
        {references.map(({ from, field, to }, index) => (
          <li key={index}><b>{labelOf(session, from)}</b> <span className="tv-muted">{field}</span> → {to}</li>
        ))}
        {count > references.length && <li className="tv-muted">and {count - references.length} more</li>}
      </ul>
    </Dialog>
  );
}
