import { useEffect, useRef, useState } from 'react';
import { Icon } from './icon';
import type { IconName } from './icons';
import { Menu, type MenuItem } from './menu';

export interface MenuButtonProps {
  /** Its name; also that of the menu. */
  readonly label: string;
  /** What is seen: an icon, or text with a sign that it opens. */
  readonly icon?: IconName;
  readonly text?: string;
  readonly items: readonly MenuItem[];
}

/** A button that opens a menu below it. Left by a key, the menu gives the focus back to the button. */
export function MenuButton({ label, icon, text, items }: MenuButtonProps) {
  const [at, setAt] = useState<{ readonly x: number; readonly y: number } | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const around = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!at) return;
    const onPress = (event: PointerEvent): void => {
      if (event.target instanceof Node && !around.current?.contains(event.target)) setAt(null);
    };
    window.addEventListener('pointerdown', onPress, true);
    return () => window.removeEventListener('pointerdown', onPress, true);
  }, [at]);
  const toggle = (): void => {
    const { left = 0, bottom = 0 } = button.current?.getBoundingClientRect() ?? {};
    setAt(at ? null : { x: left, y: bottom + 2 });
  };
  return (
    <span ref={around} className="tv-menu-around">
      <button ref={button} type="button" className={text === undefined ? 'tv-icon-button' : 'tv-menu-button'} aria-label={text === undefined ? label : `${label}: ${text}`} title={label} aria-haspopup="menu" aria-expanded={at !== null} onClick={(event) => { event.stopPropagation(); toggle(); }}>
        {icon !== undefined && <Icon name={icon} />}
        {text}
        {text !== undefined && <Icon name="down" size={12} />}
      </button>
      {at && <Menu label={label} items={items} at={at} onClose={() => { setAt(null); button.current?.focus(); }} />}
    </span>
  );
}
