import { useState } from 'react';
import type { ChoiceView, InspectorField, ValueControl } from '../../../../src/protocol/inspector';
import { useSession } from '../../../state/context';
import { unreachable } from '../../../unreachable';
import { Combobox, Dropdown, Segments, TextField } from '../../../ui';
import { stepped } from './stepped';

export type Value = InspectorField['value'];

export interface ValueEditorProps {
  readonly nodes: readonly string[];
  readonly field: Pick<InspectorField, 'label' | 'description' | 'fallback' | 'mixed' | 'path' | 'origin'>;
  readonly control: ValueControl;
  readonly value: Value;
  readonly problem: string;
  readonly disabled: boolean;
  readonly write: (value: Value) => void;
  readonly refuse: (typed: Value, reason: string) => void;
  readonly onType: (text: string) => void;
  readonly forget: () => void;
}

/** More than these are searched, not listed. */
const listedAtMost = 12;

/** One value, by the control that fits it. */
export function ValueEditor({ nodes, field, control, value, problem, disabled, write, refuse, onType, forget }: ValueEditorProps) {
  const { label, description, fallback, mixed, origin } = field;
  const text = value === null ? '' : String(value);
  const counts = mixed ? 'mixed' : fallback === '' ? '' : origin === '' ? `${fallback} (default)` : fallback;
  const common = { label, description, problem, disabled, value: text, placeholder: counts, onType, onEscape: forget };
  const commit = (typed: string): void => write(typed.trim() === '' ? null : typed.trim());
  switch (control.kind) {
    case 'text':
      if (control.suggests) return <Searched nodes={nodes} field={field} value={text} placeholder={counts} problem={problem} disabled={disabled} free write={commit} forget={forget} />;
      return <TextField {...common} onCommit={(typed) => write(typed === '' ? null : typed)} />;
    case 'quantity':
      return <TextField {...common} placeholder={counts === '' ? `such as ${control.example}` : counts} onCommit={commit} onStep={(typed, by) => stepped(typed === '' ? fallback || control.example : typed, by, { minimum: 0 })} />;
    case 'number':
      return (
        <TextField
          {...common} onType={forget} onStep={(typed, by) => stepped(typed === '' ? fallback || String(control.minimum ?? 0) : typed, by, control)}
          onCommit={(typed) => {
            const parsed = numberFrom(typed, control);
            if (typeof parsed === 'string') refuse(typed, parsed);
            else write(parsed);
          }}
        />
      );
    case 'flag': {
      const absent = mixed ? 'mixed' : fallback === 'true' ? 'yes (default)' : fallback === 'false' ? 'no (default)' : 'not said';
      const options = [{ value: '', text: absent }, { value: 'true', text: 'yes' }, { value: 'false', text: 'no' }] as const;
      return <Segments label={label} value={text === 'true' || text === 'false' ? text : ''} options={options} disabled={disabled} onChange={(chosen) => write(chosen === '' ? null : chosen === 'true')} />;
    }
    case 'choice': {
      const { options } = control;
      const choices = [{ value: '', text: counts === '' ? '—' : counts }, ...(text === '' || options.includes(text) ? options : [text, ...options]).map((option) => ({ value: option, text: option }))];
      if (options.length > listedAtMost) return <Combobox label={label} value={text} choices={choices} placeholder={counts} disabled={disabled} problem={problem} onEscape={forget} onChoose={commit} />;
      // What is written stays to be seen, although it is none of the options.
      return <Dropdown label={label} value={text} disabled={disabled} options={choices} onChange={commit} />;
    }
    case 'reference':
      return <Searched nodes={nodes} field={field} value={text} placeholder={counts === '' ? `${control.of.length > 3 ? 'an entry' : control.of.join(' or ')}…` : counts} problem={problem} disabled={disabled} write={commit} forget={forget} />;
    default: return unreachable(control);
  }
}

export interface SearchedProps {
  readonly nodes: readonly string[];
  readonly field: Pick<InspectorField, 'label' | 'path'>;
  readonly value: string;
  readonly placeholder: string;
  readonly problem: string;
  readonly disabled: boolean;
  /** Takes what is typed although nothing is called so. */
  readonly free?: boolean;
  readonly write: (value: string) => void;
  readonly forget: () => void;
}

/** A text that is searched for among what there is in the estate or the catalogue. */
export function Searched({ nodes, field: { label, path }, value, placeholder, problem, disabled, free = false, write, forget }: SearchedProps) {
  const session = useSession();
  const [found, setFound] = useState<{ readonly choices: readonly ChoiceView[]; readonly more: boolean }>({ choices: [], more: false });
  const search = (typed: string): void => {
    void session.channel.ask({ kind: 'choices', nodes: nodes.slice(0, 1), path: [...path], text: typed }).then((answer) => {
      if (answer.kind === 'choices') setFound(answer);
    });
  };
  const choices = found.choices.map(({ value: name, detail }) => ({ value: name, text: name, hint: detail === '' ? undefined : <span className="tv-choice-hint tv-muted">{detail}</span> }));
  return (
    <Combobox
      label={label} value={value} choices={choices} more={found.more} placeholder={placeholder} disabled={disabled} problem={problem} free={free}
      onSearch={search} onEscape={forget} onChoose={write} onEmpty={() => write('')}
    />
  );
}

/** The number, null where the field is emptied, or why it is none. */
function numberFrom(typed: string, { minimum, maximum, whole }: Extract<ValueControl, { kind: 'number' }>): number | null | string {
  if (typed.trim() === '') return null;
  const value = Number(typed.trim().replace(',', '.'));
  if (!Number.isFinite(value)) return `“${typed}” is not a number.`;
  if (whole && !Number.isInteger(value)) return 'It must be a whole number.';
  if (minimum !== null && value < minimum) return `It must be at least ${minimum}.`;
  return maximum !== null && value > maximum ? `It must be at most ${maximum}.` : value;
}
