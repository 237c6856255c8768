import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Icon } from './icon';
import type { IconName } from './icons';
import { createTypeAhead, type TypeAhead } from './typeAhead';

export type MenuItem = MenuAct | Submenu;

export interface MenuAct {
  readonly kind: 'act';
  readonly icon?: IconName;
  readonly text: string;
  /** The key that does the same. */
  readonly keys?: string | undefined;
  /** Why it cannot be done now: then it can be gone to and read, and does nothing. */
  readonly reasons?: readonly string[];
  /** Whether it can be done is still being asked: until then it does nothing, and says no reason. */
  readonly isAwaited?: boolean;
  /** For one of several that exclude each other: whether it is the one. */
  readonly isChosen?: boolean;
  /** For what is on or off by itself: whether it is on. The menu stays, for there may be more to switch. */
  readonly isOn?: boolean;
  /** The menu stays: what it was opened for is still to be chosen. */
  readonly stays?: boolean;
  readonly act: () => void;
}

export interface Submenu {
  readonly kind: 'menu';
  readonly icon?: IconName;
  readonly text: string;
  readonly items: readonly MenuItem[];
}

export interface MenuProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** Where it opens, in the window; it keeps inside of it. */
  readonly at: { readonly x: number; readonly y: number };
  /** Something was done, or the user went away. */
  readonly onClose: () => void;
}

/**
 * A menu, and the menus in it. Arrows go from item to item, to the right into a menu and to the left out of it; Escape leaves one menu,
 * Tab all of them; letters go to the item that begins so.
 */
export function Menu({ label, items, at, onClose }: MenuProps) {
  const ref = useRef<HTMLDivElement>(null);
  const [typeAhead] = useState(createTypeAhead);
  // Again when items come that had to be asked for: all of them are to be in the window.
  useLayoutEffect(() => {
    if (ref.current) placeAt(ref.current, at.x, at.y);
  }, [at, items.length]);
  useLayoutEffect(() => {
    const entries = entriesOf(ref.current);
    (entries.find(isChosenIn) ?? entries[0])?.focus();
  }, [at]);
  return (
    <div ref={ref} className="tv-menu" role="menu" aria-label={label} data-control="menu" onKeyDown={(event) => { if (event.key === 'Tab') event.preventDefault(); moveBy(event, typeAhead, onClose, onClose); }}>
      <MenuItems items={items} onClose={onClose} />
    </div>
  );
}

function MenuItems({ items, onClose }: Pick<MenuProps, 'items' | 'onClose'>) {
  const [open, setOpen] = useState<number | null>(null);
  // By their place: an item that comes to say something else keeps the focus.
  return items.map((item, index) => (item.kind === 'menu'
    ? <Nested key={index} item={item} isOpen={open === index} toggle={(wanted) => setOpen(wanted ? index : null)} onClose={onClose} />
    : <Act key={index} item={item} onClose={onClose} onEnter={() => setOpen(null)} />));
}

function Act({ item: { icon, text, keys, reasons = [], isAwaited = false, isChosen, isOn, stays = isOn !== undefined, act }, onClose, onEnter }: { readonly item: MenuAct; readonly onClose: () => void; readonly onEnter: () => void }) {
  const isHeld = isAwaited || reasons.length > 0;
  return (
    <button
      type="button" role={isOn !== undefined ? 'menuitemcheckbox' : isChosen === undefined ? 'menuitem' : 'menuitemradio'} aria-checked={isOn ?? isChosen} tabIndex={-1} className="tv-menu-item" aria-disabled={isHeld}
      onPointerEnter={onEnter} onClick={() => { if (isHeld) return; if (!stays) onClose(); act(); }}
    >
      {icon !== undefined && <Icon name={icon} />}
      {(isOn ?? isChosen) !== undefined && <span className="tv-menu-chosen">{(isOn ?? isChosen) === true && <Icon name="check" />}</span>}
      <span className="tv-menu-text">{text}{reasons.length > 0 && <span className="tv-menu-why"> {reasons.join(' ')}</span>}</span>
      {keys !== undefined && <kbd aria-hidden="true">{keys}</kbd>}
    </button>
  );
}

