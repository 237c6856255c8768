import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { ChangeView, FindingChangeView } from '../../src/protocol/comparison';
import type { ChangeKind } from '../../src/protocol/view';
import { changeSign } from '../../src/scene';
import { capitalized } from '../a11y/names';
import { endComparison, goTo, goToChange, stepChange, toggleKind } from '../state/changes';
import { changeKinds, countsOf, listed } from '../state/comparison';
import { useDiagram, useSession } from '../state/context';
import type { ShownComparison } from '../state/model';
import { shortcutOf } from '../state/shortcuts';
import { Button, Icon, IconButton, SeverityIcon } from '../ui';

/** What is different from another version: a list by kind, with what is written otherwise, findings that came and went, and hosts. */
export function ComparePanel() {
  const comparison = useDiagram((state) => state.comparison);
  return comparison && <Panel comparison={comparison} />;
}

/** So many of a kind are listed at first. */
const mostListed = 200;

function Panel({ comparison }: { readonly comparison: ShownComparison }) {
  const session = useSession();
  const titleId = useId();
  const { view, hidden } = comparison;
  const counts = countsOf(comparison);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') endComparison(session);
  };
  return (
    <aside className="tv-panel tv-compare" data-part="" aria-labelledby={titleId} onKeyDown={onKeyDown}>
      <header className="tv-compare-header">
        <h2 id={titleId}><Icon name="swap" size={14} /> <span title={`Compared with ${view.with}`}>Since {view.with}</span></h2>
        <IconButton icon="up" label="Previous change" keys={shortcutOf('previous-change') ?? ''} onClick={() => stepChange(session, -1)} />
        <IconButton icon="down" label="Next change" keys={shortcutOf('next-change') ?? ''} onClick={() => stepChange(session, 1)} />
        <IconButton icon="close" label="End the comparison" keys="Escape" onClick={() => endComparison(session)} />
      </header>
      <p className="tv-compare-summary" data-summary={view.summary}>{capitalized(view.summary)}.</p>
      {view.missing.map((sentence) => <p key={sentence} className="tv-compare-missing"><SeverityIcon severity="warning" /> {sentence}</p>)}
      <div className="tv-compare-kinds" role="group" aria-label="Kinds of changes that are listed">
        {changeKinds.map((kind) => (
          <button key={kind} type="button" className="tv-compare-kind" aria-pressed={!hidden.has(kind)} disabled={counts[kind] === 0} data-change={kind} onClick={() => toggleKind(session, kind)}>
            <Sign kind={kind} /> {counts[kind]} {kind}
          </button>
        ))}
      </div>
      <div className="tv-compare-list tv-scroll" tabIndex={0} role="region" aria-label="Changes">
        {changeKinds.map((kind) => !hidden.has(kind) && counts[kind] > 0 && <Kind key={kind} kind={kind} comparison={comparison} />)}
        <Findings title="New findings" findings={view.appeared} />
        <Findings title="Findings gone" findings={view.gone} />
        {view.hosts.length > 0 && (
          <section className="tv-compare-section">
            <h3>Hosts</h3>
            <ul>{view.hosts.map(({ node, label, text }) => <li key={node}><button type="button" className="tv-compare-entry" onClick={() => goTo(session, node, 'compute')}><b>{label}</b> <span className="tv-figures">{text}</span></button></li>)}</ul>
          </section>
        )}
      </div>
      {view.opensBeside && <footer className="tv-compare-footer"><Button onClick={() => session.channel.tell({ kind: 'comparison', wants: 'beside' })}>Open that version beside</Button></footer>}
    </aside>
  );
}

function Kind({ kind, comparison: { view, at } }: { readonly kind: ChangeKind; readonly comparison: ShownComparison }) {
  const [most, setMost] = useState(mostListed);
  const changes = listed(view).flatMap((change, index) => (change.change === kind ? [{ change, index }] : []));
  // What one goes to is always listed.
  const shown = changes.slice(0, Math.max(most, changes.findIndex(({ index }) => index === at) + 1));
  return (
    <section className="tv-compare-section">
      <h3>{capitalized(kind)}</h3>
      <ul>{shown.map(({ change, index }) => <Change key={`${change.node ?? change.label}`} change={change} index={index} isCurrent={index === at} />)}</ul>
      {shown.length < changes.length && <Button onClick={() => setMost(most + mostListed)}>{`${changes.length - shown.length} more`}</Button>}
    </section>
  );
}

function Change({ change: { change, label, word, where, fields }, index, isCurrent }: { readonly change: ChangeView; readonly index: number; readonly isCurrent: boolean }) {
  const session = useSession();
  const entry = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isCurrent) entry.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <li>
      <button ref={entry} type="button" className="tv-compare-entry" aria-current={isCurrent} data-change={change} onClick={() => goToChange(session, index)}>
        <Sign kind={change} /> <b>{label}</b> <span className="tv-muted">{[word, where].filter((part) => part !== '').join(' ')}</span>
      </button>
      {fields.length > 0 && (
        <dl className="tv-compare-fields">
          {fields.map(({ path, before, after }) => (
            <div key={path}>
              <dt>{path}</dt>
              <dd><del>{before}</del> <span aria-hidden="true">→</span><span className="tv-unseen"> now </span> <ins>{after}</ins></dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}

function Findings({ title, findings }: { readonly title: string; readonly findings: readonly FindingChangeView[] }) {
  const session = useSession();
  if (findings.length === 0) return null;
  return (
    <section className="tv-compare-section">
      <h3>{title}</h3>
      <ul>
        {findings.slice(0, mostListed).map(({ severity, message, node, view }, at) => (
          <li key={at}><button type="button" className="tv-compare-entry" disabled={node === null} onClick={() => goTo(session, node, view)}><SeverityIcon severity={severity} /> {message}</button></li>
        ))}
      </ul>
      {findings.length > mostListed && <p className="tv-muted">And {findings.length - mostListed} more.</p>}
    </section>
  );
}

function Sign({ kind }: { readonly kind: ChangeKind }) {
  return <span className="tv-change-sign" data-change={kind} aria-hidden="true">{changeSign[kind]}</span>;
}
