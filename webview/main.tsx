import '@xyflow/react/dist/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { vsCodeTransport } from './channel';
import { askForView } from './state/colouring';
import { createSession } from './state/createSession';
import './theme/fallbacks.css';
import './theme/tokens.css';
import './theme/base.css';
import './theme/ui.css';
import './theme/canvas.css';
import './theme/card.css';
import './theme/menus.css';
import './theme/network.css';
import './theme/compare.css';
import './theme/filter.css';
import './theme/panels.css';
import './theme/rooms.css';
import { keepFocusVisible } from './theme/visibleFocus';
import { registerControls } from './ui';

const transport = vsCodeTransport();
const session = createSession(transport);
const fail = (error: unknown): void => session.channel.tell({ kind: 'failure', message: error instanceof Error ? error.stack ?? error.message : String(error) });
window.addEventListener('error', (event) => {
  // A notice of the browser that sizes settle in the next frame; nothing threw.
  if (!event.message.startsWith('ResizeObserver loop')) fail(event.error ?? event.message);
});
window.addEventListener('unhandledrejection', (event) => fail(event.reason));
window.addEventListener('pagehide', () => session.dispose());
// A hidden diagram is sent nothing; shown again it asks for what it missed.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') askForView(session, session.wantedView);
});

keepFocusVisible();
registerControls();
const root = document.getElementById('root');
if (!root) throw new Error('The page has no element with the id "root".');
createRoot(root, { onUncaughtError: fail, onCaughtError: fail }).render(<App session={session} />);
if (transport.asked !== session.wantedView) askForView(session, session.wantedView);
