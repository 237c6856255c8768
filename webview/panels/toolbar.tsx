import type { ViewName } from '../../src/protocol/view';
import { openAdd, openSearch, showKeys, toggleInspector, toggleTree } from '../state/commands';
import { useDiagram, useSession } from '../state/context';
import { command } from '../state/gestures';
import { openTrace } from '../state/trace';
import { lookAt, setLayers, viewNames } from '../state/views';
import { shortcutOf } from '../state/shortcuts';
import { IconButton, Segments } from '../ui';
import { Breadcrumb } from './breadcrumb';

/** What can be done with the diagram as a whole. Undo, redo and save are VS Code's, with VS Code's keys. */
export function Toolbar() {
  const session = useSession();
  const panels = useDiagram((state) => state.panels);
  const isSearching = useDiagram((state) => state.search !== null);
  const view = useDiagram((state) => state.view);
  const layers = useDiagram((state) => state.layers);
  const isTracing = useDiagram((state) => state.trace !== null);
  const isLive = useDiagram((state) => state.status.state === 'live');
  return (
    // A press of the pointer leaves the keys with the canvas; what it opens takes them afterwards. Pressed by a key, a button keeps the focus.
    <div className="tv-toolbar" role="group" aria-label="Diagram" onClick={(event) => { if (event.detail > 0) session.camera?.focus(); }}>
      <IconButton icon="tree" label="Tree of the estate" keys={shortcutOf('tree')} pressed={panels.tree} onClick={() => toggleTree(session)} />
      <IconButton icon="add" label={addLabel[view]} keys={shortcutOf('add')} disabled={!isLive} onClick={() => openAdd(session)} />
      <span className="tv-divider tv-roomy" />
      <span className="tv-toolbar-group tv-roomy">
        <IconButton icon="undo" label="Undo" disabled={!isLive} onClick={() => command(session, 'undo')} />
        <IconButton icon="redo" label="Redo" disabled={!isLive} onClick={() => command(session, 'redo')} />
        <IconButton icon="save" label="Save" onClick={() => command(session, 'save')} />
      </span>
      <span className="tv-divider" />
      <Segments label="View" value={view} options={views} onChange={(value) => lookAt(session, value)} />
      {view === 'network' && <span className="tv-roomy"><Segments label="Layers of the network" value={layers} options={layerOptions} onChange={(value) => setLayers(session, value)} /></span>}
      <span className="tv-divider" />
      <Breadcrumb />
      <span className="tv-toolbar-group tv-spare"><IconButton icon="path" label="Trace a packet" keys={shortcutOf('trace')} pressed={isTracing} onClick={() => openTrace(session)} /></span>
      <IconButton icon="search" label="Search" keys={shortcutOf('search')} pressed={isSearching} onClick={() => openSearch(session)} />
      <span className="tv-toolbar-group tv-spare">
        <IconButton icon="text" label="Open the text" onClick={() => command(session, 'open-text')} />
        <IconButton icon="help" label="Keys" keys={shortcutOf('keys')} onClick={() => showKeys(session)} />
      </span>
      <IconButton icon="inspector" label="Inspector" keys={shortcutOf('inspect')} pressed={panels.inspector} onClick={() => toggleInspector(session)} />
    </div>
  );
}

const viewText = { compute: 'Compute', network: 'Network', storage: 'Storage' } as const satisfies Record<ViewName, string>;
const views = viewNames.map((value) => ({ value, text: viewText[value] }));
const addLabel: Readonly<Record<ViewName, string>> = {
  compute: 'Add a VM, container, host, cluster or site', network: 'Add a network, switch, router or host', storage: 'Add an array, disk group, pool, datastore or host',
};
const layerOptions = [{ value: 'physical', text: 'Physical' }, { value: 'both', text: 'Both' }, { value: 'logical', text: 'Logical' }] as const;
