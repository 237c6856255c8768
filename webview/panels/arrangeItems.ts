import type { CanvasCommand } from '../../src/protocol/canvasCommands';
import { acts } from '../state/acts';
import { isPlacedByHand, whyNotTogether } from '../state/arranging';
import { pinnedIn, resetInside } from '../state/resetLayout';
import type { Session } from '../state/session';
import { shortcutOf } from '../state/shortcuts';
import type { MenuItem } from '../ui';

/** How several boxes of one container can be put in order, and how the layout can be left to decide about one. */
export function arrangeItems(session: Session, node: string): readonly MenuItem[] {
  const { selection, arrangement: { scene }, view } = session.store.get();
  const box = scene.find(node);
  const several: MenuItem = { kind: 'menu', icon: 'align', text: 'Arrange', items: commands.map(({ id, text, least }) => ({
    kind: 'act', text, keys: shortcutOf(id), reasons: whyNotTogether(session, least), act: () => acts[id](session),
  })) };
  const isAround = box !== undefined && box.children.some((child) => isPlacedByHand(scene, view, child.node.id));
  const { length: pins } = isAround ? pinnedIn(box) : [];
  return [
    ...(selection.size > 1 && isPlacedByHand(scene, view, node) ? [several] : []),
    ...(isAround ? [{ kind: 'act', icon: 'reset', text: pins === 0 ? 'Reset the layout in it' : `Reset the layout in it (${pins} pinned)`, keys: shortcutOf('reset-layout-inside'), act: () => void resetInside(session, [node]) } as const] : []),
  ];
}

const commands: readonly { readonly id: CanvasCommand; readonly text: string; readonly least: number }[] = [
  { id: 'align-left', text: 'Align left', least: 2 },
  { id: 'align-centre', text: 'Align centres', least: 2 },
  { id: 'align-right', text: 'Align right', least: 2 },
  { id: 'align-top', text: 'Align top', least: 2 },
  { id: 'align-middle', text: 'Align middles', least: 2 },
  { id: 'align-bottom', text: 'Align bottom', least: 2 },
  { id: 'distribute-across', text: 'Distribute horizontally', least: 3 },
  { id: 'distribute-down', text: 'Distribute vertically', least: 3 },
];
