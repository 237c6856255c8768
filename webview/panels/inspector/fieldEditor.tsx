import { useId, useState } from 'react';
import type { InspectorField } from '../../../src/protocol/view';
import { useDiagram, useSession } from '../../state/context';
import { perform, reveal } from '../../state/gestures';
import { unreachable } from '../../unreachable';
import { Checkbox, Combobox, Dropdown, IconButton, Problem, TextField } from '../../ui';

type Value = InspectorField['value'];

export interface FieldEditorProps { readonly node: string; readonly field: InspectorField }

/** One field: its name, a control, and below it why what it holds, or what was typed, is wrong. */
export function FieldEditor({ node, field }: FieldEditorProps) {
  const session = useSession();
  const isLive = useDiagram((state) => state.status.state === 'live');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const id = useId();

  const write = async (value: Value): Promise<void> => {
    setRefusal(null);
    if (value === field.value) return;
    const outcome = await perform(session, { kind: 'set', node, path: [...field.path], value }, { refusal: `${field.label} cannot be changed`, quiet: true });
    if (outcome.kind === 'not-applied') setRefusal((before) => ({ typed: value, reasons: outcome.reasons, count: (before?.count ?? 0) + 1 }));
  };
  const refuse = (typed: Value, reason: string): void => setRefusal((before) => ({ typed, reasons: [reason], count: (before?.count ?? 0) + 1 }));
  const problem = refusal ? refusal.reasons.join(' ') : field.problem;
  return (
    <div className="tv-property" data-field={field.path.join('/')} data-problem={problem !== ''}>
      <span className="tv-property-label" id={id} title={field.description}>{field.label}</span>
      <div className="tv-property-control">
        {/* A refused text stays to be corrected, with the focus in it; a control that cannot hold what was refused starts anew. */}
        <Control key={holdsAnyText(field) ? 0 : refusal?.count ?? 0} field={field} typed={refusal?.typed ?? field.value} problem={problem} disabled={!isLive} write={(value) => void write(value)} refuse={refuse} forget={() => setRefusal(null)} />
      </div>
      <IconButton icon="text" label={`Show ${field.label} in the text`} onClick={() => reveal(session, node, field.path)} />
      <Problem text={problem} isNews={refusal !== null} />
    </div>
  );
}

interface Refusal { readonly typed: Value; readonly reasons: readonly string[]; readonly count: number }

const holdsAnyText = ({ control }: InspectorField): boolean => control.kind === 'text' || control.kind === 'quantity' || control.kind === 'number';

interface ControlProps {
  readonly field: InspectorField;
  readonly typed: Value;
  readonly problem: string;
  readonly disabled: boolean;
  readonly write: (value: Value) => void;
  readonly refuse: (typed: Value, reason: string) => void;
  readonly forget: () => void;
}

/** More than these are searched, not listed. */
const listedAtMost = 12;

function Control({ field, typed, problem, disabled, write, refuse, forget }: ControlProps) {
  const { control, label, description, fallback } = field;
  const text = typed === null ? '' : String(typed);
  const common = { label, description, problem, disabled, value: text, onEscape: forget };
  switch (control.kind) {
    case 'text': return <TextField {...common} placeholder={fallback} onCommit={(value) => write(value === '' ? null : value)} />;
    case 'quantity': return <TextField {...common} placeholder={fallback === '' ? control.example : fallback} onCommit={(value) => write(value.trim() === '' ? null : value.trim())} />;
    case 'number':
      return (
        <TextField
          {...common} placeholder={fallback}
          onCommit={(value) => {
            const parsed = numberFrom(value, control.minimum);
            if (typeof parsed === 'string') refuse(value, parsed);
            else write(parsed);
          }}
        />
      );
    case 'flag': return <Checkbox label={label} checked={typed === null ? fallback === 'true' : typed === true} disabled={disabled} onChange={write} />;
    case 'choice': {
      const { options, reference } = control;
      if (reference || options.length > listedAtMost) {
        const choices = [{ value: '', text: '' }, ...options.map((option) => ({ value: option, text: option }))];
        return <Combobox label={label} value={text} choices={choices} placeholder={fallback} disabled={disabled} problem={problem} onEscape={forget} onChoose={(value) => write(value === '' ? null : value)} />;
      }
      // What is written stays to be seen, although it is none of the options.
      const listed = text === '' || options.includes(text) ? options : [text, ...options];
      const absent = { value: '', text: fallback === '' ? '—' : `${fallback} (default)` };
      return <Dropdown label={label} value={text} disabled={disabled} options={[absent, ...listed.map((option) => ({ value: option, text: option }))]} onChange={(value) => write(value === '' ? null : value)} />;
    }
    default: return unreachable(control);
  }
}

/** The number, null where the field is emptied, or why it is none. */
function numberFrom(typed: string, minimum: number | null): number | null | string {
  if (typed.trim() === '') return null;
  const value = Number(typed.replace(',', '.'));
  if (!Number.isFinite(value)) return `“${typed}” is not a number.`;
  return minimum !== null && value < minimum ? `It must be at least ${minimum}.` : value;
}
