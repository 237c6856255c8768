import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looks } from '../../../src/features/diagram/looks';
import { DiagramProjection } from '../../../src/features/diagram/projection';
import type { DiagramNode, ViewName } from '../../../src/protocol/view';
import { mainFile, sessionOf } from '../../support/estate';
import { carryOut, estateChanges, estateTexts } from '../../support/randomEstate';
import { gestured } from '../support/gesture';
import { Drawn, inOrder } from '../support/drawn';

const noRules = { rules: [] };
const groupedBy = (groupBy: string, estate: string, view: ViewName = 'compute'): string => `{ "diagram": { "layout": { "${view}": { "groupBy": "${groupBy}" } } }, ${estate.trim().slice(1)}`;
const viewOf = (text: string, view: ViewName = 'compute') => new DiagramProjection(sessionOf(text, noRules), looks[view]).view();

/** The tree as an outline: children below their parent, in order. */
function outline(text: string, view: ViewName = 'compute'): string {
  const { nodes } = viewOf(text, view);
  const below = (parent: string | null, indent: string): string[] =>
    nodes.filter((n) => n.parent === parent).sort((a, b) => a.order - b.order).flatMap((n) => [`${indent}${n.id}`, ...below(n.id, `${indent}  `)]);
  return `\n${below(null, '      ').join('\n')}\n    `;
}

const estate = `{
  "sites": { "dakar": {} }, "clusters": { "prod": { "site": "dakar" } },
  "hosts": { "a": { "cluster": "prod", "rack": "R1" }, "b": { "cluster": "prod", "rack": "R2" }, "c": { "site": "dakar" }, "d": { "rack": "R1" } },
  "vms": { "web": { "host": "a", "tenant": "acme", "tags": ["front"], "nics": { "eth0": {}, "eth1": { "network": "lan" } } }, "db": { "host": "b" }, "waiting": { "cluster": "prod" } },
  "networks": { "lan": {} },
  "containers": { "proxy": { "on": "web" }, "alone": { "on": "c", "tenant": "acme", "networks": ["lan"] } }
}`;

describe('grouping what runs where', () => {
  it('by site leaves clusters out', () => {
    expect(outline(groupedBy('site', estate))).toBe(`
      sites/dakar
        hosts/a
          vms/web
            containers/proxy
        hosts/b
          vms/db
        hosts/c
          containers/alone
      hosts/d
      group/unplaced
        vms/waiting
    `);
  });

  it('by rack keeps racks of one name apart by site, and gathers what stands in none', () => {
    expect(outline(groupedBy('rack', estate))).toBe(`
      sites/dakar
        group/by/rack/dakar/
          hosts/c
            containers/alone
        group/by/rack/dakar/R1
          hosts/a
            vms/web
              containers/proxy
        group/by/rack/dakar/R2
          hosts/b
            vms/db
      group/by/rack//R1
        hosts/d
      group/unplaced
        vms/waiting
    `);
    expect(viewOf(groupedBy('rack', estate)).nodes.filter(({ kind }) => kind === 'group').map(({ label, detail }) => `${label}: ${detail}`).sort()).toEqual(['In no rack: 1 host', 'Rack R1: 1 host', 'Rack R1: 1 host', 'Rack R2: 1 host', 'Unplaced VMs: 1 VM']);
  });

  it.each([['tenant', 'acme', 'Of no tenant'], ['network', 'lan', 'On no network']])('by %s gathers guests themselves', (by, value, nameless) => {
    expect(outline(groupedBy(by, estate))).toBe(`
      group/by/${by}/
        vms/db
        vms/waiting
      group/by/${by}/${value}
        vms/web
          containers/proxy
        containers/alone
    `);
    expect(viewOf(groupedBy(by, estate)).nodes.find(({ id }) => id === `group/by/${by}/`)?.label).toBe(nameless);
  });

  it('by tag gathers hosts where some carry one, and else guests', () => {
    expect(outline(groupedBy('tag', '{ "hosts": { "a": { "tags": ["gold", "new"] }, "b": {} }, "vms": { "v": { "host": "a", "tags": ["front"] } } }'))).toBe(`
      group/by/tag/
        hosts/b
      group/by/tag/gold
        hosts/a
          vms/v
    `);
    expect(outline(groupedBy('tag', '{ "hosts": { "a": {} }, "vms": { "v": { "host": "a", "tags": ["front"] } } }'))).toBe(`
      group/by/tag/front
        vms/v
    `);
  });

  it('keeps sites in the view of the whole estate, where they hold switches and storage too', () => {
    expect(outline(groupedBy('tenant', '{ "sites": { "dakar": {} }, "switches": { "leaf": { "kind": "physical", "site": "dakar" } }, "hosts": { "a": { "site": "dakar" } }, "vms": { "v": { "host": "a", "tenant": "acme" } } }', 'all'), 'all')).toBe(`
      sites/dakar
        group/physical/dakar
          switches/leaf
      group/by/tenant/acme
        vms/v
    `);
  });

  it('changes nothing of a view that is grouped as usual', () => {
    expect(outline(groupedBy('cluster', estate))).toBe(outline(estate));
    expect(outline(groupedBy('rack', estate, 'all'))).toBe(outline(estate));
  });
});

