import { describe, expect, it } from 'vitest';
import { boxOf, middleOf } from '../support/shapes';
import { problemsOf } from './support/axe';
import { nodesOf, smallEstate } from './support/estate';
import { openDiagram, type OpenedDiagram } from './support/openDiagram';
import { themes } from './support/themes';

/** The states that look different, each reached from the one before it is closed. */
const states: Readonly<Record<string, (diagram: OpenedDiagram) => Promise<void>>> = {
  'the first view': async () => undefined,
  'the properties of a VM': async ({ page, node }) => {
    await node('vms/db-01').click();
    await page.keyboard.press('i');
    await page.locator('.tv-inspector [data-loaded="true"]').waitFor();
  },
  'the model of a VM, with a figure explained': async ({ page }) => {
    await page.getByRole('tab', { name: 'Model' }).click();
    await page.locator('[data-figure="Demand"] summary').click();
    await page.getByText('35 % × 4 vCPU × 2.9 GHz').waitFor();
  },
  'every group of fields, opened, and a part looked into': async ({ page }) => {
    await page.getByRole('tab', { name: 'Properties' }).click();
    await page.getByRole('button', { name: 'Video empty' }).click();
    await page.getByRole('combobox', { name: 'Host' }).click();
    await page.getByRole('listbox', { name: 'Disks' }).press('Enter');
    await page.getByRole('button', { name: 'Back to db-01' }).waitFor();
  },
  'what two VMs have in common': async ({ page, node }) => {
    await page.getByRole('button', { name: 'Back to db-01' }).click();
    await node('vms/web-01').click({ modifiers: ['Control'] });
    await page.locator('.tv-inspector h2').filter({ hasText: '2 VMs' }).waitFor();
    await page.locator('.tv-inspector [data-loaded="true"]').waitFor();
  },
  'the architecture of a host': async ({ page, node, findNode }) => {
    await node('vms/db-01').click();
    await page.getByRole('tab', { name: 'Properties' }).click();
    await findNode('hosts/esx-02');
    await page.getByRole('region', { name: 'Architecture' }).waitFor();
    await node('vms/db-01').click();
  },
  'a refused value': async ({ page }) => {
    const field = page.getByRole('textbox', { name: 'vCPU' });
    await field.fill('many');
    await field.press('Enter');
    await page.locator('[data-field="vcpu"] .tv-problem').waitFor();
  },
  'the findings of a VM': async ({ page }) => {
    await page.getByRole('tab', { name: 'Findings' }).click();
    await page.locator('.tv-finding').first().waitFor();
  },
  'the tree and the search': async ({ page, node }) => {
    await node('vms/db-01').click();
    await page.keyboard.press('t');
    await page.keyboard.press('/');
    await page.getByRole('textbox', { name: 'Search by name, id or figures' }).waitFor();
    await page.keyboard.type('web');
    await page.locator('.tv-search-count').filter({ hasText: '2 found' }).waitFor();
  },
  'a choice of many, opened': async ({ page, node }) => {
    await page.keyboard.press('Escape');
    await node('vms/db-01').click();
    await page.getByRole('tab', { name: 'Properties' }).click();
    await page.getByRole('combobox', { name: 'Host' }).click();
    await page.getByRole('option').first().waitFor();
  },
  'the dialog of moving': async ({ page, node }) => {
    await node('vms/db-01').click();
    await page.keyboard.press('m');
    await page.getByRole('dialog').getByRole('option').first().waitFor();
  },
  'the dialog of adding': async ({ page }) => {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('a');
    await page.getByRole('dialog', { name: 'Add' }).waitFor();
  },
  'the keys': async ({ page }) => {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  },
  'the question of references': async ({ page, extension }) => {
    extension.reply = (question) => (question.kind === 'gesture' ? { kind: 'referenced', references: [{ from: 'vms/app-01', field: 'host', to: 'hosts/esx-02' }], count: 1, kinds: [], effects: [] } : undefined);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Delete');
    await page.getByRole('dialog', { name: 'Delete db-01?' }).waitFor();
  },
  'a name being typed': async ({ page }) => {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: 'New name of db-01' }).waitFor();
  },
  'the menu of a node': async ({ page, node }) => {
    await page.keyboard.press('Escape');
    await node('vms/db-01').click({ button: 'right' });
    await page.getByRole('menu').waitFor();
  },
  'a menu in it, with what cannot be done': async ({ page }) => {
    await page.getByRole('menuitem', { name: 'Power', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Power on' }).waitFor();
  },
  'the questions of an operation, one answered wrongly': async ({ page, extension }) => {
    extension.reply = (question) => (question.kind === 'gesture' ? { kind: 'unanswered', problems: [{ question: 'name', reason: 'There is a snapshot of this name.' }] } : undefined);
    await page.getByRole('menuitem', { name: 'Snapshots', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Take snapshot…' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).press('Enter');
    await page.locator('[data-question="name"]').getByRole('alert').waitFor();
  },
  'a drag over a host that does not fit': async ({ page, node, extension }) => {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    extension.verdicts = [{ node: 'hosts/esx-02', fits: false, reasons: ['needs 3 more cores'] }];
    await page.keyboard.press('Escape');
    const start = middleOf(await boxOf(node('vms/db-01')));
    const end = middleOf(await boxOf(node('hosts/esx-02')));
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(end.x, end.y, { steps: 4 });
    await page.locator('.tv-ghost[data-verdict="does-not-fit"]').waitFor();
  },
  'a refusal': async ({ page, extension }) => {
    extension.reply = (question) => (question.kind === 'gesture' ? { kind: 'refused', reasons: ['It is in another file.'] } : undefined);
    await page.mouse.up();
    await page.locator('.tv-notice[data-tone="error"]').waitFor();
  },
  'the palette, open': async ({ page, extension }) => {
    await extension.say({ kind: 'act', act: 'palette' });
    await page.locator('.tv-palette[data-open="true"]').waitFor();
  },
  'a text that cannot be read': async ({ page, extension }) => {
    await extension.say({ kind: 'status', state: 'stale', message: 'Line 4: a comma is missing.' });
    await page.locator('.tv-banner').waitFor();
  },
};

describe('axe finds nothing to object to', () => {
  for (const theme of themes) {
    it(`in the theme ${theme}, in any state of the diagram`, async () => {
      const diagram = await openDiagram({ nodes: nodesOf(smallEstate, { 'vms/web-01': { heat: { cpu: 1.2, memory: 1.4 } }, 'hosts/esx-02': { heat: { cpu: 1.1, memory: 0.9 }, state: 'maintenance', findings: { error: 0, warning: 3, info: 1 } } }), theme });
      const problems: string[] = [];
      for (const [name, reach] of Object.entries(states)) {
        await reach(diagram);
        problems.push(...(await problemsOf(diagram.page)).map((problem) => `${name}: ${problem}`));
      }
      expect(problems).toEqual([]);
    });
  }

  it('in an estate with nothing in it', async () => {
    const { page } = await openDiagram({ nodes: [] });
    expect(await problemsOf(page)).toEqual([]);
  });

  it('in a narrow column', async () => {
    const { page } = await openDiagram({ nodes: nodesOf(smallEstate), width: 300, height: 600 });
    await page.getByRole('button', { name: 'Inspector' }).click();
    expect(await problemsOf(page)).toEqual([]);
  });
});
