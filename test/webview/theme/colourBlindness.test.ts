import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../../../scripts/vscode/paths.mjs';
import { tints } from '../../../src/scene';

type Rgb = readonly [number, number, number];

/** What VS Code 1.90 gives its charts, and its background, by kind of theme ("Theme Color", Charts colors). */
const themes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  dark: { '--vscode-charts-blue': '#3794ff', '--vscode-charts-yellow': '#cca700', '--vscode-charts-red': '#f14c4c', '--tv-bg': '#1e1e1e' },
  light: { '--vscode-charts-blue': '#1a85ff', '--vscode-charts-yellow': '#bf8803', '--vscode-charts-red': '#e51400', '--tv-bg': '#ffffff' },
};

/** Of linear RGB, at full severity: Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency" (2009). */
const deficiencies: Readonly<Record<string, readonly Rgb[]>> = {
  none: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

const tokens = readFileSync(join(repository, 'webview', 'theme', 'tokens.css'), 'utf8');

describe('colours of use', () => {
  it.each(Object.keys(themes).flatMap((theme) => Object.keys(deficiencies).map((deficiency) => [theme, deficiency] as const)))('of adjacent bands are told apart in the theme %s with the colour blindness %s', (theme, deficiency) => {
    const bands = [0, 1, 2, 3, 4, 5].map((band) => seen(declared(`--tv-heat-${band}`, themes[theme] ?? {}), deficiency));
    const steps = bands.slice(1).map((band, at) => distance(bands[at] as Rgb, band));
    // Twice what is just noticed side by side (2.3, Mahy and others 1994), with room; the highest band is hatched as well.
    for (const [at, step] of steps.entries()) expect(step, `from band ${at} to ${at + 1}`).toBeGreaterThan(5);
  });
});

describe('colours of categories', () => {
  it.each(Object.keys(deficiencies))('are told apart with the colour blindness %s', (deficiency) => {
    const colours = tints.map((tint) => seen(rgb(tint), deficiency));
    colours.forEach((one, at) => colours.slice(at + 1).forEach((other, after) => expect(distance(one, other), `${tints[at]} and ${tints[at + 1 + after]}`).toBeGreaterThan(5)));
  });
});

/** A colour of the tokens, mixes worked out. */
function declared(property: string, theme: Readonly<Record<string, string>>): Rgb {
  const text = new RegExp(`${property}: (.*);`).exec(tokens)?.[1];
  if (text === undefined) throw new Error(`The tokens have no ${property}.`);
  return resolve(text, theme);
}

function resolve(text: string, theme: Readonly<Record<string, string>>): Rgb {
  const named = /^var\((--[\w-]+)\)$/.exec(text)?.[1];
  if (named !== undefined) return rgb(theme[named] ?? '');
  const mix = /^color-mix\(in srgb, (.+) (\d+)%, (var\([\w-]+\))\)$/.exec(text);
  if (!mix) throw new Error(`This colour is not understood: ${text}`);
  const [one, other, part] = [resolve(mix[1] ?? '', theme), resolve(mix[3] ?? '', theme), Number(mix[2]) / 100];
  return one.map((channel, at) => channel * part + (other[at] ?? 0) * (1 - part)) as unknown as Rgb;
}

function rgb(text: string): Rgb {
  const channels = [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16));
  if (channels.some(Number.isNaN)) throw new Error(`This is no colour: ${text}`);
  return channels as unknown as Rgb;
}

/** Linear, as somebody sees it. */
function seen(colour: Rgb, deficiency: string): Rgb {
  const linear = colour.map((channel) => (channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4));
  return (deficiencies[deficiency] ?? []).map((row) => Math.min(1, Math.max(0, row.reduce((sum, part, at) => sum + part * (linear[at] ?? 0), 0)))) as unknown as Rgb;
}

/** CIE76 of two linear colours. */
function distance(a: Rgb, b: Rgb): number {
  const [one, other] = [lab(a), lab(b)];
  return Math.hypot(...one.map((part, at) => part - (other[at] ?? 0)));
}

function lab([r, g, b]: Rgb): Rgb {
  const white = [0.95047, 1, 1.08883];
  const xyz = [0.4124 * r + 0.3576 * g + 0.1805 * b, 0.2126 * r + 0.7152 * g + 0.0722 * b, 0.0193 * r + 0.1192 * g + 0.9505 * b];
  const [x = 0, y = 0, z = 0] = xyz.map((part, at) => { const share = part / (white[at] ?? 1); return share > 0.008856 ? Math.cbrt(share) : 7.787 * share + 16 / 116; });
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
