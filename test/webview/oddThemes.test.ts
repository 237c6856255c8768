import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { smallNetwork } from '../scene/support/network';
import { boxOf } from '../support/shapes';
import { problemsOf } from './support/axe';
import { nodesOf, smallEstate } from './support/estate';
import { oddThemes, type CustomTheme } from './support/oddThemes';
import { openDiagram, type OpenedDiagram } from './support/openDiagram';
import { themes, type Theme } from './support/themes';

const open = (theme: Theme | CustomTheme): Promise<OpenedDiagram> =>
  openDiagram({ nodes: nodesOf(smallEstate, { 'hosts/esx-02': { heat: { cpu: 1.2, memory: 0.9 } } }), theme, before: (extension) => { extension.network = smallNetwork(); } });

describe('a theme', () => {
  for (const [name, theme] of Object.entries(oddThemes)) {
    it(`${name} can be read in every part of the diagram`, async () => {
      const { page, node } = await open(theme);
      const problems: string[] = [];
      const look = async (what: string): Promise<void> => void problems.push(...(await problemsOf(page)).map((problem) => `${what}: ${problem}`));
      await node('vms/db-01').click();
      await page.keyboard.press('i');
      await page.locator('.tv-inspector [data-loaded="true"]').waitFor();
      await page.keyboard.press('t');
      await page.getByRole('treeitem', { name: 'db-01 VM' }).waitFor();
      await look('inspector and tree');
      await page.keyboard.press('a');
      await page.getByRole('dialog', { name: 'Add' }).waitFor();
      await look('dialog');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await node('vms/db-01').click({ button: 'right' });
      await page.getByRole('menu').waitFor();
      await look('menu');
      await page.keyboard.press('Escape');
      await page.keyboard.press('v');
      await page.locator('.tv-canvas[data-view="network"]').waitFor();
      await look('network');
      expect(problems).toEqual([]);
    });
  }

  for (const [name, theme] of [...themes.map((each) => [each, each] as const), ...Object.entries(oddThemes)]) {
    it(`${name} shows which row of the tree is selected`, async () => {
      const { page, node } = await open(theme);
      await node('vms/db-01').click();
      await page.keyboard.press('t');
      const row = page.getByRole('treeitem', { name: 'db-01 VM' });
      await row.waitFor();
      const look = (element: Element): string => { const { backgroundColor, outlineStyle, outlineColor } = getComputedStyle(element); return [backgroundColor, outlineStyle, outlineColor].join(); };
      expect(await row.evaluate(look)).not.toBe(await page.getByRole('treeitem', { name: 'web-01 VM' }).evaluate(look));
    });

    it(`${name} shows where the focus is, in a colour that stands out`, async () => {
      const { page } = await open(theme);
      await page.getByRole('button', { name: 'Search', exact: true }).focus();
      expect(await contrastOfFocus(page)).toBeGreaterThanOrEqual(3);
    });
  }

  it('that comes later with an invisible focus is mended too, and one with a visible one is left alone', async () => {
    const { page } = await open('dark');
    const set = (colour: string): Promise<void> => page.evaluate((value) => document.documentElement.style.setProperty('--vscode-focusBorder', value), colour);
    await set('transparent');
    await page.waitForFunction(() => document.documentElement.style.getPropertyValue('--vscode-focusBorder') !== 'transparent');
    expect(await contrastOfFocus(page)).toBeGreaterThanOrEqual(3);
    await set('#ff00ff');
    await page.getByRole('button', { name: 'Search', exact: true }).focus();
    expect(await page.evaluate(() => document.documentElement.style.getPropertyValue('--vscode-focusBorder'))).toBe('#ff00ff');
  });

  it('looks the same where the system forces its colours on pages', async () => {
    /** What each element of the canvas is painted with, itself and before and after it. */
    const coloursIn = async (forcedColors: 'active' | 'none'): Promise<readonly string[]> => {
      const { page, node } = await openDiagram({ nodes: nodesOf(smallEstate), theme: 'contrast', device: { forcedColors } });
      await node('vms/db-01').click();
      await page.mouse.move(2, 2);
      await boxOf(node('vms/db-01').and(page.locator('[data-selected="true"]')));
      expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(forcedColors === 'active');
      return page.locator('.tv-canvas .react-flow__node').locator('*').evaluateAll((elements) =>
        elements.flatMap((element) => [null, '::before', '::after'].map((part) => {
          const { color, backgroundColor, backgroundImage, borderTopColor, outlineColor, boxShadow, fill, stroke } = getComputedStyle(element, part);
          return [element.closest('.react-flow__node')!.getAttribute('data-id'), element.getAttribute('class'), part, color, backgroundColor, backgroundImage, borderTopColor, outlineColor, boxShadow, fill, stroke].join(' ');
        })));
    };
    const asTheThemeSays = await coloursIn('none');
    expect(asTheThemeSays.length).toBeGreaterThan(100);
    expect(await coloursIn('active')).toEqual(asTheThemeSays);
  });
});

/** Of the colour that shows the focus with what is around it, as WCAG 2.1 defines it. */
function contrastOfFocus(page: Page): Promise<number> {
  return page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
    const over = (...properties: readonly string[]): readonly number[] => {
      const probe = document.body.appendChild(document.createElement('i'));
      for (const property of properties) {
        probe.style.color = `var(${property})`;
        canvas.fillStyle = getComputedStyle(probe).color;
        canvas.fillRect(0, 0, 1, 1);
      }
      probe.remove();
      return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    };
    const luminance = (colour: readonly number[]): number => {
      const [red = 0, green = 0, blue = 0] = colour.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const [low = 0, high = 0] = [luminance(over('--tv-bg')), luminance(over('--tv-bg', '--tv-accent'))].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  });
}
