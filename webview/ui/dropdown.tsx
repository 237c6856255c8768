import { useLayoutEffect, useRef } from 'react';
import type { DropdownElement } from './toolkit';
import { useEvent } from './useEvent';

export interface DropdownProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly disabled?: boolean;
  /** It takes the focus when the dialog around it opens. */
  readonly focused?: boolean;
  readonly onChange: (value: string) => void;
}

export interface Option { readonly value: string; readonly text: string }

/** One of a few; of many, take `Combobox`. */
export function Dropdown({ label, value, options, disabled = false, focused = false, onChange }: DropdownProps) {
  const ref = useRef<DropdownElement>(null);
  useLayoutEffect(() => {
    if (ref.current) ref.current.value = value;
    ref.current?.setAttribute('aria-label', label);
  }, [value, label, options]);
  useEvent(ref, 'change', () => {
    const now = ref.current?.value ?? value;
    if (now !== value) onChange(now);
  });
  return (
    <vscode-dropdown ref={ref} className="tv-dropdown" disabled={disabled} data-first={focused ? true : undefined}>
      {options.map((option) => <vscode-option key={option.value} value={option.value}>{option.text}</vscode-option>)}
    </vscode-dropdown>
  );
}
