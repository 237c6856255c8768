import { describe, expect, it } from 'vitest';
import { openDiagramBeside, openText, textOf } from './support/topology';
import { useVsCode, vs } from './support/vsCode';

useVsCode();

const estate = `{
  "topovisor": 1,
  "clusters": { "prod": {} },
  "hosts": {
    "h1": { "cluster": "prod", "rack": "R1" }, // by the door
    "h2": { "cluster": "prod", "rack": "R2" }
  }
}
`;

describe('grouping', () => {
  it('by rack, chosen in the options of the view, is written into the text, and Ctrl+Z takes it back in both', async () => {
    const path = vs.file('racks.virt.json', estate);
    await openText(vs, path);
    const frame = await openDiagramBeside(vs, path);
    await frame.locator('[data-node="clusters/prod"]').first().waitFor();
    await frame.locator('[data-node="hosts/h1"]').first().click();
    await frame.getByRole('button', { name: 'View options' }).click();
    await frame.getByRole('menuitem', { name: 'Group by' }).hover();
    await frame.getByRole('menuitemradio', { name: 'Rack', exact: true }).click();
    await frame.locator('[data-node="group/by/rack//R2"]').first().waitFor();
    await frame.locator('[data-node="clusters/prod"]').first().waitFor({ state: 'detached' });
    const grouped = await textOf(vs, path);
    expect(grouped).toContain('"groupBy": "rack"');
    expect(grouped).toContain('// by the door');

    await frame.locator('[data-node="hosts/h1"]').first().click();
    await vs.page.keyboard.press('Control+z');
    await expect.poll(() => textOf(vs, path)).toBe(estate);
    await frame.locator('[data-node="clusters/prod"]').first().waitFor();
    await frame.locator('[data-node="group/by/rack//R2"]').first().waitFor({ state: 'detached' });
  });
});
