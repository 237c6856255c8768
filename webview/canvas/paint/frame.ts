import type { Arrangement, LinePicture, Picture, Scene, View } from '../../../src/scene';
import type { Trace } from '../../state/model';
import type { HeatMeasure } from '../../theme/heat';
import type { Palette } from '../../theme/palette';
import type { TextPainter } from './text';

/** What one layer is drawn from, and where to. Lengths are CSS pixels. */
export interface Frame {
  readonly context: CanvasRenderingContext2D;
  readonly view: View;
  readonly picture: Picture;
  readonly lines: LinePicture;
  /** The place of each tint in the row of colours. */
  readonly tints: ReadonlyMap<string, number>;
  readonly arrangement: Arrangement;
  readonly palette: Palette;
  readonly heatBy: HeatMeasure;
  readonly text: TextPainter;
  /** Of sites and clusters, and of what else is so near that its head is out of sight. */
  readonly labels: readonly AreaLabel[];
  /** What lies over the upper edge of the view: no name is kept under it. */
  readonly floats: readonly PixelRect[];
  /** Filled while painting: where a click shows the findings of a node. */
  readonly signs: Sign[];
  /** Filled while painting: where a click folds a node up, or unfolds it. */
  readonly folds: Sign[];
  /** Its way is lit under the text of the boxes it goes through. */
  readonly trace: Trace | null;
  /** While two versions are compared every node of the view, also what is folded up: what changed is marked, and the rest steps back. */
  readonly compared: Scene | null;
  /** Nodes whose text React Flow shows: their text is not painted. */
  readonly shown: ReadonlySet<string>;
}

/** Where the name of a container stands, and its figures beside it. */
export interface AreaLabel {
  readonly node: string;
  readonly rect: PixelRect;
  readonly name: string;
  readonly figures: string;
  readonly size: number;
  readonly inHeader: boolean;
  /** Where the name is kept at the upper edge of the view, the band it stands on: as wide as what is in sight of the container. */
  readonly band: PixelRect | null;
  /** Of what can be folded up; null for what holds nothing. */
  readonly fold: 'collapsed' | 'expanded' | null;
}

/** The sign of a node's findings, on the screen. */
export interface Sign {
  readonly node: string;
  readonly rect: PixelRect;
  /** Whether it is on the lower layer, which is not painted each time. */
  readonly isUnder?: boolean;
}

/** On the screen, its edges on whole pixels so that lines are sharp and neighbours meet. */
export interface PixelRect { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

export function toPixels(view: View, x: number, y: number, width: number, height: number): PixelRect {
  const left = Math.round(view.x + x * view.zoom);
  const top = Math.round(view.y + y * view.zoom);
  return {
    x: left,
    y: top,
    width: Math.max(1, Math.round(view.x + (x + width) * view.zoom) - left),
    height: Math.max(1, Math.round(view.y + (y + height) * view.zoom) - top),
  };
}

export function isInSight(view: View, { x, y, width, height }: PixelRect): boolean {
  return x < view.width && y < view.height && x + width > 0 && y + height > 0;
}