interface NestedProps {
  readonly item: Submenu;
  readonly isOpen: boolean;
  readonly toggle: (wanted: boolean) => void;
  readonly onClose: () => void;
}

function Nested({ item: { icon, text, items }, isOpen, toggle, onClose }: NestedProps) {
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const id = useId();
  const [typeAhead] = useState(createTypeAhead);
  /** Whether the keyboard opened it: then it takes the focus. */
  const byKey = useRef(false);
  useLayoutEffect(() => {
    if (!isOpen || !menu.current || !button.current) return;
    const beside = button.current.getBoundingClientRect();
    const toTheRight = beside.right + menu.current.offsetWidth + 4 <= window.innerWidth;
    placeAt(menu.current, toTheRight ? beside.right : beside.left - menu.current.offsetWidth, beside.top - 5);
    if (byKey.current) entriesOf(menu.current)[0]?.focus();
    byKey.current = false;
  }, [isOpen, items]);
  const leave = (): void => {
    toggle(false);
    button.current?.focus();
  };
  return (
    <div role="none" onPointerEnter={() => toggle(true)}>
      <button
        ref={button} type="button" role="menuitem" tabIndex={-1} className="tv-menu-item" aria-haspopup="menu" aria-expanded={isOpen} aria-controls={isOpen ? id : undefined}
        onClick={(event) => {
          // A pointer has opened it by coming here; Enter and Space come as clicks without one.
          byKey.current = event.detail === 0;
          if (isOpen && byKey.current) entriesOf(menu.current)[0]?.focus();
          toggle(true);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowRight') return;
          event.preventDefault();
          event.stopPropagation();
          byKey.current = true;
          if (isOpen) entriesOf(menu.current)[0]?.focus();
          toggle(true);
        }}
      >
        {icon !== undefined && <Icon name={icon} />}
        <span className="tv-menu-text">{text}</span>
        <Icon name="right" />
      </button>
      {isOpen && (
        <div ref={menu} id={id} className="tv-menu" role="menu" aria-label={text} onKeyDown={(event) => moveBy(event, typeAhead, leave, onClose)}>
          <MenuItems items={items} onClose={onClose} />
        </div>
      )}
    </div>
  );
}

/** Handles a key in the menu it was pressed in, and in no menu around that. */
function moveBy(event: KeyboardEvent<HTMLElement>, typeAhead: TypeAhead, leave: () => void, close: () => void): void {
  const entries = entriesOf(event.currentTarget);
  const focused = document.activeElement as HTMLElement;
  const at = entries.indexOf(focused);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1 + entries.length, Home: 0, End: entries.length - 1 }[event.key];
  const isNested = event.currentTarget.parentElement?.closest('[role="menu"]') !== null;
  if (to !== undefined) entries[to % entries.length]?.focus();
  else if (event.key === 'Escape' || (event.key === 'ArrowLeft' && isNested)) leave();
  else if (event.key === 'Tab') close();
  else if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey) entries[typeAhead.type(event.key, event.timeStamp, entries.map(labelOf), at)]?.focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** The items of a menu, without those of menus in it. */
function entriesOf(menu: HTMLElement | null): readonly HTMLElement[] {
  return menu ? [...menu.querySelectorAll<HTMLElement>(':scope > [role^="menuitem"], :scope > [role="none"] > [role="menuitem"]')] : [];
}

/** The one of several that exclude each other. */
const isChosenIn = (entry: HTMLElement): boolean => entry.role === 'menuitemradio' && entry.getAttribute('aria-checked') === 'true';

const labelOf = (entry: HTMLElement): string => entry.querySelector('.tv-menu-text')?.textContent ?? '';

function placeAt(element: HTMLElement, x: number, y: number): void {
  element.style.left = `${Math.max(4, Math.min(x, window.innerWidth - element.offsetWidth - 4))}px`;
  element.style.top = `${Math.max(4, Math.min(y, window.innerHeight - element.offsetHeight - 4))}px`;
}
