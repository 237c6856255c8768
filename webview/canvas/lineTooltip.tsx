import { useLayoutEffect, useRef } from 'react';
import { findingsText } from '../a11y/names';
import { useDiagram } from '../state/context';
import { useStore } from '../state/store';
import { percent } from '../theme/heat';
import type { Engine } from './engine';

/** So many of several edges are named. */
const shownAtMost = 6;

/** What a line under the pointer stands for. Screen readers have the connections of a node in its inspector. */
export function LineTooltip({ engine }: { readonly engine: Engine }) {
  const line = useStore(engine.pointer, (pointer) => pointer.line);
  const at = useStore(engine.pointer, (pointer) => pointer.at);
  const isBusy = useDiagram((state) => state.drag !== null || state.menu !== null);
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const { width, height } = engine.stage.view();
    const left = Math.max(4, Math.min(at.x + 12, width - element.offsetWidth - 4));
    const top = at.y + 16 + element.offsetHeight < height ? at.y + 16 : at.y - element.offsetHeight - 10;
    element.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }, [engine, at, line]);
  if (!line || isBusy) return null;
  const findings = findingsText(line.edges.reduce((sum, { findings: own }) => ({ error: sum.error + own.error, warning: sum.warning + own.warning, info: sum.info + own.info }), { error: 0, warning: 0, info: 0 }));
  return (
    <div ref={ref} className="tv-tooltip tv-line-tooltip" aria-hidden="true" data-line={line.key}>
      <p className="tv-tooltip-title">{line.label === '' ? line.kind : line.label}<span className="tv-muted"> {line.kind}{line.state === 'normal' ? '' : `, ${line.state}`}</span></p>
      {line.edges.slice(0, shownAtMost).map(({ id, detail }) => <p key={id} className="tv-muted">{detail}</p>)}
      {line.edges.length > shownAtMost && <p className="tv-muted">and {line.edges.length - shownAtMost} more</p>}
      {line.heat !== null && <p className="tv-figures">{percent(line.heat)} of {line.kind === 'backing' || line.kind === 'mount' ? 'what it can serve' : 'its speed'}</p>}
      {findings !== '' && <p className="tv-tooltip-findings">{findings}</p>}
    </div>
  );
}
