import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readGiven } from '../../src/cli/check/given';
import { openEstates } from '../../src/cli/check/openEstates';
import { render } from '../../src/cli/render/picture';
import { processTerminal } from '../../src/cli/terminal';
import { everyElement, readXml } from '../scene/support/xml';

const folder = 'media/examples';
const examples = readdirSync(folder).filter((name) => name.endsWith('.virt.json'));

/** Every view of every example as it is drawn; `npx vitest run --project unit test/examples/pictures.test.ts -u` draws them anew. */
describe.each(examples)('the picture of %s', (example) => {
  it.each(['compute', 'network', 'storage', 'all'] as const)('in the %s view is the one that was looked at', async (view) => {
    const given = await readGiven([join(folder, example)], processTerminal());
    if (given.kind === 'refused') throw new Error(given.reasons.join(' '));
    const [estate] = openEstates(given.files, {});
    if (!estate) throw new Error(`${example} is no estate.`);
    const rendered = render(estate, { view, format: 'svg', palette: 'light', level: 'cards', today: '2026-01-01' });
    if (rendered.kind === 'refused') throw new Error(rendered.reason);
    everyElement(readXml(rendered.text));
    await expect(rendered.text).toMatchFileSnapshot(`./pictures/${example.replace('.virt.json', '')}-${view}.svg`);
  });
});
