import { useState } from 'react';
import { useDiagram, useSession } from '../../state/context';
import { shownText } from '../../state/filter';
import type { Dialog as DialogState } from '../../state/model';
import { renameView, saveView } from '../../state/savedViews';
import { Button, Dialog, Problem, TextField } from '../../ui';

interface SaveViewDialogProps {
  readonly dialog: Extract<DialogState, { kind: 'save-view' }>;
  readonly close: () => void;
}

/** Asks for the name under which to keep what is looked at, or for another name of what is kept. */
export function SaveViewDialog({ dialog: { renamed }, close }: SaveViewDialogProps) {
  const session = useSession();
  const known = useDiagram((state) => state.header.savedViews);
  const shown = useDiagram((state) => state.shown);
  const whole = useDiagram((state) => state.whole);
  const [name, setName] = useState(renamed ?? '');
  const [reasons, setReasons] = useState<readonly string[]>([]);
  const replaces = renamed === null && known.some((each) => each.name === name.trim());
  const save = async (wanted: string): Promise<void> => {
    const outcome = await (renamed === null ? saveView(session, wanted) : renameView(session, renamed, wanted));
    if (outcome.kind === 'applied') close();
    else if (outcome.kind === 'not-applied') setReasons(outcome.reasons);
  };
  const act = renamed !== null ? 'Rename' : replaces ? 'Replace' : 'Save';
  return (
    <Dialog title={renamed === null ? 'Save this view' : `Rename the view ${renamed}`} onClose={close} actions={<><Button primary onClick={() => void save(name)}>{act}</Button><Button onClick={close}>Cancel</Button></>}>
      <div className="tv-form">
        {renamed === null && <p>{shownText({ whole, shown })}. The filter, what is collapsed and the layers are kept in the text under "diagram".</p>}
        <div className="tv-form-row">
          <span className="tv-property-label">Name</span>
          <TextField label="Name of the view" value={renamed ?? ''} placeholder="Databases in use" focused onType={setName} onEnter={(wanted) => void save(wanted)} problem={reasons.join(' ')} onEscape={close} />
        </div>
        <Problem text={reasons.join(' ')} isNews />
      </div>
    </Dialog>
  );
}
