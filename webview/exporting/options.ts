import type { ExportFormat } from '../../src/protocol/messages';
import type { Level, PaletteName } from '../../src/scene';

/** How a picture of the diagram is made. */
export interface ExportOptions {
  readonly format: ExportFormat;
  /** Everything the view shows, what of it is in sight, or what is selected with all that lies in it. */
  readonly what: 'all' | 'sight' | 'selection';
  /** How much of each box; `shown`, as much as the canvas shows. */
  readonly level: 'shown' | Level;
  readonly palette: 'theme' | Exclude<PaletteName, 'contrast'>;
  /** Of a PNG, how many pixels for each of the screen. */
  readonly scale: Scale;
  readonly legend: boolean;
  readonly title: boolean;
}

export type Scale = (typeof scales)[number];
export const scales = [1, 2, 3, 4] as const;

export const usualExport: ExportOptions = { format: 'svg', what: 'all', level: 'shown', palette: 'theme', scale: 2, legend: true, title: true };
