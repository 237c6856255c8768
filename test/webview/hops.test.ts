import { describe, expect, it } from 'vitest';
import type { TraceView } from '../../src/protocol/view';
import { smallNetwork } from '../scene/support/network';
import { boxOf, middleOf } from '../support/shapes';
import { nodesOf, smallEstate } from './support/estate';
import { openDiagram, type OpenedDiagram } from './support/openDiagram';

const reached: TraceView = {
  reachable: true, certain: true, title: 'web-01 to db-01',
  hops: ['vms/web-01/nics/eth0', 'networks/web', 'routers/edge', 'networks/db', 'vms/db-01/nics/eth0'].map((node) => ({ node, kind: 'hop', text: node, tag: '' })),
  blockedAt: null, because: '', change: '', applies: false, back: { reachable: true, because: '' },
};

async function open(network = smallNetwork()): Promise<OpenedDiagram> {
  const diagram = await openDiagram({
    nodes: nodesOf(smallEstate), width: 1400, height: 900,
    before: (extension) => {
      extension.network = network;
      extension.trace = reached;
    },
  });
  await look(diagram, 'Network');
  await diagram.level('cards');
  return diagram;
}

async function look({ page }: OpenedDiagram, view: 'Network' | 'Compute'): Promise<void> {
  await page.getByRole('radio', { name: view, exact: true }).click();
  await page.locator(`.tv-canvas[data-view="${view.toLowerCase()}"]`).waitFor();
}

describe('the hops of a trace', () => {
  it('are ringed where they are, and in the compute view at what they belong to there', async () => {
    const diagram = await open();
    const { page, node } = diagram;
    await node('vms/web-01/nics/eth0').click();
    await node('vms/db-01/nics/eth0').click({ modifiers: ['Control'] });
    await page.keyboard.press('p');
    await page.locator('.tv-canvas[data-hops="vms/web-01/nics/eth0 networks/web routers/edge networks/db vms/db-01/nics/eth0"]').waitFor();
    await look(diagram, 'Compute');
    await page.locator('.tv-canvas[data-hops="vms/web-01 vms/db-01"]').waitFor();
  });
});

describe('a switch from the palette', () => {
  it('dropped among the physical switches of a site is one of that site', async () => {
    const network = smallNetwork();
    const nodes = network.nodes.map((each) => {
      if (each.id === 'sites/dakar') return { ...each, id: 'group/physical/dakar', kind: 'group' as const, label: 'Physical switches · Dakar' };
      return each.parent === 'sites/dakar' ? { ...each, parent: 'group/physical/dakar' } : each;
    });
    const { page, node, extension, drawn } = await open({ ...network, nodes });
    const [start, end] = [middleOf(await boxOf(page.getByRole('button', { name: 'Switch', exact: true }))), await boxOf(node('group/physical/dakar'))];
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(end.x + end.width - 12, end.y + 30, { steps: 4 });
    await page.locator('.tv-ghost').filter({ hasText: 'In Physical switches · Dakar' }).waitFor();
    await page.mouse.up();
    await drawn(2);
    expect(extension.gestures()).toEqual([{ kind: 'add', what: 'switch', parent: 'group/physical/dakar', name: '' }]);
  });
});
