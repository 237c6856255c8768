import type { FromExtension } from '../../src/protocol/messages';
import { unreachable } from '../unreachable';
import { openAdd, openSearch, removeChosen, renameChosen, toggleInspector } from './commands';
import type { Session } from './session';

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
    case 'trace': case 'connect': case 'show-compute': case 'show-network': return;
    default: return unreachable(act);
  }
}
