import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { physicalFabricOf, type PhysicalFabric } from '../../../../src/core/network/fabric/physical';
import { physicalPath } from '../../../../src/core/network/fabric/physicalPath';
import { portVlans, tagOn, vlanOfTag, type SwitchPort } from '../../../../src/core/network/fabric/ports';
import { fabricOf, physicalSwitches } from '../../../../src/core/network/fabric/fabric';
import type { Switches } from '../../../../src/core/network/fabric/links';
import type { Switch } from '../../../../src/core/model/entities';
import { randomNetworks } from '../../../support/randomNetwork';
import { estateOf } from '../../../support/worlds';

type Fields = Readonly<Record<string, unknown>>;

/** The physical network of switches "a", "b" …; ports as a document writes them. */
function fabricWith(switches: Fields): PhysicalFabric {
  return fabricOf(estateOf({ switches })).physical;
}
/** Two switches joined by a cable between ports of which each is said. */
const cabled = (a: Fields, b: Fields, ofA: Fields = {}, ofB: Fields = {}): PhysicalFabric =>
  fabricWith({ a: { ports: { up: { ...a, to: 'b/up' } }, ...ofA }, b: { ports: { up: b }, ...ofB } });
const joins = (fabric: PhysicalFabric, a: number, b = a): boolean => fabric.domainOf({ switch: 'a', vlan: a }) === fabric.domainOf({ switch: 'b', vlan: b });
const port = (of: Fields): SwitchPort => (estateOf({ switches: { s: { ports: { p: of } } } }).value('switches', 's')?.ports?.['p'] ?? {});

describe('a port', () => {
  /** Tags of VLANs 1, 10 and 20. */
  const tags = (of: Fields): readonly (number | undefined)[] => [1, 10, 20].map((vlan) => tagOn(portVlans(port(of)), vlan));

  it('that says nothing carries all VLANs, VLAN 1 untagged (L2)', () => {
    expect(tags({})).toEqual([0, 10, 20]);
  });
  it('with a VLAN alone, or in access mode, carries that one untagged (L2)', () => {
    expect([tags({ vlan: 10 }), tags({ mode: 'access' })]).toEqual([[undefined, 0, undefined], [0, undefined, undefined]]);
  });
  it('with a list of VLANs carries these tagged (L2)', () => {
    expect([tags({ vlans: '10' }), tags({ vlans: '1-10' })]).toEqual([[undefined, 10, undefined], [0, 10, undefined]]);
  });
  it('carries its native VLAN untagged where it says one, in the list or not (L2)', () => {
    expect([tags({ vlans: '10', vlan: 20 }), tags({ mode: 'trunk', vlan: 10 })]).toEqual([[undefined, 10, 0], [1, 0, 20]]);
  });
  it('does not take its native VLAN tagged from a host where it says it (L2)', () => {
    expect([{ mode: 'trunk', vlan: 10 }, { vlan: 10 }, {}].map((of, i) => vlanOfTag(portVlans(port(of)), i === 2 ? 1 : 10))).toEqual([undefined, undefined, 1]);
  });
  it('with a list that cannot be read counts as one that says nothing of VLANs', () => {
    expect(tags({ vlans: 'ten' })).toEqual([0, 10, 20]);
  });
});

