import { describe, expect, it } from 'vitest';
import type { CollectionName } from '../../../src/core/model/ids';
import type { Figure } from '../../../src/features/figures/figure';
import { sectionsOf } from '../../../src/features/figures/sectionsOf';
import { estateOf } from '../../support/worlds';

const world = {
  hosts: {
    h1: { nics: { n: { speed: '10 Gb/s', port: 'leaf/h1' } } },
    h2: { nics: { n: { speed: '1 Gb/s', port: 'leaf/h2' } } },
  },
  switches: {
    leaf: { ports: { h1: {}, h2: {}, up: { speed: '4 Gb/s', to: 'core/leaf' } } }, core: { ports: { leaf: {} } },
    vs: { kind: 'distributed', uplinks: { h1: ['n'], h2: ['n'] } },
  },
  networks: { lan: { switch: 'vs', vlan: 10 } },
  vms: {
    a: { host: 'h1', nics: { e: { network: 'lan' } }, demand: { flows: [{ to: 'b', rate: '500 Mb/s', peak: '2 Gb/s' }, { to: 'ghost', rate: '1 Mb/s' }] } },
    b: { host: 'h2', nics: { e: { network: 'lan' } }, demand: { network: '100 Mb/s' } },
  },
};

/** The figures of the section "Network" of an entry, by name. */
function of(collection: CollectionName, id: string, document: object = world): Readonly<Record<string, Figure>> {
  const estate = estateOf(document);
  const entry = estate.find(collection, id);
  if (!entry) throw new Error(`There is no ${collection}/${id}.`);
  const section = sectionsOf(estate, entry).find(({ title }) => title === 'Network');
  return Object.fromEntries((section?.figures ?? []).map((figure) => [figure.name, figure]));
}

describe('the network of an entry in figures', () => {
  it('says of a host what its uplinks carry, how far they are oversubscribed, and what they cannot do without (B8, P2)', () => {
    const figures = of('hosts', 'h1');
    expect(figures['Uplink n']?.value).toBe('10 Gb/s, 1 Gb/s (20 % asked for) out, 0 b/s (0 % asked for) in');
    expect(figures['Oversubscription']).toMatchObject({ value: '0.2:1', formula: '2 Gb/s / 10 Gb/s = 0.2' });
    expect(figures['Single points of failure']).toMatchObject({ value: 'NIC "n" of host "h1" and switch "leaf"', explanation: expect.stringContaining('NIC "n" of host "h1" cuts off 1 from all others on the network') });
  });

  it('says of a VM what each flow gets, what holds it back, and why one is not carried (B1)', () => {
    const figures = of('vms', 'a');
    expect(figures['To VM "b"']).toMatchObject({ value: '1 Gb/s of 2 Gb/s at peak', explanation: expect.stringContaining('Held back by leaf/h2 to h2/n, which has 1 Gb/s and is asked for 2 Gb/s.') });
    expect(figures['To "ghost"']).toMatchObject({ value: 'not carried', explanation: 'Nothing in the document has the id "ghost".' });
    expect(of('vms', 'b')['To the default gateway']).toMatchObject({ value: '100 Mb/s at peak', explanation: expect.stringContaining('not shown to its end') });
    expect(figures['Single points of failure']?.value).toBe('NIC "n" of host "h1" and switch "leaf"');
  });

  it('says of a network whom a single failure cuts off, and of a switch how far it is oversubscribed (P2, B8)', () => {
    expect(of('networks', 'lan')['Single points of failure']).toMatchObject({ value: 'Switch "leaf", NIC "n" of host "h1" and NIC "n" of host "h2"' });
    expect(of('switches', 'leaf')['Oversubscription']).toMatchObject({ value: '2.8:1', formula: '11 Gb/s / 4 Gb/s = 2.8' });
    expect(of('switches', 'core')).toEqual({});
  });

  it('says nothing where nobody says what they send and nothing would be cut off', () => {
    expect(of('hosts', 'h', { hosts: { h: { nics: { n: { speed: '10 Gb/s' } } } }, vms: { v: { host: 'h' } } })).toEqual({});
    expect(of('vms', 'v', { hosts: { h: {} }, vms: { v: { host: 'h' } } })).toEqual({});
  });
});
