import type { CanvasCommand } from '../../src/protocol/canvasCommands';
import { acts } from '../state/acts';
import { isPlacedByHand, whyNotTogether } from '../state/arranging';
import { unpin } from '../state/commands';
import { pinnedIn, resetInside } from '../state/resetLayout';
import type { Session } from '../state/session';
import { shortcutOf } from '../state/shortcuts';
import type { MenuItem } from '../ui';

/** How several boxes of one container can be put in order, and how the layout can be left to decide about them, and about what lies in one. */
export function arrangeItems(session: Session, node: string): readonly MenuItem[] {
  const { selection, arrangement: { scene }, view } = session.store.get();
  const box = scene.find(node);
  const isAround = box !== undefined && box.children.some((child) => isPlacedByHand(scene, view, child.node.id));
  const { length: pins } = isAround ? pinnedIn(box) : [];
  const pinned = [...(selection.has(node) ? selection : [node])].filter((id) => scene.find(id)?.node.pin);
  return [
    ...(selection.size > 1 && isPlacedByHand(scene, view, node) ? [together(session)] : []),
    ...(isAround ? [{ kind: 'act', icon: 'reset', text: pins === 0 ? 'Reset the layout in it' : `Reset the layout in it (${pins} pinned)`, keys: shortcutOf('reset-layout-inside'), act: () => void resetInside(session, [node]) } as const] : []),
    ...(pinned.length > 0 ? [{ kind: 'act', icon: 'pin', text: pinned.length === 1 ? 'Unpin' : `Unpin all ${pinned.length}`, act: () => void unpin(session, pinned) } as const] : []),
  ];
}

function together(session: Session): MenuItem {
  const why = { 2: whyNotTogether(session, 2), 3: whyNotTogether(session, 3) } as const;
  return { kind: 'menu', icon: 'align', text: 'Arrange', items: commands.map(({ id, text, least }) => ({ kind: 'act', text, keys: shortcutOf(id), reasons: why[least], act: () => acts[id](session) })) };
}

const commands: readonly { readonly id: CanvasCommand; readonly text: string; readonly least: 2 | 3 }[] = [
  { id: 'align-left', text: 'Align left', least: 2 },
  { id: 'align-centre', text: 'Align centres', least: 2 },
  { id: 'align-right', text: 'Align right', least: 2 },
  { id: 'align-top', text: 'Align top', least: 2 },
  { id: 'align-middle', text: 'Align middles', least: 2 },
  { id: 'align-bottom', text: 'Align bottom', least: 2 },
  { id: 'distribute-across', text: 'Distribute horizontally', least: 3 },
  { id: 'distribute-down', text: 'Distribute vertically', least: 3 },
];

/** What can be selected from a node on. */
export function selectItems(session: Session): MenuItem {
  const item = (id: CanvasCommand, text: string): MenuItem => ({ kind: 'act', text, keys: shortcutOf(id), act: () => acts[id](session) });
  return { kind: 'menu', icon: 'select', text: 'Select', items: [item('select-inside', 'All in the container'), item('select-all', 'All beside it'), item('select-same-kind', 'Same kind'), item('select-matching', 'By query…')] };
}
