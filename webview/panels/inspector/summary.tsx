import { counted, findingsText, wordOf } from '../../a11y/names';
import { openAdd, openMove, removeChosen } from '../../state/commands';
import { useDiagram, useSession } from '../../state/context';
import { isMovable } from '../../state/kinds';
import { Button } from '../../ui';
import { PowerButtons } from '../powerButtons';
import type { Folds } from './fields/fieldGroups';
import { Properties } from './properties';
import { useInspection } from './useInspection';
import { useLooking } from './useLooking';

export interface SeveralSelectedProps { readonly selection: ReadonlySet<string>; readonly folds: Folds; readonly fold: (title: string, isOpen: boolean) => void }

/** What is selected together: what it comes to, and the fields that all have, which are written in all at once. */
export function SeveralSelected({ selection, folds, fold }: SeveralSelectedProps) {
  const session = useSession();
  const { within, cameFrom, open } = useLooking();
  const entries = [...selection].filter((id) => !id.startsWith('group/'));
  const inspection = useInspection(entries, within);
  const arrangement = useDiagram((state) => state.arrangement);
  const kinds = new Map<string, number>();
  for (const id of selection) {
    const kind = arrangement.scene.find(id)?.node.kind;
    if (kind !== undefined) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  return (
    <>
      <header className="tv-panel-header">
        <p className="tv-panel-word">selection</p>
        <h2 className="tv-panel-title tv-figures">{[...kinds].map(([kind, count]) => counted(count, wordOf(kind))).join(', ')}</h2>
      </header>
      <div className="tv-panel-body tv-scroll" data-loaded={inspection !== null || entries.length === 0} tabIndex={0} role="region" aria-label="Properties of the selection">
        <div className="tv-row tv-panel-padded">
          {[...kinds.keys()].some(isMovable) && <Button onClick={() => openMove(session)}>Move to…</Button>}
          <Button onClick={() => void removeChosen(session)}>Delete…</Button>
          {kinds.size === 1 && kinds.has('vm') && <PowerButtons nodes={[...selection]} />}
        </div>
        {inspection !== null && <Properties inspection={inspection} folds={folds} fold={fold} open={open} cameFrom={cameFrom} />}
      </div>
    </>
  );
}

export function NothingSelected() {
  const session = useSession();
  const title = useDiagram((state) => state.title);
  const top = useDiagram((state) => state.arrangement.scene.top);
  const counts = new Map<string, number>();
  const findings = { error: 0, warning: 0, info: 0 };
  for (const { node, totals } of top) {
    counts.set(node.kind, (counts.get(node.kind) ?? 0) + 1);
    for (const [kind, count] of Object.entries(totals.byKind)) counts.set(kind, (counts.get(kind) ?? 0) + count);
    findings.error += totals.findings.error;
    findings.warning += totals.findings.warning;
    findings.info += totals.findings.info;
  }
  return (
    <>
      <header className="tv-panel-header">
        <p className="tv-panel-word">estate</p>
        <h2 className="tv-panel-title">{title}</h2>
      </header>
      <div className="tv-panel-body tv-panel-padded tv-figures">
        <ul className="tv-counts">
          {['site', 'cluster', 'router', 'switch', 'host', 'fabric', 'network', 'vm', 'container', 'guest', 'array', 'disk-group', 'export', 'disks', 'pool', 'datastore', 'disk', 'volume'].map((kind) => {
            const count = counts.get(kind) ?? 0;
            return count === 0 ? null : <li key={kind}>{counted(count, wordOf(kind))}</li>;
          })}
        </ul>
        <p className="tv-muted">{findingsText(findings) || 'No findings'}</p>
        <p className="tv-muted tv-hint">Select a node to see and change its properties.</p>
        <div className="tv-row"><Button onClick={() => openAdd(session)}>Add…</Button></div>
      </div>
    </>
  );
}
