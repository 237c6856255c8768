import type { FindingView } from '../../../src/protocol/view';
import type { Box } from '../../../src/scene';
import { totalOf } from '../../a11y/names';
import { useDiagram, useSession } from '../../state/context';
import { perform, reveal } from '../../state/gestures';
import { selectIn } from '../../state/views';
import { Button, Icon, SeverityIcon } from '../../ui';
import { FindingsInside } from './findingsInside';

export interface FindingsProps { readonly node: string; readonly findings: readonly FindingView[] }

/** What is wrong with a node, why it matters, what to do, and the repairs there are. */
export function Findings({ node, findings }: FindingsProps) {
  const isAnyInside = useDiagram((state) => isAnyIn(state.whole.find(node)));
  return (
    <>
      {findings.length === 0 ? <p className="tv-panel-padded tv-muted">{isAnyInside ? 'No findings of its own.' : 'No findings. Everything checked here is in order.'}</p> : (
        <ul className="tv-findings">
          {keyed(findings).map(([key, finding]) => <Finding key={key} node={node} finding={finding} />)}
        </ul>
      )}
      {isAnyInside && <FindingsInside node={node} />}
    </>
  );
}

/** Each with a key that it keeps when others come and go: a button of it that has the focus keeps that. */
function keyed(findings: readonly FindingView[]): readonly (readonly [string, FindingView])[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const about = [finding.rule, ...finding.path].join('/');
    const times = seen.get(about) ?? 0;
    seen.set(about, times + 1);
    return [`${about} ${times}`, finding];
  });
}

const isAnyIn = (box: Box | undefined): boolean => box !== undefined && totalOf(box.totals.findings) > totalOf(box.node.findings);

function Finding({ node, finding }: { readonly node: string; readonly finding: FindingView }) {
  const session = useSession();
  const isLive = useDiagram((state) => state.status.state === 'live');
  const view = useDiagram((state) => state.view);
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
              {other === null ? text : <button type="button" className="tv-link" onClick={() => selectIn(session, [other], view)}>{text}</button>}
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
