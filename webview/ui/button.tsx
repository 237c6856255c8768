import type { ReactNode } from 'react';
import { Icon } from './icon';
import type { IconName } from './icons';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly primary?: boolean;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

export function Button({ children, primary = false, disabled = false, onClick }: ButtonProps) {
  return <vscode-button appearance={primary ? 'primary' : 'secondary'} disabled={disabled} onClick={onClick}>{children}</vscode-button>;
}

export interface IconButtonProps {
  readonly icon: IconName;
  /** Its name, also its tooltip. */
  readonly label: string;
  /** The key that does the same, shown in the tooltip. */
  readonly keys?: string | undefined;
  /** For one that stays in: whether it is. */
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  /** Why it does nothing now, for its tooltip and for who listens: it can still be gone to. */
  readonly held?: string;
  readonly onClick: () => void;
}

export function IconButton({ icon, label, keys, pressed, disabled = false, held = '', onClick }: IconButtonProps) {
  const isHeld = held !== '';
  return (
    <button
      type="button" className="tv-icon-button" aria-label={label} aria-pressed={pressed} disabled={disabled} aria-disabled={isHeld ? true : undefined} aria-description={isHeld ? held : undefined}
      title={isHeld ? `${label}: ${held}` : keys === undefined ? label : `${label} (${keys})`} onClick={() => { if (!isHeld) onClick(); }}
    >
      <Icon name={icon} />
    </button>
  );
}
