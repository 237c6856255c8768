/**
 * Every act of the canvas: a command of VS Code with keys that a user can change. `npm run generate` writes the commands, keybindings
 * and menus of package.json from this list; `webview/state/acts.ts` says what each does. Only moving about (arrows, Enter, Escape,
 * Space, Tab, Page Up and Down, Home, End) is dealt with in the page itself. Copying, cutting and pasting come by VS Code's own keys, as events
 * of the page; what would forget all that was placed by hand has no key, so that none does it by a slip.
 */
export const canvasCommands = [
  { id: 'show-text', title: 'Show in the Text', keys: [{ key: 'o' }], icon: 'go-to-file', does: 'Show in the text' },
  { id: 'rename', title: 'Rename', keys: [{ key: 'f2' }], icon: 'edit', does: 'Rename' },
  { id: 'delete', title: 'Delete', keys: [{ key: 'delete' }, { key: 'backspace' }], icon: 'trash', does: 'Delete' },
  { id: 'move', title: 'Move to…', keys: [{ key: 'm' }], icon: 'move', does: 'Move VMs and containers elsewhere, or disks, with what fits where' },
  { id: 'connect', title: 'Connect…', keys: [{ key: 'c' }], icon: 'plug', does: 'Connect to…, with what can be connected' },
  { id: 'trace', title: 'Trace a Packet…', keys: [{ key: 'p' }], icon: 'debug-step-over', does: 'Trace a packet between what is selected', hidden: true },
  { id: 'add', title: 'Add…', keys: [{ key: 'a' }], icon: 'add', does: 'Add something' },
  { id: 'quick-add', title: 'Add Here…', keys: [{ key: 'shift+a' }], does: 'Add what fits under the pointer, or into the node' },
  { id: 'palette', title: 'Show or Hide Palette', keys: [{ key: 'shift+p' }], icon: 'symbol-class', does: 'What can be added, to be dragged or placed' },
  { id: 'copy', title: 'Copy', icon: 'copy', does: 'Copy, with what lies in it, as text that can be pasted in any topology' },
  { id: 'cut', title: 'Cut', does: 'Cut: it goes once it is pasted, and keeps its name in the same file' },
  { id: 'paste', title: 'Paste', icon: 'clippy', does: 'Paste into the node' },
  { id: 'duplicate', title: 'Duplicate', keys: [{ key: 'd' }, { key: 'ctrl+d', mac: 'cmd+d' }], does: 'Put a copy beside it' },
  { id: 'nudge-left', title: 'Move a Step Left', keys: [{ key: 'ctrl+left', mac: 'alt+left' }], shown: 'Ctrl ← → ↑ ↓', does: 'Move a site, cluster or host a step, and pin it there' },
  { id: 'nudge-right', title: 'Move a Step Right', keys: [{ key: 'ctrl+right', mac: 'alt+right' }], does: 'Move a step to the right', toldBy: 'nudge-left' },
  { id: 'nudge-up', title: 'Move a Step Up', keys: [{ key: 'ctrl+up', mac: 'alt+up' }], does: 'Move a step up', toldBy: 'nudge-left' },
  { id: 'nudge-down', title: 'Move a Step Down', keys: [{ key: 'ctrl+down', mac: 'alt+down' }], does: 'Move a step down', toldBy: 'nudge-left' },
  { id: 'nudge-left-far', title: 'Move Five Steps Left', keys: [{ key: 'ctrl+shift+left', mac: 'shift+alt+left' }], shown: 'Ctrl Shift ← → ↑ ↓', does: 'Move it five steps' },
  { id: 'nudge-right-far', title: 'Move Five Steps Right', keys: [{ key: 'ctrl+shift+right', mac: 'shift+alt+right' }], does: 'Move five steps to the right', toldBy: 'nudge-left-far' },
  { id: 'nudge-up-far', title: 'Move Five Steps Up', keys: [{ key: 'ctrl+shift+up', mac: 'shift+alt+up' }], does: 'Move five steps up', toldBy: 'nudge-left-far' },
  { id: 'nudge-down-far', title: 'Move Five Steps Down', keys: [{ key: 'ctrl+shift+down', mac: 'shift+alt+down' }], does: 'Move five steps down', toldBy: 'nudge-left-far' },
  { id: 'align-left', title: 'Align Left', keys: [{ key: 'shift+alt+left', mac: 'ctrl+alt+left' }], shown: 'Shift Alt ← → ↑ ↓', does: 'Line up what is selected by an edge' },
  { id: 'align-right', title: 'Align Right', keys: [{ key: 'shift+alt+right', mac: 'ctrl+alt+right' }], does: 'Line up right edges', toldBy: 'align-left' },
  { id: 'align-top', title: 'Align Top', keys: [{ key: 'shift+alt+up', mac: 'ctrl+alt+up' }], does: 'Line up upper edges', toldBy: 'align-left' },
  { id: 'align-bottom', title: 'Align Bottom', keys: [{ key: 'shift+alt+down', mac: 'ctrl+alt+down' }], does: 'Line up lower edges', toldBy: 'align-left' },
  { id: 'align-centre', title: 'Align Centres', keys: [{ key: 'shift+c' }], does: 'Line up what is selected by its middles, one below the other' },
  { id: 'align-middle', title: 'Align Middles', keys: [{ key: 'shift+m' }], does: 'Line up what is selected by its middles, side by side' },
  { id: 'distribute-across', title: 'Distribute Horizontally', keys: [{ key: 'shift+h' }], does: 'Make the gaps equal between what is selected, from left to right' },
  { id: 'distribute-down', title: 'Distribute Vertically', keys: [{ key: 'shift+j' }], does: 'Make the gaps equal, from top to bottom' },
  { id: 'reset-layout', title: 'Reset Layout', icon: 'discard', does: 'Let the layout decide where everything is' },
  { id: 'reset-layout-inside', title: 'Reset Layout of Container', keys: [{ key: 'shift+r' }], does: 'Let the layout decide where everything is in the node' },
  { id: 'select-all', title: 'Select All', keys: [{ key: 'ctrl+a', mac: 'cmd+a' }], does: 'Select everything beside the node; again, everything around it too' },
  { id: 'select-inside', title: 'Select All in Container', keys: [{ key: 's' }], does: 'Select everything in the node; of what holds nothing, everything beside it' },
  { id: 'select-same-kind', title: 'Select Same Kind', keys: [{ key: 'shift+k' }], does: 'Select everything of the same kind' },
  { id: 'inspect', title: 'Show or Hide Inspector', keys: [{ key: 'i' }], icon: 'inspect', does: 'Properties' },
  { id: 'explain', title: 'Explain Figures', keys: [{ key: 'e' }], does: 'Figures of the model, explained' },
  { id: 'findings', title: 'Show Findings', keys: [{ key: 'f' }], icon: 'warning', does: 'Findings of the node' },
  { id: 'connections', title: 'Show Connections', keys: [{ key: 'l' }], does: 'Connections of the node' },
  { id: 'tree', title: 'Show or Hide Tree', keys: [{ key: 't' }], icon: 'list-tree', does: 'Tree of the estate' },
  { id: 'beside', title: 'Go Beside…', keys: [{ key: 'b' }], icon: 'chevron-right', does: 'List what lies beside the node, to go there' },
  { id: 'search', title: 'Search', keys: [{ key: '/' }, { key: 'ctrl+f', mac: 'cmd+f', where: 'diagram' }], icon: 'search', menu: 'navigation@2', does: 'Search' },
  { id: 'filter', title: 'Filter…', keys: [{ key: 'shift+f' }], icon: 'filter', does: 'Choose what is shown, by words, tags, hosts, networks and more' },
  { id: 'clear-filter', title: 'Clear Filter', keys: [{ key: 'shift+n' }], icon: 'clear-all', does: 'Show everything again' },
  { id: 'select-matching', title: 'Select by Query…', keys: [{ key: 'shift+s' }], does: 'Select what a query finds' },
  { id: 'show-near', title: 'Show Neighbourhood', keys: [{ key: 'n' }], does: 'Show what is next to what is selected, alone; again, what is a step further' },
  { id: 'collapse', title: 'Collapse or Expand', keys: [{ key: 'x' }], icon: 'fold', does: 'Fold a box up to its header, or unfold it' },
  { id: 'collapse-all', title: 'Collapse All', keys: [{ key: 'shift+x' }], icon: 'collapse-all', does: 'Fold everything up' },
  { id: 'expand-all', title: 'Expand All', keys: [{ key: 'alt+x' }], icon: 'expand-all', does: 'Unfold everything' },
  { id: 'save-view', title: 'Save This View…', keys: [{ key: 'shift+b' }], icon: 'bookmark', does: 'Keep the filter, what is collapsed and the layers under a name' },
  { id: 'export', title: 'Export…', keys: [{ key: 'shift+e' }], icon: 'export', does: 'Export what is shown as SVG, PNG or draw.io' },
  { id: 'copy-image', title: 'Copy as Image', keys: [{ key: 'y' }], icon: 'device-camera', does: 'Copy what is in sight as an image' },
  { id: 'turn-view', title: 'Next View', keys: [{ key: 'v' }], does: 'Compute, network, storage or all' },
  { id: 'show-compute', title: 'Show Compute', keys: [{ key: '1' }, { key: 'numpad1' }], icon: 'server', shown: '1 2 3 4', does: 'Look at compute, the network, storage or all' },
  { id: 'show-network', title: 'Show Network', keys: [{ key: '2' }, { key: 'numpad2' }], icon: 'type-hierarchy-sub', does: 'Look at the network', toldBy: 'show-compute' },
  { id: 'show-storage', title: 'Show Storage', keys: [{ key: '3' }, { key: 'numpad3' }], icon: 'database', does: 'Look at storage', toldBy: 'show-compute' },
  { id: 'show-all', title: 'Show All', keys: [{ key: '4' }, { key: 'numpad4' }], icon: 'layers', does: 'Look at everything as one', toldBy: 'show-compute' },
  { id: 'view-options', title: 'View Options', keys: [{ key: 'shift+v' }], icon: 'settings', does: 'Options of the view: colours, what gathers hosts and VMs, direction and spacing, layers, filter, saved views' },
  { id: 'colour', title: 'Colour by Next Measure', keys: [{ key: 'h' }], icon: 'symbol-color', does: 'Colour by the next measure, findings or overlay of the view' },
  { id: 'legend', title: 'Show or Hide Legend', keys: [{ key: 'shift+l' }], icon: 'list-unordered', does: 'Legend: what colours, letters, patterns and lines mean' },
  { id: 'card', title: 'Show or Hide Card', keys: [{ key: 'k' }], icon: 'info', does: 'Card of the node: its figures and findings' },
  { id: 'zoom-in', title: 'Zoom In', keys: [{ key: '=' }, { key: 'shift+=' }, { key: 'numpad_add' }], icon: 'zoom-in', shown: '+ −', does: 'Zoom' },
  { id: 'zoom-out', title: 'Zoom Out', keys: [{ key: '-' }, { key: 'shift+-' }, { key: 'numpad_subtract' }], icon: 'zoom-out', does: 'Zoom out', toldBy: 'zoom-in' },
  { id: 'fit', title: 'Fit Everything', keys: [{ key: '0' }, { key: 'numpad0' }], icon: 'screen-full', menu: 'navigation@3', does: 'Fit everything' },
  { id: 'fit-selection', title: 'Fit Selection', keys: [{ key: 'z' }], does: 'Fit what is selected' },
  { id: 'next-change', title: 'Next Change', keys: [{ key: 'alt+f5', where: 'diagram' }], icon: 'arrow-down', does: 'Next change, while two versions are compared' },
  { id: 'previous-change', title: 'Previous Change', keys: [{ key: 'shift+alt+f5', where: 'diagram' }], icon: 'arrow-up', does: 'Previous change' },
  { id: 'next-part', title: 'Go to Next Part', keys: [{ key: 'ctrl+f6', mac: 'cmd+f6', where: 'diagram' }], does: 'Next part: toolbar, panels, canvas, palette, legend, overview, inspector; Escape leads back to the nodes' },
  { id: 'previous-part', title: 'Go to Previous Part', keys: [{ key: 'ctrl+shift+f6', mac: 'cmd+shift+f6', where: 'diagram' }], does: 'Previous part' },
  { id: 'keys', title: 'Keys', keys: [{ key: 'shift+/' }], icon: 'keyboard', does: 'This list' },
] as const satisfies readonly CanvasCommandEntry[];

