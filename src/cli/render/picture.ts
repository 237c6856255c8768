/** A view of an estate as a picture: what the diagram would show of it when it is opened, everything in its place. */
import { listed } from '../../core/util/words';
import { layoutOf } from '../../features/diagram/header';
import { looks } from '../../features/diagram/looks';
import { DiagramProjection } from '../../features/diagram/projection';
import type { Session } from '../../features/session';
import { measuresOf } from '../../protocol/measures';
import { isCategory, overlaysIn } from '../../protocol/overlays';
import type { ViewLayout } from '../../protocol/filter';
import type { ViewName } from '../../protocol/view';
import { arrange, buildEdges, buildScene, rulesFor, toDrawio, toSvg, type Level, type PaletteName } from '../../scene';

export interface PictureOptions {
  readonly view: ViewName;
  readonly format: 'svg' | 'drawio';
  readonly palette: PaletteName;
  readonly level: Level;
  /** How it is laid out, where not as the document says. */
  readonly direction?: ViewLayout['direction'] | undefined;
  readonly spacing?: ViewLayout['spacing'] | undefined;
  /** A measure of the view or an overlay; what it is coloured by by itself where nothing is said. */
  readonly colourBy?: string | undefined;
  /** The day from which ages are counted, as "2026-03-31". */
  readonly today: string;
}

export type Rendered =
  | { readonly kind: 'picture'; readonly text: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** The same text for the same estate, whenever and wherever it is drawn. */
export function render(session: Session, { view, format, palette, level, direction, spacing, colourBy, today }: PictureOptions): Rendered {
  const chosen = colourBy === undefined ? measuresOf[view][0] : colourings(view).find((name) => name === colourBy);
  if (colourBy !== undefined && chosen === undefined) return { kind: 'refused', reason: `the ${view} view is coloured by ${listed(colourings(view), 'or', Infinity)}, not by "${colourBy}"` };
  const overlay = overlaysIn(view).find((name) => name === chosen) ?? null;
  const projection = new DiagramProjection(session, looks[view]);
  projection.colourBy(overlay, today);
  const { title, nodes, edges } = projection.view();
  projection.dispose();
  const joined = buildEdges(edges);
  const written = layoutOf(session, view);
  const rules = rulesFor(nodes, view, { direction: direction ?? written.direction, spacing: spacing ?? written.spacing });
  const arrangement = arrange(buildScene(nodes, rules), { edges: joined });
  const heatBy = overlay === null ? (chosen ?? '') : isCategory(overlay) ? '' : 'overlay';
  const options = { palette, level, heatBy, colouredBy: chosen ?? '', title: `${title}: ${view}`, edges: joined };
  return { kind: 'picture', text: format === 'svg' ? toSvg(arrangement, options) : toDrawio(arrangement, options) };
}

/** What a view can be coloured by: its own measures, and overlays that mean something in it. */
function colourings(view: ViewName): readonly string[] {
  return [...measuresOf[view], ...overlaysIn(view)];
}
