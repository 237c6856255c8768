import { useRef, useState } from 'react';
import type { Rect } from '../../src/scene';
import { useDiagram, useSession } from '../state/context';
import { labelOf } from '../state/labels';
import { perform } from '../state/gestures';
import { Problem, TextField } from '../ui';
import type { Engine } from './engine';
import { useAnchor } from './useAnchor';

/** Types a new name in place of the old one. Enter, or going elsewhere, takes it; Escape keeps the old. */
export function RenameField({ engine }: { readonly engine: Engine }) {
  const node = useDiagram((state) => state.renaming);
  return node === null ? null : <Field key={node} engine={engine} node={node} />;
}

function Field({ engine, node }: { readonly engine: Engine; readonly node: string }) {
  const session = useSession();
  const ref = useRef<HTMLDivElement>(null);
  /** Asked or given up: leaving the field means nothing any more. */
  const isDone = useRef(false);
  const [reasons, setReasons] = useState<readonly string[]>([]);
  const [before] = useState(() => labelOf(session, node));
  useAnchor(engine, ref, node, placeOver);

  const close = (isKeyboard: boolean): void => {
    isDone.current = true;
    session.store.set({ renaming: null });
    if (isKeyboard) session.camera?.focus();
  };
  const rename = async (to: string, isKeyboard: boolean): Promise<void> => {
    if (isDone.current) return;
    if (to.trim() === before || to.trim() === '') return close(isKeyboard);
    isDone.current = true;
    const outcome = await perform(session, { kind: 'rename', node, to: to.trim() }, { refusal: `${before} cannot be renamed`, quiet: true });
    if (outcome.kind !== 'not-applied') return close(isKeyboard);
    isDone.current = false;
    setReasons(outcome.reasons);
  };
  return (
    <div ref={ref} className="tv-rename" data-control="rename">
      <TextField
        label={`New name of ${before}`} value={before} focused problem={reasons.join(' ')}
        onEnter={(value) => void rename(value, true)} onEscape={() => close(true)} onLeave={(value) => void rename(value, false)}
      />
      <Problem text={reasons.join(' ')} isNews />
    </div>
  );
}

/** Over the node's label, at a size one can type in. */
function placeOver(element: HTMLElement, rect: Rect): void {
  const { clientWidth: wide = 0, clientHeight: high = 0 } = element.parentElement ?? {};
  const width = Math.max(160, Math.min(rect.width, 280));
  element.style.width = `${width}px`;
  element.style.transform = `translate(${Math.round(Math.max(4, Math.min(rect.x, wide - width - 4)))}px, ${Math.round(Math.max(4, Math.min(rect.y, high - 40)))}px)`;
}
