import { describe, expect, it } from 'vitest';
import type { DiagramNode } from '../../src/protocol/view';
import { smallStorage } from '../scene/support/storage';
import { problemsOf } from './support/axe';
import { nodesOf, smallEstate } from './support/estate';
import { openDiagram, type OpenedDiagram } from './support/openDiagram';
import { themes } from './support/themes';

const shades: Readonly<Record<string, Partial<DiagramNode>>> = {
  'vms/web-01': { tint: 'Red', overlayText: 'Tenant Red' }, 'vms/web-02': { tint: 'Blue', overlayText: 'Tenant Blue' }, 'hosts/esx-01': { overlayText: '2 tenants: Blue, Red' },
};

async function open(options: { readonly theme?: (typeof themes)[number] } = {}): Promise<OpenedDiagram> {
  return openDiagram({
    ...options, nodes: nodesOf(smallEstate), width: 1400, height: 900,
    before: (extension) => {
      extension.storage = smallStorage();
      extension.overlays = (name, node) => {
        if (name === 'tenant') return shades[node.id] ?? {};
        return node.kind === 'vm' ? { heat: { ...node.heat, overlay: 1.2 }, overlayText: `${name} of ${node.label}: 120 %` } : {};
      };
    },
  });
}

async function choose({ page }: OpenedDiagram, name: string): Promise<void> {
  await page.getByRole('button', { name: 'View options' }).click();
  await page.getByRole('menuitem', { name: 'Colour by' }).hover();
  await page.getByRole('menuitemradio', { name, exact: true }).click();
}

const announced = ({ page }: OpenedDiagram, text: string): Promise<void> => page.getByRole('status').filter({ hasText: text }).first().waitFor({ state: 'attached' });

describe('colouring by an overlay', () => {
  it('is chosen in the options of the view, drawn once it has come, said, and told in the legend', async () => {
    const diagram = await open();
    const { page, extension } = diagram;
    await choose(diagram, 'Tenant');
    await announced(diagram, 'Coloured by tenant');
    expect(extension.received.filter(({ kind }) => kind === 'overlay')).toEqual([{ kind: 'overlay', name: 'tenant' }]);
    const legend = page.getByRole('list', { name: 'Tenants' });
    await expect.poll(() => legend.getByRole('listitem').allTextContents()).toEqual([' A Blue', ' B Red', ' none, or several']);
    await page.getByRole('radio', { name: 'Tenant', checked: true }).waitFor();
    await page.locator('[data-node="hosts/esx-01"][aria-label*="2 tenants: Blue, Red"]').waitFor();
    await page.getByRole('radio', { name: 'CPU', exact: true }).click();
    await announced(diagram, 'Coloured by CPU use');
    expect(extension.node('vms/web-01')?.overlayText).toBeUndefined();
    expect(await diagram.complaints()).toEqual([]);
  });

  it('is gone through by key: what the view shows, findings, then every overlay of it, and the first again', async () => {
    const diagram = await open();
    const { page, node } = diagram;
    await node('hosts/esx-01').click();
    for (const word of ['memory use', 'findings', 'the fullest datastore', 'the busiest link', 'overcommitment', 'tenant', 'first tag', 'age of snapshots', 'CPU use']) {
      await page.keyboard.press('h');
      await announced(diagram, `Coloured by ${word}`);
    }
    expect(diagram.extension.received.filter(({ kind }) => kind === 'overlay').at(-1)).toEqual({ kind: 'overlay', name: null });
  });

  it('says on the card of a VM what its colour stands for, with its figure', async () => {
    const diagram = await open();
    await diagram.findNode('web-01');
    await diagram.level('cards');
    await choose(diagram, 'Age of snapshots');
    const card = diagram.node('vms/web-01').locator('.tv-card');
    await card.getByText('snapshot-age of web-01: 120 %').waitFor();
    await card.locator('.tv-card-use[data-over="true"]').getByText('120 %').waitFor();
    await card.and(diagram.page.locator('[data-over="true"]')).waitFor();
    expect(await card.evaluate((element) => getComputedStyle(element).backgroundImage)).toMatch(/^repeating-linear-gradient\(135deg/);
    await diagram.page.locator('[data-node="vms/web-01"][aria-label*="snapshot-age of web-01: 120 %"]').waitFor();
  });

  it('tells a category by a letter as well, in the legend, on cards and on cells', async () => {
    const diagram = await open();
    const { page, node } = diagram;
    await choose(diagram, 'Tenant');
    await announced(diagram, 'Coloured by tenant');
    await diagram.findNode('web-01');
    await diagram.level('cards');
    await expect.poll(() => node('vms/web-01').locator('.tv-letter').allTextContents()).toEqual(['B']);
    await expect.poll(() => node('vms/web-02').locator('.tv-letter').allTextContents()).toEqual(['A']);
    // What the canvas writes, for it holds no elements.
    await page.evaluate(() => {
      const { prototype } = CanvasRenderingContext2D;
      const write = prototype.fillText;
      const written: string[] = [];
      Object.assign(window, { written });
      prototype.fillText = function (text, ...place) { written.push(text); return write.call(this, text, ...place); };
    });
    const written = (): Promise<readonly string[]> => page.evaluate(() => (window as unknown as { written: string[] }).written);
    while (await page.locator('.tv-canvas[data-level="cards"]').count() > 0) await page.getByRole('button', { name: 'Zoom out' }).click();
    await diagram.level('cells');
    await expect.poll(async () => (await written()).filter((text) => /^(A|B|web-0.)$/.test(text)).slice(-4).sort()).toEqual(['A', 'B', 'web-01', 'web-02']);
  });

  it('goes along to another view where it means something, and is left where it does not', async () => {
    const diagram = await open();
    const { page, extension } = diagram;
    await choose(diagram, 'Tenant');
    await page.getByRole('radio', { name: 'Storage', exact: true }).click();
    await page.getByRole('list', { name: 'Tenants' }).waitFor();
    await page.locator('.tv-canvas[data-view="storage"]').waitFor();
    await page.getByRole('radio', { name: 'Compute', exact: true }).click();
    await page.locator('.tv-canvas[data-view="compute"]').waitFor();
    await choose(diagram, 'Storage');
    await announced(diagram, 'Coloured by the fullest datastore');
    await page.getByRole('radio', { name: 'Storage', exact: true }).first().click();
    await page.getByRole('radio', { name: 'Fill', checked: true }).waitFor();
    expect(extension.received.filter(({ kind }) => kind === 'ready').map((message) => ('overlay' in message ? message.overlay : null))).toEqual([null, 'tenant', 'tenant', null]);
  });

  it('tells findings by the worst on a node or in it', async () => {
    const diagram = await open();
    await choose(diagram, 'Findings');
    await announced(diagram, 'Coloured by findings');
    expect(await diagram.page.getByRole('list', { name: 'Worst finding on it or in it' }).getByRole('listitem').count()).toBe(4);
    expect(diagram.extension.received.filter(({ kind }) => kind === 'overlay')).toEqual([]);
  });

  it.each(themes)('has no accessibility problems in the theme %s', async (theme) => {
    const diagram = await open({ theme });
    await choose(diagram, 'Tenant');
    await diagram.page.getByRole('list', { name: 'Tenants' }).waitFor();
    expect(await problemsOf(diagram.page)).toEqual([]);
  });
});
