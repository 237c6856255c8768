import { useDiagram, useSession } from '../../state/context';
import { unreachable } from '../../unreachable';
import { AddDialog } from './addDialog';
import { ConnectDialog } from './connectDialog';
import { DeleteDialog } from './deleteDialog';
import { ExportDialog } from './exportDialog';
import { KeysDialog } from './keysDialog';
import { MoveDialog } from './moveDialog';
import { OperateDialog } from './operateDialog';
import { PasteDialog } from './pasteDialog';
import { SaveViewDialog } from './saveViewDialog';

/** The dialog that is open, if one is. Closing it gives the keyboard back to the canvas. */
export function Dialogs() {
  const session = useSession();
  const dialog = useDiagram((state) => state.dialog);
  const close = (): void => {
    session.store.set({ dialog: null });
    // After the dialog gave the focus back to what had it before.
    queueMicrotask(() => session.camera?.focus());
  };
  if (!dialog) return null;
  switch (dialog.kind) {
    case 'add': return <AddDialog dialog={dialog} close={close} />;
    case 'delete': return <DeleteDialog dialog={dialog} close={close} />;
    case 'move': return <MoveDialog dialog={dialog} close={close} />;
    case 'operate': return <OperateDialog dialog={dialog} close={close} />;
    case 'connect': return <ConnectDialog dialog={dialog} close={close} />;
    case 'paste': return <PasteDialog dialog={dialog} close={close} />;
    case 'save-view': return <SaveViewDialog dialog={dialog} close={close} />;
    case 'export': return <ExportDialog dialog={dialog} close={close} />;
    case 'keys': return <KeysDialog close={close} />;
    default: return unreachable(dialog);
  }
}
