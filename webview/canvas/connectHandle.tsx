import { useRef } from 'react';
import type { Rect } from '../../src/scene';
import { isConnectable } from '../state/connect';
import { useDiagram } from '../state/context';
import { useStore } from '../state/store';
import { Icon } from '../ui';
import type { Engine } from './engine';
import { useAnchor } from './useAnchor';

/** At the foot of what is under the pointer or selected: a line is drawn from there to what it is to be connected to. By keyboard, C does the same. */
export function ConnectHandle({ engine }: { readonly engine: Engine }) {
  const hovered = useStore(engine.pointer, (pointer) => pointer.hovered);
  const view = useDiagram((state) => state.view);
  const isOffered = useDiagram((state) => state.view !== 'compute' && state.drag === null && state.menu === null && state.status.state === 'live');
  const selected = useDiagram((state) => (state.selection.size === 1 ? [...state.selection][0] ?? null : null));
  const scene = useDiagram((state) => state.arrangement.scene);
  const node = [hovered, selected].find((id) => id !== null && isConnectable(scene.find(id)?.node.kind, view)) ?? null;
  const ref = useRef<HTMLDivElement>(null);
  useAnchor(engine, ref, isOffered ? node : null, placeAtFoot);
  if (!isOffered || node === null) return null;
  return <div ref={ref} className="tv-connect-handle" data-connect={node} aria-hidden="true" title="Drag to connect (C)"><Icon name="connect" size={12} /></div>;
}

function placeAtFoot(element: HTMLElement, { x, y, width, height }: Rect): void {
  element.hidden = width < 24 || height < 14;
  element.style.transform = `translate(${Math.round(x + width / 2 - 9)}px, ${Math.round(y + height - 9)}px)`;
}