describe('switches', () => {
  it('share a broadcast domain for each VLAN the cable between them carries at both ends (L1, L3)', () => {
    const fabric = cabled({ vlans: '10,20' }, { vlans: '20,30' });
    expect([10, 20, 30].map((vlan) => joins(fabric, vlan))).toEqual([false, true, false]);
  });
  it('call a domain by its first switch and VLAN (L1)', () => {
    expect(cabled({}, {}).domainOf({ switch: 'b', vlan: 77 })).toBe('a#77');
  });
  it('join two VLANs where native VLANs differ (L3)', () => {
    const fabric = cabled({ mode: 'trunk', vlan: 10 }, { mode: 'trunk', vlan: 20 });
    expect([joins(fabric, 10, 20), joins(fabric, 10), joins(fabric, 20), joins(fabric, 30)]).toEqual([true, false, false, true]);
  });
  it('join the access VLANs of two ports (L3)', () => {
    expect(joins(cabled({ vlan: 10 }, { vlan: 20 }), 10, 20)).toBe(true);
  });
  it('are joined by a cable that is written at one end, or at both, once (L4)', () => {
    const both = fabricWith({ a: { ports: { up: { to: 'b/up' } } }, b: { ports: { up: { to: 'a/up' } } } });
    expect([cabled({}, {}).links.length, both.links.length, joins(both, 10)]).toEqual([1, 1, true]);
  });
  it('are not joined through a port that is not enabled (L4)', () => {
    const fabric = cabled({}, { enabled: false });
    expect([joins(fabric, 10), fabric.links[0]?.down]).toEqual([false, { kind: 'disabled', port: { switch: 'b', port: 'up' } }]);
  });
  it('have no cable to a port that is not there, nor to the same port', () => {
    expect(fabricWith({ a: { ports: { up: { to: 'b/none' }, self: { to: 'a/self' }, owner: { to: 'b' } } }, b: { ports: {} } }).links).toEqual([]);
  });
  it('of a stack are one switch (L5)', () => {
    const fabric = fabricWith({ a: { ports: {}, stackedWith: ['b'] }, b: { ports: {} } });
    expect(joins(fabric, 10)).toBe(true);
  });
});

describe('an aggregation', () => {
  const lag = (mode?: string): Fields => ({ aggregations: { lag: mode === undefined ? {} : { mode } } });
  const inLag = { aggregation: 'lag' };

  it('of two ports at each end is one link (L5)', () => {
    const { links } = fabricWith({
      a: { ports: { up1: { ...inLag, to: 'b/up1' }, up2: { ...inLag, to: 'b/up2' }, alone: { to: 'b/alone' } }, ...lag() },
      b: { ports: { up1: inLag, up2: inLag, alone: {} }, ...lag() },
    });
    expect(links.map(({ id, bundle }) => [id, bundle])).toEqual([['a/alone b/alone', undefined], ['a/up1 b/up1', 'a/lag b/lag'], ['a/up2 b/up2', 'a/lag b/lag']]);
  });
  it('over two stacked switches is one link (L5)', () => {
    const { links } = fabricWith({
      a: { ports: { up: { ...inLag, to: 'c/up1' } }, ...lag(), stackedWith: ['b'] }, b: { ports: { up: { ...inLag, to: 'c/up2' } }, ...lag() },
      c: { ports: { up1: inLag, up2: inLag }, ...lag() },
    });
    expect(links.map(({ bundle }) => bundle)).toEqual(['a/lag c/lag', 'a/lag c/lag']);
  });
  it('carries frames where both ends agree, or the one that is bundled is so by hand (L5)', () => {
    expect([cabled(inLag, inLag, lag(), lag()), cabled(inLag, inLag, lag('static'), lag('static')), cabled(inLag, {}, lag('static'))].map((fabric) => joins(fabric, 10))).toEqual([true, true, true]);
  });
  it('does not come up where one end negotiates and the other does not (L5)', () => {
    const alone = cabled(inLag, {}, lag('lacp'));
    expect([alone, cabled(inLag, inLag, lag(), lag('static'))].map((fabric) => joins(fabric, 10))).toEqual([false, false]);
    expect(alone.links[0]?.down).toEqual({ kind: 'aggregation', negotiates: 'a/up', other: 'b/up' });
  });
  it('does not come up on a switch that cannot negotiate (L5)', () => {
    expect(cabled(inLag, inLag, lag(), { ...lag(), lacp: false }).links[0]?.down).toEqual({ kind: 'no-lacp', switch: 'b' });
  });
});

describe('a spanning tree', () => {
  it('leaves those in a loop of switches in one domain (L6)', () => {
    const fabric = fabricWith({ a: { ports: { b: { to: 'b/a' }, c: { to: 'c/a' } } }, b: { ports: { a: {}, c: { to: 'c/b' } } }, c: { ports: { a: {}, b: {} } } });
    expect(['a', 'b', 'c'].map((id) => fabric.domainOf({ switch: id, vlan: 10 }))).toEqual(['a#10', 'a#10', 'a#10']);
  });
});

