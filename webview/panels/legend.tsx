import { estateRules } from '../../src/scene';
import { toggleHeat } from '../state/commands';
import { useDiagram, useSession } from '../state/context';
import { heatBands, heatMeasureName, heatMeasures, overBand } from '../theme/heat';
import { Icon, Segments } from '../ui';

const measures = heatMeasures.map((measure) => ({ value: measure, text: heatMeasureName[measure] }));

/** What the colours mean, and of which use; what the patterns at the foot of hosts mean. */
export function Legend() {
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
