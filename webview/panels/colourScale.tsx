import { tintLetter, tintsOf } from '../../src/scene';
import { useDiagram, useSession } from '../state/context';
import { colourBy } from '../state/colouring';
import { colouringNow, colouringsOf, type Colouring } from '../theme/colouring';
import { heatBandOf, heatBands, overBand } from '../theme/heat';
import { tintProperty } from '../theme/tints';
import { Icon, Segments } from '../ui';

/** By what nodes are coloured, and what the colours mean. What is not shown by the view itself is chosen in its options. */
export function ColourScale() {
  const session = useSession();
  const view = useDiagram((state) => state.view);
  const heatBy = useDiagram((state) => state.heatBy);
  const overlay = useDiagram((state) => state.overlay);
  const now = colouringNow({ view, heatBy, overlay });
  const offered = colouringsOf(view).filter((each) => (each.overlay === null && each.measure !== 'findings') || each === now);
  return (
    <>
      <Segments label="Coloured by" value={now.id} options={offered.map(({ id, name }) => ({ value: id, text: name }))} onChange={(id) => colourBy(session, id)} />
      <Scale colouring={now} />
    </>
  );
}

function Scale({ colouring }: { readonly colouring: Colouring }) {
  if (colouring.measure === 'findings') return <FindingsScale meaning={colouring.meaning} />;
  return colouring.isCategory ? <Categories colouring={colouring} /> : <UseScale colouring={colouring} />;
}

function UseScale({ colouring: { meaning, unknown, measure } }: { readonly colouring: Colouring }) {
  return (
    <ol className="tv-scale tv-figures" aria-label={meaning} title={meaning}>
      {heatBands.map((band, index) => (
        <li key={band.name} className="tv-scale-step" title={band.name}>
          <span className="tv-swatch" data-over={index === overBand} style={{ backgroundColor: `var(${band.property})` }} />
          <span className="tv-scale-text" aria-hidden="true">{index === overBand ? '>100' : band.below >= 1 ? '100' : band.below * 100}</span>
          <span className="tv-unseen">{band.name}{index === overBand ? ', hatched' : ''}</span>
        </li>
      ))}
      <li className="tv-scale-step" title={unknown}><span className="tv-swatch tv-swatch-unknown" /><span className="tv-scale-text" aria-hidden="true">{measure === 'latency' ? 'none' : '?'}</span><span className="tv-unseen">{unknown}</span></li>
    </ol>
  );
}

/** In the colours that `heatOf` of the scene gives each. */
const severitySteps = [{ text: 'none', use: 0, icon: null }, { text: 'note', use: 0.4, icon: 'info' }, { text: 'warning', use: 0.75, icon: 'warning' }, { text: 'error, hatched', use: 1.1, icon: 'error' }] as const;

function FindingsScale({ meaning }: { readonly meaning: string }) {
  return (
    <ul className="tv-legend-layers" aria-label={meaning} title={meaning}>
      {severitySteps.map(({ text, use, icon }) => (
        <li key={text} className="tv-legend-layer">
          <span className="tv-swatch tv-swatch-square" data-over={use > 1} style={{ backgroundColor: `var(${heatBands[heatBandOf(use)]?.property ?? ''})` }} />{icon !== null && <Icon name={icon} size={12} />} {text}
        </li>
      ))}
    </ul>
  );
}

/** So many are named; what is of a category says so itself. */
const namedAtMost = 10;

function Categories({ colouring: { meaning, unknown } }: { readonly colouring: Colouring }) {
  const whole = useDiagram((state) => state.whole);
  const tints = [...tintsOf(whole)];
  return (
    <ul className="tv-legend-layers" aria-label={meaning} title="Letters stand on boxes, and in the overview, where there is room for one">
      {tints.slice(0, namedAtMost).map(([tint, at]) => <li key={tint} className="tv-legend-layer"><span className="tv-tint-swatch" style={{ backgroundColor: `var(${tintProperty(at)})` }} /> <b className="tv-letter">{tintLetter(at)}</b> {tint}</li>)}
      {tints.length > namedAtMost && <li className="tv-legend-layer">{tints.length - namedAtMost} more</li>}
      <li className="tv-legend-layer"><span className="tv-tint-swatch tv-swatch-unknown" /> {unknown}</li>
    </ul>
  );
}
