import { describe, expect, it } from 'vitest';
import { whereAdds } from '../../../src/features/diagram/whereAdds';
import { sessionOf } from '../../support/estate';

const text = '{ "hosts": { "big": { "hypervisor": "esxi-8.0", "cpu": { "cores": 32 }, "memory": "256 GiB" }, "tiny": { "hypervisor": "esxi-8.0", "cpu": { "cores": 1 }, "memory": "8 GiB" } } }';

describe('before something new is dropped', () => {
  it('says on which hosts it would fit, and why it would not', () => {
    const session = sessionOf(text);
    const verdicts = whereAdds(session, { what: 'vm', template: 'vm-large' });
    expect(verdicts.map(({ node, fits }) => [node, fits])).toEqual([['hosts/big', true], ['hosts/tiny', false]]);
    expect(verdicts[1]?.reasons.join(' ')).toMatch(/\d/);
    // It was only supposed.
    expect(session.estate.ids('vms')).toEqual([]);
  });

  it('says it of several together', () => {
    const fits = (count: number): boolean | undefined => whereAdds(sessionOf(text), { what: 'vm', template: 'vm-large', count }).find(({ node }) => node === 'hosts/big')?.fits;
    expect([fits(2), fits(64)]).toEqual([true, false]);
  });

  it('says nothing of what needs no room', () => {
    expect(whereAdds(sessionOf(text), { what: 'cluster' })).toEqual([]);
  });
});
