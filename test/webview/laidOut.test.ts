import { describe, expect, it } from 'vitest';
import type { FromExtension } from '../../src/protocol/messages';
import type { ViewName } from '../../src/protocol/view';
import { smallNetwork } from '../scene/support/network';
import { boxOf, type Box } from '../support/shapes';
import { nodesOf, smallEstate, type Estate } from './support/estate';
import { openDiagram, type OpenedDiagram } from './support/openDiagram';

/** What the document says of these views: that they go to the right. */
const right = (...views: readonly ViewName[]): Extract<FromExtension, { kind: 'header' }> => ({ kind: 'header', layout: views.map((view) => ({ view, options: { direction: 'right' } })), savedViews: [] });

/** More VMs on a host than stand side by side. */
const estate: Estate = { ...smallEstate, dakar: { ...smallEstate['dakar'], prod: { 'esx-01': ['web-01', 'web-02', 'web-03', 'web-04', 'web-05'], 'esx-02': ['app-01'] } } };
const open = (pins: Parameters<typeof nodesOf>[1] = {}): Promise<OpenedDiagram> => openDiagram({ nodes: nodesOf(estate, pins), width: 1600, height: 1000, before: (extension) => { extension.network = smallNetwork(); } });
/** Whether the second VM of the host stands below the first, or beside it. */
async function standing({ node }: OpenedDiagram): Promise<'below' | 'beside'> {
  const [first, second]: readonly Box[] = await Promise.all([boxOf(node('vms/web-01')), boxOf(node('vms/web-02'))]);
  return (second?.y ?? 0) > (first?.y ?? 0) ? 'below' : 'beside';
}

describe('how a view is laid out', () => {
  it.each([['Direction', 'Down', 'Right'], ['Spacing', 'Normal', 'Compact']] as const)('has its %s chosen in its menu by keys, and asked of the document', async (option, now, wanted) => {
    const { page, extension } = await open();
    await extension.say({ kind: 'act', act: 'view-options' });
    await page.getByRole('menuitem', { name: option }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('menuitemradio', { name: now, exact: true, checked: true }).waitFor();
    await page.getByRole('menuitemradio', { name: wanted, exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => extension.gestures()).toEqual([{ kind: 'layout', view: 'compute', option: option.toLowerCase(), value: wanted.toLowerCase() }]);
  });

  it('is as the document says, and again as usual when that says nothing any more', async () => {
    const diagram = await open();
    await diagram.node('vms/web-02').waitFor();
    expect(await standing(diagram)).toBe('beside');
    await diagram.extension.say(right('compute', 'network'));
    await expect.poll(() => standing(diagram)).toBe('below');
    await diagram.extension.say(right());
    await expect.poll(() => standing(diagram)).toBe('beside');
    expect(await diagram.complaints()).toEqual([]);
  });

  it('keeps what is selected, and what is pinned where it is pinned', async () => {
    const diagram = await open({ 'hosts/esx-02': { pin: [1000, 600] } });
    const { node, extension, page } = diagram;
    const pinnedAt = async (): Promise<readonly number[]> => {
      const [host, cluster] = await Promise.all([boxOf(node('hosts/esx-02')), boxOf(node('clusters/prod'))]);
      // In shares of the pinned host's width: the picture may have been brought into view at another zoom.
      return [host.x - cluster.x, host.y - cluster.y].map((distance) => Math.round((100 * distance) / host.width));
    };
    await node('vms/web-01').click();
    const before = await pinnedAt();
    await extension.say(right('compute', 'network'));
    await expect.poll(() => standing(diagram)).toBe('below');
    expect(await pinnedAt()).toEqual(before);
    await page.locator('[data-node="vms/web-01"][data-selected="true"]').waitFor();
  });

  it('is each view\'s own, also of one that is looked at later', async () => {
    const diagram = await open();
    const { node, extension, page } = diagram;
    await node('vms/web-02').waitFor();
    await extension.say(right('network'));
    await page.getByRole('radio', { name: 'Network', exact: true }).click();
    await node('clusters/prod').waitFor();
      await expect.poll(async () => {
      const [switches, hosts] = await Promise.all([boxOf(node('sites/dakar')), boxOf(node('clusters/prod'))]);
      return hosts.x > switches.x + switches.width;
    }).toBe(true);
    await page.getByRole('radio', { name: 'Compute', exact: true }).click();
    await node('vms/web-02').waitFor();
    expect(await standing(diagram)).toBe('beside');
  });
});
