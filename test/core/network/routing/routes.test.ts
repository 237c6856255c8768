import { describe, expect, it } from 'vitest';
import { parseAddress, type Address } from '../../../../src/core/network/addressing/addresses';
import { destinationNat, natRulesOf, sourceNat } from '../../../../src/core/network/routing/nat';
import { rangeOfText } from '../../../../src/core/network/addressing/ranges';
import { findRoute, routingTableOf } from '../../../../src/core/network/routing/routes';
import { trafficOf, trafficText } from '../../../../src/core/network/routing/traffic';
import { estateOf } from '../../../support/worlds';

const estate = estateOf({
  routers: {
    r: {
      interfaces: { inside: { network: 'web', address: '10.0.10.1/24' }, out: { network: 'wan', address: '192.0.2.1' }, six: { network: 'v6', address: '2001:db8:1::1/64' } },
      routes: [{ to: '0.0.0.0/0', via: '192.0.2.2' }, { to: '10.0.0.0/8', via: '10.0.10.2' }, { to: '10.0.10.0/24', via: '10.0.10.3' }, { to: '10.0.20.0/24', via: '172.16.0.1' }, { to: '10.0.10.99', via: '10.0.10.4' }, { to: '::/0', via: '2001:db8:1::2' }],
    },
  },
  networks: { web: { subnet: '10.0.10.0/24' }, wan: { subnet: '192.0.2.0/30' }, v6: { subnet: '2001:db8:1::/64' } },
});

function at(text: string): Address {
  const read = parseAddress(text);
  if (read.kind === 'invalid') throw new Error(read.reason);
  return read.address;
}

describe('A router', () => {
  const table = routingTableOf(estate, estate.value('routers', 'r') ?? {});
  const via = (destination: string): string => {
    const route = findRoute(table, at(destination));
    return route === undefined ? 'nowhere' : `${route.interface.name} ${route.via?.text ?? 'directly'}`;
  };

  it('takes the longest prefix that matches (R5)', () => {
    expect(via('203.0.113.7')).toBe('out 192.0.2.2');
    expect(via('10.7.7.7')).toBe('inside 10.0.10.2');
    expect(via('10.0.10.99')).toBe('inside 10.0.10.4');
    expect(via('2001:db8:9::1')).toBe('six 2001:db8:1::2');
  });

  it('takes a connected prefix before a route of the same length (R5)', () => {
    expect(via('10.0.10.7')).toBe('inside directly');
    // Without a prefix length of its own, an interface has that of its network.
    expect(via('192.0.2.2')).toBe('out directly');
  });

  it('does not use a route whose next hop is on none of its wires (R5)', () => {
    expect(via('10.0.20.1')).toBe('inside 10.0.10.2');
    expect(table.unused).toMatchObject([{ index: 3, via: { text: '172.16.0.1' } }]);
  });
});

describe('Translation', () => {
  const rules = natRulesOf({
    nat: [
      { kind: 'destination', from: '198.51.100.7', to: '10.0.10.11', protocol: 'tcp', ports: '443', toPort: '8443' },
      { kind: 'destination', from: '198.51.100.7', to: '10.0.10.12' },
      { kind: 'source', from: '10.0.10.0/24', to: '198.51.100.7' },
    ],
  });

  it('of the destination is by the first rule that matches, with its port (R7)', () => {
    const to = (port?: number): readonly string[] => destinationNat(rules, at('198.51.100.7'), trafficOf(port === undefined ? {} : { protocol: 'tcp', port })).translations.map(({ address, traffic }) => `${address.text} ${trafficText(traffic)}`);
    expect(to(443)).toEqual(['10.0.10.11 TCP to port 8443']);
    expect(to(80)).toEqual(['10.0.10.12 TCP to port 80']);
    expect(to()).toHaveLength(2);
    expect(destinationNat(rules, at('198.51.100.8'), trafficOf({})).translations).toEqual([]);
  });

  it('of the source is for senders of its prefix alone (R7)', () => {
    expect(sourceNat(rules, rangeOfText('10.0.10.0/24'), trafficOf({}), 'wan')?.address.text).toBe('198.51.100.7');
    expect(sourceNat(rules, rangeOfText('10.0.20.5'), trafficOf({}), 'wan')).toBeUndefined();
  });

  it('of the source that names an interface is for what leaves by it alone; one that names none for all (R7)', () => {
    const [source, traffic] = [rangeOfText('10.0.10.5'), trafficOf({})];
    const both = natRulesOf({ nat: [{ kind: 'source', from: '10.0.0.0/8', out: 'wan', to: '198.51.100.7' }, { kind: 'source', from: '10.0.0.0/8', to: '198.51.100.8' }] });
    expect(['wan', 'lan'].map((out) => sourceNat(both, source, traffic, out)?.address.text)).toEqual(['198.51.100.7', '198.51.100.8']);
    expect(sourceNat(both.slice(0, 1), source, traffic, 'lan')).toBeUndefined();
  });
});
