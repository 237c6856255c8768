import { useEffect, useRef } from 'react';
import { counted } from '../a11y/names';
import { copySight, openExport } from '../exporting/exporting';
import { openAdd, openMove, removeChosen, renameChosen, showFindings, toggleInspector } from '../state/commands';
import { useDiagram, useSession } from '../state/context';
import { command, reveal } from '../state/gestures';
import { copyChosen, duplicateChosen, pasteHere } from '../state/clipboard';
import { disconnect, endsOf, isConnectable, openConnect, openReconnect } from '../state/connect';
import { isMovable, isOnNetwork, isPart, placeWord } from '../state/kinds';
import { resetLayout } from '../state/resetLayout';
import { addInto, fittingIn, nameOfPiece } from '../state/placing';
import { labelOf } from '../state/labels';
import { isTraceEnd, openTrace } from '../state/trace';
import { operandsAt, useOperations } from '../state/operations';
import type { Session } from '../state/session';
import { shortcutOf } from '../state/shortcuts';
import { kindIcon, Menu, type MenuItem } from '../ui';
import { arrangeItems, selectItems } from './arrangeItems';
import { countMenu } from './countItems';
import { operationItems } from './operationItems';

/** What can be done with the node under the pointer, or with the diagram where there is none. */
export function ContextMenu() {
  const session = useSession();
  const menu = useDiagram((state) => state.menu);
  const ref = useRef<HTMLDivElement>(null);
  const box = useDiagram((state) => (menu?.node ? state.arrangement.scene.find(menu.node) : undefined));
  const scene = useDiagram((state) => state.arrangement.scene);
  const selection = useDiagram((state) => state.selection);
  const operands = menu?.node ? operandsAt(scene, selection, menu.node) : noNodes;
  const operations = useOperations(operands);
  // What can be added says how many.
  useDiagram((state) => state.addCount);

  useEffect(() => {
    if (!menu) return;
    const onPress = (event: PointerEvent): void => {
      if (event.target instanceof Node && !ref.current?.contains(event.target)) session.store.set({ menu: null });
    };
    window.addEventListener('pointerdown', onPress, true);
    return () => window.removeEventListener('pointerdown', onPress, true);
  }, [session, menu]);

  if (!menu) return null;
  const close = (): void => {
    session.store.set({ menu: null });
    session.camera?.focus();
  };
  const items = menu.isQuickAdd === true ? quickItems(session, menu.node) : menu.edges.length > 0 ? itemsOfEdges(session, menu.edges) : box ? itemsOf(session, box.node.id, box.node.kind, operationItems(session, box.node, operands, operations)) : itemsOfDiagram(session);
  const label = menu.isQuickAdd === true ? (box ? `Add to ${box.node.label}` : 'Add') : menu.edges.length > 0 ? 'Menu of the connection' : !box ? 'Menu of the diagram' : operands.length > 1 ? `Menu of ${counted(operands.length, 'VM')}` : `Menu of ${box.node.label}`;
  return <div ref={ref}><Menu key={`${menu.at.x} ${menu.at.y}`} label={label} items={items} at={menu.at} onClose={close} /></div>;
}

const noNodes: readonly string[] = [];

function itemsOf(session: Session, node: string, kind: string, operations: readonly MenuItem[]): readonly MenuItem[] {
  const { view } = session.store.get();
  const properties: MenuItem = { kind: 'act', icon: 'inspector', text: 'Properties', keys: shortcutOf('inspect'), act: () => toggleInspector(session, true, 'properties') };
  if (kind === 'group') return [properties, ...itemsOfDiagram(session)];
  return [
    { kind: 'act', icon: 'text', text: 'Show in the text', keys: shortcutOf('show-text'), act: () => reveal(session, node) },
    properties,
    { kind: 'act', icon: 'warning', text: 'Findings', keys: shortcutOf('findings'), act: () => showFindings(session, node) },
    ...operations,
    ...(isConnectable(kind, view) ? [{ kind: 'act', icon: 'connect', text: 'Connect to…', keys: shortcutOf('connect'), act: () => openConnect(session, node) } as const] : []),
    ...(isTraceEnd(kind) ? [{ kind: 'act', icon: 'path', text: traceText(session, node), keys: shortcutOf('trace'), act: () => openTrace(session, traceEnds(session, node)) } as const] : []),
    ...(isMovable(kind) ? [{ kind: 'act', icon: 'move', text: 'Move to…', keys: shortcutOf('move'), act: () => openMove(session) } as const] : []),
    ...(kind === 'pool' ? [{ kind: 'act', icon: 'pool', text: 'Grow…', act: () => command(session, 'grow-pool') } as const] : []),
    { kind: 'act', icon: 'tree', text: 'What uses this…', act: () => command(session, 'show-uses') },
    ...(isPart(kind) && !isOnNetwork(kind) ? [] : clipboardItems(session)),
    ...(isMovable(kind) || isPart(kind) ? [] : [{ kind: 'act', icon: 'add', text: 'Add…', keys: shortcutOf('add'), act: () => openAdd(session) } as const]),
    ...(isOnNetwork(kind) ? [] : [{ kind: 'act', icon: 'rename', text: 'Rename', keys: shortcutOf('rename'), act: () => renameChosen(session) } as const]),
    selectItems(session),
    ...arrangeItems(session, node),
    { kind: 'act', icon: 'export', text: 'Export…', keys: shortcutOf('export'), act: () => openExport(session, 'selection') },
    ...(isOnNetwork(kind) ? [] : [{ kind: 'act', icon: 'delete', text: 'Delete…', keys: shortcutOf('delete'), act: () => void removeChosen(session) } as const]),
  ];
}

