import type { KeyboardEvent } from 'react';
import { addedAtMost } from '../../src/protocol/adding';
import { useDiagram, useSession } from '../state/context';
import { setCount, stepCount } from '../state/placing';

/** How many are added at once: by its buttons, or once it has the focus by arrows, pages and Home. */
export function CountStepper({ disabled }: { readonly disabled: boolean }) {
  const session = useSession();
  const count = useDiagram((state) => state.addCount);
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 10, PageDown: -10 }[event.key];
    if (disabled || (by === undefined && event.key !== 'Home' && event.key !== 'End')) return;
    event.preventDefault();
    event.stopPropagation();
    if (by !== undefined) stepCount(session, by);
    else setCount(session, event.key === 'Home' ? 1 : addedAtMost);
  };
  const button = (by: 1 | -1, text: string) => (
    <button type="button" tabIndex={-1} aria-hidden="true" className="tv-palette-item tv-count-step" title={by > 0 ? 'One more at once' : 'One fewer at once'} disabled={disabled || (by > 0 ? count >= addedAtMost : count <= 1)} onClick={() => stepCount(session, by)}>{text}</button>
  );
  return (
    <span className="tv-count">
      {button(-1, '−')}
      <span
        className="tv-count-value tv-figures" role="spinbutton" tabIndex={disabled ? -1 : 0} aria-label="How many are added at once" aria-disabled={disabled} aria-valuenow={count} aria-valuemin={1} aria-valuemax={addedAtMost}
        title="How many are added at once" onKeyDown={onKeyDown}
      >{count}</span>
      {button(1, '+')}
    </span>
  );
}
