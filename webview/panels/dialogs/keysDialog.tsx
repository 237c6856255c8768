import { keyBindings } from '../../canvas/keys';
import { Dialog } from '../../ui';

/** What the keys do, from the same table that makes them do it. */
export function KeysDialog({ close }: { readonly close: () => void }) {
  return (
    <Dialog title="Keys" isText onClose={close}>
      <p className="tv-muted">They act while the focus is on the canvas. Undo, redo and save keep VS Code’s keys.</p>
      <dl className="tv-keys">
        {[...keyBindings.filter(({ shown }) => shown !== ''), ...byPointer].map(({ shown, does }) => (
          <div key={shown}><dt><kbd>{shown}</kbd></dt><dd>{does}</dd></div>
        ))}
      </dl>
    </Dialog>
  );
}

const byPointer = [
  { shown: 'Space', does: 'Add to the selection, or take out of it; held, a drag pans' },
  { shown: 'Wheel, pinch', does: 'Zoom where the pointer is' },
  { shown: 'Drag', does: 'Pan; a VM: to another host; the head of a host or cluster: pin it elsewhere' },
  { shown: 'Shift drag', does: 'Select everything in a rectangle' },
  { shown: 'Ctrl click', does: 'Add to the selection, or take out of it' },
  { shown: 'Double click', does: 'Show in the text' },
];
