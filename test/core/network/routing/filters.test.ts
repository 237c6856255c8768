import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../../../src/core/network/addressing/addresses';
import { rangeOfAddress, rangeOfText } from '../../../../src/core/network/addressing/ranges';
import { filtersOf, pass, verdictOf } from '../../../../src/core/network/routing/filters';
import { matches, partyOf, type PartyFacts } from '../../../../src/core/network/routing/parties';
import { both, isNothing, isSame, nothing, trafficOf, trafficText, without, type Question } from '../../../../src/core/network/routing/traffic';
import { estateOf } from '../../../support/worlds';

const world = estateOf({
  networks: { web: { subnet: '10.0.10.0/24', tenant: 'shop' }, db: { subnet: '10.0.20.0/24' }, shop: {} },
  vms: { 'web-01': { tags: ['front'], tenant: 'acme', nics: { eth0: { network: 'web' } } }, 'db-01': { tags: ['db'] } },
});
const web01: PartyFacts = { owner: { collection: 'vms', id: 'web-01' }, network: 'web', tags: ['front'], tenant: 'acme', addresses: at('10.0.10.11') };
const db01: PartyFacts = { owner: { collection: 'vms', id: 'db-01' }, network: 'db', tags: ['db'], tenant: undefined, addresses: at('10.0.20.11') };
const outside: PartyFacts = { owner: undefined, network: undefined, tags: [], tenant: undefined, addresses: at('203.0.113.7') };

function at(text: string): PartyFacts['addresses'] {
  const read = parseAddress(text);
  return read.kind === 'address' ? rangeOfAddress(read.address) : undefined;
}
type Written = Parameters<typeof filtersOf>[1];
const verdict = (written: Written, question: Question = {}, from = web01, to = db01): string => verdictOf(pass(filtersOf(world, written), from, to, trafficOf(question)).possible, question);

describe('A list of filters', () => {
  it('is asked first to last, and what none matches follows the default (R7)', () => {
    const denyThenAllow: Written = { filters: [{ action: 'deny', from: 'network:web' }, { action: 'allow' }] };
    expect(verdict(denyThenAllow)).toBe('closed');
    expect(verdict(denyThenAllow, {}, outside)).toBe('open');
    expect(verdict({ filters: [{ action: 'deny', to: 'network:web' }] })).toBe('open');
    expect(verdict({ filters: [{ action: 'allow', to: 'network:web' }], defaultAction: 'deny' })).toBe('closed');
  });

  it('names the filter that decided, or none where the default did', () => {
    const written: Written = { filters: [{ action: 'allow', from: 'tag:absent' }, { action: 'deny', from: 'web', to: '10.0.20.0/24', protocol: 'tcp', ports: '443' }], defaultAction: 'deny' };
    const asked = (question: Question): string | undefined => pass(filtersOf(world, written), web01, db01, trafficOf(question)).decided?.text;
    expect(asked({ protocol: 'tcp', port: 443 })).toBe('deny web → 10.0.20.0/24, tcp 443');
    expect(asked({ protocol: 'udp', port: 53 })).toBeUndefined();
  });

  it('names the filter that lets a part through, not the default that denies the rest (R7)', () => {
    const decided = (written: Written): string | undefined => pass(filtersOf(world, written), web01, db01, trafficOf({})).decided?.text;
    expect(decided({ filters: [{ action: 'allow', protocol: 'tcp', ports: '443' }], defaultAction: 'deny' })).toBe('allow any → any, tcp 443');
    expect(decided({ filters: [{ action: 'deny', protocol: 'tcp', ports: '22' }] })).toBeUndefined();
  });

  it('does not close a way by denying some protocols or ports only (R11)', () => {
    const written: Written = { filters: [{ action: 'deny', protocol: 'tcp', ports: '22,8000-8999' }] };
    expect(verdict(written)).toBe('open');
    expect(verdict(written, { protocol: 'tcp' })).toBe('open');
    expect(verdict(written, { protocol: 'tcp', port: 8080 })).toBe('closed');
    expect(verdict(written, { protocol: 'tcp', port: 443 })).toBe('open');
    expect(verdict(written, { protocol: 'udp', port: 8080 })).toBe('open');
  });

  it('opens a way in part where it allows some protocols or ports only (R11)', () => {
    const written: Written = { filters: [{ action: 'allow', protocol: 'tcp', ports: '443' }], defaultAction: 'deny' };
    expect(verdict(written)).toBe('part');
    expect(verdict(written, { protocol: 'tcp' })).toBe('part');
    expect(verdict(written, { protocol: 'tcp', port: 443 })).toBe('open');
    expect(verdict(written, { protocol: 'icmp' })).toBe('closed');
  });

  it('decides nothing by a filter whose ports cannot be read', () => {
    expect(verdict({ filters: [{ action: 'deny', ports: 'https' }] })).toBe('open');
  });

  it('is not certain about who has one of several addresses, some of which it names (R1)', () => {
    const someAddress = { ...web01, addresses: rangeOfText('10.0.10.0/24') };
    const denyHalf = filtersOf(world, { filters: [{ action: 'deny', from: '10.0.10.0/25' }] });
    const { allowed, possible } = pass(denyHalf, someAddress, db01, trafficOf({}));
    expect(isNothing(allowed)).toBe(true);
    expect(isNothing(possible)).toBe(false);
    const denyAll = filtersOf(world, { filters: [{ action: 'deny', from: '10.0.0.0/16' }] });
    expect(isNothing(pass(denyAll, someAddress, db01, trafficOf({})).possible)).toBe(true);
  });

  it('lets no less through without one of its denials', () => {
    const filter = fc.record({ action: fc.constantFrom('allow' as const, 'deny' as const), from: fc.constantFrom('any', 'web', 'tag:front', '10.0.0.0/8', 'db'), protocol: fc.constantFrom('any' as const, 'tcp' as const, 'udp' as const), ports: fc.constantFrom('443', '1-100', '80,443') });
    fc.assert(fc.property(fc.array(filter, { minLength: 1, maxLength: 5 }), fc.nat(), fc.constantFrom('allow' as const, 'deny' as const), (filters, n, defaultAction) => {
      const left = filters.filter((each, i) => i !== n % filters.length || each.action === 'allow');
      const [before, after] = [filters, left].map((list) => pass(filtersOf(world, { filters: list, defaultAction }), web01, db01, trafficOf({})).possible);
      expect(isNothing(without(before ?? nothing, after ?? nothing))).toBe(true);
    }));
  });
});

