import { offsetsOf } from '../../../src/core/document/path';
import { colouringsOf } from '../../../webview/theme/colouring';
import type { ViewName } from '../../../src/protocol/view';
import type { Session } from '../../../src/features/session';
import { openEstate, type EstatePage } from '../browser/estatePage';
import { atMost, type Bench } from '../measurement';
import { file, type World } from '../world';

const views = ['compute', 'network', 'storage', 'all'] as const;
const runs = 5;

/** What a user does in a diagram of 1,000 hosts, 10,000 VMs and their 32,000 edges, from the press or key to the end of the first frame that shows it: what a frame of the compositor takes is not in it. */
export const actBenches: readonly Bench[] = [
  ...views.flatMap((from) => views.filter((to) => to !== from).map((to): Bench => ({
    name: `switch-${from}-${to}`, what: `From the view of ${from} to that of ${to}, both seen before: pressed to drawn`, unit: 'ms', target: atMost(300),
    run: (world) => switches(world, from, to),
  }))),
  ...views.filter((view) => view !== 'compute').map((view): Bench => ({
    name: `switch-first-${view}`, what: `The view of ${view} looked at for the first time, once nobody has done anything for a while: pressed to drawn`, unit: 'ms', target: atMost(300),
    run: (world) => firstLooks(world, view, (estate) => estate.readyAhead(view)),
  })),
  ...views.filter((view) => view !== 'compute').map((view): Bench => ({
    name: `switch-at-once-${view}`, what: `The view of ${view} looked at for the first time, at once after the diagram was opened: pressed to drawn`, unit: 'ms',
    run: (world) => firstLooks(world, view, (estate) => estate.steady()),
  })),
  ...(['compute', 'all'] as const).flatMap((view) => colouringsOf(view).flatMap(({ overlay }) => overlay ?? []).map((overlay): Bench => ({
    name: `overlay-${view}-${overlay}`, what: `The view of ${view} coloured by ${overlay}, seen before: chosen to drawn`, unit: 'ms', target: atMost(150),
    run: (world) => overlays(world, view, overlay),
  }))),
  { name: 'select-5000', what: '6,000 VMs selected by what they have in common: pressed to drawn', unit: 'ms', target: atMost(100), run: selections },
  { name: 'filter-on', what: 'A condition of the filter chosen: pressed to drawn', unit: 'ms', target: atMost(100), run: async (world) => (await filters(world)).on },
  { name: 'filter-off', what: 'The same condition given up', unit: 'ms', target: atMost(100), run: async (world) => (await filters(world)).off },
  { name: 'collapse', what: 'A cluster collapsed, and expanded: key to drawn', unit: 'ms', target: atMost(50), run: collapses },
  ...views.map((view): Bench => ({
    name: `edit-drawn-${view}`, what: `A digit typed in the memory of a VM, findings and all, until the view of ${view} shows it`, unit: 'ms', target: atMost(80),
    run: (world) => edits(world, view),
  })),
  ...views.map((view): Bench => ({
    name: `heap-${view}`, what: `Memory of the page with the view of ${view} open, all others made ready`, unit: 'MB', target: atMost(60),
    run: (world) => heaps(world, [view]),
  })),
  { name: 'heap-every-view', what: 'Memory of the page after every view has been looked at', unit: 'MB', target: atMost(60), run: (world) => heaps(world, ['network', 'storage', 'all', 'compute']) },
];

/** One page for all that leave it as they found it. */
let shared: Promise<EstatePage> | undefined;
let pages: Promise<() => Promise<EstatePage>> | undefined;
const newPage = async (world: World): Promise<EstatePage> => (await (pages ??= openEstate(world, world.datacentre)))();

async function thePage(world: World, view: ViewName): Promise<EstatePage> {
  const estate = await (shared ??= newPage(world));
  if (!(await estate.page.locator(`.tv-canvas[data-view="${view}"]`).count())) await estate.turnTo(view);
  await estate.steady();
  return estate;
}

async function switches(world: World, from: ViewName, to: ViewName): Promise<readonly number[]> {
  const estate = await thePage(world, from);
  const times: number[] = [];
  for (let run = 0; run <= runs; run++) {
    times.push(await estate.turnTo(to));
    await estate.steady();
    await estate.turnTo(from);
    await estate.steady();
  }
  return times.slice(1);
}

async function firstLooks(world: World, view: ViewName, before: (estate: EstatePage) => Promise<void>): Promise<readonly number[]> {
  shared = undefined;
  const times: number[] = [];
  for (let run = 0; run <= 3; run++) {
    const estate = await newPage(world);
    await before(estate);
    times.push(await estate.turnTo(view));
    await estate.close();
  }
  return times.slice(1);
}