export type CanvasCommand = (typeof canvasCommands)[number]['id'];

export interface CanvasCommandEntry {
  /** In words with hyphens: "fit-selection" is VS Code's command "topovisor.diagram.fitSelection". */
  readonly id: string;
  /** In VS Code's command palette, after "Diagram: ". */
  readonly title: string;
  /** By default; the first is the one that is shown. */
  readonly keys?: readonly CanvasKey[];
  /** A codicon, without "$()". */
  readonly icon?: string;
  /** Its group in the title bar of the editor, where it has a place there. */
  readonly menu?: string;
  /** One sentence, for the list of keys. */
  readonly does: string;
  /** How its key is named in the list of keys, where it stands there for several. */
  readonly shown?: string;
  /** The command whose line in the list of keys tells of this one too. */
  readonly toldBy?: string;
  /** Not offered in the command palette, where another command does the same and more. */
  readonly hidden?: boolean;
}

export interface CanvasKey {
  /** As VS Code writes it: "z", "shift+/", "ctrl+a", "f2". */
  readonly key: string;
  readonly mac?: string;
  /** Whether it acts while the focus is on the canvas (as it does where nothing is said), or anywhere in the diagram. */
  readonly where?: 'canvas' | 'diagram';
}

/** The same list, for who goes through it. */
export const canvasCommandEntries: readonly (CanvasCommandEntry & { readonly id: CanvasCommand })[] = canvasCommands;

