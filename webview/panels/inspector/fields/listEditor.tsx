import { useState } from 'react';
import type { InspectorField, Scalar, ValueControl } from '../../../../src/protocol/inspector';
import { useSession } from '../../../state/context';
import { perform } from '../../../state/gestures';
import { IconButton, RowList } from '../../../ui';
import { ValueEditor, type Value } from './valueEditor';

export interface ListEditorProps {
  readonly nodes: readonly string[];
  readonly field: InspectorField;
  readonly item: ValueControl;
  readonly problem: string;
  readonly disabled: boolean;
  /** Writes the whole list anew. */
  readonly write: (value: Value) => void;
}

/** Several values: added, changed, removed and put in another order. Of several nodes, what is added or removed is so in each, whatever else they have. */
export function ListEditor({ nodes, field, item, problem, disabled, write }: ListEditorProps) {
  const session = useSession();
  const values: readonly Scalar[] = Array.isArray(field.value) ? field.value : [];
  const [at, setAt] = useState(0);
  const [edited, setEdited] = useState<number | null>(null);
  /** Makes the control for adding anew, empty. */
  const [added, setAdded] = useState(0);
  const [reason, setReason] = useState('');
  const active = Math.min(at, values.length - 1);

  const change = async (add: readonly Scalar[], remove: readonly Scalar[]): Promise<void> => {
    const outcome = await perform(session, { kind: 'change-list', nodes: [...nodes], path: [...field.path], add: [...add], remove: [...remove] }, { refusal: `${field.label} cannot be changed`, quiet: true });
    if (outcome.kind === 'not-applied') setReason(outcome.reasons.join(' '));
    else setAdded((count) => count + 1);
  };
  const add = (value: Value): void => {
    setReason('');
    if (value === null || Array.isArray(value)) return;
    if (values.includes(value)) setReason(`“${String(value)}” is in it already.`);
    else void change([value], []);
  };
  const remove = (index: number): void => {
    const value = values[index];
    if (value === undefined) return;
    setReason('');
    if (nodes.length > 1) void change([], [value]);
    else write(values.filter((_, i) => i !== index));
  };
  const move = (index: number, to: number): void => {
    if (nodes.length > 1 || to < 0 || to >= values.length) return;
    setAt(to);
    write(values.toSpliced(index, 1).toSpliced(to, 0, values[index]!));
  };
  const about = { label: `Add to ${field.label}`, description: field.description, fallback: '', mixed: false, origin: '', path: [...field.path, values.length] };
  return (
    <div className="tv-list-editor">
      {values.length > 0 && (
        <RowList
          label={field.label} rows={values.map((value) => ({ key: String(value), text: String(value) }))} active={active} disabled={disabled}
          onActive={setAt} onOpen={(index) => { if (nodes.length === 1) setEdited(index); }} onRemove={remove} onMove={move}
        />
      )}
      {edited !== null && values[edited] !== undefined && (
        <ValueEditor
          key={`edited${edited}`} nodes={nodes} field={{ ...about, label: `${field.label} ${edited + 1}`, path: [...field.path, edited] }} control={item} value={values[edited]} problem={problem} disabled={disabled}
          write={(value) => { setEdited(null); if (value === null || Array.isArray(value)) remove(edited); else write(values.with(edited, value)); }}
          refuse={(_, why) => setReason(why)} onType={() => setReason('')} forget={() => setEdited(null)}
        />
      )}
      <div className="tv-list-acts">
        <ValueEditor key={`add${added}`} nodes={nodes} field={{ ...about, fallback: 'add…', origin: ' ' }} control={item} value={null} problem={reason} disabled={disabled} write={add} refuse={(_, why) => setReason(why)} onType={() => setReason('')} forget={() => setReason('')} />
        {values.length > 1 && nodes.length === 1 && (
          <>
            <IconButton icon="up" label={`Move ${String(values[active])} up`} keys="Alt+↑" disabled={disabled || active < 1} onClick={() => move(active, active - 1)} />
            <IconButton icon="down" label={`Move ${String(values[active])} down`} keys="Alt+↓" disabled={disabled || active >= values.length - 1} onClick={() => move(active, active + 1)} />
          </>
        )}
        {values.length > 0 && <IconButton icon="minus" label={`Remove ${String(values[active])} from ${field.label}`} keys="Delete" disabled={disabled} onClick={() => remove(active)} />}
      </div>
      {reason !== '' && <p className="tv-property-note" role="alert">{reason}</p>}
    </div>
  );
}
