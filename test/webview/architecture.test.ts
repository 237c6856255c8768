import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { DiagramNode } from '../../src/protocol/view';
import { boxOf, middleOf } from '../support/shapes';
import { nodesOf } from './support/estate';
import { openDiagram, type OpenedDiagram } from './support/openDiagram';
import { themes, type Theme } from './support/themes';

const stack: NonNullable<DiagramNode['layers']> = [['hardware', '8 cores · 32 GiB'], ['host-os', 'Windows 11'], ['hypervisor', 'VirtualBox 7 · type 2'], ['engine', 'Docker']];

/** A PC with a type 2 hypervisor and Docker, with two VMs and a container; one VM runs containers. */
const nodes = (): DiagramNode[] => {
  const drawn = nodesOf({ dakar: { lab: { pc: ['lab-01', { name: 'docker-01', detail: '2 vCPU · 4 GiB · 1 container' }], bare: [] } } }, { 'hosts/pc': { layers: stack }, 'hosts/bare': { layers: [['hardware', '']] } });
  const [vm] = drawn.filter(({ kind }) => kind === 'vm');
  return [...drawn, { ...vm!, id: 'containers/proxy', kind: 'container', label: 'proxy', detail: 'docker · 1 CPU · 512 MiB', order: 90 }];
};
const open = (theme: Theme = 'dark'): Promise<OpenedDiagram> => openDiagram({ nodes: nodes(), theme });

describe('a host drawn as its architecture', () => {
  for (const theme of themes) {
    it(`shows each layer as a band told from the others without its colour, in the theme ${theme}`, async () => {
      const { page, node, level } = await open(theme);
      await level('cards');
      const box = await boxOf(node('hosts/pc'));
      // The hardware is of one colour; of the others each has a pattern of its own.
      await expect.poll(async () => new Set(await bandsOf(page, box, stack.length)).size).toBe(stack.length);
      const drawings = await bandsOf(page, box, stack.length);
      expect(drawings.filter((drawing) => !drawing.includes('#'))).toHaveLength(1);
      expect(drawings[0]).not.toContain('#');
    });
  }

  it('is no different from afar, where a host is one mark', async () => {
    const diagram = await open();
    for (let step = 0; step < 12; step++) await diagram.page.getByRole('button', { name: 'Zoom out' }).click();
    await diagram.level('tiles');
    expect(await diagram.complaints()).toEqual([]);
  });

  it('is read aloud from the guests down', async () => {
    const { node } = await open();
    expect(await node('hosts/pc').getAttribute('aria-label')).toContain('2 VMs, 1 container, on container engine Docker, on hypervisor VirtualBox 7 · type 2, on host OS Windows 11, on hardware 8 cores · 32 GiB');
    expect(await node('hosts/bare').getAttribute('aria-label')).toMatch(/, on hardware, /);
  });

  it('is found by the name of a layer', async () => {
    const { page, findNode, node } = await open();
    await findNode('virtualbox');
    await node('hosts/pc').and(page.locator('[data-selected="true"]')).waitFor();
  });

  it('is drawn as a stack in the inspector, with the space each layer is in', async () => {
    const { page, node } = await open();
    await node('hosts/pc').click({ position: { x: 200, y: 12 } });
    await page.keyboard.press('i');
    const layers = page.getByRole('list', { name: 'Layers, the uppermost first' }).getByRole('listitem');
    await layers.first().waitFor();
    expect(await layers.allTextContents()).toEqual(['VMs', ' hypervisoruser spaceVirtualBox 7type 2', ' host OSkernel and user spaceWindows 11host OS', ' hardware32 cores']);
  });
});

describe('the figures of the model', () => {
  it('are explained where one opens them, with formula, policy and source', async () => {
    const { page, node } = await open();
    await node('vms/lab-01').click();
    await page.keyboard.press('e');
    const demand = page.locator('[data-figure="Demand"]');
    expect(await demand.locator('summary').getAttribute('title')).toBe('35 % × 4 vCPU × 2.9 GHz = 4.06 GHz');
    expect(await demand.locator('.tv-explained-body').isVisible()).toBe(false);
    await demand.locator('summary').focus();
    await page.keyboard.press('Enter');
    await demand.getByText('35 % × 4 vCPU × 2.9 GHz = 4.06 GHz').waitFor();
    expect(await demand.locator('.tv-explained-body p').allTextContents()).toEqual(['35 % × 4 vCPU × 2.9 GHz = 4.06 GHz', 'What it wants of its host.', 'Policy: "hostedCost" 1.1', 'Source: vSphere 7.0 Resource Management']);
  });

  it('show the files of a VM as a table', async () => {
    const { page, node } = await open();
    await node('vms/lab-01').click();
    await page.keyboard.press('e');
    const rows = page.getByRole('table', { name: 'Files on storage' }).getByRole('row');
    await rows.first().waitFor();
    expect(await rows.allTextContents()).toEqual(['FileSize', 'web-01.vmxnot known', 'Configuration.', 'web-01-flat.vmdk40 GiB']);
  });

  it('are a tab between the properties and the findings', async () => {
    const { page, node } = await open();
    await node('vms/lab-01').click();
    await page.keyboard.press('i');
    await page.getByRole('tab', { name: 'Properties' }).focus();
    for (const name of ['Model', 'Findings', 'Properties']) {
      await page.keyboard.press('ArrowRight');
      await page.locator('[role="tab"][aria-selected="true"]:focus').filter({ hasText: name }).waitFor();
    }
  });
});

