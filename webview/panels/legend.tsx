import { useMemo } from 'react';
import { estateRules, networkRules, tintsOf } from '../../src/scene';
import { tintWord } from '../a11y/names';
import { tintProperty } from '../theme/tints';
import { toggleHeat } from '../state/commands';
import { useDiagram, useSession } from '../state/context';
import { heatBands, heatMeasureName, heatMeasures, overBand } from '../theme/heat';
import { Icon, Segments } from '../ui';

const measures = heatMeasures.map((measure) => ({ value: measure, text: heatMeasureName[measure] }));

/** What colours, patterns and dashes mean. */
export function Legend() {
  const view = useDiagram((state) => state.view);
  return view === 'network' ? <NetworkLegend /> : <HeatLegend />;
}

/** So many tints are named; what is tinted says its tint itself. */
const tintsAtMost = 10;

/** The VLANs and segments by colour, and how the state of a line is told: of states and kinds that there are. */
function NetworkLegend() {
  const whole = useDiagram((state) => state.whole);
  const edges = useDiagram((state) => state.edges);
  const tints = [...tintsOf(whole)];
  const drawn = useMemo(() => new Set([...edges.all.values()].flatMap(({ state, kind }) => (kind === 'tunnel' ? [state, kind] : [state]))), [edges]);
  if (tints.length === 0 && drawn.size === 0) return null;
  return (
    <section className="tv-legend" data-control="legend" aria-label="Legend">
      {tints.length > 0 && (
        <ul className="tv-legend-layers" aria-label="VLANs and segments">
          {tints.slice(0, tintsAtMost).map(([tint, at]) => <li key={tint} className="tv-legend-layer"><span className="tv-tint-swatch" style={{ backgroundColor: `var(${tintProperty(at)})` }} /> {tintWord(tint)}</li>)}
          {tints.length > tintsAtMost && <li className="tv-legend-layer">{tints.length - tintsAtMost} more</li>}
        </ul>
      )}
      {drawn.size > 0 && <ul className="tv-legend-layers" aria-label="Lines">
        {networkRules.lines.states.toReversed().filter((state) => drawn.has(state)).map((state) => <li key={state} className="tv-legend-layer"><span className="tv-edge-sample" data-state={state} data-kind="cable" /> {state}</li>)}
        {drawn.has('tunnel') && <li className="tv-legend-layer"><span className="tv-edge-sample" data-state="normal" data-kind="tunnel" /> tunnel</li>}
      </ul>}
    </section>
  );
}

/** Of which use, and what the patterns at the foot of hosts mean. */
function HeatLegend() {
  const session = useSession();
  const heatBy = useDiagram((state) => state.heatBy);
  const hasContainers = useDiagram((state) => state.arrangement.scene.top.some(({ node, totals }) => node.kind === 'container' || (totals.byKind['container'] ?? 0) > 0));
  return (
    <section className="tv-legend" data-control="legend" aria-label="Legend">
      <Segments label="Coloured by" value={heatBy} options={measures} onChange={() => toggleHeat(session)} />
      <ol className="tv-scale tv-figures" aria-label="Use of capacity">
        {heatBands.map((band, index) => (
          <li key={band.name} className="tv-scale-step" title={band.name}>
            <span className="tv-swatch" data-over={index === overBand} style={{ backgroundColor: `var(${band.property})` }} />
            <span className="tv-scale-text" aria-hidden="true">{index === overBand ? '>100' : band.below >= 1 ? '100' : band.below * 100}</span>
            <span className="tv-unseen">{band.name}{index === overBand ? ', hatched' : ''}</span>
          </li>
        ))}
        <li className="tv-scale-step" title="use unknown"><span className="tv-swatch tv-swatch-unknown" /><span className="tv-scale-text" aria-hidden="true">?</span><span className="tv-unseen">use unknown</span></li>
      </ol>
      <ul className="tv-legend-layers" aria-label="What hosts stand on">
        {Object.entries(estateRules.layers).map(([layer, { name, pattern }]) => (
          <li key={layer} className="tv-legend-layer"><span className="tv-layer-swatch" data-pattern={pattern} /> {name}</li>
        ))}
        {hasContainers && <li className="tv-legend-layer"><Icon name="container" size={12} /> container</li>}
      </ul>
    </section>
  );
}
