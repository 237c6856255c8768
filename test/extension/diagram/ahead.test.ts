import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Ahead, quietMs } from '../../../src/extension/diagram/ahead';
import { networkLook } from '../../../src/features/diagram/network/look';
import { DiagramProjection } from '../../../src/features/diagram/projection';
import { Sending } from '../../../src/features/diagram/sending';
import type { FromExtension } from '../../../src/protocol/messages';
import { sessionOf } from '../../support/estate';

beforeEach(() => { vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'clearImmediate', 'performance'] }); });
afterEach(() => { vi.useRealTimers(); });

/** An estate whose network is made ready, and what is sent of it. */
function world({ isShown = true } = {}) {
  const session = sessionOf('{ "networks": { "web": {} }, "hosts": { "h": {} }, "vms": { "a": { "host": "h", "nics": { "eth0": { "network": "web" } } } } }', { rules: [] });
  const projection = new DiagramProjection(session, networkLook);
  const sent: FromExtension[] = [];
  const ahead = new Ahead({ projection: () => (isShown ? projection : undefined), sending: new Sending(), send: (message) => sent.push(message), guard: (slice) => slice() });
  const nodes = (): readonly string[] => sent.flatMap((message) => (message.kind === 'ahead' ? message.nodes.map(({ id }) => id) : []));
  return { ahead, projection, sent, nodes };
}

describe('a view that may be turned to', () => {
  it('is sent in parts, the last of which says so', () => {
    const { ahead, sent, nodes } = world();
    ahead.wants('network');
    expect(sent).toEqual([]);
    vi.runAllTimers();
    expect(nodes()).toContain('vms/a/nics/eth0');
    expect(sent.map((message) => message.kind === 'ahead' && message.isLast)).toEqual([...sent.slice(1).map(() => false), true]);
  });

  it('waits while somebody types, and goes on where it was', () => {
    const { ahead, sent } = world();
    ahead.wants('network');
    vi.advanceTimersToNextTimer();
    const before = sent.length;
    expect(before).toBeGreaterThan(0);
    for (let key = 0; key < 5; key++) {
      ahead.disturbed();
      vi.advanceTimersByTime(quietMs - 1);
    }
    expect(sent.length).toBe(before);
    vi.runAllTimers();
    expect(sent.at(-1)).toMatchObject({ kind: 'ahead', isLast: true });
  });

  it('is given up once it is turned to, or nothing is shown any more', () => {
    for (const stop of [(ahead: Ahead) => ahead.stop('network'), (ahead: Ahead) => ahead.stop()]) {
      const { ahead, sent } = world();
      ahead.wants('network');
      stop(ahead);
      vi.runAllTimers();
      expect(sent).toEqual([]);
    }
  });

  it('is given up where it is the one that is turned to', () => {
    const { ahead, sent } = world();
    ahead.wants('network');
    ahead.turned('network');
    vi.runAllTimers();
    expect(sent).toEqual([]);
  });

  it('is asked for at once after a view was turned to while there was none', () => {
    const { ahead, sent } = world();
    ahead.turned('compute');
    ahead.wants('network');
    vi.advanceTimersByTime(0);
    expect(sent.length).toBeGreaterThan(0);
  });

  it('is sent though another is turned to, a while after that', () => {
    const { ahead, sent } = world();
    ahead.wants('network');
    ahead.turned('storage');
    vi.advanceTimersByTime(quietMs - 1);
    expect(sent).toEqual([]);
    vi.runAllTimers();
    expect(sent.at(-1)).toMatchObject({ kind: 'ahead', view: 'network', isLast: true });
  });

  it('is not sent where nothing is to be sent ahead', () => {
    const { ahead, sent } = world({ isShown: false });
    ahead.wants('network');
    vi.runAllTimers();
    expect(sent).toEqual([]);
  });

  it('is made in slices, between which other things are done', () => {
    const { ahead, projection, sent } = world();
    const prepare = vi.spyOn(projection, 'prepare').mockReturnValueOnce(false).mockReturnValueOnce(false);
    ahead.wants('network');
    vi.advanceTimersToNextTimer();
    expect([prepare.mock.calls.length, sent.length]).toEqual([1, 0]);
    vi.runAllTimers();
    expect(prepare).toHaveBeenCalledTimes(3);
    expect(sent.at(-1)).toMatchObject({ isLast: true });
  });
});
