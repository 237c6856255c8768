import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change, JsonValue } from '../../../../src/core/model/change';
import type { Estate } from '../../../../src/core/model/estate';
import { isolationOf } from '../../../../src/core/network/isolation/isolation';
import { wayOf } from '../../../../src/core/network/trace/trace';
import { carryOut } from '../../../support/randomEstate';
import { mainFile, sessionOf } from '../../../support/estate';
import { randomNetworks } from '../../../support/randomNetwork';
import { randomFilters, randomGuests } from '../../../support/randomGuests';
import { estateOf } from '../../../support/worlds';

type Entries = Record<string, Record<string, unknown>>;
type Document = Record<string, Entries>;

const order = ['not', 'part', 'open'];
const vms = (document: JsonValue): readonly string[] => Object.keys((document as unknown as Document)['vms'] ?? {});

function found(estate: Estate, from: string, to: string): string {
  const way = wayOf(estate, from, to, {});
  return !way || way.stop || !way.certain ? 'not' : way.verdict;
}

/** Every pair of VMs one of which reaches less of the other than before. */
function losses(before: JsonValue, after: JsonValue): readonly string[] {
  const [first, second] = [estateOf(before), estateOf(after)];
  return vms(before).flatMap((from) => vms(before).flatMap((to) => {
    const [was, is] = from === to ? ['not', 'not'] : [found(first, from, to), found(second, from, to)];
    return order.indexOf(is) < order.indexOf(was) ? [`${from} → ${to}: ${was}, then ${is}`] : [];
  }));
}

function edited(document: JsonValue, edit: (made: Document) => void): JsonValue {
  const made = structuredClone(document) as unknown as Document;
  edit(made);
  return made as unknown as JsonValue;
}

/** The lists of filters of a document, to be changed in place. */
function listsOf(made: Document): readonly (readonly [Record<string, unknown>, Record<string, unknown>[]])[] {
  return [...Object.values(made['routers'] ?? {}), ...Object.values(made['firewalls'] ?? {})].map((entry) => [entry, (entry['filters'] ?? []) as Record<string, unknown>[]] as const);
}

describe('nobody reaches less', () => {
  it('without one of the denials (R7, R8)', () => {
    fc.assert(fc.property(randomGuests, fc.nat(), (document, n) => {
      const after = edited(document, (made) => {
        const denials = listsOf(made).flatMap(([entry, filters]) => filters.filter(({ action }) => action === 'deny').map((denial) => ({ entry, filters, denial })));
        const taken = denials[n % Math.max(1, denials.length)];
        if (taken) taken.entry['filters'] = taken.filters.filter((filter) => filter !== taken.denial);
      });
      expect(losses(document, after)).toEqual([]);
    }), { numRuns: 100 });
  });

  it('without the firewalls (R8)', () => {
    fc.assert(fc.property(randomGuests, (document) => {
      expect(losses(document, edited(document, (made) => void delete made['firewalls']))).toEqual([]);
    }), { numRuns: 60 });
  });

  it('with one more thing allowed, wherever it stands in the list (R7)', () => {
    fc.assert(fc.property(randomGuests, randomFilters, fc.nat(), fc.nat(), (document, [filter], n, at) => {
      const after = edited(document, (made) => {
        const lists = listsOf(made);
        const list = lists[n % Math.max(1, lists.length)];
        if (list && filter) list[0]['filters'] = [...list[1].slice(0, at % (list[1].length + 1)), { ...filter, action: 'allow' }, ...list[1].slice(at % (list[1].length + 1))];
      });
      expect(losses(document, after)).toEqual([]);
    }), { numRuns: 100 });
  });
});

it('where one router joins the networks, and nothing filters or translates, who is reached reaches back (R2, R6)', () => {
  fc.assert(fc.property(randomNetworks({ kinds: false }), (document) => {
    const estate = estateOf(edited(document, (made) => {
      const [first] = Object.entries(made['routers'] ?? {});
      made['routers'] = first ? { r1: { ...first[1], distributed: false, interfaces: { a: { network: 'n10', address: '10.0.10.1/24' }, b: { network: 'n20', address: '10.0.20.1/24' } } } } : {};
    }));
    for (const from of vms(document)) for (const to of vms(document)) expect([from, to, found(estate, from, to)]).toEqual([from, to, found(estate, to, from)]);
  }), { numRuns: 100 });
});

