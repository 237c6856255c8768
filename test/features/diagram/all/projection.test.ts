import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineRule, placeIn } from '../../../../src/core/diagnostics/rule';
import type { Change } from '../../../../src/core/model/change';
import { nodeAt } from '../../../../src/features/cursor';
import { allLook } from '../../../../src/features/diagram/all/look';
import { DiagramProjection } from '../../../../src/features/diagram/projection';
import { mainFile, sessionAt, sessionOf } from '../../../support/estate';
import { carryOut, estateChanges, estateTexts } from '../../../support/randomEstate';
import { randomStorage, storageChanges } from '../../../support/randomStorage';
import { networkChanges, networkTexts } from '../network/randomNetwork';
import { Drawn, inOrder } from '../../support/drawn';

const noRules = { rules: [] };
const viewOf = (text: string) => new DiagramProjection(sessionOf(text, noRules), allLook).view();
const linesOf = (text: string): readonly string[] => viewOf(text).edges.map(({ kind, from, to, state }) => `${kind} ${from} → ${to}${state === 'normal' ? '' : ` (${state})`}`);

/** The tree as an outline: children below their parent, in order. */
function outline(text: string): string {
  const { nodes } = viewOf(text);
  const below = (parent: string | null, indent: string): string[] =>
    nodes.filter((n) => n.parent === parent).sort((a, b) => a.order - b.order).flatMap((n) => [`${indent}${n.id}`, ...below(n.id, `${indent}  `)]);
  return `\n${below(null, '      ').join('\n')}\n    `;
}

describe('the view of the whole estate', () => {
  it('has networks, what runs where, and storage, each in its place', () => {
    expect(outline(`{
      "sites": { "dakar": {} }, "clusters": { "prod": { "site": "dakar" } },
      "hosts": { "esx-01": { "cluster": "prod", "nics": { "vmnic0": {} }, "disks": { "local": {} } } },
      "switches": { "leaf-1": { "kind": "physical", "site": "dakar", "ports": { "eth1": {} } }, "spine": { "kind": "physical" }, "dvs": { "kind": "distributed" } },
      "networks": { "web": { "switch": "dvs" }, "loose": {}, "nat": { "kind": "nat", "on": "esx-01" }, "seg": { "kind": "overlay" } },
      "routers": { "edge": {} },
      "vms": { "web-01": { "host": "esx-01" }, "nowhere": {} }, "containers": { "proxy": { "on": "web-01" } },
      "arrays": { "san": { "site": "dakar", "groups": { "fast": {} } } }, "storagePools": { "gold": { "members": ["san/fast"] } },
      "datastores": { "ds-gold": { "on": "gold" }, "ds-loose": {} }
    }`)).toBe(`
      sites/dakar
        clusters/prod
          hosts/esx-01
            vms/web-01
              containers/proxy
        group/physical/dakar
          switches/leaf-1
        group/storage/dakar
          arrays/san
          storagePools/gold
          datastores/ds-gold
      group/networks
        networks/loose
        networks/nat
      group/physical
        switches/spine
      group/routers
        routers/edge
      group/segments
        networks/seg
      group/storage
        datastores/ds-loose
      group/unplaced
        vms/nowhere
      switches/dvs
        networks/web
    `);
  });

  it('joins whole entries: hosts to their switches, switches to each other, datastores to what backs and mounts them', () => {
    expect(linesOf(`{
      "hosts": { "h": { "nics": { "n0": { "port": "leaf/p1" }, "n1": { "port": "leaf/p2" } }, "disks": { "local": {} } } },
      "switches": { "leaf": { "kind": "physical", "ports": { "p1": {}, "p2": {}, "up": { "to": "spine/p1" } } }, "spine": { "kind": "physical", "ports": { "p1": {} } }, "dvs": { "kind": "distributed", "uplinks": { "h": ["n0"] }, "standby": { "h": ["n1"] } } },
      "networks": { "web": { "switch": "dvs" } }, "routers": { "edge": { "interfaces": { "eth0": { "network": "web" } } } },
      "storagePools": { "gold": { "members": ["san/fast", "h/local"] } }, "arrays": { "san": { "groups": { "fast": {} } } },
      "datastores": { "ds": { "on": "gold", "mountedBy": ["h"] } }
    }`)).toEqual([
      'cable hosts/h → switches/leaf', 'cable hosts/h → switches/leaf', 'uplink hosts/h → switches/dvs', 'uplink hosts/h → switches/dvs (standby)', 'cable switches/leaf → switches/spine',
      'interface routers/edge → networks/web', 'backing arrays/san → storagePools/gold', 'backing hosts/h → storagePools/gold', 'backing storagePools/gold → datastores/ds', 'mount datastores/ds → hosts/h',
    ]);
  });

  it('joins guests to their networks and to what they are kept on', () => {
    const text = `{
      "networks": { "web": {} }, "datastores": { "ds": {} }, "arrays": { "san": { "exports": { "lun": {} } } },
      "vms": { "a": { "nics": { "eth0": { "network": "web" }, "eth1": { "network": "ghost" }, "eth2": { "network": "web", "connected": false }, "eth3": {} }, "disks": { "os": { "datastore": "ds" }, "raw": { "raw": "san/lun" } } }, "b": { "disks": { "shared": { "sameAs": "a/os" } } } },
      "containers": { "c": { "on": "a", "networks": ["web"], "volumes": { "logs": { "datastore": "ds" } } } }
    }`;
    expect(linesOf(text)).toEqual([
      'attached vms/a → networks/web', 'attached vms/a → networks/ghost (unknown)', 'attached vms/a → networks/web (down)', 'stored vms/a → datastores/ds', 'stored vms/a → arrays/san', 'stored vms/b → datastores/ds',
      'attached containers/c → networks/web', 'stored containers/c → datastores/ds',
    ]);
    expect(viewOf(text).edges.map(({ detail }) => detail)).toEqual(expect.arrayContaining(['eth0 of a is on web', 'eth1 of a is on ghost, which is not in the document', 'os of a is on ds', 'c is on web']));
  });

  it('counts a finding on its entry, and on the line of the field it points at', () => {
    const port = defineRule({
      id: 'bad', severity: 'error', summary: '', why: '', remedy: '', examples: { good: [], bad: [] }, on: 'hosts',
      *check(host) { yield { place: placeIn(host, ['nics', 'n0', 'port']), message: 'It is bad.' }; },
    });
    const { nodes, edges } = new DiagramProjection(sessionOf('{ "hosts": { "h": { "nics": { "n0": { "port": "leaf/p1" } } } }, "switches": { "leaf": { "kind": "physical", "ports": { "p1": {} } } } }', { rules: [port] }), allLook).view();
    expect([nodes.find(({ id }) => id === 'hosts/h')?.findings.error, edges.map(({ findings }) => findings.error)]).toEqual([1, [1]]);
  });

  it('shows the entry in whose text the cursor is, a part as its whole', () => {
    const at = (marked: string): string | undefined => {
      const { session, file, offset } = sessionAt(marked);
      return nodeAt(session, file, offset, 'all');
    };
    expect(at('{ "hosts": { "h": { "nics": { "n0": { "speed": <|>"25 Gb/s" } } } } }')).toBe('hosts/h');
    expect(at('{ "arrays": { "san": { "groups": { "fast": { "disks": <|>4 } } } } }')).toBe('arrays/san');
    expect(at('{ "vms": { "v": {} }, "containers": { "c": { "on": "<|>v" } } }')).toBe('containers/c');
  });
});

