import { readFileSync } from 'node:fs';
import { canvasCommandEntries, commandIdOf, focusContexts } from '../../../src/protocol/canvasCommands';

/** A key that VS Code has for an act of the canvas: "shift+/", and where the focus must be for it. */
export interface Keybinding {
  readonly key: string;
  readonly act: string;
  readonly on: 'canvas' | 'diagram';
}

interface Contributed { readonly command: string; readonly key: string; readonly when?: string }

const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly contributes: { readonly keybindings: readonly Contributed[] } };

/** The keybindings of package.json that act on the canvas. */
export const keybindings: readonly Keybinding[] = contributes.keybindings.flatMap(({ command, key, when = '' }) => {
  const act = canvasCommandEntries.find(({ id }) => commandIdOf(id) === command)?.id;
  return act === undefined ? [] : [{ key, act, on: when.includes(focusContexts.canvas) ? 'canvas' as const : 'diagram' as const }];
});

/**
 * Runs in the page: what VS Code does with its keys. A key that reaches the window is matched with the keybindings, by where the page
 * last said that its focus is, and comes back as a message.
 */
export function pressKeysOfVsCode(bindings: readonly Keybinding[]): void {
  let on = 'nowhere';
  let api: { postMessage: (message: unknown) => void } | undefined;
  Object.defineProperty(window, 'acquireVsCodeApi', {
    configurable: true,
    get: () => () => api,
    set: (acquire: () => { postMessage: (message: unknown) => void }) => {
      const given = acquire();
      api = {
        ...given,
        postMessage: (message) => {
          const { kind, on: place } = message as { kind: string; on: string };
          if (kind === 'focus') on = place;
          given.postMessage(message);
        },
      };
    },
  });
  // A character that takes Shift on an American keyboard; a test presses it as one.
  const shifted: Readonly<Record<string, string>> = { '?': 'shift+/', '+': 'shift+=', _: 'shift+-' };
  const named: Readonly<Record<string, string>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down', ' ': 'space' };
  window.addEventListener('keydown', ({ key, shiftKey, ctrlKey, altKey, metaKey }) => {
    const modifiers = [ctrlKey ? 'ctrl+' : '', shiftKey && shifted[key] === undefined ? 'shift+' : '', altKey ? 'alt+' : '', metaKey ? 'meta+' : ''].join('');
    const pressed = modifiers + (shifted[key] ?? named[key] ?? key.toLowerCase());
    const binding = bindings.find((candidate) => candidate.key === pressed && (candidate.on === 'diagram' ? on !== 'nowhere' : on === 'canvas'));
    if (binding) window.postMessage({ kind: 'act', act: binding.act }, '*');
  });
}
