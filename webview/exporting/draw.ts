import { wentTo } from '../../src/protocol/comparison';
import { toDrawio, toSvg, tintsOf, type Box, type Move, type Part, type Scene, type SvgOptions, type View, type Way } from '../../src/scene';
import type { DiagramState } from '../state/model';
import type { Session } from '../state/session';
import { hopsAt, shownFor } from '../state/trace';
import { colouringNow } from '../theme/colouring';
import type { ExportOptions } from './options';
import { themeColours } from './themeColours';

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
    part: partOf(session, what, view), level: level === 'shown' ? session.level : level, palette: palette === 'theme' ? themeColours() : palette,
    // A category has tints in place of a figure.
    heatBy: colouring.isCategory ? '' : state.heatBy, colouredBy: colouring.meaning, tints: colouring.measure === 'findings' ? noTints : tintsOf(state.whole),
    // A picture that is not of the text as it stands says so in any case.
    title: titleOf(state), heading: title || state.status.state === 'stale', legend, edges: state.edges, looked: { demandedBy: state.selection, ...wayOf(state), ...movesOf(state) },
    // What is in sight is as large as on the screen; an SVG of everything is drawn to any size, as the command line draws it.
    zoom: what === 'sight' && view ? view.zoom : format === 'svg' ? 1 : 'legible',
  };
}

function titleOf({ title, view, status, comparison }: DiagramState): string {
  return [`${title}: ${view}`, comparison === null ? '' : `compared with ${comparison.view.with}`, status.state === 'stale' ? 'of the last text that could be read' : ''].filter((part) => part !== '').join(', ');
}

/** While two versions are compared: from where each thing lay that lies elsewhere now. */
function movesOf({ comparison, arrangement: { scene } }: DiagramState): { readonly moves?: readonly Move[] } {
  return comparison === null ? {} : { moves: ghostsIn(scene) };
}

function ghostsIn({ top }: Scene): readonly Move[] {
  const moves: Move[] = [];
  const look = ({ node: { id }, children }: Box): void => {
    const to = wentTo(id);
    if (to !== undefined) moves.push([id, to]);
    children.forEach(look);
  };
  top.forEach(look);
  return moves;
}

/** The way of a packet while it is traced, as the canvas shows it. */
function wayOf({ trace, arrangement: { scene } }: Pick<DiagramState, 'trace' | 'arrangement'>): { readonly way?: Way } {
  if (trace?.result.kind !== 'traced') return {};
  const { trace: { blockedAt }, lit } = trace.result;
  return { way: { edges: lit, hops: hopsAt(scene, trace), stoppedAt: blockedAt === null ? null : shownFor(scene, blockedAt) } };
}

function partOf(session: Session, what: ExportOptions['what'], view: View | undefined): Part {
  switch (what) {
    case 'selection': return { kind: 'boxes', ids: [...session.store.get().selection] };
    case 'sight': return view ? { kind: 'within', rect: { x: -view.x / view.zoom, y: -view.y / view.zoom, width: view.width / view.zoom, height: view.height / view.zoom } } : { kind: 'all' };
    case 'all': return { kind: 'all' };
  }
}

const noTints: ReadonlyMap<string, number> = new Map();