describe('A party', () => {
  const isMatch = (text: string, facts: PartyFacts, groups = {}): string => matches(partyOf(world, text, groups), facts);

  it('by a bare word is a group, a network, a tag or a tenant, the first that exists (R9)', () => {
    expect(isMatch('web', web01)).toBe('yes');
    expect(isMatch('web', web01, { web: { tags: ['db'] } })).toBe('no');
    expect(isMatch('web', db01, { web: { tags: ['db'] } })).toBe('yes');
    expect(isMatch('front', web01)).toBe('yes');
    expect(isMatch('acme', web01)).toBe('yes');
    // There is a network of this name: the tenant is not looked for.
    expect(isMatch('shop', { ...web01, tenant: 'shop' })).toBe('no');
    expect(isMatch('tenant:shop', { ...web01, tenant: 'shop' })).toBe('yes');
  });

  it('that does not exist matches nothing (R9)', () => {
    for (const nobody of ['nobody', 'group:nobody', 'network:nobody', 'tag:nobody', 'tenant:nobody', 'vm:nobody', '10.0.0.0/99']) expect([nobody, isMatch(nobody, web01)]).toEqual([nobody, 'no']);
  });

  it('is a prefix or an address, of version 4 or 6', () => {
    expect(isMatch('10.0.10.0/24', web01)).toBe('yes');
    expect(isMatch('10.0.10.11', web01)).toBe('yes');
    expect(isMatch('10.0.10.12', web01)).toBe('no');
    expect(isMatch('2001:db8::/32', { ...web01, addresses: at('2001:db8:7::1') })).toBe('yes');
    expect(isMatch('::/0', web01)).toBe('no');
  });

  it('that is a network is met by an address of it of which nothing else is known', () => {
    expect(isMatch('network:web', { ...outside, addresses: at('10.0.10.99') })).toBe('yes');
    expect(isMatch('network:web', outside)).toBe('no');
  });

  it('that is a group is met by whoever meets any of what it names', () => {
    const groups = { g: { tags: ['front'], networks: ['db'], prefixes: ['203.0.113.0/24'], members: ['vm-x'] } };
    expect([web01, db01, outside].map((facts) => isMatch('group:g', facts, groups))).toEqual(['yes', 'yes', 'yes']);
    expect(isMatch('group:g', { ...outside, addresses: at('198.51.100.1') }, groups)).toBe('no');
  });
});

describe('Traffic', () => {
  it('reads as a person would say it', () => {
    expect(trafficText(trafficOf({}))).toBe('anything');
    expect(trafficText(trafficOf({ protocol: 'tcp', port: 443 }))).toBe('TCP to port 443');
    expect(trafficText(without(trafficOf({ protocol: 'tcp' }), trafficOf({ port: 22 })))).toBe('TCP except to port 22');
    expect(trafficText(both(trafficOf({ port: 53 }), trafficOf({})))).toBe('TCP or UDP to port 53');
    expect(isSame(both(trafficOf({ port: 53 }), trafficOf({ protocol: 'icmp' })), nothing)).toBe(true);
  });
});
