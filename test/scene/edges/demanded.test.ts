import { describe, expect, test } from 'vitest';
import { allRules } from '../../../src/scene/allRules';
import { linesAt } from '../../../src/scene/edges/demanded';
import { buildEdges, patchEdges } from '../../../src/scene/edges/edges';
import { linesIn, wholeLines } from '../../../src/scene/edges/lines';
import { arrange } from '../../../src/scene/layout/arrange';
import { pictureOf } from '../../../src/scene/picture/picture';
import { buildScene } from '../../../src/scene/tree/tree';
import { edge } from '../support/network';
import { rectOf } from '../support/places';
import { node } from '../support/world';

const nodes = [
  node('switches/dvs', 'fabric', null), node('networks/web', 'network', 'switches/dvs'), node('networks/db', 'network', 'switches/dvs'),
  node('hosts/h', 'host', null), node('vms/a', 'vm', 'hosts/h'), node('vms/b', 'vm', 'hosts/h', { order: 1 }),
];
const attached = [edge('attached/a', 'vms/a', 'networks/web'), edge('attached/b', 'vms/b', 'networks/web'), edge('attached/b2', 'vms/b', 'networks/db')];
const edges = buildEdges([...attached, edge('uplink/h', 'hosts/h', 'switches/dvs')]);
const arrangement = arrange(buildScene(nodes, allRules), { edges });
const view = { x: 0, y: 0, zoom: 1, width: 4000, height: 4000 };
const joins = (ids: readonly string[], rules = allRules, level: 'tiles' | 'cards' = 'cards'): readonly string[] => linesAt(rules === allRules ? arrangement : arrange(buildScene(nodes, rules)), edges, new Set(ids), level).map(({ from, to, edges: all }) => `${from} – ${to}${all.length > 1 ? ` ×${all.length}` : ''}`);

describe('lines that are drawn on demand', () => {
  test('are in no picture by themselves, and others are', () => {
    const kinds = [...linesIn(arrangement, edges, pictureOf(arrangement, view), view).lines, ...wholeLines(arrangement, edges, 'cards')].map(({ kind }) => kind);
    expect(kinds).toEqual(['uplink', 'uplink']);
  });

  test('are those of what is looked at: of a guest what it uses, of a network who uses it, of a host what all on it use', () => {
    expect(joins(['vms/b'])).toEqual(['networks/db – vms/b', 'networks/web – vms/b']);
    expect(joins(['networks/web'])).toEqual(['networks/web – vms/a', 'networks/web – vms/b']);
    expect(joins(['hosts/h'])).toEqual(['networks/db – vms/b', 'networks/web – vms/a', 'networks/web – vms/b']);
    expect(joins(['vms/a', 'networks/web'])).toEqual(joins(['networks/web']));
    expect([joins([]), joins(['vms/gone'])]).toEqual([[], []]);
  });

  test('go from afar, and where there are too many, to the boxes around guests', () => {
    expect(joins(['hosts/h'], allRules, 'tiles')).toEqual(['hosts/h – networks/db', 'hosts/h – networks/web ×2']);
    expect(joins(['hosts/h'], { ...allRules, lines: { ...allRules.lines, limit: 2 } })).toEqual(['hosts/h – networks/db', 'hosts/h – networks/web ×2']);
  });

  test('are none where nobody could follow them', () => {
    const many = buildEdges(Array.from({ length: 4001 }, (_, at) => edge(`attached/${at}`, 'vms/a', 'networks/web')));
    expect(linesAt(arrangement, many, new Set(['vms/a']), 'cards')).toEqual([]);
  });

  test('are the same objects until an edge or a place changes', () => {
    const ids = new Set(['vms/a']);
    expect(linesAt(arrangement, edges, ids, 'cards')).toBe(linesAt(arrangement, edges, ids, 'cards'));
    expect(linesAt(arrangement, patchEdges(edges, [], ['attached/a']), ids, 'cards')).toEqual([]);
  });

  test('move no box: what is drawn on demand decides no order', () => {
    const without = arrange(buildScene(nodes, allRules), { edges: buildEdges([edge('uplink/h', 'hosts/h', 'switches/dvs')]) });
    expect(nodes.map(({ id }) => arrangement.rect(id))).toEqual(nodes.map(({ id }) => without.rect(id)));
  });
});

describe('the whole estate laid out', () => {
  test('has networks above what runs there, and storage below', () => {
    const all = [
      node('sites/s', 'site', null), node('group/storage/s', 'group', 'sites/s'), node('datastores/d', 'datastore', 'group/storage/s'), node('arrays/a', 'array', 'group/storage/s'),
      node('clusters/c', 'cluster', 'sites/s'), node('hosts/h', 'host', 'clusters/c'), node('group/physical/s', 'group', 'sites/s'), node('switches/leaf', 'switch', 'group/physical/s'),
      node('switches/dvs', 'fabric', null), node('networks/n', 'network', 'switches/dvs'), node('group/routers', 'group', null), node('routers/r', 'router', 'group/routers'),
    ];
    const laidOut = arrange(buildScene(all, allRules));
    const tops = ['routers/r', 'networks/n', 'switches/leaf', 'hosts/h', 'datastores/d', 'arrays/a'].map((id) => rectOf(laidOut, id).y);
    expect(tops).toEqual(tops.toSorted((a, b) => a - b));
    expect(new Set(tops).size).toBe(tops.length);
  });
});
