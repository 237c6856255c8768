import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Icon } from './icon';
import type { IconName } from './icons';
import { Menu, type MenuItem } from './menu';

export interface MenuButtonProps {
  /** Its name; also that of the menu, where that has none of its own. */
  readonly label: string;
  readonly menuLabel?: string;
  /** What is seen: an icon, or text with a sign that it opens. */
  readonly icon?: IconName;
  readonly text?: string;
  readonly items: readonly MenuItem[];
  /** The key that opens it. */
  readonly keys?: string | undefined;
  /** As a part of the breadcrumb; `isCurrent` for the last of it. */
  readonly look?: 'crumb';
  readonly isCurrent?: boolean;
  /** Where something else than the button opens it too: whether it is open, and what is told when that is to change. */
  readonly isOpen?: boolean;
  readonly onToggle?: (isOpen: boolean) => void;
}

/** A button that opens a menu below it. Left by a key, the menu gives the focus back to what had it: the button, or where the key that opened it was pressed. */
export function MenuButton({ label, menuLabel = label, icon, text, items, keys, look, isCurrent = false, isOpen: told, onToggle }: MenuButtonProps) {
  const [own, setOwn] = useState(false);
  const [at, setAt] = useState<{ readonly x: number; readonly y: number } | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const around = useRef<HTMLSpanElement>(null);
  const before = useRef<Element | null>(null);
  const isOpen = told ?? own;
  const open = onToggle ?? setOwn;
  useLayoutEffect(() => {
    // The menu takes the focus only once it has a place.
    if (isOpen) before.current = document.activeElement;
    const { left = 0, bottom = 0 } = button.current?.getBoundingClientRect() ?? {};
    setAt(isOpen ? { x: left, y: bottom + 2 } : null);
  }, [isOpen]);
  useEffect(() => {
    if (!isOpen) return;
    const onPress = (event: PointerEvent): void => {
      if (event.target instanceof Node && !around.current?.contains(event.target)) open(false);
    };
    window.addEventListener('pointerdown', onPress, true);
    return () => window.removeEventListener('pointerdown', onPress, true);
  }, [isOpen, open]);
  return (
    <span ref={around} className="tv-menu-around">
      <button ref={button} type="button" className={look === 'crumb' ? 'tv-crumb' : text === undefined ? 'tv-icon-button' : 'tv-menu-button'} aria-current={isCurrent ? 'true' : undefined} aria-label={text === undefined ? label : `${label}: ${text}`} title={keys === undefined ? label : `${label} (${keys})`} aria-haspopup="menu" aria-expanded={isOpen} onClick={(event) => { event.stopPropagation(); open(!isOpen); }}>
        {icon !== undefined && <Icon name={icon} />}
        {text}
        {text !== undefined && look === undefined && <Icon name="down" size={12} />}
      </button>
      {at && <Menu label={menuLabel} items={items} at={at} onClose={() => { open(false); focusOn(before.current, button.current); }} />}
    </span>
  );
}

/** What had the focus may be gone. */
function focusOn(wanted: Element | null, otherwise: HTMLElement | null): void {
  if (wanted instanceof HTMLElement && wanted !== document.body && wanted.isConnected) wanted.focus({ preventScroll: true });
  else otherwise?.focus();
}
