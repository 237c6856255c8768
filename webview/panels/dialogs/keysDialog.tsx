import { canvasCommandEntries } from '../../../src/protocol/canvasCommands';
import { keyBindings } from '../../canvas/keys';
import { command } from '../../state/gestures';
import { useSession } from '../../state/context';
import { shortcutOf } from '../../state/shortcuts';
import { Button, Dialog } from '../../ui';

/** What the keys do, from the same tables that make them do it. */
export function KeysDialog({ close }: { readonly close: () => void }) {
  const session = useSession();
  const change = (): void => {
    close();
    command(session, 'open-keys');
  };
  return (
    <Dialog title="Keys" isText onClose={close} actions={<Button onClick={change}>Change in Keyboard Shortcuts</Button>}>
      <p className="tv-muted">They act while the focus is on the canvas. Letters and function keys are those given by default: each is a command of VS Code, “Diagram: …”, and can be given another key. Undo, redo and save keep VS Code’s keys.</p>
      <dl className="tv-keys">
        {[...moving, ...ofCommands, ...byPointer].map(({ shown, does }) => (
          <div key={shown}><dt><kbd>{shown}</kbd></dt><dd>{does}</dd></div>
        ))}
      </dl>
    </Dialog>
  );
}

const moving = keyBindings.filter(({ shown }) => shown !== '');

const ofCommands = canvasCommandEntries.flatMap(({ id, does, shown, toldBy }) => {
  const key = shortcutOf(id);
  return key === undefined || toldBy !== undefined ? [] : [{ shown: shown ?? key, does }];
});

const byPointer = [
  { shown: 'Space', does: 'Add to the selection, or take out of it; held, a drag pans' },
  { shown: 'Wheel, pinch', does: 'Zoom where the pointer is' },
  { shown: 'Drag', does: 'Pan; a VM: to another host; the head of a host or cluster: pin it elsewhere, in line with others; with Alt anywhere' },
  { shown: 'Shift drag', does: 'Add everything in a rectangle to the selection; beside nodes with Ctrl too' },
  { shown: 'Ctrl click', does: 'Add to the selection, or take out of it' },
  { shown: 'Double click', does: 'Show in the text' },
];