/** Their keys are those of VS Code. */
function clipboardItems(session: Session): readonly MenuItem[] {
  return [
    { kind: 'act', icon: 'copy', text: 'Copy', keys: 'Ctrl+C', act: () => void copyChosen(session) },
    { kind: 'act', icon: 'cut', text: 'Cut', keys: 'Ctrl+X', act: () => void copyChosen(session, 'cut') },
    { kind: 'act', icon: 'paste', text: 'Paste', keys: 'Ctrl+V', act: () => void pasteHere(session, null) },
    { kind: 'act', icon: 'duplicate', text: 'Duplicate', keys: shortcutOf('duplicate'), act: () => void duplicateChosen(session) },
  ];
}

/** What may be added in a node or around it, each with where it comes to lie; and how many of it. */
function quickItems(session: Session, node: string | null): readonly MenuItem[] {
  const { addCount } = session.store.get();
  const pieces = fittingIn(session, node).map((piece): MenuItem => ({
    kind: 'act', icon: kindIcon(piece.what), text: `${nameOfPiece(piece, addCount)}${piece.into === null ? '' : ` ${placeWord(piece.what)} ${labelOf(session, piece.into)}`}`, act: () => addInto(session, piece),
  }));
  return [...pieces, countMenu(session)];
}

function itemsOfEdges(session: Session, edges: readonly string[]): readonly MenuItem[] {
  return [
    { kind: 'act', icon: 'inspector', text: 'Details', keys: shortcutOf('inspect'), act: () => toggleInspector(session, true) },
    ...(edges.length === 1 ? endsOf(session, edges[0] ?? '').map(({ end, fixed }) => ({ kind: 'act', icon: 'connect', text: `Take it from ${labelOf(session, end)} to…`, act: () => openReconnect(session, edges[0] ?? '', fixed) } as const)) : []),
    { kind: 'act', icon: 'delete', text: edges.length === 1 ? 'Disconnect' : `Disconnect all ${edges.length}`, keys: shortcutOf('delete'), act: () => void disconnect(session, edges) },
  ];
}

/** Between the two that are selected, where the node is one of them; else from it. */
function traceEnds(session: Session, node: string): readonly string[] {
  const { selection } = session.store.get();
  return selection.size === 2 && selection.has(node) ? [...selection] : [node];
}

function traceText(session: Session, node: string): string {
  return traceEnds(session, node).length === 2 ? 'Trace between them' : 'Trace from here…';
}

function itemsOfDiagram(session: Session): readonly MenuItem[] {
  return [
    { kind: 'act', icon: 'add', text: 'Add…', keys: shortcutOf('add'), act: () => openAdd(session) },
    { kind: 'act', icon: 'paste', text: 'Paste', keys: 'Ctrl+V', act: () => void pasteHere(session, null) },
    { kind: 'act', icon: 'fit', text: 'Fit everything', keys: shortcutOf('fit'), act: () => session.camera?.fit() },
    { kind: 'act', icon: 'export', text: 'Export…', keys: shortcutOf('export'), act: () => openExport(session) },
    { kind: 'act', icon: 'image', text: 'Copy as image', keys: shortcutOf('copy-image'), act: () => void copySight(session) },
    { kind: 'act', icon: 'reset', text: 'Reset the layout', keys: shortcutOf('reset-layout'), act: () => void resetLayout(session) },
  ];
}
