import type { ViewName } from '../../../src/protocol/view';
import { openEstate, type EstatePage } from '../browser/estatePage';
import { framesOf, gestures, levels, type Frames, type Gesture, type Level } from '../browser/frames';
import { atLeast, atMost, type Bench } from '../measurement';
import { checked, largeSize, type World } from '../world';

const views: readonly ViewName[] = ['compute', 'network', 'storage', 'all'];

export const browserBenches: readonly Bench[] = [
  {
    name: 'paint-first',
    what: 'Diagram opened to first paint, in Chromium: from the first script, while the view of the whole estate is made, to two frames drawn',
    unit: 'ms',
    target: atMost(800),
    run: async (world) => firstPaints(await openEstate(world, world.session)),
  },
  ...views.flatMap((view) => levels.flatMap((level) => gestures.flatMap((gesture) => frameBenches(`${view}-${gesture}-${level}`, { view, level, gesture })))),
  {
    name: 'large-paint',
    what: 'Diagram of 50,000 VMs on 2,500 hosts opened to first paint, as before',
    unit: 'ms',
    run: async (world) => firstPaints(await openEstate(world, large())),
  },
  ...(['pan', 'zoom'] as const).flatMap((gesture) => levels.map((level): Bench => ({
    name: `large-${gesture}-${level}`,
    what: `Frames while one ${gesture}s in a diagram of 50,000 VMs, at the level of ${level}`,
    unit: 'fps',
    target: atLeast(30),
    run: async (world) => (await framesIn(world, 'large', { view: 'compute', level, gesture })).fps,
  }))),
];

interface Looking { readonly view: ViewName; readonly level: Level; readonly gesture: Gesture }

function frameBenches(name: string, looking: Looking): readonly Bench[] {
  const how = `while one ${looking.gesture}s in the view of ${looking.view}, at the level of ${looking.level}`;
  return [
    { name: `fps-${name}`, what: `Frames ${how}`, unit: 'fps', target: atLeast(55), run: async (world) => (await framesIn(world, 'usual', looking)).fps },
    { name: `work-${name}`, what: `Processor time of the page for each step ${how}`, unit: 'ms', run: async (world) => (await framesIn(world, 'usual', looking)).work },
  ];
}

async function firstPaints(open: () => Promise<EstatePage>): Promise<readonly number[]> {
  const paints: number[] = [];
  for (let run = 0; run < 6; run++) {
    const estate = await open();
    paints.push(estate.firstPaint);
    await estate.close();
  }
  return paints.slice(1);
}

/** One page for each estate, in which one view after the other is opened. */
const pages = new Map<string, Promise<EstatePage>>();
const measured = new Map<string, Promise<Frames>>();
const opened = new WeakMap<EstatePage, ViewName>();

function framesIn(world: World, estate: 'usual' | 'large', looking: Looking): Promise<Frames> {
  const key = [estate, ...Object.values(looking)].join(' ');
  const known = measured.get(key) ?? measure(world, estate, looking);
  measured.set(key, known);
  return known;
}

async function measure(world: World, which: 'usual' | 'large', { view, level, gesture }: Looking): Promise<Frames> {
  let page = pages.get(which);
  if (!page) pages.set(which, (page = openEstate(world, which === 'large' ? large() : world.datacentre).then((open) => open())));
  const estate = await page;
  if ((opened.get(estate) ?? 'compute') !== view) await estate.turnTo(view);
  opened.set(estate, view);
  return framesOf(estate, view, level, gesture);
}

let made: ReturnType<typeof checked> | undefined;
const large = (): ReturnType<typeof checked> => (made ??= checked(largeSize));
