import type { FindingView } from '../../../src/protocol/view';
import { useDiagram, useSession } from '../../state/context';
import { perform, reveal } from '../../state/gestures';
import { select } from '../../state/selection';
import { Button, Icon, SeverityIcon } from '../../ui';

export interface FindingsProps { readonly node: string; readonly findings: readonly FindingView[] }

/** What is wrong with a node, why it matters, what to do, and the repairs there are. */
export function Findings({ node, findings }: FindingsProps) {
  if (findings.length === 0) return <p className="tv-panel-padded tv-muted">No findings. Everything checked here is in order.</p>;
  return (
    <ul className="tv-findings">
      {findings.map((finding, index) => <Finding key={`${finding.rule}${finding.path.join('/')}${index}`} node={node} finding={finding} />)}
    </ul>
  );
}

function Finding({ node, finding }: { readonly node: string; readonly finding: FindingView }) {
  const session = useSession();
  const isLive = useDiagram((state) => state.status.state === 'live');
  const { rule, severity, message, why, remedy, path, related, fixes } = finding;
  const repair = (fix: number): void => {
    void perform(session, { kind: 'fix', rule, path: [...path], fix }, { refusal: `“${fixes[fix]}” could not be done` });
  };
  return (
    <li className="tv-finding" data-severity={severity}>
      <h3 className="tv-finding-message"><SeverityIcon severity={severity} /><span>{message}</span></h3>
      {why !== '' && <p className="tv-finding-part"><b>Why it matters</b> {why}</p>}
      {remedy !== '' && <p className="tv-finding-part"><b>What to do</b> {remedy}</p>}
      {related.length > 0 && (
        <ul className="tv-related">
          {related.map(({ message: text, node: other }, index) => (
            <li key={index}>
              {other === null ? text : <button type="button" className="tv-link" onClick={() => goTo(session, other)}>{text}</button>}
            </li>
          ))}
        </ul>
      )}
      <div className="tv-row">
        {fixes.map((title, index) => <Button key={title} primary={index === 0} disabled={!isLive} onClick={() => repair(index)}>{title}</Button>)}
        <button type="button" className="tv-link" onClick={() => reveal(session, node, path.slice(2))}><Icon name="text" size={14} /> Show in the text</button>
      </div>
      <p className="tv-finding-rule tv-muted tv-small">{rule}</p>
    </li>
  );
}

function goTo(session: ReturnType<typeof useSession>, node: string): void {
  select(session, [node]);
  session.camera?.show([node]);
}