describe('pins of a grouped view', () => {
  const pinned = (text: string): readonly (readonly [string, DiagramNode['pin']])[] => viewOf(text).nodes.flatMap(({ id, pin }) => (pin ? [[id, pin]] : []));
  const text = (groupBy: string): string => `{ "diagram": { "layout": { "compute": { "groupBy": "${groupBy}" } }, "pins": { "compute": { "hosts/a": [1, 2] }, "compute by rack": { "hosts/a": [3, 4] } } }, "hosts": { "a": { "rack": "R1" } } }`;

  it('are those of this grouping, for they are places in its boxes', () => {
    expect([pinned(text('cluster')), pinned(text('rack')), pinned(text('site'))]).toEqual([[['hosts/a', [1, 2]]], [['hosts/a', [3, 4]]], []]);
  });

  it('are written apart from the others', () => {
    expect(gestured('{ "diagram": { "layout": { "compute": { "groupBy": "rack" } } }, "hosts": { "a": {} } }', { kind: 'pin', positions: [{ node: 'hosts/a', at: [5, 6] }] })).toContain('"compute by rack": { "hosts/a": [5, 6] }');
  });

  it('go with what they pin, wherever they are written', () => {
    expect(gestured(text('cluster'), { kind: 'delete', nodes: ['hosts/a'], references: 'clear' })).not.toMatch(/^\+.*hosts\/a/m);
  });
});

describe('laws of grouping', () => {
  it.each<ViewName>(['compute', 'all'])('after any changes and any groupings the %s view is that of a new projection, and the patches lead to it', (view) => {
    const steps = fc.array(fc.tuple(fc.constantFrom('site', 'rack', 'cluster', 'tag', 'network', 'tenant'), fc.array(estateChanges, { maxLength: 3 })), { maxLength: 4 });
    fc.assert(fc.property(estateTexts, steps, (text, all) => {
      const session = sessionOf(text, noRules);
      const projection = new DiagramProjection(session, looks[view]);
      const drawn = new Drawn(projection.view());
      for (const [groupBy, changes] of all) {
        carryOut(session, [...changes, { kind: 'set', file: mainFile, path: ['diagram', 'layout', view, 'groupBy'], value: groupBy }]);
        drawn.take(projection.flush());
        expect(drawn.now()).toEqual(inOrder(viewOf(session.document(mainFile)?.text ?? '', view)));
        const { nodes } = drawn.now();
        for (const { parent } of nodes) if (parent !== null) expect(nodes.map(({ id }) => id)).toContain(parent);
      }
    }), { numRuns: 60 });
  });
});
