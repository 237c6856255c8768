import type { ChangeKind } from '../../src/protocol/view';
import { changeProperty } from './changes';
import { heatBands } from './heat';
import { tintCount, tintProperty } from './tints';

/** Resolved colours for the painter, which cannot read custom properties. */
export interface Palette {
  readonly background: string;
  readonly foreground: string;
  readonly muted: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly siteFill: string;
  readonly clusterFill: string;
  readonly hostFill: string;
  readonly cell: string;
  /** What a host stands on: behind a pattern, its lines, and the hardware. */
  readonly layer: string;
  readonly layerLine: string;
  readonly layerSolid: string;
  readonly float: string;
  readonly accent: string;
  readonly error: string;
  readonly warning: string;
  readonly info: string;
  readonly good: string;
  /** Text that stands for too much. */
  readonly over: string;
  /** By band, then the colour of unknown use. */
  readonly heat: readonly string[];
  /** Text on each of them. */
  readonly ink: readonly string[];
  /** By place in the row of tints: a fill, the colour itself, and text on the one and on the other. */
  readonly tints: readonly { readonly fill: string; readonly strong: string; readonly ink: string; readonly onStrong: string }[];
  /** Of what changed since another version. */
  readonly changes: Readonly<Record<ChangeKind, string>>;
  /** Lines between boxes. */
  readonly wire: string;
  readonly highContrast: boolean;
  readonly fontFamily: string;
}

/** Reads the palette of the theme in force. */
export function readPalette(): Palette {
  const probe = document.createElement('i');
  probe.hidden = true;
  document.body.append(probe);
  const resolve = (property: string): string => {
    probe.style.color = `var(${property})`;
    return toRgb(getComputedStyle(probe).color);
  };
  const foreground = resolve('--tv-fg');
  const background = resolve('--tv-bg');
  const heat = [...heatBands.map((band) => resolve(band.property)), resolve('--tv-heat-unknown')];
  const inkOn = (fill: string): string => (contrast(fill, foreground) >= contrast(fill, background) ? foreground : background);
  const palette: Palette = {
    background,
    foreground,
    muted: resolve('--tv-muted'),
    line: resolve('--tv-line'),
    lineStrong: resolve('--tv-line-strong'),
    siteFill: resolve('--tv-site-fill'),
    clusterFill: resolve('--tv-cluster-fill'),
    hostFill: resolve('--tv-host-fill'),
    cell: resolve('--tv-cell'),
    layer: resolve('--tv-layer'),
    layerLine: resolve('--tv-layer-line'),
    layerSolid: resolve('--tv-layer-solid'),
    float: resolve('--tv-float'),
    accent: resolve('--tv-accent'),
    error: resolve('--tv-error'),
    warning: resolve('--tv-warning'),
    info: resolve('--tv-info'),
    good: resolve('--tv-good'),
    over: resolve('--tv-over'),
    heat,
    tints: Array.from({ length: tintCount }, (_, at) => [resolve(`${tintProperty(at)}-fill`), resolve(tintProperty(at))] as const).map(([fill, strong]) => ({ fill, strong, ink: inkOn(fill), onStrong: inkOn(strong) })),
    changes: { added: resolve(changeProperty.added), removed: resolve(changeProperty.removed), changed: resolve(changeProperty.changed), moved: resolve(changeProperty.moved) },
    wire: resolve('--tv-wire'),
    ink: heat.map(inkOn),
    highContrast: document.body.classList.contains('vscode-high-contrast'),
    fontFamily: getComputedStyle(document.body).fontFamily,
  };
  probe.remove();
  return palette;
}

/** What a custom property comes to, as `rgb()`; a translucent one as it looks over another colour. */
export function colourOf(property: string, over?: string): string {
  const probe = document.createElement('i');
  probe.hidden = true;
  probe.style.color = `var(${property})`;
  document.body.append(probe);
  const colour = toRgb(getComputedStyle(probe).color);
  probe.remove();
  const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  if (over === undefined || alpha === 1) return colour;
  const below = (over.match(/[\d.]+/g) ?? []).map(Number);
  return `rgb(${[red, green, blue].map((part, at) => Math.round(part * alpha + (below[at] ?? 0) * (1 - alpha))).join(', ')})`;
}

/** Calls back when VS Code changes the theme. @returns a function that stops watching. */
export function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id', 'data-vscode-theme-kind'] });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
  return () => observer.disconnect();
}

/** Mixes come out as `color(srgb r g b)`; older browsers' canvas wants `rgb()`. */
function toRgb(colour: string): string {
  const parts = /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.e-]+))?\)$/.exec(colour);
  if (!parts) return colour;
  const [red, green, blue] = parts.slice(1, 4).map((part) => Math.round(Number(part) * 255));
  return `rgba(${red}, ${green}, ${blue}, ${parts[4] ?? 1})`;
}

/** Contrast ratio of two opaque colours, as WCAG 2.1 defines it. */
export function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
    const value = Number(part) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
