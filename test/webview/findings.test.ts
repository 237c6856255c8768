import { describe, expect, it } from 'vitest';
import { boxOf } from '../support/shapes';
import { problemsOf } from './support/axe';
import { nodesOf, smallEstate } from './support/estate';
import { openDiagram, type OpenedDiagram } from './support/openDiagram';

const open = (): Promise<OpenedDiagram> => openDiagram({ nodes: nodesOf(smallEstate) });

describe('findings', () => {
  it('are drawn on their node with a shape and a count, and a click shows what, why and what to do', async () => {
    const { page, node } = await open();
    const badge = node('vms/db-01').locator('[data-badge="findings"]');
    await badge.waitFor();
    expect(await badge.textContent()).toBe('2');
    expect(await badge.locator('[data-icon="error"]').evaluate((icon) => getComputedStyle(icon).backgroundImage)).toMatch(/^url\("data:image\/svg/);
    await badge.click();
    const finding = page.locator('.tv-finding[data-severity="error"]');
    await finding.getByRole('heading', { name: 'Active memory of db-01 exceeds what the host has by 12 GiB' }).waitFor();
    await finding.getByText('The hypervisor must balloon and swap').waitFor();
    await finding.getByText('Move a VM elsewhere').waitFor();
    await finding.getByText('host-memory-exhausted').waitFor();
    expect(await page.getByRole('tab', { name: 'Findings (2)' }).getAttribute('aria-selected')).toBe('true');
  });

  it('have the colours of the theme, also of one that is chosen later', async () => {
    const { page, node, complaints } = await open();
    const icon = node('vms/db-01').locator('[data-badge="findings"] [data-icon="error"]');
    const image = (): Promise<string> => icon.evaluate((element) => decodeURIComponent(getComputedStyle(element).backgroundImage));
    await icon.waitFor();
    expect(await image()).not.toContain('rgb(1, 2, 3)');
    await page.evaluate(() => document.documentElement.style.setProperty('--vscode-editorError-foreground', 'rgb(1, 2, 3)'));
    await expect.poll(image).toContain('stroke="rgb(1, 2, 3)"');
    expect(await complaints()).toEqual([]);
  });

  it('are shown by a click on their sign where the node is only painted', async () => {
    const nodes = nodesOf(smallEstate, { 'hosts/esx-01': { findings: { error: 1, warning: 0, info: 0 } } });
    const { page, node, level } = await openDiagram({ nodes, width: 520, height: 420 });
    await level('cells');
    const { x, y, width, height } = await boxOf(node('hosts/esx-01'));
    await page.mouse.click(x + width - 14, y + height * 0.2);
    await page.locator('.tv-finding[data-severity="error"]').first().waitFor();
  });

  it('are repaired by a button', async () => {
    const { page, node, extension } = await open();
    await node('vms/db-01').locator('[data-badge="findings"]').click();
    await page.getByText('Set memory to 4 GiB').click();
    await extension.gestured();
    expect(extension.gestures()).toEqual([{ kind: 'fix', rule: 'host-memory-exhausted', path: ['vms', 'db-01', 'memory', 0], fix: 1 }]);
  });

  it('lead to the other side of the conflict, and to the text', async () => {
    const { page, node, extension } = await open();
    await node('vms/db-01').locator('[data-badge="findings"]').click();
    await page.locator('.tv-finding').first().getByRole('button', { name: 'Show in the text' }).click();
    await page.getByRole('button', { name: 'esx-01 has 512 GiB' }).click();
    await extension.said((message) => message.kind === 'selection' && message.nodes.join() === 'hosts/esx-01');
    expect(extension.asked('reveal')).toEqual([{ kind: 'reveal', node: 'vms/db-01', path: ['memory', 0] }]);
  });

  it('are asked for anew when the text changed', async () => {
    const { page, node, extension, drawn } = await open();
    await node('vms/db-01').locator('[data-badge="findings"]').click();
    await page.locator('.tv-finding').first().waitFor();
    await extension.change([{ ...extension.node('vms/db-01')!, findings: { error: 0, warning: 0, info: 0 } }]);
    await drawn();
    await page.getByText('No findings.').waitFor();
    await node('vms/db-01').locator('[data-badge]').waitFor({ state: 'detached' });
  });

  it('are shown by a key', async () => {
    const { page, node } = await open();
    await node('vms/db-01').click();
    await page.keyboard.press('f');
    await page.locator('.tv-finding').first().waitFor();
  });

  it('of what a box holds are listed with it, the worst first, and lead there though it is folded up', async () => {
    const { page, node, extension } = await openDiagram({ nodes: nodesOf(smallEstate, { 'vms/web-01': { findings: { error: 0, warning: 2, info: 0 } } }) });
    await node('hosts/esx-01').click({ position: { x: 60, y: 8 } });
    await page.keyboard.press('f');
    await page.getByText('No findings of its own.').waitFor();
    const inside = page.getByRole('region', { name: 'Findings inside' });
    expect(await inside.getByRole('listitem').allTextContents()).toEqual(['Error: db-01 VM, 1 error, 1 warning', 'Warning: web-01 VM, 2 warnings']);
    expect(await problemsOf(page)).toEqual([]);
    await node('hosts/esx-01').focus();
    await page.keyboard.press('x');
    await node('vms/db-01').waitFor({ state: 'detached' });
    await inside.getByRole('button', { name: 'db-01' }).click();
    await extension.said((message) => message.kind === 'selection' && message.nodes.join() === 'vms/db-01');
    await page.locator('.tv-finding').first().waitFor();
    await node('vms/db-01').waitFor();
  });
});
