import { useState } from 'react';
import { useDiagram, useSession } from '../../state/context';
import { perform } from '../../state/gestures';
import { placeWord } from '../../state/kinds';
import { boxesFor, kindsOf, parentsOf } from '../../state/placing';
import type { Dialog as DialogState } from '../../state/model';
import { Button, Combobox, Dialog, Problem, Segments, TextField } from '../../ui';
import { capitalized, wordOf } from '../../a11y/names';

interface AddDialogProps {
  readonly dialog: Extract<DialogState, { kind: 'add' }>;
  readonly close: () => void;
}

/** Adds an entry: what, in what, and its name; the document fills in the rest. */
export function AddDialog({ dialog, close }: AddDialogProps) {
  const session = useSession();
  const scene = useDiagram((state) => state.arrangement.scene);
  const view = useDiagram((state) => state.view);
  const [what, setWhat] = useState(dialog.what);
  const [parent, setParent] = useState(dialog.parent);
  const [name, setName] = useState('');
  const [reasons, setReasons] = useState<readonly string[]>([]);

  const suitable = boxesFor(scene.top, what);
  const chosen = suitable.find((box) => box.node.id === parent) ?? null;
  const add = async (): Promise<void> => {
    const outcome = await perform(session, { kind: 'add', what, parent: chosen?.node.id ?? null, name: name.trim() }, { refusal: 'Nothing was added', quiet: true });
    if (outcome.kind === 'applied') close();
    else if (outcome.kind === 'not-applied') setReasons(outcome.reasons);
  };
  return (
    <Dialog title="Add" onClose={close} actions={<><Button primary onClick={() => void add()}>Add {wordOf(what)}</Button><Button onClick={close}>Cancel</Button></>}>
      <div className="tv-form">
        <Segments label="What to add" value={what} options={kindsOf[view].map((kind) => ({ value: kind, text: wordOf(kind) }))} onChange={setWhat} />
        {parentsOf[what].length > 0 && (
          <div className="tv-form-row">
            <span className="tv-property-label">{capitalized(placeWord(what))}</span>
            <Combobox
              label={`Where to put the ${wordOf(what)}`} value={chosen?.node.label ?? ''} placeholder="nowhere yet"
              choices={[{ value: '', text: 'nowhere yet' }, ...suitable.map((box) => ({ value: box.node.id, text: box.node.label }))]}
              onChoose={(value) => setParent(value === '' ? null : value)}
            />
          </div>
        )}
        <div className="tv-form-row">
          <span className="tv-property-label">Name</span>
          <TextField label={`Name of the ${wordOf(what)}`} value="" placeholder="chosen for you" focused onType={setName} onEnter={() => void add()} problem={reasons.join(' ')} onEscape={close} />
        </div>
        <Problem text={reasons.join(' ')} isNews />
      </div>
    </Dialog>
  );
}
