import { useMemo } from 'react';
import type { ViewName } from '../../src/protocol/view';
import { allRules, estateRules, storageRules, networkRules, tintsOf, type SceneRules } from '../../src/scene';
import { tintWord } from '../a11y/names';
import { tintProperty } from '../theme/tints';
import { colourBy } from '../state/commands';
import { useDiagram, useSession } from '../state/context';
import { heatBands, heatMeasureName, measuresOf, overBand, type HeatMeasure } from '../theme/heat';
import { Icon, Segments } from '../ui';
import { unreachable } from '../unreachable';

/** What colours, patterns and dashes mean. */
export function Legend() {
  const view = useDiagram((state) => state.view);
  switch (view) {
    case 'compute': return <section className="tv-legend" data-control="legend" aria-label="Legend"><HeatScale view={view} /><LayersLegend /></section>;
    case 'network': return <NetworkLegend />;
    case 'storage': return <section className="tv-legend" data-control="legend" aria-label="Legend"><HeatScale view={view} /><LinesLegend rules={storageRules} /></section>;
    case 'all': return <section className="tv-legend" data-control="legend" aria-label="Legend"><HeatScale view={view} /><LinesLegend rules={allRules} /></section>;
    default: return unreachable(view);
  }
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

/** What kinds of lines there are, and the states of them. */
function LinesLegend({ rules: { lines: { kinds = {}, states, plainState } } }: { readonly rules: SceneRules }) {
  const edges = useDiagram((state) => state.edges);
  const drawn = useMemo(() => new Set([...edges.all.values()].flatMap(({ state, kind }): readonly string[] => (state === plainState ? [kind] : [kind, state]))), [edges, plainState]);
  if (drawn.size === 0) return null;
  return (
    <ul className="tv-legend-layers" aria-label="Lines">
      {Object.entries(kinds).filter(([kind]) => drawn.has(kind)).map(([kind, text]) => <li key={kind} className="tv-legend-layer"><span className="tv-edge-sample" data-state="normal" data-kind={kind} /> {text}</li>)}
      {states.toReversed().filter((state) => drawn.has(state)).map((state) => <li key={state} className="tv-legend-layer"><span className="tv-edge-sample" data-state={state} /> {state}</li>)}
    </ul>
  );
}

/** By what nodes are coloured, and what the colours mean. */
function HeatScale({ view }: { readonly view: ViewName }) {
  const session = useSession();
  const heatBy = useDiagram((state) => state.heatBy);
  return (
    <>
      <Segments label="Coloured by" value={heatBy} options={measuresOf[view].map((measure) => ({ value: measure, text: heatMeasureName[measure] }))} onChange={(measure) => colourBy(session, measure)} />
      <ol className="tv-scale tv-figures" aria-label={scaleOf[heatBy]} title={scaleOf[heatBy]}>
        {heatBands.map((band, index) => (
          <li key={band.name} className="tv-scale-step" title={band.name}>
            <span className="tv-swatch" data-over={index === overBand} style={{ backgroundColor: `var(${band.property})` }} />
            <span className="tv-scale-text" aria-hidden="true">{index === overBand ? '>100' : band.below >= 1 ? '100' : band.below * 100}</span>
            <span className="tv-unseen">{band.name}{index === overBand ? ', hatched' : ''}</span>
          </li>
        ))}
        <li className="tv-scale-step" title={unknownOf[heatBy]}><span className="tv-swatch tv-swatch-unknown" /><span className="tv-scale-text" aria-hidden="true">{heatBy === 'latency' ? 'none' : '?'}</span><span className="tv-unseen">{unknownOf[heatBy]}</span></li>
      </ol>
    </>
  );
}

const scaleOf: Readonly<Record<HeatMeasure, string>> = {
  cpu: 'Use of capacity', memory: 'Use of capacity', fill: 'Used of what is usable, of an export what is written', iops: 'IOPS asked for of those that can be served', latency: 'Latency of what the strictest datastore on it promises',
};
const unknownOf: Readonly<Record<HeatMeasure, string>> = {
  cpu: 'use unknown', memory: 'use unknown', fill: 'share unknown', iops: 'share unknown', latency: 'no target: no datastore promises it by itself, as of one member of a pool, or nothing is known of it',
};

/** What the patterns at the foot of hosts mean. */
function LayersLegend() {
  const hasContainers = useDiagram((state) => state.arrangement.scene.top.some(({ node, totals }) => node.kind === 'container' || (totals.byKind['container'] ?? 0) > 0));
  return (
    <ul className="tv-legend-layers" aria-label="What hosts stand on">
      {Object.entries(estateRules.layers).map(([layer, { name, pattern }]) => (
        <li key={layer} className="tv-legend-layer"><span className="tv-layer-swatch" data-pattern={pattern} /> {name}</li>
      ))}
      {hasContainers && <li className="tv-legend-layer"><Icon name="container" size={12} /> container</li>}
    </ul>
  );
}
