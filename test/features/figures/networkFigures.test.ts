import { describe, expect, it } from 'vitest';
import type { CollectionName } from '../../../src/core/model/ids';
import { sectionsOfPart } from '../../../src/features/figures/failureFigures';
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
    expect(of('switches', 'core')['Oversubscription']).toBeUndefined();
  });

  it('says of a switch, a router, a NIC and a port whom their failure would cut off, and which link would be fullest (P1, P2)', () => {
    expect(of('switches', 'leaf')['If it fails']).toMatchObject({ value: '2 adapters cut off', explanation: expect.stringContaining('It cuts off "a" and "b" from all others on the network.') });
    expect(of('switches', 'core')['If it fails']).toMatchObject({ value: 'nobody is cut off', explanation: expect.stringContaining('The link most asked for then is leaf/h2 to h2/n, 200 % of its speed at peak; now it is leaf/h2 to h2/n, 200 %') });
    const routed = { ...world, networks: { lan: { switch: 'vs', vlan: 10, subnet: '10.0.0.0/24', gateway: '10.0.0.1' } }, routers: { r: { on: 'core', interfaces: { lan: { network: 'lan', address: '10.0.0.1/24' } } } } };
    expect(of('routers', 'r', routed)['If it fails']).toMatchObject({ value: '2 adapters cut off', explanation: expect.stringContaining('It cuts off "a" and "b" from the gateway.') });
    const ofPart = (collection: CollectionName, id: string, ...path: readonly string[]): readonly (readonly [string, string])[] => {
      const estate = estateOf(world);
      const entry = estate.find(collection, id);
      return (entry ? sectionsOfPart(estate, entry, path) : []).flatMap(({ figures }) => figures.map(({ name, value }) => [name, value] as const));
    };
    expect(ofPart('hosts', 'h1', 'nics', 'n')).toEqual([['If it fails', '1 adapter cut off']]);
    expect(ofPart('switches', 'leaf', 'ports', 'up')).toEqual([['If it fails', 'nobody is cut off']]);
    expect(ofPart('switches', 'vs', 'uplinks', 'h1')).toEqual([]);
  });

  it('tells what it leaves out where there are too many flows', () => {
    const vms = Object.fromEntries(Array.from({ length: 5001 }, (_, i) => [`v${i}`, { host: 'h1', demand: { network: '1 Mb/s' } }]));
    expect(of('hosts', 'h1', { ...world, vms })['Load']).toMatchObject({ value: 'not worked out here', explanation: expect.stringContaining('5001 flows share the links') });
    expect(of('vms', 'v0', { ...world, vms })['Load']?.value).toBe('not worked out here');
    expect(of('switches', 'leaf', { ...world, vms })['If it fails']?.explanation).toContain('topovisor model FILE --without leaf');
  });

  it('says nothing where nobody says what they send and nothing would be cut off', () => {
    expect(of('hosts', 'h', { hosts: { h: { nics: { n: { speed: '10 Gb/s' } } } }, vms: { v: { host: 'h' } } })).toEqual({});
    expect(of('vms', 'v', { hosts: { h: {} }, vms: { v: { host: 'h' } } })).toEqual({});
  });
});
