/** Panning, zooming and dragging in a diagram, as a hand does it, and what becomes of the frames meanwhile. */
import type { ViewName } from '../../../src/protocol/view';
import { windowSize, type EstatePage } from './estatePage';
import { listenToFrames, zoomOf } from './inPage';

export const levels = ['tiles', 'cells', 'cards'] as const;
export const gestures = ['pan', 'travel', 'zoom', 'drag'] as const;
export type Level = (typeof levels)[number];
export type Gesture = (typeof gestures)[number];

export interface Frames {
  readonly fps: readonly number[];
  /** Processor time of the page's main thread for each step of the hand, in ms: it does not depend on what else the machine does. */
  readonly work: readonly number[];
}

const middle = { x: windowSize.width / 2, y: windowSize.height / 2 };
/** Where the zoom of each level is looked for: see the levels of the scene's rules. */
const zooms: Readonly<Record<Level, number>> = { tiles: 0.05, cells: 0.3, cards: 1 };
/** So far to both sides of the middle a travelling hand goes, in pixels. */
const reach = 600;
/** So far from each other are the rows it goes along, in pixels. */
const rowHeight = 90;
const runs = 4;
const steps = 60;

/** In the view that is open. The first run, in which what is needed is compiled, is left out. */
export async function framesOf(estate: EstatePage, view: ViewName, level: Level, gesture: Gesture): Promise<Frames> {
  const { page } = estate;
  await goTo(estate, level);
  const placed = (): Promise<string> => estate.page.locator('.react-flow__viewport').evaluate((element: HTMLElement) => element.style.transform);
  const from = gesture === 'drag' && level !== 'tiles' ? await placeOf(estate, dragged[view]) : middle;
  const fps: number[] = [];
  const work: number[] = [];
  for (let run = 0; run <= runs; run++) {
    if (gesture === 'travel') await leave(estate);
    await estate.steady();
    const [before, began] = [await estate.worked(), await placed()];
    await page.evaluate(listenToFrames, true);
    await hands[gesture](estate, from, level);
    const frames = await page.evaluate(listenToFrames, false);
    const after = await estate.worked();
    if (gesture === 'travel' && (await placed()) === began) throw new Error(`The view of ${view} does not move at the level of ${level}.`);
    if (gesture === 'travel') await goBack(estate, from, run);
    if (run === 0) continue;
    fps.push((1000 * (frames.length - 1)) / ((frames.at(-1) ?? NaN) - (frames[0] ?? NaN)));
    work.push((after - before) / steps);
  }
  return { fps, work };
}

/** What is dragged in each view from near: to another host, another network, another datastore. From afar a rectangle is drawn. */
const dragged: Readonly<Record<ViewName, readonly string[]>> = { compute: ['vm'], network: ['guest', 'nic', 'port'], storage: ['disk'], all: ['vm'] };

interface Point { readonly x: number; readonly y: number }

/** Each step waits until the page has seen it, so that there is one for each frame. */
const hands: Readonly<Record<Gesture, (estate: EstatePage, from: Point, level: Level) => Promise<void>>> = {
  pan: async ({ page }, from) => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down({ button: 'middle' });
    for (let step = 1; step <= steps; step++) await page.mouse.move(...onCircle(from, step));
    await page.mouse.up({ button: 'middle' });
  },
  // Always on, to what was not in sight yet: at 60 frames a second these are 1,200 pixels.
  travel: async ({ page }, from) => {
    let { y } = from;
    const x = from.x + reach;
    await page.mouse.move(x, y);
    // Not where the handle of what is pointed at has come up, which is no place to take the view by.
    while (await page.evaluate((at) => document.elementFromPoint(at.x, at.y)?.closest('.react-flow') === null, { x, y })) await page.mouse.move(x, (y += 8));
    await page.mouse.down({ button: 'middle' });
    for (let step = 1; step <= steps; step++) await page.mouse.move(x - (step * 2 * reach) / steps, y);
    await page.mouse.up({ button: 'middle' });
  },
  zoom: async ({ page }, from) => {
    await page.mouse.move(from.x, from.y);
    for (let step = 0; step < steps; step++) await page.mouse.wheel(0, step % 60 < 30 ? -24 : 24);
  },
  // It is let go where it was taken, so that nothing is changed.
  drag: async ({ page }, from, level) => {
    await page.mouse.move(from.x, from.y);
    if (level === 'tiles') await page.keyboard.down('Shift');
    await page.mouse.down();
    for (let step = 1; step <= steps; step++) await page.mouse.move(...onCircle(from, step));
    await page.mouse.up();
    if (level === 'tiles') await page.keyboard.up('Shift');
  },
};

/** To where a travelling hand began, a little above or below, so that it never leaves the estate. */
async function goBack({ page }: EstatePage, { x, y }: Point, run: number): Promise<void> {
  await page.mouse.move(x - reach, y);
  await page.mouse.down({ button: 'middle' });
  await page.mouse.move(x + reach, y + (run % 2 === 0 ? 1 : -1) * (run + 1) * rowHeight);
  await page.mouse.up({ button: 'middle' });
}

/** Off the canvas, until no card is open that could be in the way of a hand. */
async function leave({ page }: EstatePage): Promise<void> {
  await page.mouse.move(2, 2);
  await page.locator('.tv-hover-card').waitFor({ state: 'detached' });
}

/** A circle that begins and ends at a point. */
function onCircle({ x, y }: Point, step: number): readonly [number, number] {
  const angle = (2 * Math.PI * step) / steps;
  return [x + 300 * Math.sin(angle), y + 200 * (1 - Math.cos(angle))];
}

/** Everything fitted, then nearer by the wheel until the level is reached; the number of things in sight may ask for more than its usual zoom. */
async function goTo(estate: EstatePage, level: Level): Promise<void> {
  const { page } = estate;
  await estate.key('fit');
  await estate.steady();
  await page.mouse.move(middle.x, middle.y);
  for (let step = 0; step < 80; step++) {
    const isThere = (await page.locator(`.tv-canvas[data-level="${level}"][data-zooming="false"]`).count()) > 0;
    const short = Math.log2(zooms[level] / (await page.evaluate(zoomOf)));
    if (isThere && (short < 0.02 || level === 'tiles')) return;
    await page.mouse.wheel(0, short < 0.02 ? -60 : -Math.min(250, short / 0.002));
    await estate.steady(8);
  }
  throw new Error(`The level of ${level} is not reached.`);
}

/** Where something of one of these kinds is under the pointer, from the middle outwards. */
async function placeOf({ page }: EstatePage, kinds: readonly string[]): Promise<Point> {
  for (let ring = 0; ring < 40; ring++) {
    const points = ring === 0 ? [middle] : Array.from({ length: 8 }, (_, at) => ({ x: middle.x + ring * 9 * Math.cos((at * Math.PI) / 4), y: middle.y + ring * 9 * Math.sin((at * Math.PI) / 4) }));
    for (const point of points) {
      await page.mouse.move(point.x, point.y);
      if (kinds.includes((await page.locator('.tv-canvas').getAttribute('data-over')) ?? '')) return point;
    }
  }
  throw new Error(`There is no ${kinds.join(' or ')} near the middle.`);
}
