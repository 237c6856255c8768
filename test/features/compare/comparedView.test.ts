import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ComparedView } from '../../../src/features/compare/comparedView';
import { LiveComparison } from '../../../src/features/compare/comparison';
import { looks } from '../../../src/features/diagram/looks';
import { DiagramProjection } from '../../../src/features/diagram/projection';
import type { Session } from '../../../src/features/session';
import { wentTo } from '../../../src/protocol/comparison';
import type { ViewName } from '../../../src/protocol/view';
import { sessionOf } from '../../support/estate';
import { carryOut, estateChanges, estateTexts } from '../../support/randomEstate';
import { Drawn, inOrder } from '../support/drawn';

function comparedView(before: Session, after: Session, view: ViewName = 'compute'): ComparedView {
  return new ComparedView(new LiveComparison(before, after), new DiagramProjection(before, looks[view]), new DiagramProjection(after, looks[view]));
}

/** The tree as an outline: what became of each node behind it. */
function outline(before: string, after: string, view: ViewName = 'compute'): string {
  const { nodes } = comparedView(sessionOf(before), sessionOf(after), view).view();
  const below = (parent: string | null, indent: string): string[] =>
    nodes.filter((node) => node.parent === parent).sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1)).flatMap((node) => [`${indent}${node.id}${node.change === undefined ? '' : ` ${node.change}`}`, ...below(node.id, `${indent}  `)]);
  return `\n${below(null, '      ').join('\n')}\n    `;
}

describe('a view with what another version had', () => {
  it('marks what became of each node, keeps what was removed where it was, and shows where what moved lay', () => {
    expect(outline(
      '{ "hosts": { "h1": {}, "h2": {} }, "vms": { "a": { "host": "h1" }, "b": { "host": "h1" }, "c": { "host": "h1", "vcpu": 1 } } }',
      '{ "hosts": { "h1": {}, "h2": {} }, "vms": { "b": { "host": "h2" }, "c": { "host": "h1", "vcpu": 2 }, "d": { "host": "h2" } } }',
    )).toBe(`
      hosts/h1
        vms/c changed
        vms/a removed
        was/vms/b moved
      hosts/h2
        vms/b moved
        vms/d added
    `);
  });

  it('keeps what stood in what is gone, and groups that only the other version had', () => {
    expect(outline('{ "hosts": { "h1": {} }, "vms": { "a": { "host": "h1" }, "b": {} } }', '{ "hosts": { "h2": {} }, "vms": { "b": { "host": "h2" } } }')).toBe(`
      hosts/h2 added
        vms/b moved
      hosts/h1 removed
        vms/a removed
      group/unplaced
        was/vms/b moved
    `);
  });

  it('follows what has another id, so that what lies in it has not moved', () => {
    expect(outline('{ "hosts": { "h1": { "memory": "64 GiB" } }, "vms": { "a": { "host": "h1" } } }', '{ "hosts": { "esx": { "memory": "64 GiB" } }, "vms": { "a": { "host": "esx" } } }')).toBe(`
      hosts/esx changed
        vms/a
    `);
  });

  it('marks what changed of the parts that a view draws, and the lines that came and went', () => {
    const estate = (network: string): string => `{ "hosts": { "h": { "nics": { "vmnic0": {} } } }, "switches": { "vs": { "kind": "standard", "host": "h", "uplinks": ["vmnic0"] } },
      "networks": { "lan": { "switch": "vs", "vlan": 10 }, "dmz": { "switch": "vs", "vlan": 20 } }, "vms": { "web": { "host": "h", "nics": { "eth0": { "network": "${network}" }, "eth1": { "network": "lan" } } } } }`;
    const { nodes } = comparedView(sessionOf(estate('lan')), sessionOf(estate('dmz')), 'network').view();
    expect(nodes.flatMap(({ id, parent, change }) => (change === undefined ? [] : [`${change} ${id} in ${parent}`]))).toEqual(['moved vms/web/nics/eth0 in networks/dmz', 'moved was/vms/web/nics/eth0 in networks/lan']);
  });

  it('marks nothing of equal versions', () => {
    fc.assert(fc.property(estateTexts, (text) => {
      const { nodes, edges } = comparedView(sessionOf(text), sessionOf(text)).view();
      expect([...nodes, ...edges].filter(({ change }) => change !== undefined)).toEqual([]);
    }), { numRuns: 30 });
  });

  it.each<ViewName>(['compute', 'network', 'storage'])('has every node of both versions once in the %s view, each in one that is there', (view) => {
    fc.assert(fc.property(estateTexts, estateTexts, (text, other) => {
      const [before, after] = [sessionOf(text), sessionOf(other)];
      const { nodes } = comparedView(before, after, view).view();
      const ids = new Set(nodes.map(({ id }) => id));
      expect(ids.size).toBe(nodes.length);
      for (const { id } of new DiagramProjection(after, looks[view]).view().nodes) expect(ids).toContain(id);
      for (const { parent } of nodes) if (parent !== null) expect(ids).toContain(parent);
      for (const { id } of nodes) expect(ids).toContain(wentTo(id) ?? id);
    }), { numRuns: 40 });
  });

  it('is kept in step: patches applied to the view before give the view now', () => {
    fc.assert(fc.property(estateTexts, estateTexts, fc.array(estateChanges, { maxLength: 6 }), (text, other, changes) => {
      const [before, after] = [sessionOf(text), sessionOf(other)];
      const view = comparedView(before, after);
      const drawn = new Drawn(view.view());
      for (const change of changes) {
        carryOut(after, [change]);
        drawn.take(view.flush());
        expect(drawn.now()).toEqual(inOrder(comparedView(before, after).view()));
      }
    }), { numRuns: 60 });
  });
});
