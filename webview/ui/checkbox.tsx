import { useLayoutEffect, useRef } from 'react';
import type { CheckboxElement } from './toolkit';
import { useEvent } from './useEvent';

export interface CheckboxProps {
  readonly label: string;
  /** Whether its label stands beside it; else the caller has written it there. */
  readonly isShown?: boolean;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function Checkbox({ label, isShown = false, checked, disabled = false, onChange }: CheckboxProps) {
  const ref = useRef<CheckboxElement>(null);
  useLayoutEffect(() => {
    if (ref.current) ref.current.checked = checked;
    ref.current?.setAttribute('aria-label', label);
  }, [checked, label]);
  useEvent(ref, 'change', () => {
    const now = ref.current?.checked ?? checked;
    // The element also tells of changes made above, which nobody made by hand.
    if (now !== checked) onChange(now);
  });
  return <vscode-checkbox ref={ref} className="tv-checkbox" disabled={disabled}>{isShown ? label : null}</vscode-checkbox>;
}
