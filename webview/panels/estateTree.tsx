import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { Box } from '../../src/scene';
import { nameOf } from '../a11y/names';
import { enterCurrent, removeChosen, renameChosen, toggleTree } from '../state/commands';
import { useDiagram, useSession } from '../state/context';
import { extend, select, toggle } from '../state/selection';
import { shortcutOf } from '../state/shortcuts';
import { createTypeAhead, FindingsBadge, Icon, IconButton, isMenuKey, kindIcon } from '../ui';

interface Row { readonly box: Box; readonly level: number; readonly position: number; readonly siblings: number }

const rowPx = 24;
/** Rows beyond the edge that are rendered too, so that scrolling shows no gaps. */
const spareRows = 12;

/**
 * What contains what, as a tree: the estate for who does not see the canvas, and an index for who does. Only what is opened and in
 * sight is in the page, however large the estate is.
 */
export function EstateTree() {
  const session = useSession();
  const scene = useDiagram((state) => state.arrangement.scene);
  const current = useDiagram((state) => state.current);
  const selection = useDiagram((state) => state.selection);
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set(scene.top.map((box) => box.node.id)));
  const [scroll, setScroll] = useState({ top: 0, height: 600 });
  const list = useRef<HTMLDivElement>(null);
  const hasFocus = useRef(false);
  /** What was pressed last was the key for menus. */
  const wantsMenuByKey = useRef(false);
  const [typeAhead] = useState(createTypeAhead);

  const rows = rowsOf(scene.top, opened);
  const at = Math.max(0, rows.findIndex((row) => row.box.node.id === current));
  const first = Math.max(0, Math.floor(scroll.top / rowPx) - spareRows);
  const last = Math.min(rows.length, Math.ceil((scroll.top + scroll.height) / rowPx) + spareRows);

  // Opens what the current node lies in, so that the tree follows the canvas.
  useEffect(() => {
    const outer: string[] = [];
    for (let id = current === null ? null : scene.find(current)?.parent ?? null; id !== null; id = scene.find(id)?.parent ?? null) outer.push(id);
    setOpened((before) => (outer.every((id) => before.has(id)) ? before : new Set([...before, ...outer])));
  }, [current, scene]);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const top = at * rowPx;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowPx > element.scrollTop + element.clientHeight) element.scrollTop = top + rowPx - element.clientHeight;
  }, [at, rows.length]);
  // Also when scrolling brought the row into the page.
  useLayoutEffect(() => {
    if (hasFocus.current) list.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
  }, [at, rows.length, first]);
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const measure = (): void => setScroll({ top: element.scrollTop, height: element.clientHeight });
    const resizes = new ResizeObserver(measure);
    resizes.observe(element);
    return () => resizes.disconnect();
  }, []);

  const open = (id: string, isOpen: boolean): void =>
    setOpened((before) => {
      const after = new Set(before);
      if (isOpen) after.add(id);
      else after.delete(id);
      return after;
    });
  const openAll = (boxes: readonly Box[]): void => setOpened((before) => new Set([...before, ...boxes.filter(({ children }) => children.length > 0).map(({ node }) => node.id)]));
  const goTo = (row: Row | undefined, how: 'select' | 'add' = 'select'): void => {
    if (!row) return;
    if (how === 'add') extend(session, [row.box.node.id]);
    else select(session, [row.box.node.id]);
    session.camera?.show([row.box.node.id]);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[at];
    wantsMenuByKey.current = isMenuKey(event);
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const { id } = row.box.node;
    const isOpen = opened.has(id);
    const hasChildren = row.box.children.length > 0;
    switch (event.key) {
      case 'ArrowDown': goTo(rows[at + 1], event.shiftKey ? 'add' : 'select'); break;
      case 'ArrowUp': goTo(rows[at - 1], event.shiftKey ? 'add' : 'select'); break;
      case 'Home': goTo(rows[0]); break;
      case 'End': goTo(rows.at(-1)); break;
      case 'ArrowRight': if (hasChildren && !isOpen) open(id, true); else if (hasChildren) goTo(rows[at + 1]); break;
      case 'ArrowLeft': if (hasChildren && isOpen) open(id, false); else goTo(rows.find((other) => other.box.node.id === row.box.parent)); break;
      case 'Enter': if (hasChildren) session.camera?.fit([id]); else enterCurrent(session); break;
      case 'F2': renameChosen(session); break;
      case 'Delete': void removeChosen(session); break;
      case ' ': toggle(session, id); break;
      case '*': openAll(row.box.parent === null ? scene.top : scene.find(row.box.parent)?.children ?? []); break;
      case 'Escape': session.camera?.focus(); break;
      default:
        if ([...event.key].length !== 1) return;
        goTo(rows[typeAhead.type(event.key, event.timeStamp, rows.map(({ box }) => box.node.label), at)]);
    }
    event.preventDefault();
  };
  const openMenu = (event: MouseEvent<HTMLElement>): void => {
    const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-tree-node]') : null;
    const id = element?.dataset['treeNode'];
    if (!element || id === undefined) return;
    event.preventDefault();
    if (!selection.has(id)) select(session, [id]);
    const { left, bottom } = element.getBoundingClientRect();
    session.store.set({ menu: { node: id, edges: [], at: wantsMenuByKey.current ? { x: left + 24, y: bottom } : { x: event.clientX, y: event.clientY } } });
  };

  return (
    <nav className="tv-panel tv-tree-panel" data-part="" aria-label="Tree of the estate">
      <header className="tv-panel-header tv-tree-header"><h2 className="tv-panel-word">estate</h2><IconButton icon="close" label="Close the tree" keys={shortcutOf('tree')} onClick={() => toggleTree(session)} /></header>
      <div
        ref={list} className="tv-tree tv-scroll" role="tree" aria-label="Estate" aria-multiselectable="true" onKeyDown={onKeyDown} onPointerDown={() => { wantsMenuByKey.current = false; }} onContextMenu={openMenu}
        onScroll={(event) => setScroll({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })}
        onFocus={() => { hasFocus.current = true; }} onBlur={(event) => { if (event.target.isConnected) hasFocus.current = false; }}
      >
        <div role="presentation" style={{ height: first * rowPx }} />
        {rows.slice(first, last).map((row, index) => (
          <TreeRow
            key={row.box.node.id} row={row} isOpen={opened.has(row.box.node.id)} isSelected={selection.has(row.box.node.id)} isCurrent={first + index === at}
            onOpen={(isOpen) => open(row.box.node.id, isOpen)} onChoose={() => goTo(row)}
          />
        ))}
        <div role="presentation" style={{ height: (rows.length - last) * rowPx }} />
      </div>
    </nav>
  );
}

