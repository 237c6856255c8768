import type { Locator } from 'playwright-core';
import { afterEach, describe, it } from 'vitest';
import { openDiagramBeside, openText, replace } from './support/topology';
import { useVsCode, vs } from './support/vsCode';

useVsCode();
afterEach(() => vs.evaluate((vscode) => vscode.commands.executeCommand('workbench.action.closeSidebar')));

const estate = `{
  "topovisor": 1,
  "hosts": { "h1": { "cpu": { "cores": 8 }, "memory": "64 GiB" } },
  "vms": { "web": { "host": "h1" }, "db": { "host": "h1" } }
}
`;

const row = (name: string): Locator => vs.page.getByRole('tree', { name: 'Topovisor Outline' }).getByRole('treeitem').filter({ has: vs.page.getByText(name, { exact: true }) });

/** VS Code offers the view a moment after a diagram has had the focus; until then it knows no such command. */
async function openOutline(): Promise<void> {
  await vs.until(async () => {
    await vs.evaluate((vscode) => vscode.commands.executeCommand('topovisor.outline.focus'));
    return row('vms').isVisible();
  }, 'the outline to be shown');
}

describe('the view "Topovisor Outline"', () => {
  it('lists the estate of the diagram that is looked at, selects in it what is selected here, and follows it', async () => {
    const path = vs.file('outline.virt.json', estate);
    await openText(vs, path);
    const frame = await openDiagramBeside(vs, path);
    const selected = (id: string): Locator => frame.locator(`[data-node="${id}"][data-selected="true"]`).first();
    await openOutline();
    for (const name of ['hosts', 'h1', 'vms', 'web', 'db']) await row(name).waitFor();

    await row('db').click();
    await selected('vms/db').waitFor();

    await frame.locator('[data-node="vms/web"]').first().click();
    await selected('vms/web').waitFor();
    await row('web').and(vs.page.locator('[aria-selected="true"]')).waitFor();

    await replace(vs, path, '"db": {', '"database": {');
    await row('database').waitFor();
    await row('db').waitFor({ state: 'detached' });
  });
});
