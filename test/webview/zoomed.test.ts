import { describe, expect, it } from 'vitest';
import { smallNetwork } from '../scene/support/network';
import { boxOf } from '../support/shapes';
import { problemsOf } from './support/axe';
import { nodesOf, smallEstate } from './support/estate';
import { openDiagram, type OpenedDiagram } from './support/openDiagram';

/** A window of 1280 by 1024 pixels zoomed to 400 %: 320 by 256 pixels of the page (WCAG 2.1, success criterion 1.4.10). */
const zoomed = { width: 320, height: 256, device: { deviceScaleFactor: 4 } } as const;

function open(how: { readonly width?: number; readonly height?: number } = zoomed): Promise<OpenedDiagram> {
  return openDiagram({ nodes: nodesOf(smallEstate), before: (extension) => { extension.network = smallNetwork(); }, ...how });
}

/** To the first VM, by keys: there is little room to press on it. */
async function goToVm({ page }: OpenedDiagram): Promise<void> {
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-node') === 'sites/dakar');
  for (const id of ['clusters/prod', 'hosts/esx-01', 'vms/web-01']) {
    await page.keyboard.press('Enter');
    await page.waitForFunction((wanted) => document.activeElement?.getAttribute('data-node') === wanted, id);
  }
}

describe('zoomed to 400 %', () => {
  it('everything of the toolbar is there, in menus where there is no room', async () => {
    const named = async ({ page }: OpenedDiagram): Promise<readonly string[]> => {
      const names: string[] = [];
      for (const button of await page.locator('.tv-toolbar').getByRole('button').or(page.locator('.tv-toolbar').getByRole('radio')).all()) {
        if (await button.isVisible()) names.push((await button.getAttribute('aria-label')) ?? (await button.textContent()) ?? '');
      }
      return names;
    };
    const roomy = await open({ width: 1280, height: 800 });
    const little = await open();
    const found = [...await named(little)];
    for (const [button, menu] of [['View: Compute', 'View'], ['More', 'More']] as const) {
      await little.page.getByRole('button', { name: button }).click();
      const items = little.page.getByRole('menu', { name: menu, exact: true }).locator('.tv-menu-text');
      await items.first().waitFor();
      found.push(...await items.allTextContents());
      await little.page.keyboard.press('Escape');
    }
    expect((await named(roomy)).filter((name) => !found.includes(name))).toEqual([]);
  });

  it('the menus of the toolbar do what the buttons do, and give the focus back', async () => {
    const { page } = await open();
    await page.getByRole('button', { name: 'View: Compute' }).focus();
    await page.keyboard.press('Enter');
    const chosen = page.getByRole('menuitemradio', { checked: true });
    await chosen.waitFor();
    expect(await chosen.textContent()).toBe('Compute');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.tv-canvas[data-view="network"]').waitFor();
    await page.getByRole('button', { name: 'View: Network' }).and(page.locator(':focus')).waitFor();
  });

  it('nothing goes beyond the edge, whatever is open', async () => {
    const diagram = await open();
    const { page } = diagram;
    await goToVm(diagram);
    const dialog = page.getByRole('dialog');
    const opens = [
      ['i', page.locator('.tv-inspector [data-loaded="true"]')], ['t', page.getByRole('tree')], ['/', page.getByRole('textbox', { name: 'Search by name, id or figures' })],
      ['a', dialog], ['?', dialog], ['m', dialog],
    ] as const;
    for (const [key, opened] of opens) {
      await page.keyboard.press(key);
      await opened.waitFor();
      await diagram.settled();
      expect(await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]), key).toEqual([320, 256]);
      if (key === 'i' || key === 't') continue;
      await page.keyboard.press('Escape');
      await opened.waitFor({ state: 'detached' });
    }
    for (const button of await page.getByRole('button').all()) {
      if (!(await button.isVisible())) continue;
      const { x, width } = await boxOf(button);
      expect([x >= 0, x + width <= 320], (await button.getAttribute('aria-label')) ?? '').toEqual([true, true]);
    }
  });

  it('every field of the inspector can be scrolled to, and typed in', async () => {
    const diagram = await open();
    const { page, extension } = diagram;
    await goToVm(diagram);
    await page.keyboard.press('i');
    const field = page.getByRole('textbox', { name: 'vCPU' });
    await field.scrollIntoViewIfNeeded();
    const { y, height } = await boxOf(field);
    expect([y > 36, y + height <= 256]).toEqual([true, true]);
    await field.fill('6');
    await field.press('Enter');
    await extension.gestured();
  });

  it('every part of the filter can be scrolled to', async () => {
    const diagram = await open();
    const { page } = diagram;
    await goToVm(diagram);
    await page.keyboard.press('Shift+F');
    const clear = page.locator('.tv-filter').getByRole('button', { name: 'Clear' });
    await clear.scrollIntoViewIfNeeded();
    const { y, height } = await boxOf(clear);
    expect([y > 36, y + height <= 256]).toEqual([true, true]);
  });

  it('the legend leaves the canvas alone until it is wanted, and is wholly in the window then', async () => {
    const diagram = await open();
    const { page } = diagram;
    await goToVm(diagram);
    const legend = page.getByRole('region', { name: 'Legend' });
    const closed = await boxOf(legend);
    expect(closed.width * closed.height).toBeLessThan(1200);
    await page.keyboard.press('Shift+L');
    await legend.getByText('hypervisor').scrollIntoViewIfNeeded();
    const { x, y, width, height } = await boxOf(legend);
    expect([x >= 0, y >= 36, x + width <= 320, y + height <= 256]).toEqual([true, true, true, true]);
    expect(await problemsOf(page)).toEqual([]);
  });

  it('a dialog is wholly in the window, with its buttons in sight', async () => {
    const diagram = await open();
    const { page } = diagram;
    await goToVm(diagram);
    await page.keyboard.press('a');
    const dialog = await boxOf(page.getByRole('dialog', { name: 'Add' }));
    const button = await boxOf(page.getByRole('button', { name: /^Add / }).last());
    expect([dialog.y >= 0, dialog.y + dialog.height <= 256, button.y + button.height <= 256]).toEqual([true, true, true]);
  });

  it('axe finds nothing to object to', async () => {
    const diagram = await open();
    const { page } = diagram;
    await goToVm(diagram);
    await page.keyboard.press('i');
    await page.locator('.tv-inspector [data-loaded="true"]').waitFor();
    const problems = [...await problemsOf(page)];
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menu', { name: 'More' }).waitFor();
    problems.push(...await problemsOf(page));
    expect(problems).toEqual([]);
  });
});