const value = (given: fc.Arbitrary<unknown>): fc.Arbitrary<JsonValue> => given.map((of) => JSON.parse(JSON.stringify(of)) as JsonValue);
const set = (path: readonly string[], to: fc.Arbitrary<unknown>): fc.Arbitrary<Change> => value(to).map((written) => ({ kind: 'set', file: mainFile, path, value: written }));

/** What a person changes: guests, their NICs, VLANs, trunks, uplinks, routers and filters. */
const edits: fc.Arbitrary<Change> = fc.oneof(
  set(['vms', 'v1', 'host'], fc.constantFrom('h1', 'h2', 'h3', 'nowhere')), set(['vms', 'v2', 'nics', 'eth0', 'network'], fc.constantFrom('n10', 'n20', 'm10', 'bridge')),
  set(['vms', 'w1', 'tags'], fc.constantFrom(['front'], [])), set(['vms', 'w2', 'power'], fc.constantFrom('on', 'off')), set(['vms', 'v1', 'nics', 'eth0', 'addresses'], fc.constantFrom(['10.0.10.1/24'], ['10.0.10.50/25'], [])),
  set(['networks', 'n10', 'vlan'], fc.constantFrom(0, 10, 20, 4095)), set(['networks', 'm10', 'switch'], fc.constantFrom('vs1', 'vs2', 'leaf1', 'none')), set(['networks', 'n20', 'tenant'], fc.constantFrom('red', 'blue')),
  set(['switches', 'leaf1', 'ports', 'up1', 'vlans'], fc.constantFrom('10', '20', '10,20')), set(['switches', 'leaf2', 'ports', 'p1', 'enabled'], fc.boolean()), set(['switches', 'leaf1', 'ports', 'up2', 'to'], fc.constantFrom('leaf2/up1', 'spine/up1')),
  set(['switches', 'vs1', 'uplinks', 'h1'], fc.constantFrom(['nic0'], ['nic1'], [])), set(['hosts', 'h2', 'nics', 'nic0', 'port'], fc.constantFrom('leaf1/p2', 'leaf2/p2')),
  set(['routers', 'r1'], fc.record({ interfaces: fc.constant({ a: { network: 'n10', address: '10.0.10.1/24' }, b: { network: 'n20', address: '10.0.20.1/24' } }), distributed: fc.boolean() })), set(['routers', 'r1', 'filters'], randomFilters), set(['firewalls', 'f'], fc.record({ filters: randomFilters })),
  fc.constantFrom(['routers', 'r1'], ['vms', 'v3'], ['hosts', 'h3'], ['networks', 'm10'], ['switches', 'spine'], ['firewalls', 'f']).map((path): Change => ({ kind: 'remove', file: mainFile, path })),
);

/** Every cell of the matrix in words. */
function matrixText(estate: Estate): readonly string[] {
  const { classes, cell } = isolationOf(estate);
  return classes.flatMap((_, i) => classes.map((__, j) => {
    const shown = cell(i, j);
    return shown ? `${shown.from.key} → ${shown.to.key}: ${shown.reach}${shown.isUnguarded ? ', unguarded' : ''}` : `${i} ${j}`;
  }));
}

it('the matrix and every trace after edits are what they are in a document read anew', () => {
  fc.assert(fc.property(randomGuests, fc.array(edits, { minLength: 1, maxLength: 6 }), (document, changes) => {
    const session = sessionOf(JSON.stringify(document, null, 2));
    matrixText(session.estate);
    for (const change of changes) {
      carryOut(session, [change]);
      const anew = sessionOf(session.document(mainFile)?.text ?? '').estate;
      expect(matrixText(session.estate)).toEqual(matrixText(anew));
      for (const [from, to] of [['v1', 'v2'], ['w1', 'v1'], ['v2', 'w2']] as const) expect(found(session.estate, from, to)).toBe(found(anew, from, to));
    }
  }), { numRuns: 40 });
});
