import { describe, expect, it } from 'vitest';
import { openDiagramBeside, openText, replace, textOf } from './support/topology';
import { useVsCode, vs } from './support/vsCode';

useVsCode();

const estate = `{
  "topovisor": 1,
  "hosts": { "h1": { "cpu": { "cores": 8 }, "memory": "64 GiB" } },
  "vms": { "web": { "host": "h1", "tags": ["front"] }, "db": { "host": "h1", "tags": ["data"] } }
}
`;

describe('what nodes are coloured by', () => {
  it('is chosen in the options of the view; the legend tells what the colours mean, and follows the text', async () => {
    const path = vs.file('overlay.virt.json', estate);
    await openText(vs, path);
    const frame = await openDiagramBeside(vs, path);
    await frame.locator('[data-node="vms/web"]').first().waitFor();

    await frame.getByRole('button', { name: 'View options' }).click();
    await frame.getByRole('menuitem', { name: 'Colour by' }).hover();
    await frame.getByRole('menuitemradio', { name: 'Tag', exact: true }).click();

    // Beside the text the diagram may have little room: the legend is then behind its button.
    await frame.getByRole('button', { name: /^(Show|Hide) the legend/ }).waitFor();
    const hidden = frame.getByRole('button', { name: /^Show the legend/ });
    if ((await hidden.count()) > 0) await hidden.click();
    const legend = frame.getByRole('region', { name: 'Legend' }).getByRole('list', { name: 'First tags' });
    const told = async (): Promise<string[]> => (await legend.getByRole('listitem').allTextContents()).map((text) => text.trim());
    await expect.poll(told).toEqual(['A data', 'B front', 'none, or several']);
    await frame.locator('[data-node="vms/web"][aria-label*="front"]').first().waitFor();

    await replace(vs, path, '"data"', '"ledger"');
    // What stays keeps its letter.
    await expect.poll(told).toEqual(['B front', 'A ledger', 'none, or several']);

    await frame.getByRole('radio', { name: 'CPU', exact: true }).click();
    await frame.getByRole('list', { name: 'Use of capacity' }).waitFor();
    expect(await textOf(vs, path)).toBe(estate.replace('"data"', '"ledger"'));
  });
});
