import type { Box } from '../../src/scene';
import { heatOf, tintLetter, tintsOf } from '../../src/scene';
import { tintWord, totalOf } from '../a11y/names';
import { edgesOf } from './cardEdges';
import { isCut } from './cardText';
import { UnreadSign } from './unreadSign';
import { useDiagram } from '../state/context';
import { tintProperty } from '../theme/tints';
import { heatBandOf, heatBands, percent } from '../theme/heat';
import { FindingsBadge, ImageIcon, kindIcon, stateIcon } from '../ui';

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
  const width = useDiagram((diagram) => diagram.arrangement.find(node.id)?.width ?? 0);
  const findings = node.folded ? box.totals.findings : node.findings;
  const hasKindIcon = node.kind === 'container' || view === 'storage';
  const letter = at !== undefined && node.overlayText !== undefined ? tintLetter(at) : null;
  const detail = node.overlayText !== undefined ? node.overlayText : tint === undefined || node.detail.includes(tint) ? node.detail : [tintWord(tint), node.detail].filter((part) => part !== '').join(' · ');
  const figure = use !== null && heatBy !== 'findings' ? percent(use) : null;
  const room = width - edgesPx;
  const isUseShown = band !== undefined && (view !== 'network' || heatBy === 'findings' || (heatBy === 'overlay' && use !== null));
  return (
    <div className="tv-card" data-over={isUseShown && use !== null && use > 1 ? true : undefined} style={edgesOf({ tint: at === undefined ? undefined : tintProperty(at), use: isUseShown ? { of: use, property: band.property } : undefined })} aria-hidden="true">
      <span className="tv-card-line">
        {hasKindIcon && <ImageIcon name={kindIcon(node.kind)} ink="muted" />}
        <span className="tv-card-label" data-cut={isCut(node.label, 'label', room - roomOf({ icon: hasKindIcon, state: state !== null, badge: totalOf(findings) > 0 })) || undefined}>{node.label}</span>
        {state !== null && <ImageIcon name={state} ink="muted" title={node.state} />}
        <FindingsBadge counts={findings} />
      </span>
      <span className="tv-card-line tv-figures">
        <UnreadSign unread={node.unread} />
        {letter !== null && <b className="tv-letter">{letter}</b>}
        <span className="tv-card-detail" data-cut={isCut(detail, 'detail', room - roomOf({ icon: node.unread !== undefined, letter: letter !== null, figure: figure !== null })) || undefined}>{detail}</span>
        {figure !== null && <span className="tv-card-use" data-over={use !== null && use > 1}>{figure}</span>}
      </span>
    </div>
  );
}

/** Of a card from edge to edge, what is no room for text, in pixels. */
const edgesPx = 20;

/** What else stands in the line of a text takes, in pixels and with the gap beside it. */
const takesPx = { icon: 20, state: 20, badge: 48, letter: 20, figure: 48 } as const;

const roomOf = (beside: Partial<Record<keyof typeof takesPx, boolean>>): number =>
  (Object.keys(takesPx) as (keyof typeof takesPx)[]).reduce((sum, what) => sum + (beside[what] === true ? takesPx[what] : 0), 0);
