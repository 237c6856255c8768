import { describe, expect, it } from 'vitest';
import { offers, type Offer } from '../../../../src/core/network/bandwidth/offers';
import { estateOf } from '../../../support/worlds';

const hosts = { h: {} };
const offered = (document: object): readonly Offer[] => estateOf({ hosts, ...document }).query(offers, '');
/** "web → vm db 200/800": bits per second, average and at peak. */
const lines = (document: object): readonly string[] => offered(document).map(({ from, to, average, peak, weight }) => `${from.id} → ${to.kind}${'id' in to ? ` ${to.id}` : ''} ${average}/${peak}${weight === 1 ? '' : ` × ${weight}`}`);
const vm = (demand: object, more: object = {}): object => ({ host: 'h', demand, ...more });

describe('what guests send', () => {
  it('goes where their flows say, and the rest to the default gateway (B3)', () => {
    const flows = [{ to: 'db', rate: '200 b/s', peak: '800 b/s', weight: 2 }, { to: 'lan', rate: '100 b/s' }];
    expect(lines({ networks: { lan: {} }, vms: { web: vm({ network: '500 b/s', networkPeak: '1000 b/s', flows }), db: { host: 'h' } } })).toEqual([
      'web → vm db 200/800 × 2', 'web → network lan 100/100', 'web → default-gateway 200/100',
    ]);
  });

  it('is at peak what they send on average where they say nothing else, and never above a limit (B4)', () => {
    expect(lines({ vms: { web: vm({ network: '500 b/s' }), db: vm({ flows: [{ to: 'web', rate: '200 b/s', peak: '800 b/s', limit: '300 b/s' }] }) } })).toEqual([
      'db → vm web 200/300', 'web → default-gateway 500/500',
    ]);
  });

  it('leaves nothing to the gateway where stated flows are more than all of it (B3)', () => {
    expect(lines({ vms: { web: vm({ network: '100 b/s', flows: [{ to: 'web', rate: '200 b/s' }] }) } })).toEqual(['web → vm web 200/200']);
  });

  it('is nothing of who does not run, VMs as well as the containers in them (R12)', () => {
    const network = { network: '100 b/s' };
    expect(lines({
      vms: { off: vm(network, { power: 'off' }), asleep: vm(network, { power: 'suspended' }), gold: vm(network, { template: true }), placeless: { demand: network }, silent: { host: 'h' } },
      containers: { a: { on: 'off', demand: network }, b: { on: 'silent', demand: network }, c: { on: 'h', demand: network }, d: { on: 'nowhere', demand: network } },
    })).toEqual(['b → default-gateway 100/100', 'c → default-gateway 100/100']);
  });

  it('names a receiver that does not exist', () => {
    expect(lines({ vms: { web: vm({ flows: [{ to: 'nobody', rate: '1 b/s' }] }) } })).toEqual(['web → missing nobody 1/1']);
  });
});
