import { useEffect, useId, useRef, type ReactNode } from 'react';
import { IconButton } from './button';

export interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Its buttons. */
  readonly actions?: ReactNode;
  /** It holds only text: then that takes the focus, so that it can be scrolled by keys. */
  readonly isText?: boolean;
  readonly onClose: () => void;
}

/** A modal dialog over the diagram; the browser keeps the focus inside it. Escape closes it. */
export function Dialog({ title, children, actions, isText = false, onClose }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal();
    // The browser would take the first control, which closes it.
    dialog?.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref} className="tv-dialog" aria-labelledby={titleId}
      onCancel={(event) => { event.preventDefault(); onClose(); }}
      onPointerDown={(event) => { if (event.target === ref.current) onClose(); }}
    >
      <div className="tv-dialog-body">
        <header className="tv-dialog-header">
          <h2 id={titleId}>{title}</h2>
          <IconButton icon="close" label="Close" keys="Escape" onClick={onClose} />
        </header>
        <div className="tv-dialog-content tv-scroll" {...(isText ? { tabIndex: 0, 'data-first': true } : {})}>{children}</div>
        {actions !== undefined && <footer className="tv-dialog-actions">{actions}</footer>}
      </div>
    </dialog>
  );
}
