import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { quietMs, watchIdle } from '../../webview/idle';

beforeEach(() => { vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }); });
afterEach(() => { vi.useRealTimers(); });

/** A page in which somebody may do something, and what was done in idle moments. */
function world() {
  const page = new EventTarget();
  const free: (() => void)[] = [];
  const idle = watchIdle(page, (then) => free.push(then));
  const done: string[] = [];
  const wait = (name: string): void => void idle.moment().then(() => done.push(name));
  const pass = async (ms: number): Promise<void> => {
    await vi.advanceTimersByTimeAsync(ms);
    for (const then of free.splice(0)) then();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { page, idle, done, wait, pass };
}

describe('an idle moment', () => {
  it('does not come at once, though nobody has touched the page yet: the first picture comes first', async () => {
    const { done, wait, pass } = world();
    wait('scene');
    await pass(0);
    expect(done).toEqual([]);
    await pass(quietMs);
    expect(done).toEqual(['scene']);
  });

  it('comes once nobody has done anything for a while', async () => {
    const { page, done, wait, pass } = world();
    page.dispatchEvent(new Event('pointerdown'));
    wait('scene');
    for (let move = 0; move < 5; move++) {
      await pass(quietMs - 1);
      page.dispatchEvent(new Event('pointermove'));
    }
    expect(done).toEqual([]);
    await pass(quietMs);
    await pass(quietMs);
    expect(done).toEqual(['scene']);
  });

  it('is one for each who waits, one after the other', async () => {
    const { idle, done, wait, pass } = world();
    idle.disturb();
    wait('scene');
    wait('edges');
    await pass(quietMs);
    expect(done).toEqual(['scene']);
    await pass(0);
    expect(done).toEqual(['scene', 'edges']);
  });

  it('comes later where the browser is free only after somebody did something again', async () => {
    const { idle, done, wait, pass } = world();
    idle.disturb();
    wait('scene');
    await vi.advanceTimersByTimeAsync(quietMs);
    idle.disturb();
    await pass(0);
    expect(done).toEqual([]);
    await pass(quietMs);
    expect(done).toEqual(['scene']);
  });

  it('never comes in a page that is gone', async () => {
    const { idle, done, wait, pass } = world();
    wait('scene');
    idle.dispose();
    await pass(2 * quietMs);
    expect(done).toEqual([]);
  });
});
