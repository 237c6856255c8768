import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canvasCommandEntries, canvasContributions, commandIdOf } from '../../src/protocol/canvasCommands';

interface Keybinding { readonly command: string; readonly key: string; readonly mac?: string; readonly when?: string }

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly enablement?: string }[];
    readonly keybindings: readonly Keybinding[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
  };
};
const { commands, keybindings, menus } = manifest.contributes;
const ofCanvas = keybindings.filter(({ command }) => command.startsWith('topovisor.diagram.'));

/** Keys that VS Code uses everywhere, and that nobody expects an extension to take. */
const keysOfVsCode = [
  'ctrl+p', 'ctrl+shift+p', 'ctrl+s', 'ctrl+shift+s', 'ctrl+z', 'ctrl+y', 'ctrl+shift+z', 'ctrl+b', 'ctrl+j', 'ctrl+w', 'ctrl+n', 'ctrl+o', 'ctrl+k', 'ctrl+r', 'ctrl+g', 'ctrl+t',
  'ctrl+tab', 'ctrl+shift+tab', 'ctrl+pageup', 'ctrl+pagedown', 'ctrl+shift+e', 'ctrl+shift+f', 'ctrl+shift+g', 'ctrl+shift+d', 'ctrl+shift+x', 'ctrl+shift+m', 'ctrl+shift+o',
  'ctrl+,', 'ctrl+`', 'ctrl+\\', 'ctrl+=', 'ctrl+-', 'ctrl+0', 'ctrl+1', 'ctrl+2', 'ctrl+3', 'alt+f4', 'f1', 'f3', 'f5', 'f6', 'f8', 'f9', 'f10', 'f11', 'f12', 'shift+f10',
  'alt+left', 'alt+right', 'escape', 'tab', 'shift+tab', 'enter', 'space',
];
/** Combinations with Ctrl or Alt that are ours in the diagram, because they do there what they do in a text, or nothing elsewhere in VS Code. */
const combinationsOfOurs = ['ctrl+a', 'ctrl+d', 'ctrl+f', 'alt+f5', 'shift+alt+f5', 'alt+x', 'ctrl+f6', 'ctrl+shift+f6', 'ctrl+left', 'ctrl+right', 'ctrl+up', 'ctrl+down',
  'ctrl+shift+left', 'ctrl+shift+right', 'ctrl+shift+up', 'ctrl+shift+down', 'shift+alt+left', 'shift+alt+right', 'shift+alt+up', 'shift+alt+down'];

describe('the commands of the canvas', () => {
  it('are commands of VS Code, by the list of the protocol', () => {
    expect(commands.filter(({ command }) => command.startsWith('topovisor.diagram.'))).toEqual(canvasContributions().commands);
    expect(ofCanvas).toEqual(canvasContributions().keybindings);
    expect(menus['commandPalette']?.map(({ command }) => command)).toEqual(expect.arrayContaining(canvasCommandEntries.map(({ id }) => commandIdOf(id))));
  });

  it('can be given only while a diagram is the active editor', () => {
    const ofList = new Set(canvasCommandEntries.map(({ id }) => commandIdOf(id)));
    for (const { command, enablement } of canvasContributions().commands) if (ofList.has(command)) expect(enablement).toBe("activeCustomEditorId == 'topovisor.diagram'");
  });

  it('have keys that act while the canvas has the focus and nothing is typed into VS Code; in the rest of the diagram only combinations do', () => {
    for (const { key, when = '' } of ofCanvas) {
      const onCanvas = when === "activeCustomEditorId == 'topovisor.diagram' && topovisor.canvasFocus && !inputFocus";
      expect(onCanvas || (when.includes('topovisor.diagramFocus && !inputFocus') && combinationsOfOurs.includes(key)), `${key} when ${when}`).toBe(true);
    }
  });

  it('share no key', () => {
    for (const of of ['key', 'mac'] as const) {
      const taken = ofCanvas.map((binding) => binding[of] ?? binding.key);
      expect(taken.filter((key, at) => taken.indexOf(key) !== at)).toEqual([]);
    }
  });

  it('take a bare key, F2, Delete or a combination that is listed as ours', () => {
    const isBare = (key: string): boolean => /^(shift\+)?(.|f2|delete|backspace|numpad\w+)$/.test(key);
    expect(ofCanvas.map(({ key }) => key).filter((key) => !isBare(key) && !combinationsOfOurs.includes(key))).toEqual([]);
  });

  it('take no key that VS Code has everywhere, on no system', () => {
    // On a Mac Alt with an arrow is not VS Code's, but moves by words in a text.
    const onMac = keysOfVsCode.filter((key) => !/^alt\+(left|right)$/.test(key)).map((key) => key.replace('ctrl', 'cmd'));
    for (const { key, mac = key } of keybindings) {
      // A chord begins with Ctrl+K, as VS Code's own do.
      expect(keysOfVsCode).not.toContain(key);
      expect(onMac).not.toContain(mac);
    }
  });

  it('have a sentence each for the list of keys', () => {
    for (const { does, title } of canvasCommandEntries) expect([does, title]).toEqual([expect.stringMatching(/^[A-Z].{2,}[^.]$/), expect.stringMatching(/^[A-Z]/)]);
  });
});
