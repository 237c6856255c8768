import { useEffect, useState } from 'react';
import { addedAtMost, templatedKinds } from '../../../src/protocol/adding';
import { useDiagram, useSession } from '../../state/context';
import { perform } from '../../state/gestures';
import { placeWord } from '../../state/kinds';
import { boxesFor, hasTemplates, kindsOf, loadTemplates, parentsOf } from '../../state/placing';
import type { Dialog as DialogState } from '../../state/model';
import { Button, Combobox, Dialog, Dropdown, Problem, Segments, TextField } from '../../ui';
import { capitalized, plural, wordOf } from '../../a11y/names';

interface AddDialogProps {
  readonly dialog: Extract<DialogState, { kind: 'add' }>;
  readonly close: () => void;
}

/** Adds an entry or a template, and how many of it: what, in what, and its name; the document fills in the rest. */
export function AddDialog({ dialog, close }: AddDialogProps) {
  const session = useSession();
  const scene = useDiagram((state) => state.arrangement.scene);
  const view = useDiagram((state) => state.view);
  const [what, setWhat] = useState(dialog.what);
  const [parent, setParent] = useState(dialog.parent);
  const [name, setName] = useState('');
  const [made, setMade] = useState('');
  const several = useDiagram((state) => state.addCount);
  const [wished, setWished] = useState('');
  const templates = useDiagram((state) => state.templates).filter((template) => template.what === what && hasTemplates(view));
  const template = templates.find(({ id }) => id === made);
  // As many as the palette says, unless a template says otherwise: of a cluster it is hosts that are counted.
  const usual = template === undefined || template.count === 1 ? several : template.count;
  const count = wished === '' ? usual : /^\d+$/.test(wished.trim()) ? Number(wished) : NaN;
  const [reasons, setReasons] = useState<readonly string[]>([]);

  useEffect(() => {
    if (hasTemplates(view)) void loadTemplates(session);
  }, [session, view]);
  const suitable = boxesFor(scene.top, what).filter(({ node }) => !template || template.parents.includes(node.kind));
  const chosen = suitable.find((box) => box.node.id === parent) ?? null;
  const add = async (): Promise<void> => {
    if (Number.isNaN(count)) return setReasons([`"${wished}" is no number: how many are to be added?`]);
    const outcome = await perform(session, { kind: 'add', what, parent: chosen?.node.id ?? null, name: name.trim(), ...(template && { template: template.id }), ...(count !== null && (template !== undefined || count !== 1) && { count }) }, { refusal: 'Nothing was added', quiet: true });
    if (outcome.kind === 'applied') {
      session.store.set({ addCount: 1 });
      close();
    }
    if (outcome.kind === 'not-applied') setReasons(outcome.reasons);
  };
  return (
    <Dialog title="Add" onClose={close} actions={<><Button primary onClick={() => void add()}>Add {wordOf(what)}</Button><Button onClick={close}>Cancel</Button></>}>
      <div className="tv-form">
        <Segments label="What to add" value={what} options={kindsOf[view].map((kind) => ({ value: kind, text: wordOf(kind) }))} onChange={(kind) => { setWhat(kind); setMade(''); setWished(''); setReasons([]); }} />
        {hasTemplates(view) && templatedKinds.includes(what) && (
          <div className="tv-form-row">
            <span className="tv-property-label">Made as</span>
            <Dropdown label={`What the ${wordOf(what)} is made as`} value={made} options={[{ value: '', text: `plain ${wordOf(what)}` }, ...templates.map(({ id, title }) => ({ value: id, text: title }))]} onChange={(id) => { setMade(id); setWished(''); setReasons([]); }} />
          </div>
        )}
        {template && <p className="tv-muted tv-hint">{template.detail}</p>}
        {usual !== null && (
          <div className="tv-form-row">
            <span className="tv-property-label">How many</span>
            <TextField key={template?.id ?? what} label={template && what === 'cluster' ? 'How many hosts' : `How many ${plural(wordOf(what))}`} value={String(usual)} onType={setWished} onStep={stepped} onEnter={() => void add()} onEscape={close} />
          </div>
        )}
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

const stepped = (value: string, by: number): string | undefined => (/^\d+$/.test(value.trim()) ? String(Math.max(1, Math.min(addedAtMost, Number(value) + by))) : undefined);
