import type { NodeProps } from '@xyflow/react';
import { memo, useEffect, useRef } from 'react';
import { wentTo } from '../../src/protocol/comparison';
import { nameOf, wordOf } from '../a11y/names';
import type { BoxNode as BoxFlowNode } from '../canvas/flowNodes';
import { useDiagram, useSession } from '../state/context';
import { HolderHeader } from './holderHeader';
import { LeafCard } from './leafCard';

/**
 * Any box as a node of React Flow. One component for all looks, so that a node keeps its element, and with it the focus, when the
 * look changes. The keyboard is at one node at a time: that one is in the tab order (roving tabindex).
 */
export const BoxNode = memo(function BoxNode({ id, data: { box, look, header } }: NodeProps<BoxFlowNode>) {
  const session = useSession();
  const ref = useRef<HTMLDivElement>(null);
  const isCurrent = useDiagram((state) => state.current === id);
  const textIsThere = useDiagram((state) => (state.highlight !== id ? 'no' : state.typing ? 'typing' : 'yes'));
  const isSelected = useDiagram((state) => state.selection.has(id));
  const parentLabel = useDiagram((state) => {
    const { parent } = box;
    return parent === null ? null : state.arrangement.scene.find(parent)?.node.label ?? null;
  });
  useEffect(() => {
    if (isCurrent && session.focusOnCanvas) ref.current?.focus({ preventScroll: true });
  }, [isCurrent, session]);
  const isTyped = textIsThere === 'typing';
  const name = nameOf(box, parentLabel);
  return (
    <div
      ref={ref} className={`tv-node tv-node-${look}`} data-node={id} data-kind={box.node.kind} data-state={box.node.state} data-change={box.node.change} data-ghost={wentTo(id) === undefined ? undefined : true} data-selected={isSelected} data-typing={isTyped ? true : undefined}
      role="group" aria-roledescription={wordOf(box.node.kind)} aria-label={[name, isSelected ? 'selected' : '', isTyped ? 'being typed in' : ''].filter((part) => part !== '').join(', ')} tabIndex={isCurrent ? 0 : -1} aria-current={textIsThere === 'no' ? undefined : 'location'}
    >
      {look === 'card' && <LeafCard box={box} />}
      {look === 'header' && (box.node.kind === 'vm' ? <div className="tv-holder-card" style={{ height: header }}><LeafCard box={box} /></div> : <HolderHeader box={box} height={header} />)}
    </div>
  );
});
