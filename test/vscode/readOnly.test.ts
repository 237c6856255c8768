import { chmodSync, rmSync, symlinkSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { pressOnCanvas } from './support/canvas';
import { openDiagramBeside, openText, textOf } from './support/topology';
import { useVsCode, vs } from './support/vsCode';

useVsCode();

const estate = '{\n  "topovisor": 1,\n  "hosts": { "h1": { "memory": "64 GiB" } },\n  "vms": { "web": { "host": "h1", "memory": "8 GiB" } }\n}\n';

const set = (name: string, value: unknown): Promise<void> =>
  vs.evaluate(async (vscode, [setting, wanted]) => vscode.workspace.getConfiguration().update(setting, wanted ?? undefined, vscode.ConfigurationTarget.Global), [name, value ?? null] as const);

afterEach(async () => {
  await set('files.readonlyInclude', undefined);
  await set('files.readonlyFromPermissions', undefined);
});

describe('a file that VS Code holds read-only', () => {
  it('by a setting is shown with that reason, cannot be changed on the canvas, and can once the setting is gone', async () => {
    const path = vs.file('held.virt.json', estate);
    await set('files.readonlyInclude', { '**/held.virt.json': true });
    await openText(vs, path);
    const frame = await openDiagramBeside(vs, path);
    const banner = frame.locator('.tv-banner[data-status="read-only"]').filter({ hasText: 'files.readonlyInclude' });
    await banner.waitFor();
    await frame.locator('[data-node="vms/web"]').first().click();
    await pressOnCanvas(vs, 'Delete', frame.locator('.tv-notice').filter({ hasText: 'read-only' }).first());
    expect(await textOf(vs, path)).toBe(estate);
    await set('files.readonlyInclude', undefined);
    await banner.waitFor({ state: 'detached' });
  });

  it('by its permissions refuses an edit, also where they changed after it was opened', async () => {
    const path = vs.file('locked.virt.json', estate);
    await set('files.readonlyFromPermissions', true);
    await openText(vs, path);
    const frame = await openDiagramBeside(vs, path);
    await frame.locator('[data-node="vms/web"]').first().click();
    chmodSync(path, 0o444);
    await pressOnCanvas(vs, 'Delete', frame.locator('.tv-notice').filter({ hasText: 'files.readonlyFromPermissions' }).first());
    await frame.locator('.tv-banner[data-status="read-only"]').waitFor();
    expect(await textOf(vs, path)).toBe(estate);
  });

  it('by its permissions says so once they change, before anything is edited, and no more once they change back', async () => {
    const path = vs.file('watched [1].virt.json', estate);
    await set('files.readonlyFromPermissions', true);
    await openText(vs, path);
    const frame = await openDiagramBeside(vs, path);
    const banner = frame.locator('.tv-banner[data-status="read-only"]').filter({ hasText: 'files.readonlyFromPermissions' });
    await frame.locator('[data-node="vms/web"]').first().waitFor();
    chmodSync(path, 0o444);
    await banner.waitFor();
    chmodSync(path, 0o644);
    await banner.waitFor({ state: 'detached' });
  });

  it('or not, where that cannot be found out, is not written, and it is said why; one that is gone is held by nothing', async () => {
    const path = vs.file('looped.virt.json', estate);
    await set('files.readonlyFromPermissions', true);
    await openText(vs, path);
    const frame = await openDiagramBeside(vs, path);
    await frame.locator('[data-node="vms/web"]').first().click();
    rmSync(path);
    // A link to itself leads nowhere, and is there nonetheless.
    symlinkSync(path, path);
    const banner = frame.locator('.tv-banner[data-status="read-only"]');
    await banner.filter({ hasText: 'It could not be found out whether this file can be written: ELOOP' }).waitFor();
    await pressOnCanvas(vs, 'Delete', frame.locator('.tv-notice').filter({ hasText: 'ELOOP' }).first());
    expect(await textOf(vs, path)).toBe(estate);
    rmSync(path);
    await banner.waitFor({ state: 'detached' });
  });
});
