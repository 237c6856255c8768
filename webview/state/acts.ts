import type { FromExtension } from '../../src/protocol/messages';
import { unreachable } from '../unreachable';
import { openAdd, openSearch, removeChosen, renameChosen, toggleInspector } from './commands';
import { openConnect } from './connect';
import type { Session } from './session';
import { openTrace } from './trace';
import { lookAt } from './views';

type Act = Extract<FromExtension, { kind: 'act' }>['act'];

/** A command of VS Code acts on the canvas. */
export function actOn(session: Session, act: Act): void {
  switch (act) {
    case 'fit': return session.camera?.fit();
    case 'zoom-in': return session.camera?.zoomBy(1.4);
    case 'zoom-out': return session.camera?.zoomBy(1 / 1.4);
    case 'search': return openSearch(session);
    case 'add': return openAdd(session);
    case 'rename': return renameChosen(session);
    case 'delete': return void removeChosen(session);
    case 'inspect': return toggleInspector(session, true);
    case 'trace': return openTrace(session);
    case 'connect': return openConnect(session);
    case 'show-compute': return lookAt(session, 'compute');
    case 'show-network': return lookAt(session, 'network');
    case 'show-storage': return lookAt(session, 'storage');
    default: return unreachable(act);
  }
}
