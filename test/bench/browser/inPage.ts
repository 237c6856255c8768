/** Functions that are sent to the page: they may use nothing around them. */

/** Begins to note when frames are drawn, or ends and gives the times, in ms. */
export function listenToFrames(begin: boolean): readonly number[] {
  const here = globalThis as unknown as { frames?: number[]; listening?: boolean };
  if (!begin) {
    here.listening = false;
    return here.frames ?? [];
  }
  const frames: number[] = [];
  here.frames = frames;
  here.listening = true;
  const next = (now: number): void => {
    frames.push(now);
    if (here.listening && here.frames === frames) requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
  return [];
}

/** How large a scene unit is on the screen. */
export function zoomOf(): number {
  const { transform } = getComputedStyle(document.querySelector('.react-flow__viewport') ?? document.body);
  return Number(/matrix\(([^,]+)/.exec(transform)?.[1] ?? 1);
}

/** What is to be seen in the page once something is done. */
export interface Sign {
  /** An element like this is there. */
  readonly selector?: string;
  /** A screen reader is told something else than before, with these words in it. */
  readonly says?: string;
  /** Another revision is drawn than before. */
  readonly isRevised?: boolean;
  /** Time runs from the last release of the pointer, from the next command of VS Code, or from now on. */
  readonly from: 'press' | 'command' | 'now';
}

/** From where the sign says to the second frame after what it says, in ms. */
export function whenDone({ selector, says, isRevised, from }: Sign): Promise<number> {
  return new Promise((done) => {
    const saidNow = (): string => document.querySelector('[role="status"]')?.textContent ?? '';
    const [revision, said] = [document.documentElement.dataset['revision'], saidNow()];
    const isDone = (): boolean =>
      (selector === undefined || document.querySelector(selector) !== null) &&
      (says === undefined || (saidNow() !== said && saidNow().includes(says))) &&
      (isRevised !== true || document.documentElement.dataset['revision'] !== revision);
    let start = from === 'now' ? performance.now() : undefined;
    const begin = ({ timeStamp }: Event): void => { start = timeStamp; };
    if (from === 'press') window.addEventListener('pointerup', begin, true);
    if (from === 'command') window.addEventListener('message', begin, { capture: true, once: true });
    const look = (): void => {
      if (start === undefined || !isDone()) return void requestAnimationFrame(look);
      window.removeEventListener('pointerup', begin, true);
      requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - (start ?? NaN))));
    };
    requestAnimationFrame(look);
  });
}

/** Until so many frames in a row came on time: what was begun before is done. */
export function whenSteady(wanted: number): Promise<void> {
  return new Promise((done) => {
    let last = performance.now();
    let inTime = 0;
    const next = (now: number): void => {
      inTime = now - last < 25 ? inTime + 1 : 0;
      last = now;
      if (inTime >= wanted) done();
      else requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
}

/** From now on notes how long workers take for what they are given, until they answer. */
export function timeWorkers(): void {
  const here = globalThis as unknown as { workerTimes: number[] };
  here.workerTimes = [];
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function post(this: Worker, message: unknown) {
    const start = performance.now();
    this.addEventListener('message', () => here.workerTimes.push(performance.now() - start), { once: true });
    postMessage.call(this, message);
  };
}

/** What was noted, in ms. */
export function timesOfWorkers(): readonly number[] {
  return (globalThis as unknown as { workerTimes: readonly number[] }).workerTimes;
}
