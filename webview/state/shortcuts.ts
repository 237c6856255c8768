import { canvasCommandEntries, type CanvasCommand } from '../../src/protocol/canvasCommands';

/** The key of a command as it is read: "F2", "?", "Ctrl+A"; undefined where it has none. It is the default: VS Code tells nobody what a user made of it. */
export function shortcutOf(command: CanvasCommand, isMac = onMac()): string | undefined {
  const [first] = canvasCommandEntries.find(({ id }) => id === command)?.keys ?? [];
  return first && shownKey(isMac ? first.mac ?? first.key : first.key);
}

/** "shift+/" → "?", "ctrl+alt+left" → "Ctrl+Alt+←" */
function shownKey(key: string): string {
  return shownWhole[key] ?? key.split('+').map((part) => shownPart[part] ?? (part.length === 1 ? part.toUpperCase() : `${part.slice(0, 1).toUpperCase()}${part.slice(1)}`)).join('+');
}

const shownWhole: Readonly<Record<string, string>> = { 'shift+/': '?', '=': '+', '-': '−' };
const shownPart: Readonly<Record<string, string>> = { left: '←', right: '→', up: '↑', down: '↓', pageup: 'Page ↑', pagedown: 'Page ↓' };

function onMac(): boolean {
  return /Mac/.test(navigator.userAgent);
}
