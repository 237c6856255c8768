import { describe, expect, it } from 'vitest';
import { GiB, TiB } from '../../../src/core/catalogue/figures';
import { ownMemoryOf } from '../../../src/core/catalogue/ownMemory';
import { findRelease } from '../../../src/core/catalogue/releases';

describe('what a product takes of a host', () => {
  it('grows with the host up to a bound (XenServer 8, Memory usage: 1 GiB plus 5 % of the memory, at most 8 GiB)', () => {
    const own = findRelease('xenserver-8')?.traits.memory.own ?? expect.fail('XenServer 8 has a control domain.');
    expect([ownMemoryOf(own, 20 * GiB), ownMemoryOf(own, 100 * GiB), ownMemoryOf(own, TiB)]).toEqual([2 * GiB, 6 * GiB, 8 * GiB]);
  });
  it('may be one amount on any host', () => {
    expect(ownMemoryOf({ value: GiB, source: 's' }, TiB)).toBe(GiB);
  });
});
