import { useEffect, useId, useLayoutEffect, useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { TraceView } from '../../src/protocol/view';
import type { Box, Scene } from '../../src/scene';
import { wordOf } from '../a11y/names';
import { labelOf } from '../state/labels';
import { useDiagram, useSession } from '../state/context';
import type { Trace } from '../state/model';
import { select } from '../state/selection';
import { askTrace, closeTrace, isTraceEnd, letThrough, retrace } from '../state/trace';
import { Button, Combobox, Dropdown, Icon, IconButton, TextField, type Choice } from '../ui';

/** Asks how a packet gets from one to another, and tells: whether, by which hops, why not, and what would change that. */
export function TracePanel() {
  const trace = useDiagram((state) => state.trace);
  return trace && <Panel trace={trace} />;
}

const protocols = [{ value: '', text: 'any' }, { value: 'tcp', text: 'tcp' }, { value: 'udp', text: 'udp' }, { value: 'icmp', text: 'icmp' }];

function Panel({ trace: { from, to, protocol, port, result } }: { readonly trace: Trace }) {
  const session = useSession();
  const revision = useDiagram((state) => state.revision);
  const view = useDiagram((state) => state.view);
  const scene = useDiagram((state) => state.whole);
  const isLive = useDiagram((state) => state.status.state === 'live');
  const titleId = useId();
  const choices = useMemo(() => endsOf(scene), [scene]);
  // Also when the document changes: what is lit is what is so.
  useEffect(() => { void askTrace(session); }, [session, from, to, protocol, port, revision, view]);

  // An end that is not chosen yet is what is typed next: on the canvas the same letters would be commands.
  const panel = useRef<HTMLElement>(null);
  const missing = from === '' ? 0 : to === '' ? 1 : null;
  useLayoutEffect(() => {
    if (missing !== null) panel.current?.querySelectorAll<HTMLElement>('[role="combobox"]')[missing]?.focus();
  }, [missing]);

  const nameOf = (end: string): string => (scene.find(end) ? labelOf(session, end) : end.replace(/^(vms|containers|hosts|routers)\//, ''));
  const hasPorts = protocol === 'tcp' || protocol === 'udp';
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') closeTrace(session);
  };
  return (
    <aside ref={panel} className="tv-panel tv-trace" data-part="" aria-labelledby={titleId} onKeyDown={onKeyDown}>
      <header className="tv-trace-header">
        <h2 id={titleId}><Icon name="path" size={14} /> Trace</h2>
        <IconButton icon="swap" label="The other way round" onClick={() => retrace(session, { from: to, to: from })} />
        <IconButton icon="close" label="Close the trace" keys="Escape" onClick={() => closeTrace(session)} />
      </header>
      <div className="tv-trace-form">
        <span className="tv-property-label">From</span>
        <Combobox label="From: a VM, container, host, router or address" value={nameOf(from)} choices={choices} placeholder="name or address" free onChoose={(value) => retrace(session, { from: value })} onEscape={() => closeTrace(session)} />
        <span className="tv-property-label">To</span>
        <Combobox label="To: a VM, container, host, router or address" value={nameOf(to)} choices={choices} placeholder="name or address" free onChoose={(value) => retrace(session, { to: value })} onEscape={() => closeTrace(session)} />
        <span className="tv-property-label">By</span>
        <div className="tv-trace-by">
          <Dropdown label="Protocol" value={protocol} options={protocols} onChange={(value) => retrace(session, { protocol: value, ...(value === 'tcp' || value === 'udp' ? {} : { port: null }) })} />
          <TextField label="Port" value={port === null ? '' : String(port)} placeholder="any port" disabled={!hasPorts} onCommit={(text) => retrace(session, { port: portIn(text) })} onEnter={(text) => retrace(session, { port: portIn(text) })} />
        </div>
      </div>
      <div className="tv-trace-result tv-scroll" tabIndex={0} role="region" aria-label="Way of the packet" aria-busy={result.kind === 'asking'} data-result={result.kind}>
        {result.kind === 'open' && <p className="tv-muted">Choose both ends. An address that is not in the document can be typed.</p>}
        {result.kind === 'asking' && <p className="tv-muted">Following it…</p>}
        {result.kind === 'refused' && <ul className="tv-reasons">{result.reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul>}
        {result.kind === 'traced' && <Way trace={result.trace} isLive={isLive} />}
      </div>
    </aside>
  );
}

function Way({ trace: { reachable, certain, hops, blockedAt, because, change, applies, back }, isLive }: { readonly trace: TraceView; readonly isLive: boolean }) {
  const session = useSession();
  const goTo = (node: string): void => {
    select(session, [node]);
    session.camera?.show([node], { legibly: true });
  };
  return (
    <>
      <p className="tv-trace-verdict" data-reachable={reachable}>
        <Icon name={reachable ? 'check' : 'cross'} /> <b>{reachable ? 'Gets there' : 'Does not get there'}</b>{!certain && <span className="tv-muted"> as far as the document shows</span>}
      </p>
      {because !== '' && <p className="tv-trace-because">{because}</p>}
      {change !== '' && (
        <div className="tv-trace-change">
          <p><span className="tv-muted">Smallest change:</span> {change}</p>
          {applies && <Button primary disabled={!isLive} onClick={() => void letThrough(session)}>Apply</Button>}
        </div>
      )}
      <ol className="tv-hops" aria-label="Hops">
        {hops.map(({ node, kind, text, tag }, at) => (
          <li key={at} className="tv-hop" data-blocked={node !== null && node === blockedAt && at === hops.length - 1}>
            <span className="tv-hop-number tv-figures" aria-hidden="true">{at + 1}</span>
            <HopText node={node} goTo={goTo}>{!text.startsWith(kind) && <span className="tv-hop-kind tv-muted">{kind}</span>} {text}{tag !== '' && <span className="tv-tag">{tag}</span>}</HopText>
          </li>
        ))}
        {!reachable && <li className="tv-hop tv-hop-stop"><span className="tv-hop-number" aria-hidden="true"><Icon name="cross" size={12} /></span><span>stops {blockedAt === null ? 'here' : `at ${labelOf(session, blockedAt)}`}</span></li>}
      </ol>
      {reachable && (
        <p className="tv-trace-back" data-reachable={back.reachable}>
          <Icon name={back.reachable ? 'check' : 'cross'} size={14} /> <span>{back.reachable ? 'The answer gets back.' : `The answer does not get back.${back.because === '' ? '' : ` ${back.because}`}`}</span>
        </p>
      )}
    </>
  );
}

function HopText({ node, goTo, children }: { readonly node: string | null; readonly goTo: (node: string) => void; readonly children: ReactNode }) {
  return node === null ? <span className="tv-hop-text">{children}</span> : <button type="button" className="tv-hop-text" onClick={() => goTo(node)}>{children}</button>;
}

/** Everything in the view that sends and receives, by name. */
function endsOf(scene: Scene): readonly Choice[] {
  const found: Choice[] = [];
  const visit = (box: Box): void => {
    const { id, kind, label, detail } = box.node;
    if (isTraceEnd(kind)) found.push({ value: id, text: label, hint: <span className="tv-choice-hint tv-muted">{[wordOf(kind), detail].filter((part) => part !== '').join(' · ')}</span> });
    box.children.forEach(visit);
  };
  scene.top.forEach(visit);
  return found.sort((one, other) => (one.text < other.text ? -1 : 1));
}

function portIn(text: string): number | null {
  const port = Number(text.trim());
  return text.trim() !== '' && Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : null;
}
