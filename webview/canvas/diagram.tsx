import { ReactFlow, ReactFlowProvider, useReactFlow, useStoreApi, type ProOptions } from '@xyflow/react';
import { useEffect, useId, useRef, useState } from 'react';
import { BoxNode } from '../nodes/boxNode';
import { Legend } from '../panels/legend';
import { Minimap } from '../panels/minimap';
import { useDiagram, useSession } from '../state/context';
import { maxZoom, minZoom } from './createCamera';
import { ConnectHandle } from './connectHandle';
import { LineTooltip } from './lineTooltip';
import { DragGhost } from './dragGhost';
import { startEngine, type Engine } from './engine';
import type { BoxNode as BoxFlowNode } from './flowNodes';
import { HoverCard } from './hoverCard';
import { nothingHasFocus } from './keyboard';
import { RenameField } from './renameField';
import { Tooltip } from './tooltip';

/** The canvas: what is painted below, React Flow's nodes, what is painted above, and what floats over it. */
export function Diagram() {
  return <ReactFlowProvider><Layers /></ReactFlowProvider>;
}

function Layers() {
  const session = useSession();
  const flow = useReactFlow<BoxFlowNode>();
  const flowStore = useStoreApi<BoxFlowNode>();
  const element = useRef<HTMLDivElement>(null);
  const underlay = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const [engine, setEngine] = useState<Engine | null>(null);
  const [nodes, setNodes] = useState<BoxFlowNode[]>([]);
  const title = useDiagram((state) => state.title);
  const view = useDiagram((state) => state.view);
  const helpId = useId();

  useEffect(() => {
    if (!element.current || !underlay.current || !overlay.current) return;
    const started = startEngine({
      session, flow, flowStore, element: element.current, underlay: underlay.current, overlay: overlay.current,
      exchange: setNodes,
    });
    setEngine(started);
    return started.dispose;
  }, [session, flow, flowStore]);

  // After React Flow's own effect, in which it takes over its nodes.
  useEffect(() => engine?.setShown(nodes), [engine, nodes]);

  // A diagram opened by keyboard has the focus before it has a node to hold it.
  const hasNodes = nodes.length > 0;
  useEffect(() => {
    if (!hasNodes) return;
    const frame = requestAnimationFrame(() => {
      if (nothingHasFocus()) session.camera?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [hasNodes, session]);

  return (
    <div ref={element} className="tv-canvas" data-part="" data-level="tiles" data-view={view}>
      <canvas ref={underlay} className="tv-layer" />
      <ReactFlow<BoxFlowNode>
        nodes={nodes} nodeTypes={nodeTypes} minZoom={minZoom} maxZoom={maxZoom} panOnDrag={panButtons} zoomOnDoubleClick={false} proOptions={proOptions}
        nodesDraggable={false} nodesConnectable={false} nodesFocusable={false} elementsSelectable={false} disableKeyboardA11y autoPanOnNodeFocus={false}
        deleteKeyCode={null} selectionKeyCode={null} multiSelectionKeyCode={null} panActivationKeyCode={null} zoomActivationKeyCode={null}
        aria-label={`Diagram of ${title}`} aria-roledescription="diagram" aria-describedby={helpId}
      />
      <canvas ref={overlay} className="tv-layer tv-overlay" />
      <p id={helpId} className="tv-unseen">Arrow keys go from node to node, Enter goes inside a node, Escape out of it. Press ? for all keys.</p>
      {engine && (
        <>
          <Tooltip engine={engine} />
          <HoverCard engine={engine} />
          <LineTooltip engine={engine} />
          <ConnectHandle engine={engine} />
          <DragGhost engine={engine} />
          <RenameField engine={engine} />
          <div className="tv-corner tv-corner-left"><Legend /></div>
          <div className="tv-corner tv-corner-right"><Minimap engine={engine} /></div>
        </>
      )}
    </div>
  );
}

const nodeTypes = { box: BoxNode };
/** Left and middle; a left press that drags something else is taken before. */
const panButtons = [0, 1];
const proOptions: ProOptions = { hideAttribution: true };
