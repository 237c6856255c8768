import type { Box } from '../../src/scene';
import { heatOf, tintLetter, tintsOf } from '../../src/scene';
import { tintWord, totalOf } from '../a11y/names';
import { isCut } from './cardText';
import { UnreadSign } from './unreadSign';
import { tintProperty } from '../theme/tints';
import { useDiagram } from '../state/context';
import { heatMeasureAbbreviation, heatMeasureMeaning, heatMeasures, percent } from '../theme/heat';
import { FindingsBadge, ImageIcon, kindIcon, Meter, stateIcon } from '../ui';

/** The head of a host near, or of what else holds others: its name and figures, its uses, and what is wrong with it. */
export function HolderHeader({ box, height }: { readonly box: Box; readonly height: number }) {
  const { node } = box;
  const heatBy = useDiagram((state) => state.heatBy);
  const view = useDiagram((diagram) => diagram.view);
  const state = stateIcon(node.state);
  const { tint } = node;
  const at = useDiagram((diagram) => (tint === undefined ? undefined : tintsOf(diagram.whole).get(tint)));
  const width = useDiagram((diagram) => diagram.arrangement.find(node.id)?.width ?? 0);
  const findings = node.folded ? box.totals.findings : node.findings;
  const detail = node.overlayText ?? node.detail;
  const room = width - edgesPx - (heatMeasures.some((measure) => heatOf(box, measure) !== null) ? usePx : 0);
  const beside = signPx * [node.folded !== undefined || box.children.length > 0, view === 'storage' || view === 'all', state !== null].filter(Boolean).length + (totalOf(findings) > 0 ? badgePx : 0);
  return (
    <div className="tv-holder" style={{ height }} aria-hidden="true">
      <span className="tv-holder-text">
        <span className="tv-holder-title">
          {(node.folded || box.children.length > 0) && <span className="tv-fold" data-fold={node.folded ? 'collapsed' : 'expanded'} title={node.folded ? 'Expand (X)' : 'Collapse (X)'}><ImageIcon name={node.folded ? 'right' : 'down'} ink="muted" size={14} /></span>}
          {(view === 'storage' || view === 'all') && <ImageIcon name={kindIcon(node.kind)} ink="muted" size={14} />}
          <span className="tv-holder-label" data-cut={at !== undefined || isCut(node.label, 'title', room - beside) || undefined}>{node.label}</span>
          {state !== null && <ImageIcon name={state} ink="muted" title={node.state} />}
          {tint !== undefined && at !== undefined && <span className="tv-tag" style={{ borderColor: `var(${tintProperty(at)})` }}>{node.overlayText === undefined ? tintWord(tint) : <><b className="tv-letter">{tintLetter(at)}</b> {tint}</>}</span>}
          <FindingsBadge counts={findings} />
        </span>
        <span className="tv-holder-detail tv-figures" data-cut={isCut(detail, 'detail', room - (node.unread === undefined ? 0 : signPx)) || undefined}><UnreadSign unread={node.unread} />{detail}</span>
      </span>
      <span className="tv-holder-use">
        {heatMeasures.map((measure) => {
          const use = heatOf(box, measure);
          if (use === null) return null;
          return (
            <span key={measure} className="tv-use tv-figures" data-chosen={measure === heatBy}>
              <span className="tv-use-name">{heatMeasureAbbreviation[measure]}</span>
              <Meter use={use} />
              <span className="tv-use-value" data-over={use > 1} title={heatMeasureMeaning[measure]}>{percent(use)}</span>
            </span>
          );
        })}
      </span>
    </div>
  );
}

/** What is no room for text, in pixels and with the gap beside it: from edge to edge, the uses, a sign before or behind the name, and the count of findings. */
const edgesPx = 32;
const usePx = 160;
const signPx = 24;
const badgePx = 56;
