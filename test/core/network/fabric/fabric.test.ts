import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fabricOf, fabricWithout } from '../../../../src/core/network/fabric/fabric';
import { pairKey, switchOn } from '../../../../src/core/network/fabric/hostPart';
import { loopsOf } from '../../../../src/core/network/fabric/loops';
import { pathBetween } from '../../../../src/core/network/fabric/path';
import { stationsOf, stationsOn } from '../../../../src/core/network/fabric/stations';
import { networkWires, wiresOf } from '../../../../src/core/network/fabric/wires';
import { partUplinks } from '../../../../src/core/network/fabric/uplinks';
import { mainFile, sessionOf } from '../../../support/estate';
import { extremeDocuments } from '../../../support/extremes';
import { estateOf } from '../../../support/worlds';

const document = {
  switches: { leaf: { ports: { a: {}, b: {} } }, dvs: { kind: 'distributed', uplinks: { ha: ['n'], hb: ['n'] } } },
  hosts: { ha: { memory: '64 GiB', nics: { n: { port: 'leaf/a' } } }, hb: { memory: '32 GiB', nics: { n: { port: 'leaf/b' } } } },
  networks: { lan: { switch: 'dvs', vlan: 10 } },
  vms: { a: { host: 'ha', nics: { e: { network: 'lan', addresses: ['10.0.10.11'] } } }, b: { host: 'hb', nics: { e: { network: 'lan' } } } },
};

/** What of the network is another value after `from` has been replaced by `to` in the text. */
function recomputed(from: string, to: string): readonly string[] {
  const session = sessionOf(JSON.stringify(document));
  const { estate } = session;
  const parts = (): Readonly<Record<string, unknown>> => ({
    physical: fabricOf(estate).physical, 'uplinks of ha': partUplinks(fabricOf(estate), pairKey('dvs', 'ha')), 'uplinks of hb': partUplinks(fabricOf(estate), pairKey('dvs', 'hb')),
    'switch on ha': switchOn(estate, 'dvs', 'ha'), 'NICs of a': stationsOf(estate, 'vms', 'a'), 'NICs of b': stationsOf(estate, 'vms', 'b'),
  });
  const before = parts();
  const text = session.document(mainFile)?.text ?? '';
  session.edit(mainFile, [{ offset: text.indexOf(from), length: from.length, text: to }]);
  const after = parts();
  return Object.keys(before).filter((part) => before[part] !== after[part]);
}

describe('a change', () => {
  it('of a VM leaves all but its own NICs alone', () => {
    expect([recomputed('10.0.10.11', '10.0.10.12'), recomputed('"host":"ha"', '"host":"hb"')]).toEqual([['NICs of a'], ['NICs of a']]);
  });
  it('of what a host has beside its network changes nothing of it', () => {
    expect(recomputed('64 GiB', '96 GiB')).toEqual([]);
  });
  it('of where the NIC of a host is plugged in changes that host alone', () => {
    expect(recomputed('leaf/a', 'leaf/c')).toEqual(['uplinks of ha', 'switch on ha']);
  });
  it('of a port changes the physical network, and of hosts only those plugged into it', () => {
    expect(recomputed('"a":{}', '"a":{"vlan":10}')).toEqual(['physical', 'uplinks of ha']);
  });
});

describe('a network with failures', () => {
  it('does not touch what is known of the whole one', () => {
    const estate = estateOf(document);
    const [station] = stationsOf(estate, 'vms', 'a');
    if (!station) throw new Error('There is no NIC.');
    const namesIn = (fabric: ReturnType<typeof fabricOf>): readonly string[] => [...wiresOf(fabric, station).names];
    const whole = namesIn(fabricOf(estate));
    expect(namesIn(fabricWithout(estate, [{ kind: 'switch', switch: 'leaf' }]))).toEqual(['switch dvs 10 on ha']);
    expect(namesIn(fabricOf(estate))).toEqual(whole);
  });
  it('loses the cables between two sites with the link between these', () => {
    const sites = { switches: { x: { site: 's1', ports: { y: { to: 'y/x' }, h: {} } }, y: { site: 's2', ports: { x: {}, h: {} } } } };
    const estate = estateOf(sites);
    const joined = (fabric: ReturnType<typeof fabricOf>): boolean => fabric.physical.domainOf({ switch: 'x', vlan: 10 }) === fabric.physical.domainOf({ switch: 'y', vlan: 10 });
    expect([joined(fabricOf(estate)), joined(fabricWithout(estate, [{ kind: 'site-link', sites: ['s2', 's1'] }]))]).toEqual([true, false]);
  });
});

describe('whatever a document says of its network', () => {
  it('every question about it has an answer', () => {
    fc.assert(fc.property(extremeDocuments, (extreme) => {
      const estate = estateOf(extreme);
      for (const fabric of [fabricOf(estate), fabricWithout(estate, [{ kind: 'host', host: 'h0' }, { kind: 'port', switch: 's0', port: 'p' }])]) {
        loopsOf(fabric.physical);
        const stations = [...estate.ids('networks')].flatMap((network) => {
          expect(networkWires(fabric, network)).toBeInstanceOf(Set);
          return stationsOn(estate, network);
        });
        for (const a of stations) for (const b of stations) expect(pathBetween(fabric, a, b).hops.length).toBeGreaterThanOrEqual(0);
      }
    }), { numRuns: 200 });
  });
});
