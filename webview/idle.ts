/** When nobody does anything: the time for what may be of use later. */
export interface Idle {
  /** Fulfilled once nothing was done for a while and the browser has nothing to draw. */
  readonly moment: () => Promise<void>;
  /** Something was done that the window does not tell. */
  readonly disturb: () => void;
  readonly dispose: () => void;
}

/** Who pauses so long is looking at something. */
export const quietMs = 300;
const acts = ['pointerdown', 'pointermove', 'wheel', 'keydown', 'input', 'focus', 'resize'] as const;

/** @param whenFree calls when the browser has nothing to draw */
export function watchIdle(page: EventTarget = window, whenFree: (then: () => void) => void = requestIdleCallback): Idle {
  // The first picture comes first: what is begun while it is drawn would delay it.
  let last = performance.now();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting: (() => void)[] = [];
  const isQuiet = (): boolean => performance.now() - last >= quietMs;
  const disturb = (): void => { last = performance.now(); };
  const wait = (): void => {
    if (timer !== undefined || waiting.length === 0) return;
    timer = setTimeout(() => whenFree(() => {
      timer = undefined;
      if (!isQuiet()) return wait();
      const [first, ...others] = waiting;
      waiting = others;
      first?.();
      wait();
    }), Math.max(0, last + quietMs - performance.now()));
  };
  for (const act of acts) page.addEventListener(act, disturb, { capture: true, passive: true });
  return {
    moment: () => new Promise((resolve) => {
      waiting.push(resolve);
      wait();
    }),
    disturb,
    dispose: () => {
      clearTimeout(timer);
      waiting = [];
      for (const act of acts) page.removeEventListener(act, disturb, { capture: true });
    },
  };
}
