import { expect, it } from 'vitest';
import { defineRule, placeIn } from '../../../src/core/diagnostics/rule';
import { cardOf } from '../../../src/features/diagram/card';
import { sessionOf } from '../../support/estate';

it('says of a node its figures and findings, and nothing of one that is gone', () => {
  const session = sessionOf('{ "hosts": { "h": { "cpu": { "cores": 1 }, "memory": "4 GiB" } }, "vms": { "a": { "host": "h", "vcpu": 8, "memory": "2 GiB" } } }');
  const card = cardOf(session, 'hosts/h', 'compute');
  expect([card.title, card.word]).toEqual(['h', 'host']);
  expect(card.lines.length).toBeGreaterThan(0);
  expect(card.lines.length).toBeLessThanOrEqual(6);
  expect(card.findings.map(({ message }) => message).join(' ')).toContain('8 per core');
  expect(cardOf(session, 'hosts/ghost', 'compute')).toEqual({ kind: 'card', title: '', word: '', lines: [], findings: [], more: 0 });
});

const tooSmall = defineRule({
  id: 'too-small', severity: 'warning', summary: '', why: '', remedy: '', examples: { good: [], bad: [] }, on: 'hosts',
  *check(host) {
    if (host.value.cpu?.cores === 1) yield { place: placeIn(host, ['cpu']), message: 'It has one core.' };
  },
});

it('says of a guest its host and how much was found there, where the view does not draw hosts', () => {
  const estate = (groupBy: string): string => `{ "diagram": { "layout": { "compute": { "groupBy": "${groupBy}" } } }, "hosts": { "h": { "cpu": { "cores": 1 } }, "calm": {} }, "vms": { "a": { "host": "h", "tenant": "acme" }, "b": { "host": "calm" }, "lost": {} }, "containers": { "proxy": { "on": "a" } } }`;
  const hostIn = (groupBy: string, node: string): string | undefined => cardOf(sessionOf(estate(groupBy), { rules: [tooSmall] }), node, 'compute').lines.find(([name]) => name === 'Host')?.[1];
  expect(['vms/a', 'vms/b', 'vms/lost', 'containers/proxy', 'hosts/h'].map((node) => hostIn('tenant', node))).toEqual(['h: 1 finding', 'calm', undefined, 'h: 1 finding', undefined]);
  expect(['cluster', 'rack'].map((groupBy) => hostIn(groupBy, 'vms/a'))).toEqual([undefined, undefined]);
});
