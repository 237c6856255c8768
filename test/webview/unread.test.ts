import { expect, it } from 'vitest';
import { problemsOf } from './support/axe';
import { nodesOf, smallEstate } from './support/estate';
import { openDiagram } from './support/openDiagram';

it('what of the text could not be read is marked on its node, and told in its name, its card and the inspector', async () => {
  const { page, node, extension, drawn } = await openDiagram({ nodes: nodesOf(smallEstate, { 'vms/web-01': { unread: ['memory', 'disks.system.size'] }, 'hosts/esx-02': { unread: ['cpu.cores'] } }) });
  expect(await page.locator('.tv-unread').count()).toBe(2);
  await page.getByRole('region', { name: 'Legend' }).getByText('not all of its text was read').waitFor();
  expect(await node('vms/web-01').getAttribute('aria-label')).toContain('not read: memory, disks.system.size');
  expect(await node('hosts/esx-02').getAttribute('aria-label')).toContain('not read: cpu.cores');
  await node('vms/web-01').click();
  await page.keyboard.press('i');
  await page.getByRole('complementary', { name: 'Inspector' }).getByText('Not read: memory, disks.system.size.').waitFor();
  await page.keyboard.press('k');
  await page.getByRole('group', { name: 'Card of web-01' }).getByText('Not read: memory, disks.system.size.').waitFor();
  expect(await problemsOf(page)).toEqual([]);
  await extension.change(nodesOf(smallEstate).filter(({ id }) => id === 'vms/web-01'));
  await drawn();
  await expect.poll(() => page.locator('.tv-unread').count()).toBe(1);
});
