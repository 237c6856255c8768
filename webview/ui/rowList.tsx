import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Icon } from './icon';

export interface Row {
  readonly key: string;
  readonly text: string;
  /** Shown behind the text, and read with it. */
  readonly detail?: string;
  /** Why it is wrong; empty where it is not. */
  readonly problem?: string;
}

export interface RowListProps {
  readonly label: string;
  readonly rows: readonly Row[];
  /** Index of the row the keyboard is at. */
  readonly active: number;
  readonly disabled?: boolean;
  /** It takes the focus when it appears. */
  readonly focused?: boolean;
  readonly onActive: (index: number) => void;
  /** Enter, or a click. */
  readonly onOpen: (index: number) => void;
  readonly onRename?: (index: number) => void;
  readonly onRemove?: (index: number) => void;
  /** Alt with an arrow. */
  readonly onMove?: (index: number, to: number) => void;
}

const rowPx = 24;
const seenAtMost = 10;
/** Rows beyond the edge that are in the page too, so that scrolling shows no gaps. */
const spareRows = 6;

/** A list to go through and act on by keys: arrows, Home and End, letters, Enter, F2, Delete, Alt with arrows. Only the rows in sight are in the page. */
export function RowList({ label, rows, active, disabled = false, focused = false, onActive, onOpen, onRename, onRemove, onMove }: RowListProps) {
  const id = useId();
  const ref = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const first = Math.max(0, Math.floor(top / rowPx) - spareRows);
  const last = Math.min(rows.length, Math.ceil(top / rowPx) + seenAtMost + spareRows);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element || active < 0) return;
    if (active * rowPx < element.scrollTop) element.scrollTop = active * rowPx;
    else if ((active + 1) * rowPx > element.scrollTop + element.clientHeight) element.scrollTop = (active + 1) * rowPx - element.clientHeight;
  }, [active, rows.length]);
  useLayoutEffect(() => {
    if (focused) ref.current?.focus();
  }, [focused]);

  const go = (to: number): void => onActive(Math.max(0, Math.min(rows.length - 1, to)));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey) return;
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: seenAtMost, PageUp: -seenAtMost, Home: -rows.length, End: rows.length }[event.key];
    if (by !== undefined && event.altKey) {
      if (!disabled && Math.abs(by) === 1) onMove?.(active, active + by);
    } else if (by !== undefined) go(active + by);
    else if (event.key === 'Enter') onOpen(active);
    else if (event.key === 'F2' && onRename && !disabled) onRename(active);
    else if (event.key === 'Delete' && onRemove && !disabled) onRemove(active);
    else if (event.key.length === 1 && event.key !== ' ' && !event.altKey) go(startingWith(rows, event.key, active));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={ref} className="tv-rows tv-scroll" role="listbox" tabIndex={0} aria-label={label} aria-activedescendant={active >= first && active < last ? `${id}${active}` : undefined}
      style={{ maxHeight: rowPx * seenAtMost + 2 }} onKeyDown={onKeyDown} onScroll={(event) => setTop(event.currentTarget.scrollTop)}
    >
      <div role="presentation" style={{ height: first * rowPx }} />
      {rows.slice(first, last).map((row, i) => (
        <div
          key={row.key} id={`${id}${first + i}`} role="option" className="tv-row-item" aria-selected={first + i === active} aria-posinset={first + i + 1} aria-setsize={rows.length}
          title={[row.text, row.detail, row.problem].filter((part) => part !== undefined && part !== '').join(' · ')} onClick={() => { onActive(first + i); onOpen(first + i); }}
        >
          {row.problem !== undefined && row.problem !== '' && <span className="tv-severity tv-error"><Icon name="error" size={14} /><span className="tv-unseen">{row.problem} </span></span>}
          <span className="tv-row-text">{row.text}</span>
          {row.detail !== undefined && row.detail !== '' && <span className="tv-row-detail tv-muted">{row.detail}</span>}
        </div>
      ))}
      <div role="presentation" style={{ height: (rows.length - last) * rowPx }} />
    </div>
  );
}

/** The next row that begins with a letter; the same where none does. */
function startingWith(rows: readonly Row[], letter: string, active: number): number {
  for (let i = 1; i <= rows.length; i++) {
    const at = (active + i) % rows.length;
    if (rows[at]?.text.toLowerCase().startsWith(letter.toLowerCase()) === true) return at;
  }
  return active;
}
