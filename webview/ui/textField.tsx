import { useLayoutEffect, useRef } from 'react';
import type { TextFieldElement } from './toolkit';
import { useEvent } from './useEvent';

export interface TextFieldProps {
  /** Its name for a screen reader; what is seen is beside it. */
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  /** Why what it holds is wrong; empty where it is not. */
  readonly problem?: string;
  readonly description?: string;
  readonly focused?: boolean;
  readonly id?: string;
  readonly onType?: (value: string) => void;
  /** Enter, or the focus leaves, with something else in it than `value`. */
  readonly onCommit?: (value: string) => void;
  readonly onEscape?: () => void;
  /** Arrows up (1) and down (-1), ten at once with Shift: the text that is one further, or undefined where there is none. */
  readonly onStep?: (value: string, by: number) => string | undefined;
  /** With what it holds, changed or not. */
  readonly onEnter?: (value: string) => void;
  /** The focus leaves, by whatever way. */
  readonly onLeave?: (value: string) => void;
}

export function TextField(props: TextFieldProps) {
  const ref = useRef<TextFieldElement>(null);
  const initial = useRef(props.value);
  const { label, value, placeholder = '', disabled = false, problem = '', description = '', focused = false } = props;

  useLayoutEffect(() => {
    if (ref.current) hold(ref.current, value);
  }, [value]);

  useLayoutEffect(() => {
    // After the element connected, which names itself "Text field".
    const field = ref.current;
    field?.setAttribute('aria-label', label);
    // It hands this on to its control only later.
    field?.control?.setAttribute('aria-label', label);
    field?.setAttribute('aria-invalid', String(problem !== ''));
    field?.control?.setAttribute('aria-invalid', String(problem !== ''));
    field?.control?.setAttribute('aria-description', [problem, description].filter((part) => part !== '').join(' '));
  }, [label, problem, description]);

  useLayoutEffect(() => {
    if (!focused) return undefined;
    // Its shadow root is filled when it connects; the control takes the focus for it.
    ref.current?.focus();
    ref.current?.control?.select();
    // A dialog that opens around it gives it the focus once more, which would undo a selection made now.
    const frame = requestAnimationFrame(() => {
      // What somebody was quick enough to type already stays.
      if (ref.current?.value === initial.current) ref.current.control?.select();
    });
    return () => cancelAnimationFrame(frame);
  }, [focused]);

  const commit = (): void => {
    const field = ref.current;
    if (field && field.value !== value) props.onCommit?.(field.value);
  };
  const stepped = useRef(false);
  const commitStepped = (): void => {
    if (!stepped.current) return;
    stepped.current = false;
    commit();
  };
  useEvent(ref, 'input', () => props.onType?.(ref.current?.value ?? ''));
  useEvent(ref, 'change', commit);
  useEvent(ref, 'focusout', () => commitStepped());
  useEvent(ref, 'focusout', () => props.onLeave?.(ref.current?.value ?? ''));
  useEvent(ref, 'keydown', (event) => {
    const { key } = event as KeyboardEvent;
    const by = { ArrowUp: 1, ArrowDown: -1 }[key];
    const next = by === undefined ? undefined : props.onStep?.(ref.current?.value ?? '', by * ((event as KeyboardEvent).shiftKey ? 10 : 1));
    if (next !== undefined && ref.current) {
      event.preventDefault();
      hold(ref.current, next);
      props.onType?.(next);
      // The element tells of a change only of what was typed.
      stepped.current = true;
    }
    if (key === 'Enter' && stepped.current) commitStepped();
    if (key === 'Enter') props.onEnter?.(ref.current?.value ?? '');
    if (key !== 'Escape') return;
    event.stopPropagation();
    stepped.current = false;
    if (ref.current) hold(ref.current, value);
    props.onEscape?.();
  });

  return <vscode-text-field ref={ref} id={props.id ?? ''} className="tv-field" placeholder={placeholder} disabled={disabled} data-first={focused ? true : undefined} />;
}

/** The field hands its value on to its control only in the next frame; what is typed or selected until then must be typed into that value. */
function hold(field: TextFieldElement, value: string): void {
  field.value = value;
  if (field.control) field.control.value = value;
}
