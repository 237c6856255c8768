import { describe, expect, it } from 'vitest';
import { smallNetwork } from '../scene/support/network';
import { smallStorage } from '../scene/support/storage';
import { problemsOf } from './support/axe';
import { nodesOf, smallEstate } from './support/estate';
import { openDiagram, type OpenedDiagram } from './support/openDiagram';
import { themes } from './support/themes';

const gone = ({ page }: OpenedDiagram, role: 'dialog' | 'menu'): Promise<void> => page.getByRole(role).waitFor({ state: 'detached' });

/** What is opened by keys beside the canvas and over it, each reached from the one before. */
const states: Readonly<Record<string, (diagram: OpenedDiagram) => Promise<void>>> = {
  'the options of the view': async ({ page, node }) => {
    await node('vms/db-01').click();
    await page.keyboard.press('Shift+V');
    await page.getByRole('menu').waitFor();
  },
  'the filter': async (diagram) => {
    const { page, node } = diagram;
    await page.keyboard.press('Escape');
    await gone(diagram, 'menu');
    await node('vms/db-01').click();
    await page.keyboard.press('Shift+F');
    await page.locator('.tv-filter').waitFor();
  },
  'what a filter leaves': async ({ page }) => {
    await page.getByRole('textbox', { name: 'Words in name, id or figures' }).fill('db');
    await page.locator('[data-node="vms/web-01"]').first().waitFor({ state: 'detached' });
  },
  'boxes folded up': async ({ page, node }) => {
    await page.getByRole('group', { name: 'Filter in force' }).getByRole('button', { name: 'Clear' }).click();
    await page.getByRole('textbox', { name: 'Words in name, id or figures' }).press('Escape');
    await node('hosts/esx-01').focus();
    await page.keyboard.press('Shift+X');
    await page.locator('[data-node="vms/db-01"]').first().waitFor({ state: 'detached' });
  },
  'the name of a view being asked': async ({ page, extension }) => {
    await extension.say({ kind: 'act', act: 'expand-all' });
    await page.locator('[data-node="vms/db-01"]').first().waitFor();
    await extension.say({ kind: 'act', act: 'save-view' });
    await page.getByRole('dialog').waitFor();
  },
  'the palette': async (diagram) => {
    const { page, node } = diagram;
    await page.keyboard.press('Escape');
    await gone(diagram, 'dialog');
    await node('vms/db-01').click();
    await page.keyboard.press('Shift+P');
    await page.locator('.tv-palette').waitFor();
  },
  'what can be added here': async ({ page, node }) => {
    await node('hosts/esx-01').focus();
    await page.keyboard.press('Shift+A');
    await page.getByRole('dialog').or(page.getByRole('menu')).first().waitFor();
  },
  'several selected': async ({ page, node }) => {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').or(page.getByRole('menu')).first().waitFor({ state: 'detached' });
    await node('vms/web-01').click();
    await node('vms/web-02').click({ modifiers: ['Control'] });
    await page.keyboard.press('i');
    await page.locator('.tv-inspector').waitFor();
  },
  'the whole estate as one': async ({ extension, page }) => {
    await extension.say({ kind: 'act', act: 'show-all' });
    await page.locator('.tv-canvas[data-view="all"]').waitFor();
  },
};

describe('axe finds nothing to object to', () => {
  for (const theme of themes) {
    it(`in the theme ${theme}, in the tools of the diagram`, async () => {
      const diagram = await openDiagram({ nodes: nodesOf(smallEstate), theme, before: (extension) => { extension.network = smallNetwork(); extension.storage = smallStorage(); } });
      const problems: string[] = [];
      for (const [name, reach] of Object.entries(states)) {
        await reach(diagram);
        problems.push(...(await problemsOf(diagram.page)).map((problem) => `${name}: ${problem}`));
      }
      expect(problems).toEqual([]);
      expect(await diagram.complaints()).toEqual([]);
    });
  }
});