interface TreeRowProps {
  readonly row: Row;
  readonly isOpen: boolean;
  readonly isSelected: boolean;
  readonly isCurrent: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onChoose: () => void;
}

function TreeRow({ row: { box, level, position, siblings }, isOpen, isSelected, isCurrent, onOpen, onChoose }: TreeRowProps) {
  const { node, children, totals } = box;
  return (
    <div
      className="tv-tree-row" role="treeitem" aria-level={level} aria-posinset={position} aria-setsize={siblings} aria-selected={isSelected}
      aria-expanded={children.length > 0 ? isOpen : undefined} tabIndex={isCurrent ? 0 : -1} data-tree-node={node.id} style={{ height: rowPx, paddingLeft: 4 + (level - 1) * 14 }}
      onClick={onChoose} onDoubleClick={() => onOpen(!isOpen)}
    >
      <span className="tv-twistie" data-open={isOpen} onClick={(event) => { if (children.length > 0) { event.stopPropagation(); onOpen(!isOpen); } }}>{children.length > 0 && <Icon name="right" size={12} />}</span>
      <Icon name={kindIcon(node.kind)} size={14} />
      <span className="tv-tree-label">{node.label}</span>
      <span className="tv-unseen">{nameOf(box, null).slice(node.label.length + 2)}</span>
      <FindingsBadge counts={isOpen ? node.findings : totals.findings} />
    </div>
  );
}

function rowsOf(boxes: readonly Box[], opened: ReadonlySet<string>): readonly Row[] {
  const rows: Row[] = [];
  const visit = (siblings: readonly Box[], level: number): void => {
    for (const [index, box] of siblings.entries()) {
      rows.push({ box, level, position: index + 1, siblings: siblings.length });
      if (opened.has(box.node.id)) visit(box.children, level + 1);
    }
  };
  visit(boxes, 1);
  return rows;
}
