import { describe, expect, it } from 'vitest';
import { memoryOf } from '../../../src/core/model/defaults';
import { hostsThatFit, movesToEvacuate, movesToRelieve, peersOf, type Move } from '../../../src/core/planning/moves';
import { estateOf } from '../../support/worlds';

const said = (moves: readonly Move[] | undefined): readonly string[] | undefined => moves?.map(({ vm, to }) => `${vm} → ${to}`);
const GiB = 2 ** 30;
const hosts = (memory: Readonly<Record<string, string>>, more: object = {}): Readonly<Record<string, unknown>> => Object.fromEntries(Object.entries(memory).map(([id, size]) => [id, { cpu: { cores: 8 }, memory: size, ...more }]));

describe('the peers of a host', () => {
  it('are the other hosts of its cluster, or the others that are in none', () => {
    const estate = estateOf({ clusters: { prod: {} }, hosts: { a: { cluster: 'prod' }, b: { cluster: 'prod' }, c: {}, d: {} } });
    expect([peersOf(estate, 'a'), peersOf(estate, 'c')]).toEqual([['b'], ['d']]);
  });
});

describe('moves that relieve a host', () => {
  it('are one, of the smallest VM that is enough, to the host with most free memory', () => {
    const estate = estateOf({
      hosts: hosts({ full: '16 GiB', small: '16 GiB', large: '64 GiB' }),
      vms: { a: { host: 'full', memory: '2 GiB' }, b: { host: 'full', memory: '6 GiB' }, c: { host: 'full', memory: '12 GiB' } },
    });
    expect(said(movesToRelieve(estate, 'full', memoryOf, 4 * GiB))).toEqual(['b → large']);
  });

  it('are several, the largest first, where one is not enough or fits nowhere', () => {
    const estate = estateOf({
      hosts: hosts({ full: '16 GiB', b: '4 GiB', c: '4 GiB' }),
      vms: { one: { host: 'full', memory: '4 GiB' }, two: { host: 'full', memory: '3 GiB' }, three: { host: 'full', memory: '16 GiB' } },
    });
    expect(said(movesToRelieve(estate, 'full', memoryOf, 7 * GiB))).toEqual(['one → b', 'two → c']);
  });

  it('are none where nobody has room, where room is not known, or where the disks are out of reach', () => {
    const vms = { a: { host: 'full', memory: '8 GiB', disks: { system: { datastore: 'local' } } } };
    expect(movesToRelieve(estateOf({ hosts: hosts({ full: '4 GiB', tiny: '4 GiB' }), vms }), 'full', memoryOf, GiB)).toBeUndefined();
    expect(movesToRelieve(estateOf({ hosts: { ...hosts({ full: '4 GiB' }), unknown: { derived: true } }, vms }), 'full', memoryOf, GiB)).toBeUndefined();
    const datastores = { local: { mountedBy: ['full'] } };
    expect(movesToRelieve(estateOf({ hosts: hosts({ full: '4 GiB', large: '64 GiB' }), datastores, vms }), 'full', memoryOf, GiB)).toBeUndefined();
  });
});

describe('evacuating a host', () => {
  it('spreads its running VMs over its peers, without filling one beyond what it has', () => {
    const estate = estateOf({
      hosts: hosts({ gone: '16 GiB', b: '8 GiB', c: '4 GiB' }),
      vms: { one: { host: 'gone', memory: '6 GiB' }, two: { host: 'gone', memory: '4 GiB' }, off: { host: 'gone', memory: '64 GiB', power: 'off' } },
    });
    expect(said(movesToEvacuate(estate, 'gone'))).toEqual(['one → b', 'two → c']);
  });

  it('is not possible in part', () => {
    const estate = estateOf({ hosts: hosts({ gone: '16 GiB', b: '8 GiB' }), vms: { one: { host: 'gone', memory: '6 GiB' }, two: { host: 'gone', memory: '4 GiB' } } });
    expect(movesToEvacuate(estate, 'gone')).toBeUndefined();
  });
});

describe('hosts that fit', () => {
  it('come with most free memory first, as many as are asked for', () => {
    const estate = estateOf({ hosts: hosts({ a: '16 GiB', b: '64 GiB', c: '32 GiB', d: '2 GiB' }), vms: { new: { memory: '8 GiB' } } });
    expect(hostsThatFit(estate, ['a', 'b', 'c', 'd'], ['new'], 3)).toEqual(['b', 'c', 'a']);
    expect(hostsThatFit(estate, ['a', 'b', 'c', 'd'], ['new'])).toEqual(['b']);
  });
});
