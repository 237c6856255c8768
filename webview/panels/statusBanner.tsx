import { useDiagram, useSession } from '../state/context';
import { command } from '../state/gestures';
import { statusSentence } from '../state/status';
import { Icon } from '../ui';

/** Says that the diagram is not in step with the text, or may not be changed. */
export function StatusBanner() {
  const session = useSession();
  const { state, message } = useDiagram((diagram) => diagram.status);
  if (state === 'live') return null;
  return (
    <div className="tv-banner" data-part="" data-status={state}>
      <Icon name={state === 'stale' ? 'warning' : 'info'} />
      <p>{statusSentence(state, message)}</p>
      {state === 'stale' && <button type="button" className="tv-link" onClick={() => command(session, 'show-problem')}>Show the line</button>}
      {state === 'stale' && <button type="button" className="tv-link" onClick={() => command(session, 'open-text')}>Open the text</button>}
    </div>
  );
}
