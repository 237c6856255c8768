import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { everyElement, readXml } from '../scene/support/xml';
import { pressOnCanvas } from './support/canvas';
import { openDiagramBeside, openText, textOf } from './support/topology';
import { useVsCode, vs } from './support/vsCode';

useVsCode();

/** VS Code's own dialog for a file to write, once it suggests this one. */
async function saveDialog(suggested: string): Promise<Locator> {
  const input = vs.page.locator('.quick-input-widget', { hasText: 'Export the diagram as' }).locator('input[type="text"]');
  await expect.poll(() => input.inputValue()).toMatch(new RegExp(`/${suggested}$`));
  return input;
}

const estate = `{
  "topovisor": 1,
  "hosts": { "h1": { "cpu": { "cores": 8 }, "memory": "64 GiB" } }, // one is enough
  "vms": { "web <1>": { "host": "h1" } }
}
`;

describe('exporting a diagram', () => {
  it('asks where to, writes what is shown there, and leaves the text as it is', async () => {
    const path = vs.file('drawn.virt.json', estate);
    await openText(vs, path);
    const frame = await openDiagramBeside(vs, path);
    const dialog = frame.getByRole('dialog', { name: 'Export what is shown' });
    const exportAs = async (format: string, file: string): Promise<Buffer> => {
      await vs.evaluate((vscode) => vscode.commands.executeCommand('topovisor.diagram.export'));
      await dialog.getByRole('radio', { name: format }).click();
      await dialog.getByRole('button', { name: 'Export…' }).click();
      await (await saveDialog(file)).press('Enter');
      await dialog.waitFor({ state: 'detached' });
      return readFileSync(join(dirname(path), file));
    };
    const svg = readXml((await exportAs('SVG', 'drawn-compute.svg')).toString('utf8'));
    expect(everyElement(svg).filter(({ name }) => name === 'text').map(({ text }) => text)).toEqual(expect.arrayContaining(['h1', 'web <1>']));

    const png = await exportAs('PNG', 'drawn-compute.png');
    expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
    expect(png.readUInt32BE(16)).toBeGreaterThan(100);

    const drawio = readXml((await exportAs('draw.io', 'drawn-compute.drawio')).toString('utf8'));
    expect(everyElement(drawio).filter(({ name }) => name === 'mxCell').map(({ attributes }) => attributes['id'])).toContain('vms/web <1>');
    expect(await textOf(vs, path)).toBe(estate);
    await vs.evaluate((vscode) => vscode.commands.executeCommand('notifications.showList'));
    await expect.poll(() => vs.page.locator('.notifications-center').innerText()).toMatch(/The diagram was exported to \S*drawn-compute\.drawio\./);
  });

  it('writes nothing where no place is chosen, and asks again', async () => {
    const path = vs.file('left.virt.json', estate);
    await openText(vs, path);
    const frame = await openDiagramBeside(vs, path);
    await frame.locator('[data-node="hosts/h1"]').first().click();
    const dialog = frame.getByRole('dialog', { name: 'Export what is shown' });
    await pressOnCanvas(vs, 'Shift+E', dialog);
    await dialog.getByRole('button', { name: 'Export…' }).click();
    await (await saveDialog('left-compute.svg')).press('Escape');
    await dialog.locator('[aria-busy="false"]').waitFor();
    expect(existsSync(join(dirname(path), 'left-compute.svg'))).toBe(false);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  it('puts what is in sight on the clipboard of the system as an image', async () => {
    const path = vs.file('copied.virt.json', estate);
    await vs.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await openText(vs, path);
    const frame = await openDiagramBeside(vs, path);
    await frame.locator('[data-node="hosts/h1"]').first().click();
    await pressOnCanvas(vs, 'y', frame.getByText(/^Copied as an image, [\d,]+ × [\d,]+ pixels$/).first());
    const types = await frame.locator('html').evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types));
    expect(types).toEqual(['image/png']);
  });
});
