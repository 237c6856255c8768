import type { HeatColor, PaletteName } from '../types';

/**
 * The colour of a use (1 is all there is), and what tells it without colour. Luminance runs one way from 0 to 1, so the scale
 * reads in grey and with any colour blindness; a light surface goes from light to dark, a dark one from dark to light.
 */
export function heatColor(fraction: number | null, palette: Colours): HeatColor {
  const { stops, unknown } = paletteOf(palette);
  if (fraction === null || Number.isNaN(fraction)) return { fill: unknown, ink: inkOn(unknown), over: false, text: '?' };
  const fill = stops[heatBand(fraction)] as string;
  return { fill, ink: inkOn(fill), over: fraction > 1, text: `${Math.round(fraction * 100)} %` };
}

/** Colours come in this many bands of equal width, the last for 1 and above. */
export const heatBands = 21;

/** The band of a use, from 0 to `heatBands - 1`; only from 1 on is it the last, so that "nearly full" never looks full. */
export function heatBand(fraction: number): number {
  return Math.max(0, Math.min(heatBands - 1, Math.floor(fraction * (heatBands - 1))));
}

/** One of the palettes, or colours that were taken from a theme. */
export type Colours = PaletteName | Palette;

export function paletteOf(colours: Colours): Palette {
  return typeof colours === 'string' ? palettes[colours] : colours;
}

/** Colours of an export, each "#rrggbb". */
export interface Palette {
  readonly background: string;
  readonly frame: string;
  readonly line: string;
  readonly ink: string;
  readonly faint: string;
  readonly unknown: string;
  readonly finding: Readonly<Record<'error' | 'warning' | 'info', string>>;
  /** What is lit: the way of a packet, and what is shown on demand. */
  readonly accent: string;
  /** By band. */
  readonly stops: readonly string[];
  /** By place in the row of tints; where there are none, those of `tintColor`. */
  readonly tints?: readonly { readonly fill: string; readonly strong: string }[];
}

type Rgb = readonly [number, number, number];

// Yellow through orange to dark wine, as "lajolla" of Fabio Crameri's colour-blind safe scientific maps; the dark one is the way back,
// as "inferno" of matplotlib. The third goes in five clear steps that differ in lightness most of all.
const light: readonly Rgb[] = [[255, 250, 205], [250, 215, 110], [232, 150, 70], [190, 80, 62], [105, 32, 56]];
const dark: readonly Rgb[] = [[32, 24, 58], [88, 32, 98], [168, 52, 86], [236, 118, 52], [252, 226, 120]];
const grey: readonly Rgb[] = [[255, 255, 255], [226, 226, 226], [190, 190, 190], [146, 146, 146], [92, 92, 92]];
const contrast: readonly Rgb[] = [[0, 0, 0], [60, 44, 116], [168, 52, 128], [255, 150, 60], [255, 255, 190]];

export const palettes: Readonly<Record<PaletteName, Palette>> = {
  light: {
    background: '#ffffff', frame: '#f4f5f7', line: '#8a919c', ink: '#1b1f24', faint: '#59636e', unknown: '#e3e6ea',
    finding: { error: '#b3001e', warning: '#8a5200', info: '#0b5cad' }, accent: '#005fb8', stops: smooth(light),
  },
  dark: {
    background: '#181a1f', frame: '#22252b', line: '#7d8590', ink: '#eceff3', faint: '#a9b1bb', unknown: '#3a3f47',
    finding: { error: '#ff8080', warning: '#f2b34c', info: '#74b9ff' }, accent: '#4daafc', stops: smooth(dark),
  },
  contrast: {
    background: '#000000', frame: '#000000', line: '#ffffff', ink: '#ffffff', faint: '#ffffff', unknown: '#000000',
    finding: { error: '#ff9c9c', warning: '#ffd700', info: '#8fd0ff' }, accent: '#f38518', stops: stepped(contrast),
  },
  // For paper: nothing in it needs a colour, and little of it ink.
  print: {
    background: '#ffffff', frame: '#ffffff', line: '#4d4d4d', ink: '#000000', faint: '#404040', unknown: '#ffffff',
    finding: { error: '#000000', warning: '#333333', info: '#666666' }, accent: '#000000', stops: smooth(grey),
  },
};

/** Black or white, whichever stands out more from the colour "#rrggbb" (WCAG contrast). */
export function inkOn(fill: string): string {
  let ink = inks.get(fill);
  if (!ink) {
    ink = luminance(fill) > 0.179 ? '#000000' : '#ffffff';
    inks.set(fill, ink);
  }
  return ink;
}
const inks = new Map<string, string>();

/** WCAG 2 relative luminance of "#rrggbb", from 0 to 1. */
export function luminance(color: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => linear(parseInt(color.slice(at, at + 2), 16))) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function smooth(anchors: readonly Rgb[]): readonly string[] {
  return Array.from({ length: heatBands }, (_, band) => {
    const at = (band / (heatBands - 1)) * (anchors.length - 1);
    const from = Math.min(anchors.length - 2, Math.floor(at));
    const [a, b] = [anchors[from] as Rgb, anchors[from + 1] as Rgb];
    return hex(a.map((channel, index) => channel + ((b[index] as number) - channel) * (at - from)) as unknown as Rgb);
  });
}

function stepped(steps: readonly Rgb[]): readonly string[] {
  return Array.from({ length: heatBands }, (_, band) => hex(steps[Math.min(steps.length - 1, Math.floor((band / (heatBands - 1)) * steps.length))] as Rgb));
}

function hex(rgb: Rgb): string {
  return `#${rgb.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}

function linear(channel: number): number {
  const part = channel / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
