import { useEffect, useId, useState } from 'react';
import { edgesAt } from '../../../src/scene';
import { capitalized, contentsOf, findingsWithin, unreadText, wordOf } from '../../a11y/names';
import { openMove, removeChosen, renameChosen, toggleInspector } from '../../state/commands';
import { useDiagram, useSession } from '../../state/context';
import { reveal } from '../../state/gestures';
import { isMovable, isOnNetwork, movesTo } from '../../state/kinds';
import { isConnectable, openConnect } from '../../state/connect';
import { isTraceEnd, openTrace } from '../../state/trace';
import { shortcutOf } from '../../state/shortcuts';
import { Icon, IconButton, kindIcon } from '../../ui';
import { PowerButtons } from '../powerButtons';
import { Connections, EdgesSelected } from './connections';
import { Findings } from './findings';
import { FindingsInside } from './findingsInside';
import { ModelTab } from './modelTab';
import { Properties } from './properties';
import { SeveralSelected, NothingSelected } from './summary';
import { Tabs } from './tabs';
import type { Folds } from './fields/fieldGroups';
import { useInspection } from './useInspection';
import { useLooking } from './useLooking';

/** Figures, fields and findings of what is selected. */
export function Inspector() {
  const session = useSession();
  const selection = useDiagram((state) => state.selection);
  const chosenEdges = useDiagram((state) => state.chosenEdges);
  const [first] = selection;
  const [folds, setFolds] = useState<Folds>(new Map());
  const fold = (title: string, isOpen: boolean): void => setFolds((before) => new Map(before).set(title, isOpen));
  const node = selection.size === 1 && first !== undefined ? first : null;
  // What is inspected stays in sight beside it.
  useEffect(() => {
    if (node !== null) session.camera?.show([node]);
  }, [session, node]);
  return (
    <aside className="tv-panel tv-inspector" data-part="" aria-label="Inspector">
      {chosenEdges.length > 0 ? <EdgesSelected ids={chosenEdges} /> : node !== null ? <OneSelected key={node} node={node} folds={folds} fold={fold} /> : selection.size > 1 ? <SeveralSelected key={[...selection].join('\n')} selection={selection} folds={folds} fold={fold} /> : <NothingSelected />}
      <div className="tv-panel-close"><IconButton icon="close" label="Close the inspector" keys={shortcutOf('inspect')} onClick={() => toggleInspector(session, false)} /></div>
    </aside>
  );
}

interface OneSelectedProps { readonly node: string; readonly folds: Folds; readonly fold: (title: string, isOpen: boolean) => void }

function OneSelected({ node, folds, fold }: OneSelectedProps) {
  const session = useSession();
  const { within, cameFrom, open } = useLooking();
  const inspection = useInspection([node], within);
  const tab = useDiagram((state) => state.panels.tab);
  const box = useDiagram((state) => state.arrangement.scene.find(node));
  const id = useId();
  const view = useDiagram((state) => state.view);
  const scene = useDiagram((state) => state.arrangement.scene);
  const edges = useDiagram((state) => state.edges);
  const connections = view !== 'compute' ? edgesAt(scene, edges, node).length : null;
  const shown = tab === 'connections' && connections === null ? 'properties' : tab;
  if (!box) return null;
  const isEntry = box.node.kind !== 'group';
  return (
    <>
      <header className="tv-panel-header">
        <p className="tv-panel-word"><Icon name={kindIcon(box.node.kind)} size={14} /> {within.length === 0 ? inspection?.word ?? wordOf(box.node.kind) : wordOf(box.node.kind)}</p>
        <h2 className="tv-panel-title">{within.length === 0 && inspection?.within.length === 0 ? inspection.title : box.node.label}</h2>
        {box.node.unread && <p className="tv-unread-line"><Icon name="unread" size={14} />{capitalized(unreadText(box.node.unread))}. The model counts without.</p>}
        {isEntry && (
          <div className="tv-panel-acts">
            <IconButton icon="text" label="Show in the text" keys={shortcutOf('show-text')} onClick={() => reveal(session, node)} />
            {!isOnNetwork(box.node.kind) && <IconButton icon="rename" label="Rename" keys={shortcutOf('rename')} onClick={() => renameChosen(session)} />}
            {isMovable(box.node.kind) && <IconButton icon="move" label={`Move to another ${movesTo([box.node.kind]).map(wordOf).join(' or ')}`} keys={shortcutOf('move')} onClick={() => openMove(session)} />}
            {view !== 'compute' && isConnectable(box.node.kind, view) && <IconButton icon="connect" label="Connect to…" keys={shortcutOf('connect')} onClick={() => openConnect(session, node)} />}
            {view === 'network' && isTraceEnd(box.node.kind) && <IconButton icon="path" label="Trace from here" keys={shortcutOf('trace')} onClick={() => openTrace(session, [node])} />}
            {!isOnNetwork(box.node.kind) && <IconButton icon="delete" label="Delete" keys={shortcutOf('delete')} onClick={() => void removeChosen(session)} />}
            {box.node.kind === 'vm' && <PowerButtons nodes={[node]} />}
          </div>
        )}
      </header>
      {isEntry ? (
        <>
          <Tabs id={id} tab={shown} connections={connections} findings={inspection?.findings.length ?? null} choose={(chosen) => toggleInspector(session, true, chosen)} />
          <div className="tv-panel-body tv-scroll" role="tabpanel" id={`${id}panel`} aria-labelledby={`${id}${shown}`} tabIndex={0} data-loaded={inspection !== null}>
            {shown === 'connections' && <Connections node={node} />}
            {inspection !== null && shown === 'properties' && <Properties inspection={inspection} folds={folds} fold={fold} open={open} cameFrom={cameFrom} />}
            {inspection !== null && shown === 'model' && <ModelTab inspection={inspection} />}
            {inspection !== null && shown === 'findings' && <Findings node={node} findings={inspection.findings} />}
          </div>
        </>
      ) : (
        <div className="tv-panel-body tv-scroll">
          <p className="tv-panel-padded tv-muted">{[contentsOf(box), findingsWithin(box)].filter((part) => part !== '').join(', ')}. It gathers what has no place of its own, and is no entry of the text.</p>
          <FindingsInside node={node} />
        </div>
      )}
    </>
  );
}
