import { toDrawio, toSvg, tintsOf, type Part, type SvgOptions, type View } from '../../src/scene';
import type { Session } from '../state/session';
import { colouringNow } from '../theme/colouring';
import { themePalette, type ExportOptions } from './options';

/** What is shown, as text: an SVG picture, or a file of draw.io. Filters, layers, folded boxes, places and colours are those of the canvas. */
export function drawShown(session: Session, options: ExportOptions): string {
  const { arrangement } = session.store.get();
  const how = drawn(session, options);
  return options.format === 'drawio' ? toDrawio(arrangement, how) : toSvg(arrangement, how);
}

function drawn(session: Session, { format, what, level, palette, legend, title }: ExportOptions): SvgOptions {
  const state = session.store.get();
  const colouring = colouringNow(state);
  const view = session.camera?.view();
  return {
    part: partOf(session, what, view), level: level === 'shown' ? session.level : level, palette: palette === 'theme' ? themePalette(document.body) : palette,
    // A category has tints in place of a figure.
    heatBy: colouring.isCategory ? '' : state.heatBy, colouredBy: colouring.meaning, tints: colouring.measure === 'findings' ? noTints : tintsOf(state.whole),
    title: `${state.title}: ${state.view}`, heading: title, legend, edges: state.edges,
    // What is in sight is as large as on the screen; an SVG of everything is drawn to any size, as the command line draws it.
    zoom: what === 'sight' && view ? view.zoom : format === 'svg' ? 1 : 'legible',
  };
}

function partOf(session: Session, what: ExportOptions['what'], view: View | undefined): Part {
  switch (what) {
    case 'selection': return { kind: 'boxes', ids: [...session.store.get().selection] };
    case 'sight': return view ? { kind: 'within', rect: { x: -view.x / view.zoom, y: -view.y / view.zoom, width: view.width / view.zoom, height: view.height / view.zoom } } : { kind: 'all' };
    case 'all': return { kind: 'all' };
  }
}

const noTints: ReadonlyMap<string, number> = new Map();
