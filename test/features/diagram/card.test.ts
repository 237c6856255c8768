import { expect, it } from 'vitest';
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
