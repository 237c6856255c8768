import { describe, expect, it } from 'vitest';
import { smallNetwork } from '../scene/support/network';
import { nodesOf, smallEstate } from './support/estate';
import { blocked, openNetwork as open } from './support/networkView';
import { openDiagram, type OpenedDiagram } from './support/openDiagram';

describe('a trace', () => {
  it('takes what is typed as the other end, not as commands of the canvas', async () => {
    const { extension, page, findNode } = await openDiagram({ nodes: nodesOf(smallEstate), before: (fake) => { fake.network = smallNetwork(); fake.trace = blocked; } });
    await findNode('web-01');
    await page.keyboard.press('p');
    await page.locator('.tv-trace').waitFor();
    await page.keyboard.type('db-01');
    await page.keyboard.press('Enter');
    await page.locator('[data-result="traced"]').waitFor();
    expect(extension.asked('trace')[0]?.to).toContain('db-01');
    expect(extension.gestures()).toEqual([]);
  });

  const traced = async (diagram: OpenedDiagram): Promise<void> => {
    await diagram.node('vms/web-01/nics/eth0').click();
    await diagram.node('vms/db-01/nics/eth0').click({ modifiers: ['Control'] });
    await diagram.page.keyboard.press('p');
    await diagram.page.locator('[data-result="traced"]').waitFor();
  };

  it('between two nodes says whether it gets there, where it stops and why, and says it aloud', async () => {
    const diagram = await open();
    await traced(diagram);
    const way = diagram.page.getByRole('region', { name: 'Way of the packet' });
    expect(await way.textContent()).toContain('Does not get there');
    expect(await way.textContent()).toContain('Filter 2 of edge drops tcp 443.');
    expect(await way.getByRole('list', { name: 'Hops' }).getByRole('listitem').allTextContents()).toEqual(['1vNIC web-01, eth0untagged', '2port group webVLAN 10', '3router edge, interface web', 'stops at edge']);
    expect(await way.textContent()).not.toContain('answer does not');
    await diagram.page.getByRole('status').filter({ hasText: 'web-01 to db-01, tcp 443: does not get there. Filter 2 of edge drops tcp 443.' }).first().waitFor({ state: 'attached' });
    expect(diagram.extension.asked('trace')[0]).toEqual({ kind: 'trace', from: 'vms/web-01/nics/eth0', to: 'vms/db-01/nics/eth0', protocol: '', port: null });
  });

  it('says nothing twice of a hop, and of the answer only what gets there', async () => {
    const diagram = await openDiagram({
      nodes: nodesOf(smallEstate), width: 1400, height: 900,
      before: (extension) => {
        extension.network = smallNetwork();
        extension.trace = { ...blocked, reachable: true, because: '', blockedAt: null, hops: [{ node: null, kind: 'port', text: 'port leaf-1/eth1, tagged VLAN 10', tag: '' }] };
      },
    });
    await diagram.page.getByRole('radio', { name: 'Network', exact: true }).click();
    await diagram.inView('network');
    await traced(diagram);
    const way = diagram.page.getByRole('region', { name: 'Way of the packet' });
    expect((await way.getByRole('listitem').allTextContents()).map((text) => text.replaceAll(' ', ''))).toEqual(['1portleaf-1/eth1,taggedVLAN10']);
    expect(await way.textContent()).toContain('The answer does not get back. Filter 2 drops the answer too.');
  });

  it('goes to a hop that is pressed', async () => {
    const diagram = await open();
    await traced(diagram);
    await diagram.page.getByRole('button', { name: 'edge, interface web' }).click();
    await diagram.page.locator('[data-node="routers/edge"][data-selected="true"]').waitFor();
  });

  it('applies the smallest change, and is asked again when the document has changed', async () => {
    const diagram = await open();
    await traced(diagram);
    diagram.extension.trace = { ...blocked, reachable: true, blockedAt: null, because: '', change: '', applies: false, back: { reachable: true, because: '' } };
    await diagram.page.getByText('Apply', { exact: true }).click();
    await diagram.extension.gestured();
    expect(diagram.extension.gestures()).toEqual([{ kind: 'let-through', from: 'vms/web-01/nics/eth0', to: 'vms/db-01/nics/eth0', protocol: '', port: null, change: 'Allow tcp 443 from web to db' }]);
    await diagram.extension.change([{ ...smallNetwork().nodes.find(({ id }) => id === 'routers/edge')!, detail: '3 interfaces, 1 filter' }]);
    await diagram.page.locator('.tv-trace-verdict[data-reachable="true"]').waitFor();
  });

  it('takes an address that is typed', async () => {
    const diagram = await open();
    await diagram.node('vms/web-01/nics/eth0').click();
    await diagram.page.keyboard.press('p');
    const to = diagram.page.getByRole('combobox', { name: 'To: a VM, container, host, router or address' });
    await to.fill('10.9.8.7');
    await to.press('Enter');
    await diagram.extension.said((message) => message.kind === 'ask' && message.question.kind === 'trace' && message.question.to === '10.9.8.7');
  });

  it('says why there is none, and closes with Escape', async () => {
    const diagram = await open();
    diagram.extension.trace = null;
    await diagram.node('vms/web-01/nics/eth0').click();
    await diagram.node('vms/db-01/nics/eth0').click({ modifiers: ['Control'] });
    await diagram.page.keyboard.press('p');
    await diagram.page.getByText('No way from vms/web-01/nics/eth0 is known.').first().waitFor();
    await diagram.page.getByRole('button', { name: 'The other way round' }).focus();
    await diagram.page.keyboard.press('Escape');
    await diagram.page.locator('.tv-trace').waitFor({ state: 'detached' });
  });

  it('is opened from the compute view in the network, where its way is to be seen', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate), before: (extension) => { extension.network = smallNetwork(); extension.trace = blocked; } });
    await diagram.node('vms/web-01').click();
    await diagram.extension.say({ kind: 'act', act: 'trace' });
    await diagram.inView('network');
    await expect.poll(() => diagram.page.getByRole('combobox', { name: /^From/ }).inputValue()).toBe('web-01');
  });
});
