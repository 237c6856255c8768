export interface SegmentsProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly text: string; /** The key that chooses it, wherever the focus is. */ readonly keys?: string | undefined }[];
  readonly disabled?: boolean;
  /** The one that is chosen takes the focus when the dialog around it opens. */
  readonly focused?: boolean;
  readonly onChange: (value: V) => void;
}

/** One of two to four, side by side. Arrows go from one to the next, as in any group of radio buttons. */
export function Segments<V extends string>({ label, value, options, disabled = false, focused = false, onChange }: SegmentsProps<V>) {
  const choose = (index: number, group: Element | null): void => {
    const at = (index + options.length) % options.length;
    const option = options[at];
    if (!option) return;
    onChange(option.value);
    (group?.children[at] as HTMLElement | undefined)?.focus();
  };
  return (
    <div className="tv-segments" role="radiogroup" aria-label={label}>
      {options.map((option, index) => (
        <button
          key={option.value} type="button" role="radio" className="tv-segment" aria-checked={option.value === value} disabled={disabled} title={option.keys === undefined ? undefined : `${option.text} (${option.keys})`} tabIndex={option.value === value ? 0 : -1} data-first={focused && option.value === value ? true : undefined}
          onClick={() => { if (option.value !== value) onChange(option.value); }}
          onKeyDown={(event) => {
            const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
            if (by === undefined) return;
            event.preventDefault();
            choose(index + by, event.currentTarget.parentElement);
          }}
        >
          {option.text}
        </button>
      ))}
    </div>
  );
}
