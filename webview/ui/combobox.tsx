import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';

export interface Choice {
  readonly value: string;
  /** What is shown and searched. */
  readonly text: string;
  /** Shown behind the text, and read with it. */
  readonly hint?: ReactNode;
}

export interface ComboboxProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly problem?: string;
  /** The list stays open: in a dialog that is about nothing else. */
  readonly inline?: boolean;
  /** The choices are still being looked for. */
  readonly isAwaited?: boolean;
  /** It takes the focus when the dialog around it opens. */
  readonly focused?: boolean;
  /** Takes what is typed although no choice has it. */
  readonly free?: boolean;
  /** The choices are searched for elsewhere: called with what is typed, and when the list opens. */
  readonly onSearch?: (typed: string) => void;
  /** Whether there are choices that are not listed. */
  readonly more?: boolean;
  /** It was emptied and left, or Enter pressed. */
  readonly onEmpty?: () => void;
  readonly onChoose: (value: string) => void;
  readonly onEscape?: () => void;
}

/** The choice that the keyboard is at: which of them, and once arrows were pressed, what it says. */
interface Marked { readonly at: number; readonly on: string | null }
const first: Marked = { at: 0, on: null };

/** So many are shown; typing narrows to the rest. */
const shownAtMost = 60;

/** A text field over a list of choices that match what is typed. Arrows choose, Enter takes, Escape leaves it as it was. */
export function Combobox(props: ComboboxProps) {
  const { label, value, choices, inline = false, free = false } = props;
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(inline);
  const [{ at, on }, setMarked] = useState<Marked>(first);

  const query = (typed ?? '').trim().toLowerCase();
  const matching = open ? choices.filter((choice) => props.onSearch !== undefined || choice.text.toLowerCase().includes(query)) : [];
  const shown = matching.slice(0, shownAtMost);
  // Where the list is another by now, the keyboard stays at its choice, as long as that is there.
  const moved = on === null ? -1 : shown.findIndex((choice) => choice.value === on);
  const activeIndex = moved >= 0 ? moved : Math.min(at, shown.length - 1);

  const close = (): void => {
    setTyped(null);
    setOpen(inline);
    setMarked(first);
  };
  const choose = (chosen: string): void => {
    close();
    if (chosen !== value || inline) props.onChoose(chosen);
  };
  const unfold = (): void => {
    if (!open) props.onSearch?.(typed ?? '');
    setOpen(true);
  };
  /** Whether it was emptied, which is to be taken as such. */
  const isEmptied = props.onEmpty !== undefined && typed !== null && typed.trim() === '' && value !== '';
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      unfold();
      const next = Math.max(0, Math.min(shown.length - 1, activeIndex + step));
      if (open) setMarked({ at: next, on: shown[next]?.value ?? null });
    } else if (event.key === 'Enter') {
      if (isEmptied && at === 0) {
        close();
        return props.onEmpty?.();
      }
      const chosen = shown[activeIndex]?.value ?? (free && typed !== null ? typed : undefined);
      if (open && chosen !== undefined) choose(chosen);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      close();
      if (inline || !open) props.onEscape?.();
    }
  };

  return (
    <div className={inline ? 'tv-combobox tv-combobox-inline' : 'tv-combobox'}>
      <input
        className="tv-input" role="combobox" aria-label={label} aria-autocomplete="list" aria-expanded={open && shown.length > 0} aria-controls={`${id}list`}
        aria-activedescendant={shown[activeIndex] ? `${id}${activeIndex}` : undefined} aria-invalid={(props.problem ?? '') !== ''}
        aria-description={props.problem ?? ''} autoComplete="off" spellCheck={false} disabled={props.disabled}
        placeholder={props.placeholder} value={typed ?? (inline ? '' : value)}
        data-first={props.focused ? true : undefined}
        onChange={(event) => { setTyped(event.target.value); props.onSearch?.(event.target.value); setOpen(true); setMarked(first); }}
        onClick={unfold} onKeyDown={onKeyDown} onBlur={() => { if (isEmptied) { close(); props.onEmpty?.(); } else if (free && typed !== null && typed !== value) choose(typed); else close(); }}
      />
      <ul id={`${id}list`} role="listbox" aria-label={label} className="tv-choices tv-scroll" hidden={!open || shown.length === 0}>
        {shown.map((choice, index) => (
          <li
            key={choice.value} id={`${id}${index}`} role="option" aria-selected={index === activeIndex} className="tv-choice"
            ref={(item) => { if (item && index === activeIndex) item.scrollIntoView({ block: 'nearest' }); }}
            // Before the blur of the field, which would close the list under the pointer.
            onPointerDown={(event) => { event.preventDefault(); choose(choice.value); }}
          >
            <span className="tv-choice-text">{choice.text === '' ? '—' : choice.text}</span>
            {choice.hint}
          </li>
        ))}
      </ul>
      {open && matching.length > shown.length && <p className="tv-muted tv-small">{matching.length - shown.length} more: type to narrow</p>}
      {open && props.more === true && <p className="tv-muted tv-small">There are more: type to narrow</p>}
      {open && inline && matching.length === 0 && <p className="tv-muted tv-small" role="status">{props.isAwaited === true ? 'Looking…' : 'None matches'}</p>}
    </div>
  );
}
