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

/** When something was to be seen. */
export interface Seen {
  /** From where the sign says, in ms. */
  readonly took: number;
  /** By the clock of the machine, which what runs beside the page can read as well: whole ms since 1970. */
  readonly at: number;
}

/**
 * The end of the first frame that has what the sign says. A frame ends once its callbacks have run and what is laid out and painted anew
 * is handed to the compositor: a task that was posted in one of the callbacks is the first thing the page can do after that. What the
 * compositor itself takes to put it on the screen is not in it, nor any frame after.
 *
 * The painter names the revision within the frame that shows it, and may do so after this has looked: that is looked at when the frame has ended.
 * All else must be there when the frame begins, for what comes in the middle of it may belong to the next.
 */
export function whenDone({ selector, says, isRevised, from }: Sign): Promise<Seen> {
  return new Promise((done) => {
    const saidNow = (): string => document.querySelector('[role="status"]')?.textContent ?? '';
    const [revision, said] = [document.documentElement.dataset['revision'], saidNow()];
    const isThere = (): boolean => (selector === undefined || document.querySelector(selector) !== null) && (says === undefined || (saidNow() !== said && saidNow().includes(says)));
    let start = from === 'now' ? performance.now() : undefined;
    const begin = ({ timeStamp }: Event): void => { start = timeStamp; };
    if (from === 'press') window.addEventListener('pointerup', begin, true);
    if (from === 'command') window.addEventListener('message', begin, { capture: true, once: true });
    const afterFrame = new MessageChannel();
    let wasThere = false;
    const look = (): void => {
      wasThere = start !== undefined && isThere();
      afterFrame.port2.postMessage(undefined);
    };
    afterFrame.port1.onmessage = () => {
      const now = performance.now();
      const isDone = wasThere && (isRevised !== true || document.documentElement.dataset['revision'] !== revision);
      if (start === undefined || !isDone) return void requestAnimationFrame(look);
      window.removeEventListener('pointerup', begin, true);
      afterFrame.port1.close();
      done({ took: now - start, at: Date.now() });
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

/** From now on somebody does something all the time, so that nothing is made ready ahead. */
export function keepBusy(): void {
  setInterval(() => window.dispatchEvent(new Event('pointermove')), 50);
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