describe('a container', () => {
  const verdicts = [{ node: 'hosts/bare', fits: false, reasons: ['It has no kernel to share.'] }, { node: 'vms/lab-01', fits: true, reasons: [] }];
  const openWithVerdicts = (): Promise<OpenedDiagram> => openDiagram({ nodes: nodes(), before: (extension) => { extension.verdicts = verdicts; } });

  it('is a thinner card than a VM, and says that it is one', async () => {
    const { page, node, level } = await open();
    await level('cards');
    const [container, vm] = [await boxOf(node('containers/proxy').locator('.tv-card')), await boxOf(node('vms/lab-01').locator('.tv-card'))];
    expect(container.height).toBeLessThan(vm.height);
    expect(await node('containers/proxy').getAttribute('aria-label')).toContain('proxy, container, in pc, docker · 1 CPU · 512 MiB');
    await page.locator('.tv-legend').getByText('container', { exact: true }).waitFor();
  });

  it('is dragged into a VM', async () => {
    const { page, node, extension } = await openWithVerdicts();
    const start = middleOf(await boxOf(node('containers/proxy')));
    const end = middleOf(await boxOf(node('vms/lab-01')));
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(end.x, end.y, { steps: 4 });
    await page.locator('.tv-ghost[data-verdict="fits"]').filter({ hasText: 'Fits on lab-01' }).waitFor();
    await page.mouse.up();
    await extension.gestured();
    expect(extension.gestures()).toEqual([{ kind: 'move', nodes: ['containers/proxy'], to: 'vms/lab-01' }]);
  });

  it('is moved by keyboard to a host or a VM, those where it fits first', async () => {
    const { page, node } = await openWithVerdicts();
    await node('containers/proxy').click();
    await page.keyboard.press('m');
    const dialog = page.getByRole('dialog', { name: 'Move proxy to…' });
    await dialog.getByText('It has no kernel to share.').waitFor();
    const options = await dialog.getByRole('option').allTextContents();
    expect(options[0]).toContain('lab-01');
    expect(options.at(-1)).toContain('bare');
  });

  it('in a VM is listed in its inspector, and moved, shown and deleted from there', async () => {
    const { page, node, extension } = await openWithVerdicts();
    await node('vms/docker-01').click();
    await page.keyboard.press('i');
    await page.getByRole('button', { name: 'Show cache in the text' }).click();
    await extension.said((message) => message.kind === 'ask' && message.question.kind === 'reveal');
    expect(extension.asked('reveal')).toEqual([{ kind: 'reveal', node: 'containers/cache', path: [] }]);
    await page.getByRole('button', { name: 'Move cache to another host or VM' }).click();
    await page.getByRole('dialog', { name: 'Move cache to…' }).getByRole('option').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Delete cache' }).click();
    await extension.gestured();
    expect(extension.gestures()).toEqual([{ kind: 'delete', nodes: ['containers/cache'], references: 'ask' }]);
  });

  it('is added to a host or a VM', async () => {
    const { page, node, extension, drawn } = await open();
    await node('hosts/pc').click({ position: { x: 200, y: 12 } });
    await page.keyboard.press('a');
    await page.getByRole('dialog', { name: 'Add' }).getByRole('radio', { name: 'container' }).click();
    await expect.poll(() => page.getByRole('combobox', { name: 'Where to put the container' }).inputValue()).toBe('pc');
    await page.getByText('Add container').click();
    await drawn(2);
    expect(extension.gestures()).toEqual([{ kind: 'add', what: 'container', parent: 'hosts/pc', name: '' }]);
  });
});

/** The right half of each band, from the lowest up, as rows of "." for its commonest colour and "#" for any other. */
function bandsOf(page: Page, host: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }, count: number): Promise<readonly string[]> {
  return page.evaluate(({ box, bands }) => {
    const canvas = document.querySelector<HTMLCanvasElement>('.tv-layer')!;
    const { left, top } = canvas.getBoundingClientRect();
    const zoom = box.width / 712;
    const height = 22 * zoom;
    return Array.from({ length: bands }, (_, at) => {
      const [x, y] = [Math.round(box.x - left + box.width * 0.7), Math.round(box.y - top + box.height - 1 - (at + 1) * height) + 2];
      const { data, width } = canvas.getContext('2d')!.getImageData(x, y, 24, Math.floor(height) - 4);
      const colours = Array.from({ length: data.length / 4 }, (_, pixel) => data.slice(pixel * 4, pixel * 4 + 3).join());
      const counts = new Map<string, number>();
      for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
      const [commonest] = [...counts].sort(([, a], [, b]) => b - a)[0]!;
      return colours.map((colour, pixel) => (colour === commonest ? '.' : '#') + (pixel % width === width - 1 ? '\n' : '')).join('');
    });
  }, { box: host, bands: count });
}