describe('laws of the view of the whole estate', () => {
  const worlds: readonly (readonly [string, fc.Arbitrary<string>, fc.Arbitrary<Change>])[] = [
    ['hosts and guests', estateTexts, estateChanges], ['networks', networkTexts, networkChanges], ['storage', randomStorage().map((json) => JSON.stringify(json)), storageChanges()],
  ];

  it.each(worlds)('after any changes of %s it is that of a new projection, and the patches lead to it', (_, texts, changes) => {
    fc.assert(fc.property(texts, fc.array(fc.array(changes, { minLength: 1, maxLength: 3 }), { maxLength: 4 }), (text, steps) => {
      const session = sessionOf(text, noRules);
      const projection = new DiagramProjection(session, allLook);
      const drawn = new Drawn(projection.view());
      for (const step of steps) {
        carryOut(session, step);
        drawn.take(projection.flush());
        expect(drawn.now()).toEqual(inOrder(viewOf(session.document(mainFile)?.text ?? '')));
      }
    }), { numRuns: 60 });
  });

  it.each(worlds)('with %s, every parent is a node, and no two nodes or lines have one id', (_, texts) => {
    fc.assert(fc.property(texts, (text) => {
      const { nodes, edges } = viewOf(text);
      const known = new Set(nodes.map(({ id }) => id));
      for (const { parent } of nodes) if (parent !== null) expect(known).toContain(parent);
      expect([known.size, new Set(edges.map(({ id }) => id)).size]).toEqual([nodes.length, edges.length]);
    }), { numRuns: 60 });
  });
});
