import { useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { allRules, estateRules, storageRules, networkRules, tintsOf, type SceneRules } from '../../src/scene';
import { tintWord } from '../a11y/names';
import { tintProperty } from '../theme/tints';
import { useDiagram, useSession } from '../state/context';
import { isLegendOpen, toggleLegend, watchRoom } from '../state/legend';
import { shortcutOf } from '../state/shortcuts';
import { Icon, IconButton } from '../ui';
import { unreachable } from '../unreachable';
import { ColourScale } from './colourScale';

/** What colours, patterns and dashes mean. */
export function Legend() {
  const view = useDiagram((state) => state.view);
  switch (view) {
    case 'compute': return <Foldable><ColourScale /><LayersLegend /></Foldable>;
    case 'network': return <NetworkLegend />;
    case 'storage': return <Foldable><ColourScale /><LinesLegend rules={storageRules} /></Foldable>;
    case 'all': return <Foldable><ColourScale /><LinesLegend rules={allRules} /></Foldable>;
    default: return unreachable(view);
  }
}

/** In little room a button alone, until it is pressed. */
function Foldable({ children }: { readonly children: ReactNode }) {
  const session = useSession();
  const wanted = useDiagram((state) => state.panels);
  const isOpen = useSyncExternalStore(watchRoom, () => isLegendOpen({ panels: wanted }));
  return (
    <section className="tv-legend" data-part="" data-control="legend" data-open={isOpen} aria-label="Legend">
      {isOpen && <div className="tv-legend-parts">{children}<UnreadLegend /></div>}
      <IconButton icon={isOpen ? 'close' : 'legend'} label={isOpen ? 'Hide the legend' : 'Show the legend'} keys={shortcutOf('legend')} onClick={() => toggleLegend(session)} />
    </section>
  );
}

/** So many tints are named; what is tinted says its tint itself. */
const tintsAtMost = 10;

/** The VLANs and segments by colour, and how the state of a line is told: of states and kinds that there are. */
function NetworkLegend() {
  const whole = useDiagram((state) => state.whole);
  const edges = useDiagram((state) => state.edges);
  const isByVlan = useDiagram((state) => state.heatBy === 'vlan');
  const tints = isByVlan ? [...tintsOf(whole)] : [];
  const drawn = useMemo(() => new Set([...edges.all.values()].flatMap(({ state, kind }) => (kind === 'tunnel' ? [state, kind] : [state]))), [edges]);
  if (isByVlan && tints.length === 0 && drawn.size === 0) return null;
  return (
    <Foldable>
      {!isByVlan && <ColourScale />}
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
    </Foldable>
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

/** The sign of what could not be read, where there is any. */
function UnreadLegend() {
  const isAny = useDiagram((state) => state.arrangement.scene.top.some(({ totals }) => totals.unread > 0));
  return isAny ? <ul className="tv-legend-layers" aria-label="Text"><li className="tv-legend-layer"><Icon name="unread" size={12} /> not all of its text was read</li></ul> : null;
}

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
