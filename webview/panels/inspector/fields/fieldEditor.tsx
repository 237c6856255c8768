import { useState } from 'react';
import type { FieldPath, InspectorField } from '../../../../src/protocol/inspector';
import { useDiagram, useSession } from '../../../state/context';
import { perform, reveal } from '../../../state/gestures';
import { IconButton, Problem } from '../../../ui';
import { ListEditor } from './listEditor';
import { PartsList } from './partsList';
import { useMeaning } from './useMeaning';
import { ValueEditor, type Value } from './valueEditor';

export interface FieldEditorProps {
  /** What the field is of: all of them are written at once. */
  readonly nodes: readonly string[];
  readonly field: InspectorField;
  /** Looks into a part. */
  readonly open: (part: FieldPath) => void;
  /** The part that was looked into last: its list takes the focus again. */
  readonly cameFrom: FieldPath | null;
}

/** One field: its name, a control, what counts where nothing is written, and below it why what it holds, or what was typed, is wrong. */
export function FieldEditor({ nodes, field, open, cameFrom }: FieldEditorProps) {
  const session = useSession();
  const isLive = useDiagram((state) => state.status.state === 'live');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { control, label, path, description } = field;
  const meaning = useMeaning(nodes, path);

  const write = async (value: Value): Promise<void> => {
    setRefusal(null);
    meaning.forget();
    if (value === field.value && !field.mixed) return;
    const outcome = await perform(session, { kind: 'set', nodes: [...nodes], path: [...path], value }, { refusal: `${label} cannot be changed`, quiet: true });
    if (outcome.kind === 'not-applied') refuse(value, outcome.reasons.join(' '));
  };
  const refuse = (typed: Value, reason: string): void => setRefusal((before) => ({ typed, reason, count: (before?.count ?? 0) + 1 }));
  const problem = refusal?.reason ?? (meaning.problem || field.problem);
  const isWritten = field.mixed || field.from === 'document';
  const editing = { field, nodes, disabled: !isLive, problem };
  return (
    <div className="tv-property" data-field={path.join('/')} data-problem={problem !== ''} data-control={control.kind} data-from={field.mixed ? 'mixed' : field.from}>
      {/* Parts have a group of their own, which is called like them; a flag that is not said is one of its three states. */}
      {control.kind !== 'parts' && <button type="button" className="tv-property-label" title={`${description === '' ? label : description} (Show in the text)`} aria-label={`Show ${label} in the text`} onClick={() => { const [first] = nodes; if (first !== undefined) reveal(session, first, path); }}>{label}</button>}
      <div className="tv-property-control">
        {control.kind === 'parts' && <PartsList {...editing} control={control} open={open} cameFrom={cameFrom} />}
        {control.kind === 'list' && <ListEditor {...editing} item={control.item} write={(value) => void write(value)} />}
        {control.kind !== 'parts' && control.kind !== 'list' && (
          /* A refused text stays to be corrected, with the focus in it; a control that cannot hold what was refused starts anew. */
          <ValueEditor
            key={holdsAnyText(field) ? 0 : refusal?.count ?? 0} {...editing} control={control} value={refusal ? refusal.typed : field.value} write={(value) => void write(value)} refuse={refuse}
            onType={(text) => { setRefusal(null); meaning.ask(text); }} forget={() => { setRefusal(null); meaning.forget(); }}
          />
        )}
      </div>
      {control.kind !== 'parts' && control.kind !== 'flag' && isWritten && <IconButton icon="reset" label={resetLabel(field)} disabled={!isLive} onClick={() => void write(null)} />}
      {meaning.meaning !== '' && <p className="tv-property-note tv-figures" role="status">{meaning.meaning}</p>}
      {meaning.meaning === '' && <Note field={field} />}
      <Problem text={problem} isNews={refusal !== null || meaning.problem !== ''} />
    </div>
  );
}

interface Refusal { readonly typed: Value; readonly reason: string; readonly count: number }

const holdsAnyText = ({ control }: InspectorField): boolean => control.kind === 'text' || control.kind === 'quantity' || control.kind === 'number';

/** Where what counts comes from, if it is not written and no default of the format. */
function Note({ field: { from, mixed, origin, fallback, control } }: { readonly field: InspectorField }) {
  if (mixed) return <p className="tv-property-note">{control.kind === 'list' ? 'Those that all have. The lists differ.' : 'They differ.'}</p>;
  if (from === 'document' || from === 'default') return null;
  return <p className="tv-property-note">{fallback === '' ? 'What counts differs.' : `From ${origin}`}</p>;
}

function resetLabel({ label, fallback, origin }: InspectorField): string {
  if (fallback === '') return `Clear ${label}`;
  return `Reset ${label} to ${fallback}, ${origin === '' ? 'the default' : `from ${origin}`}`;
}
