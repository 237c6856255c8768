import type { ViewName } from '../../src/protocol/view';
import { openAdd, openSearch, showKeys, toggleInspector, toggleTree } from '../state/commands';
import { useDiagram, useSession } from '../state/context';
import { layersOf, type LayerName } from '../../src/protocol/layers';
import { showLayers } from '../state/layers';
import type { Session } from '../state/session';
import { command } from '../state/gestures';
import { openTrace } from '../state/trace';
import { lookAt, viewNames } from '../state/views';
import { shortcutOf } from '../state/shortcuts';
import { IconButton, MenuButton, Segments, type MenuItem } from '../ui';
import { Breadcrumb } from './breadcrumb';
import { ViewMenu } from './viewMenu';

/** What can be done with the diagram as a whole. Undo, redo and save are VS Code's, with VS Code's keys. */
export function Toolbar() {
  const session = useSession();
  const panels = useDiagram((state) => state.panels);
  const isSearching = useDiagram((state) => state.search !== null);
  const view = useDiagram((state) => state.view);
  // One that is being laid out is chosen already, so that it can be turned from again.
  const chosen = useDiagram((state) => state.arranging ?? state.view);
  const layers = useDiagram((state) => networkLayersOf(state.hiddenLayers));
  const isTracing = useDiagram((state) => state.trace !== null);
  const isLive = useDiagram((state) => state.status.state === 'live');
  return (
    // A press of the pointer leaves the keys with the canvas; what it opens takes them afterwards. Pressed by a key, a button keeps the focus.
    <div className="tv-toolbar" data-part="" role="group" aria-label="Diagram" onClick={(event) => { if (event.detail > 0) session.camera?.focus(); }}>
      <IconButton icon="tree" label="Tree of the estate" keys={shortcutOf('tree')} pressed={panels.tree} onClick={() => toggleTree(session)} />
      <IconButton icon="add" label={addLabel[view]} keys={shortcutOf('add')} disabled={!isLive} onClick={() => openAdd(session)} />
      <span className="tv-divider tv-roomy" />
      <span className="tv-toolbar-group tv-roomy">
        <IconButton icon="undo" label="Undo" disabled={!isLive} onClick={() => command(session, 'undo')} />
        <IconButton icon="redo" label="Redo" disabled={!isLive} onClick={() => command(session, 'redo')} />
        <IconButton icon="save" label="Save" onClick={() => command(session, 'save')} />
      </span>
      <span className="tv-divider" />
      <span className="tv-views-beside"><Segments label="View" value={chosen} options={views} onChange={(value) => lookAt(session, value)} /></span>
      <span className="tv-views-listed"><MenuButton label="View" text={viewText[chosen]} items={views.map(({ value, text }) => choice(text, value === chosen, () => lookAt(session, value)))} /></span>
      {view === 'network' && <span className="tv-halfway tv-roomy"><MenuButton label="Layers of the network" text={layerText[layers]} items={layerOptions.map(({ value, text }) => choice(text, value === layers, () => showLayers(session, layersIn(value))))} /></span>}
      {view === 'network' && <span className="tv-roomier"><Segments label="Layers of the network" value={layers} options={layerOptions} onChange={(value) => showLayers(session, layersIn(value))} /></span>}
      <ViewMenu />
      <span className="tv-divider" />
      <Breadcrumb />
      <span className="tv-toolbar-group tv-spare"><IconButton icon="path" label="Trace a packet" keys={shortcutOf('trace')} pressed={isTracing} onClick={() => openTrace(session)} /></span>
      <IconButton icon="search" label="Search" keys={shortcutOf('search')} pressed={isSearching} onClick={() => openSearch(session)} />
      <span className="tv-toolbar-group tv-spare">
        <IconButton icon="text" label="Open the text" onClick={() => command(session, 'open-text')} />
        <IconButton icon="help" label="Keys" keys={shortcutOf('keys')} onClick={() => showKeys(session)} />
      </span>
      <span className="tv-narrow"><MenuButton label="More" icon="more" items={elsewhere(session, view, layers, isLive)} /></span>
      <IconButton icon="inspector" label="Inspector" keys={shortcutOf('inspect')} pressed={panels.inspector} onClick={() => toggleInspector(session)} />
    </div>
  );
}

/** The equipment, what is made of it, or both with what maps the one to the other. */
type NetworkLayers = (typeof layerOptions)[number]['value'];

function networkLayersOf(hidden: ReadonlySet<LayerName>): NetworkLayers {
  return hidden.has('logical') ? 'physical' : hidden.has('physical') ? 'logical' : 'both';
}

function layersIn(layers: NetworkLayers): readonly LayerName[] {
  return layers === 'both' ? layersOf.network.map(({ name }) => name) : [layers];
}

/** What a narrow column has no room for. */
function elsewhere(session: Session, view: ViewName, layers: NetworkLayers, isLive: boolean): readonly MenuItem[] {
  const reasons = isLive ? [] : ['It waits for the text.'];
  return [
    { kind: 'act', icon: 'undo', text: 'Undo', reasons, act: () => command(session, 'undo') },
    { kind: 'act', icon: 'redo', text: 'Redo', reasons, act: () => command(session, 'redo') },
    { kind: 'act', icon: 'save', text: 'Save', act: () => command(session, 'save') },
    ...(view === 'network' ? layerOptions.map(({ value, text }) => choice(`${text} network`, value === layers, () => showLayers(session, layersIn(value)))) : []),
    { kind: 'act', icon: 'path', text: 'Trace a packet', keys: shortcutOf('trace'), act: () => openTrace(session) },
    { kind: 'act', icon: 'text', text: 'Open the text', act: () => command(session, 'open-text') },
    { kind: 'act', icon: 'help', text: 'Keys', keys: shortcutOf('keys'), act: () => showKeys(session) },
  ];
}

function choice(text: string, isChosen: boolean, act: () => void): MenuItem {
  return { kind: 'act', text, isChosen, act };
}

const viewText = { compute: 'Compute', network: 'Network', storage: 'Storage', all: 'All' } as const satisfies Record<ViewName, string>;
const views = viewNames.map((value) => ({ value, text: viewText[value], keys: shortcutOf(`show-${value}`) }));
const addLabel: Readonly<Record<ViewName, string>> = {
  compute: 'Add a VM, container, host, cluster or site', network: 'Add a network, switch, router or host', storage: 'Add an array, disk group, pool, datastore or host',
  all: 'Add a VM, host, network, datastore or something else',
};
const layerText = { physical: 'Physical', both: 'Both', logical: 'Logical' } as const;
const layerOptions = [{ value: 'physical', text: layerText.physical }, { value: 'both', text: layerText.both }, { value: 'logical', text: layerText.logical }] as const;
