import type { Box } from '../../src/scene';
import { heatOf, tintLetter, tintsOf } from '../../src/scene';
import { tintWord } from '../a11y/names';
import { UnreadSign } from './unreadSign';
import { useDiagram } from '../state/context';
import { tintProperty } from '../theme/tints';
import { heatBandOf, heatBands, percent } from '../theme/heat';
import { FindingsBadge, Icon, kindIcon, stateIcon } from '../ui';

/** A VM, a container, a disk or another leaf near: its name, its figures, how much of what it has it uses, and what is wrong with it. */
export function LeafCard({ box }: { readonly box: Box }) {
  const { node } = box;
  const heatBy = useDiagram((state) => state.heatBy);
  const use = heatBy === 'findings' ? heatOf(box, heatBy) : node.heat[heatBy] ?? null;
  const band = heatBands[heatBandOf(use)];
  const state = stateIcon(node.state);
  const { tint } = node;
  const at = useDiagram((diagram) => (tint === undefined ? undefined : tintsOf(diagram.whole).get(tint)));
  const view = useDiagram((diagram) => diagram.view);
  return (
    <div className="tv-card" aria-hidden="true">
      {at !== undefined && <span className="tv-card-tint" style={{ backgroundColor: `var(${tintProperty(at)})` }} />}
      <span className="tv-card-line">
        {(node.kind === 'container' || view === 'storage') && <span className="tv-card-state"><Icon name={kindIcon(node.kind)} size={12} /></span>}
        <span className="tv-card-label">{node.label}</span>
        {state !== null && <span className="tv-card-state" title={node.state}><Icon name={state} size={12} /></span>}
        <FindingsBadge counts={node.findings} />
      </span>
      <span className="tv-card-line tv-figures">
        <UnreadSign unread={node.unread} />
        {at !== undefined && node.overlayText !== undefined && <b className="tv-letter">{tintLetter(at)}</b>}
        <span className="tv-card-detail">{node.overlayText !== undefined ? node.overlayText : tint === undefined || node.detail.includes(tint) ? node.detail : [tintWord(tint), node.detail].filter((part) => part !== '').join(' · ')}</span>
        {use !== null && heatBy !== 'findings' && <span className="tv-card-use" data-over={use > 1}>{percent(use)}</span>}
      </span>
      {band && (view !== 'network' || heatBy === 'findings' || (heatBy === 'overlay' && use !== null)) && (
        <span className="tv-card-heat" data-over={use !== null && use > 1}>
          <span style={{ width: `${Math.min(1, use ?? 0) * 100}%`, backgroundColor: `var(${band.property})` }} />
        </span>
      )}
    </div>
  );
}