/** "fit-selection" → "topovisor.diagram.fitSelection" */
export function commandIdOf(id: string): string {
  return `topovisor.diagram.${id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}`;
}

/** VS Code's context keys that tell where the focus is: set by the extension, used by the `when` of keybindings. */
export const focusContexts = { canvas: 'topovisor.canvasFocus', diagram: 'topovisor.diagramFocus' } as const;

/** VS Code's context key that tells whether the diagram with the focus is compared with another version. */
export const comparingContext = 'topovisor.comparing';

/** VS Code's command that opens a saved view: not an act of the page alone, for it may have to open the diagram first. */
const openViewCommand = { command: 'topovisor.diagram.openView', title: 'Diagram: Open Saved View…', when: "activeCustomEditorId == 'topovisor.diagram' || resourceFilename =~ /\\.virt\\.json$/" } as const;

const isDiagram = "activeCustomEditorId == 'topovisor.diagram'";

/** What package.json contributes for this list. */
export function canvasContributions(): CanvasContributions {
  return {
    commands: [{ command: openViewCommand.command, title: openViewCommand.title, category: 'Topovisor', enablement: openViewCommand.when }, ...canvasCommandEntries.map(({ id, title, icon }) => ({
      command: commandIdOf(id), title: `Diagram: ${title}`, category: 'Topovisor', ...(icon === undefined ? {} : { icon: `$(${icon})` }), enablement: isDiagram,
    }))],
    keybindings: canvasCommandEntries.flatMap(({ id, keys = [] }) => keys.map(({ key, mac, where = 'canvas' }) => ({
      command: commandIdOf(id), key, ...(mac === undefined ? {} : { mac }), when: `${isDiagram} && ${focusContexts[where]} && !inputFocus`,
    }))),
    palette: [{ command: openViewCommand.command, when: openViewCommand.when }, ...canvasCommandEntries.map(({ id, hidden = false }) => ({ command: commandIdOf(id), when: hidden ? 'false' : isDiagram }))],
    titleBar: canvasCommandEntries.flatMap(({ id, menu }) => (menu === undefined ? [] : [{ command: commandIdOf(id), when: isDiagram, group: menu }])),
  };
}

export interface CanvasContributions {
  readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string; readonly icon?: string; readonly enablement: string }[];
  readonly keybindings: readonly { readonly command: string; readonly key: string; readonly mac?: string; readonly when: string }[];
  readonly palette: readonly { readonly command: string; readonly when: string }[];
  readonly titleBar: readonly { readonly command: string; readonly when: string; readonly group: string }[];
}
