import { inkOn, luminance, paletteOf, type Colours } from './heatColor';

/** The colour of a tint, and text on it. A row of seven that begins anew after its end: what is tinted says its tint as well. */
export function tintColor(at: number, colours: Colours): { readonly fill: string; readonly strong: string; readonly ink: string } {
  const { background, tints: own = [] } = paletteOf(colours);
  const given = own[at % own.length];
  if (given) return { ...given, ink: inkOn(given.fill) };
  const strong = tints[at % tints.length] as string;
  const fill = mixed(strong, background, luminance(background) > 0.5 ? 0.38 : 0.5);
  return { fill, strong, ink: inkOn(fill) };
}

// "Color Universal Design" of Masataka Okabe and Kei Ito: told apart with any colour blindness. Its black is left to text and lines.
export const tints: readonly string[] = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00', '#f0e442'];

/** `part` of the one colour, the rest of the other; both "#rrggbb". */
function mixed(one: string, other: string, part: number): string {
  const channels = [1, 3, 5].map((at) => Math.round(parseInt(one.slice(at, at + 2), 16) * part + parseInt(other.slice(at, at + 2), 16) * (1 - part)));
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
