import { describe, expect, it } from 'vitest';
import { findPort, isOneBundle, uplinkSpeed, uplinksOn } from '../../../../src/core/network/usage/uplinks';
import { sessionOf } from '../../../support/estate';

const estateOf = (document: object) => sessionOf(JSON.stringify(document)).estate;
const nics = { n0: { speed: '10 Gb/s' }, n1: { speed: '25 Gb/s' } };

describe('the uplinks of a virtual switch on a host', () => {
  it('are those in use and those that stand by, each once', () => {
    const estate = estateOf({ switches: { s: { uplinks: { h: ['n0', 'n1'] }, standby: { h: ['n1', 'n2'], other: ['n9'] } } } });
    expect(uplinksOn(estate.value('switches', 's') ?? {}, 'h')).toEqual(['n0', 'n1', 'n2']);
    expect(uplinksOn(estate.value('switches', 's') ?? {}, 'constructor')).toEqual([]);
  });
});

describe('what an adapter can send through its uplinks', () => {
  const speed = (item: object, network: object = {}, known: object = nics) =>
    estateOf({ hosts: { h: { nics: known } }, switches: { s: { kind: 'distributed', uplinks: { h: ['n0', 'n1'] }, ...item } }, networks: { n: { switch: 's', ...network } } }).query(uplinkSpeed, 'h n')?.speed;

  it('is the fastest of them, one being used at a time (L12)', () => expect(speed({})).toBe(25e9));
  it('is all of them where addresses choose, or they are bundled (B6)', () => expect([speed({ teaming: 'ip-hash' }), speed({ aggregation: 'lacp' }), speed({}, { teaming: 'ip-hash' })]).toEqual([35e9, 35e9, 35e9]));
  it('is that of those the network takes', () => expect([speed({}, { uplinks: ['n0'] }), speed({}, { uplinks: ['n0'], standby: ['n1'] })]).toEqual([10e9, 25e9]));
  it('is not known where a speed is not, or there are none', () => expect([speed({}, {}, { n0: { speed: '10 Gb/s' }, n1: {} }), speed({ uplinks: {} })]).toEqual([undefined, undefined]));
});

describe('ports of one bundle', () => {
  const switches = (more: object) => estateOf({
    switches: {
      a: { aggregations: { po1: {} }, ports: { e1: { aggregation: 'po1' }, e2: { aggregation: 'po1' }, e3: { aggregation: 'po2' }, e4: {} }, ...more },
      b: { aggregations: { po1: { mode: 'static' } }, ports: { e1: { aggregation: 'po1' } } },
    },
  });
  const isOne = (more: object, one: string, other: string): boolean => {
    const estate = switches(more);
    const [x, y] = [findPort(estate, one), findPort(estate, other)];
    return x !== undefined && y !== undefined && isOneBundle(x, y);
  };

  it('are of one aggregation of one switch', () => expect([isOne({}, 'a/e1', 'a/e2'), isOne({}, 'a/e1', 'a/e3'), isOne({}, 'a/e4', 'a/e4')]).toEqual([true, false, false]));
  it('are of one name in switches that act as one, whichever says so', () => expect([isOne({}, 'a/e1', 'b/e1'), isOne({ stackedWith: ['b'] }, 'a/e1', 'b/e1'), isOne({ stackedWith: ['b'] }, 'b/e1', 'a/e1')]).toEqual([false, true, true]));
  it('tell how they are made, where their switch does', () => {
    const estate = switches({});
    expect(['a/e1', 'b/e1', 'a/e3', 'a/e4', 'a/e9', 'nowhere'].map((text) => findPort(estate, text)?.aggregation?.mode)).toEqual(['lacp', 'static', 'unknown', undefined, undefined, undefined]);
  });
});