async function overlays(world: World, view: ViewName, overlay: string): Promise<readonly number[]> {
  const estate = await thePage(world, view);
  const all = colouringsOf(view);
  const [first] = all;
  const wanted = all.find((each) => each.overlay === overlay);
  if (!first || !wanted) throw new Error(`The view of ${view} is not coloured by ${overlay}.`);
  const choose = async (name: string): Promise<void> => {
    const { page } = estate;
    await page.getByRole('button', { name: 'View options' }).click();
    await page.getByRole('menuitem', { name: 'Colour by' }).click();
    await estate.steady();
    await page.getByRole('menuitemradio', { name, exact: true }).click();
  };
  const times: number[] = [];
  for (let run = 0; run <= runs; run++) {
    const item = wanted.name;
    times.push(await chosen(estate, () => choose(item), wanted.word));
    await estate.steady();
    await chosen(estate, () => choose(first.name), first.word);
    await estate.steady();
  }
  return times.slice(1);
}

/** The last press counts: those before opened the menu. */
function chosen(estate: EstatePage, choose: () => Promise<void>, word: string): Promise<number> {
  return estate.took(choose, { says: `Coloured by ${word}`, isRevised: true, from: 'press' });
}

async function selections(world: World): Promise<readonly number[]> {
  const estate = await thePage(world, 'compute');
  const { page } = estate;
  await estate.key('fit');
  await estate.key('select-matching');
  // Three of five tags, each of which 2,000 VMs have.
  for (const tag of ['tier-0', 'tier-1', 'tier-2']) await page.locator(`.tv-filter-value[data-value="${tag}"]`).click();
  const times: number[] = [];
  for (let run = 0; run <= runs; run++) {
    await estate.steady();
    times.push(await estate.took(() => page.getByRole('button', { name: 'Select what matches' }).click(), { says: '6000 selected', from: 'press' }));
    // One thing alone in place of them.
    await page.mouse.click(900, 500);
    await estate.steady();
  }
  await estate.key('select-matching');
  await page.keyboard.press('Escape');
  return times.slice(1);
}

interface Filtered { readonly on: readonly number[]; readonly off: readonly number[] }
let filtered: Promise<Filtered> | undefined;
const filters = (world: World): Promise<Filtered> => (filtered ??= filter(world));

async function filter(world: World): Promise<Filtered> {
  const estate = await thePage(world, 'compute');
  await estate.key('filter');
  const value = estate.page.locator('.tv-filter-value[data-value="tier-3"]');
  await value.waitFor();
  const times: { on: number[]; off: number[] } = { on: [], off: [] };
  for (let run = 0; run <= runs; run++) {
    await estate.steady();
    times.on.push(await estate.took(() => value.click(), { says: 'Showing', from: 'press' }));
    await estate.steady();
    times.off.push(await estate.took(() => value.click(), { says: 'Everything is shown', from: 'press' }));
  }
  await estate.key('filter');
  return { on: times.on.slice(1), off: times.off.slice(1) };
}

async function collapses(world: World): Promise<readonly number[]> {
  const estate = await thePage(world, 'compute');
  const { page } = estate;
  await estate.key('fit');
  await estate.steady();
  await page.locator('[data-kind="cluster"]').first().click({ position: { x: 20, y: 5 } });
  const times: number[] = [];
  for (let run = 0; run <= runs; run++) {
    for (const says of ['collapsed', 'expanded']) {
      await estate.steady();
      times.push(await estate.took(() => estate.key('collapse'), { says, from: 'command' }));
    }
  }
  return times.slice(2);
}

async function edits(world: World, view: ViewName): Promise<readonly number[]> {
  const estate = await thePage(world, view);
  const session: Session = world.datacentre;
  const times: number[] = [];
  for (let run = 0; run < 16; run++) {
    const document = session.document(file);
    if (!document) throw new Error('The datacentre is not open.');
    const offset = offsetsOf(document.tree, { path: view === 'network' ? ['vms', `v${5000 + 13 * (run >> 1)}`, 'nics', 'eth0', 'addresses', 0] : view === 'storage' ? ['vms', `v${5000 + 13 * (run >> 1)}`, 'disks', 'data', 'used'] : ['vms', `v${5000 + 13 * (run >> 1)}`, 'memory'], at: 'value' }).start + 1;
    times.push(await estate.edit(file, [run % 2 === 0 ? { offset, length: 0, text: '1' } : { offset, length: 1, text: '' }]));
    await estate.steady();
  }
  return times.slice(4);
}

async function heaps(world: World, looked: readonly ViewName[]): Promise<readonly number[]> {
  const estate = await newPage(world);
  for (const view of looked) if (!(looked.length === 1 && view === 'compute')) await estate.turnTo(view);
  for (const view of views) if (view !== 'compute' && !looked.includes(view)) await estate.readyAhead(view);
  await estate.steady();
  const heap = await estate.heap();
  await estate.close();
  return [heap];
}
