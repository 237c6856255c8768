import { describe, expect, it } from 'vitest';
import { isMovable, movesTo } from '../../../webview/state/kinds';

describe('what can be moved where', () => {
  it('is a VM to a host, a container to a host or a VM, and what is stored to a datastore', () => {
    expect(movesTo(['vm'])).toEqual(['host']);
    expect(movesTo(['container'])).toEqual(['host', 'vm']);
    expect(movesTo(['disk', 'volume'])).toEqual(['datastore']);
  });

  it('is of several only where all of them can go', () => {
    expect(movesTo(['container', 'vm'])).toEqual(['host']);
    expect(movesTo(['vm', 'disk'])).toEqual([]);
    expect(movesTo([])).toEqual([]);
  });

  it('is nothing else', () => {
    for (const kind of ['datastore', 'pool', 'host', 'nic', undefined]) expect(isMovable(kind)).toBe(false);
  });
});
