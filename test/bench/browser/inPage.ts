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
