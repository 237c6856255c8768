import { useEffect, useLayoutEffect, useRef } from 'react';
import { openAdd, openMove, removeChosen, renameChosen, resetLayout, showFindings, toggleInspector, unpin } from '../state/commands';
import { useDiagram, useSession } from '../state/context';
import { reveal } from '../state/gestures';
import { isGuest } from '../state/kinds';
import type { Session } from '../state/session';
import { Icon, type IconName } from '../ui';

interface MenuItem { readonly icon: IconName; readonly text: string; readonly keys?: string; readonly act: (session: Session) => void }

/** What can be done with the node under the pointer, or with the diagram where there is none. */
export function ContextMenu() {
  const session = useSession();
  const menu = useDiagram((state) => state.menu);
  const ref = useRef<HTMLDivElement>(null);
  const box = useDiagram((state) => (menu?.node ? state.arrangement.scene.find(menu.node) : undefined));

  const close = (): void => {
    session.store.set({ menu: null });
    session.camera?.focus();
  };
  useLayoutEffect(() => {
    const element = ref.current;
    if (!menu || !element) return;
    element.style.left = `${Math.max(4, Math.min(menu.at.x, window.innerWidth - element.offsetWidth - 4))}px`;
    element.style.top = `${Math.max(4, Math.min(menu.at.y, window.innerHeight - element.offsetHeight - 4))}px`;
    element.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
  }, [menu]);
  useEffect(() => {
    if (!menu) return;
    const onPress = (event: PointerEvent): void => {
      if (event.target instanceof Node && !ref.current?.contains(event.target)) session.store.set({ menu: null });
    };
    window.addEventListener('pointerdown', onPress, true);
    return () => window.removeEventListener('pointerdown', onPress, true);
  }, [session, menu]);

  if (!menu) return null;
  const items = box ? itemsOf(box.node.id, box.node.kind, box.node.pin !== null) : itemsOfDiagram;
  return (
    <div
      ref={ref} className="tv-menu" role="menu" aria-label={box ? `Menu of ${box.node.label}` : 'Menu of the diagram'} data-control="menu"
      onKeyDown={(event) => {
        const entries = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="menuitem"]')];
        const at = entries.indexOf(document.activeElement as HTMLElement);
        const to = { ArrowDown: at + 1, ArrowUp: at - 1 + entries.length, Home: 0, End: entries.length - 1 }[event.key];
        if (to !== undefined) entries[to % entries.length]?.focus();
        else if (event.key === 'Escape' || event.key === 'Tab') close();
        else return;
        event.preventDefault();
      }}
    >
      {items.map(({ icon, text, keys, act }) => (
        <button key={text} type="button" role="menuitem" tabIndex={-1} className="tv-menu-item" onClick={() => { close(); act(session); }}>
          <Icon name={icon} /> <span className="tv-menu-text">{text}</span> {keys !== undefined && <kbd aria-hidden="true">{keys}</kbd>}
        </button>
      ))}
    </div>
  );
}

function itemsOf(node: string, kind: string, isPinned: boolean): readonly MenuItem[] {
  if (kind === 'group') return [{ icon: 'inspector', text: 'Properties', keys: 'I', act: (session) => toggleInspector(session, true, 'properties') }, ...itemsOfDiagram];
  return [
    { icon: 'text', text: 'Show in the text', keys: 'O', act: (session) => reveal(session, node) },
    { icon: 'inspector', text: 'Properties', keys: 'I', act: (session) => toggleInspector(session, true, 'properties') },
    { icon: 'warning', text: 'Findings', keys: 'F', act: (session) => showFindings(session, node) },
    ...(isGuest(kind) ? [{ icon: 'move', text: 'Move to…', keys: 'M', act: (session: Session) => openMove(session) } as const] : []),
    ...(isGuest(kind) ? [] : [{ icon: 'add', text: 'Add…', keys: 'A', act: (session: Session) => openAdd(session) } as const]),
    { icon: 'rename', text: 'Rename', keys: 'F2', act: renameChosen },
    ...(isPinned ? [{ icon: 'pin', text: 'Unpin', act: (session: Session) => void unpin(session, [node]) } as const] : []),
    { icon: 'delete', text: 'Delete…', keys: 'Delete', act: (session) => void removeChosen(session) },
  ];
}

const itemsOfDiagram: readonly MenuItem[] = [
  { icon: 'add', text: 'Add…', keys: 'A', act: (session) => openAdd(session) },
  { icon: 'fit', text: 'Fit everything', keys: '0', act: (session) => session.camera?.fit() },
  { icon: 'reset', text: 'Reset the layout', act: (session) => void resetLayout(session) },
];