describe('the way through switches', () => {
  it('is the shortest, and shows the tag on each cable', () => {
    const fabric = fabricWith({
      a: { ports: { b: { to: 'b/a' }, c: { to: 'c/a' } } }, b: { ports: { a: {}, d: { to: 'd/b' } } }, c: { ports: { a: {}, e: { to: 'e/c' } } },
      d: { ports: { b: {}, host: { vlan: 10 } } }, e: { ports: { c: {}, d: { to: 'd/e' } } },
    });
    const path = physicalPath(fabric, { switch: 'a', vlan: 10 }, { switch: 'd', vlan: 10 });
    expect(path?.map(({ to, tag }) => [to.switch, tag])).toEqual([['b', 10], ['d', 10]]);
  });
});

describe('broadcast domains', () => {
  it('are what a naive flood reaches, VLAN by VLAN (L1, L3)', () => {
    fc.assert(fc.property(randomNetworks({ kinds: false, routers: false }), (document) => {
      const estate = estateOf(document);
      // Bridging hosts left out: the flood knows switches alone.
      const switches = estate.query(physicalSwitches, '');
      const fabric = physicalFabricOf(switches);
      const points = [...switches.keys()].flatMap((id) => [1, 2, 10, 20, 30, 77].map((vlan) => ({ switch: id, vlan })));
      for (const a of points) {
        const reached = flood(switches, a);
        for (const b of points) {
          const same = reached.has(`${b.switch}#${b.vlan}`);
          expect([a, b, fabric.domainOf(a) === fabric.domainOf(b)]).toEqual([a, b, same]);
          expect(physicalPath(fabric, a, b) !== undefined).toBe(same);
        }
      }
    }), { numRuns: 60 });
  });
});

/** Everything a frame reaches from a VLAN of a switch, port by port, by what ports say and nothing else. */
function flood(switches: Switches, from: { readonly switch: string; readonly vlan: number }): ReadonlySet<string> {
  const reached = new Set<string>();
  const visit = (id: string, vlan: number): void => {
    if (reached.has(`${id}#${vlan}`)) return;
    reached.add(`${id}#${vlan}`);
    const item = switches.get(id) ?? {};
    for (const [other, value] of switches) if (other !== id && (item.stackedWith?.some((x) => x === other) === true || value.stackedWith?.some((x) => x === id) === true)) visit(other, vlan);
    for (const [name, near] of Object.entries(item.ports ?? {})) {
      for (const [other, value] of switches) {
        for (const [otherName, far] of Object.entries(value.ports ?? {})) {
          if ((near.to !== `${other}/${otherName}` && far.to !== `${id}/${name}`) || (id === other && name === otherName)) continue;
          if (near.enabled === false || far.enabled === false || !agree(item, near, value, far)) continue;
          const tag = leaves(near, vlan);
          if (tag === undefined) continue;
          for (const arriving of [1, 2, 10, 20, 30, 77]) if (leaves(far, arriving) === tag) visit(other, arriving);
        }
      }
    }
  };
  visit(from.switch, from.vlan);
  return reached;
}

/** The tag with which a frame leaves a port, worked out from the text of its fields. */
function leaves({ mode, vlan, vlans }: SwitchPort, of: number): number | undefined {
  const isAccess = mode === 'access' || (mode !== 'trunk' && vlan !== undefined && vlans === undefined);
  if (isAccess) return of === (vlan ?? 1) ? 0 : undefined;
  const listed = vlans === undefined || vlans.split(',').some((range) => of >= Number(range.split('-')[0]) && of <= Number(range.split('-').at(-1)));
  if (vlan !== undefined) return of === vlan ? 0 : listed ? of : undefined;
  return listed ? (of === 1 ? 0 : of) : undefined;
}

function agree(a: Switch, near: SwitchPort, b: Switch, far: SwitchPort): boolean {
  const modeOf = (owner: Switch, { aggregation }: SwitchPort): string => (aggregation === undefined ? 'none' : (owner.aggregations?.[aggregation] ? (owner.aggregations[aggregation].mode ?? 'lacp') : 'unknown'));
  const [p, q] = [modeOf(a, near), modeOf(b, far)];
  return p === q || p === 'unknown' || q === 'unknown' || (p !== 'lacp' && q !== 'lacp');
}
