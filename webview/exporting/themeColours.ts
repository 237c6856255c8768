import { heatBands, type Palette } from '../../src/scene';
import { overBand, heatBandOf } from '../theme/heat';
import { readPalette } from '../theme/palette';

/** The colours of the theme in force as the canvas has them, so that a picture looks like what is on the screen; each opaque, for a file. */
export function themeColours(): Palette {
  const theme = readPalette();
  const background = hexOf(theme.background, '#000000');
  const opaque = (colour: string): string => hexOf(colour, background);
  const last = heatBands - 1;
  return {
    background, frame: opaque(theme.hostFill), line: opaque(theme.lineStrong), ink: opaque(theme.foreground), faint: opaque(theme.muted), unknown: opaque(theme.cell), accent: opaque(theme.accent),
    finding: { error: opaque(theme.error), warning: opaque(theme.warning), info: opaque(theme.info) },
    // The canvas has fewer steps of use, and one for what is over.
    stops: Array.from({ length: heatBands }, (_, at) => opaque(theme.heat[at === last ? overBand : heatBandOf(at / last)] ?? theme.cell)),
    tints: theme.tints.map(({ fill, strong }) => ({ fill: opaque(fill), strong: opaque(strong) })),
  };
}

/** "rgb(12, 34, 56)" or "rgba(…, 0.5)" as "#rrggbb": as it looks over an opaque colour. */
export function hexOf(colour: string, over: string): string {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  const below = [1, 3, 5].map((at) => Number.parseInt(over.slice(at, at + 2), 16));
  return `#${[red, green, blue].map((part, at) => Math.round(part * alpha + (below[at] ?? 0) * (1 - alpha)).toString(16).padStart(2, '0')).join('')}`;
}
