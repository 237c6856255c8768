import type { Box, Scene } from '../../src/scene';
import { capitalized, counted, wordOf } from '../a11y/names';
import { besides, goTo } from '../state/beside';
import { openSearch } from '../state/commands';
import { useDiagram, useSession } from '../state/context';
import { shortcutOf } from '../state/shortcuts';
import type { Session } from '../state/session';
import { kindIcon, MenuButton, type MenuItem } from '../ui';

/** Where one is: the estate, and what the selected node lies in. Each part opens a list of what lies beside it, to go there. */
export function Breadcrumb() {
  const session = useSession();
  const title = useDiagram((state) => state.title);
  const scene = useDiagram((state) => state.arrangement.scene);
  const selected = useDiagram((state) => (state.selection.size === 1 ? [...state.selection][0] ?? null : null));
  const open = useDiagram((state) => state.crumb);
  const path = pathTo(scene, selected);
  return (
    <nav className="tv-breadcrumb" aria-label="Where you are">
      <button type="button" className="tv-crumb tv-crumb-title" title="Fit everything" onClick={() => session.camera?.fit()}>{title}</button>
      {path.map(({ node: { id, kind, label } }, index) => (
        <span key={index} className="tv-crumb-step">
          <MenuButton
            look="crumb" label={capitalized(wordOf(kind))} text={label} menuLabel={`Beside ${label}`} isCurrent={index === path.length - 1} keys={index === path.length - 1 ? shortcutOf('beside') : undefined}
            items={open === id ? itemsOf(session, scene, id) : none} isOpen={open === id} onToggle={(isOpen) => session.store.set({ crumb: isOpen ? id : null })}
          />
        </span>
      ))}
    </nav>
  );
}

/** So many are listed before and after the one that one is at; the others are found by searching. */
const listedAround = 40;
const none: readonly MenuItem[] = [];

function pathTo(scene: Scene, id: string | null): readonly Box[] {
  const path: Box[] = [];
  for (let box = id === null ? undefined : scene.find(id); box; box = box.parent === null ? undefined : scene.find(box.parent)) path.unshift(box);
  return path;
}

function itemsOf(session: Session, scene: Scene, id: string): readonly MenuItem[] {
  const all = besides(scene, id);
  const at = all.findIndex(({ node }) => node.id === id);
  const listed = all.slice(Math.max(0, at - listedAround), at + listedAround + 1);
  const others = all.length - listed.length;
  return [
    ...listed.map(({ node }): MenuItem => ({ kind: 'act', icon: kindIcon(node.kind), text: node.label, isChosen: node.id === id, act: () => goTo(session, node.id) })),
    ...(others === 0 ? [] : [{ kind: 'act', icon: 'search', text: `Search ${counted(others, 'other')}…`, keys: shortcutOf('search'), act: () => openSearch(session) } as const]),
  ];
}
