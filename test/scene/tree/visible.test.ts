import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrange, buildEdges, buildScene, estateRules, isFolded, nearestIn, networkRules, noEdges, visibleEdges, visibleScene } from '../../../src/scene';
import type { Arrangement, Box, Conditions, Scene } from '../../../src/scene';
import { largeEstate, nodesOf, smallEstate } from '../../webview/support/estate';

const everything: Conditions = { hidden: new Set(), found: null, collapsed: new Set() };
const whole = buildScene(nodesOf(smallEstate), estateRules);
const show = (conditions: Partial<Conditions>, before: Scene = whole): Scene => visibleScene(whole, { ...everything, ...conditions }, before);
const found = (...ids: string[]): Partial<Conditions> => ({ found: new Set(ids) });
const folded = (...ids: string[]): Partial<Conditions> => ({ collapsed: new Set(ids) });

/** Ids, what lies in what by indentation. */
function tree({ top }: Scene): string {
  const lines = (boxes: readonly Box[], deep: number): readonly string[] => boxes.flatMap(({ node, children }) => [`${'  '.repeat(deep)}${node.id}${node.folded ? ' +' : ''}`, ...lines(children, deep + 1)]);
  return lines(top, 0).join('\n');
}

function places(arrangement: Arrangement): Readonly<Record<string, readonly number[]>> {
  return Object.fromEntries([...arrangement.scene.boxes.values()].map(({ node: { id } }) => {
    const { x, y, width, height } = arrangement.rect(id) ?? { x: NaN, y: NaN, width: NaN, height: NaN };
    return [id, [x, y, width, height]] as const;
  }));
}

describe('what is shown of a view', () => {
  it('is what the filter is for, with everything it lies in', () => {
    expect(tree(show(found('vms/db-01', 'vms/test-01')))).toBe('sites/dakar\n  clusters/prod\n    hosts/esx-01\n      vms/db-01\n  clusters/lab\n    hosts/kvm-01\n      vms/test-01');
  });

  it('is a host without its VMs where the filter is for the host alone', () => {
    expect(tree(show(found('hosts/esx-02')))).toBe('sites/dakar\n  clusters/prod\n    hosts/esx-02');
  });

  it('is nothing where nothing matches, and the whole itself where nothing is hidden', () => {
    expect(show(found()).size).toBe(0);
    expect(show({})).toBe(whole);
  });

  it('is of a box that is folded up its header, which tells what lies in it', () => {
    const scene = show(folded('clusters/prod'));
    expect(tree(scene)).toBe('sites/dakar\n  clusters/prod +\n  clusters/lab\n    hosts/kvm-01\n      vms/test-01');
    expect(scene.find('clusters/prod')?.totals).toEqual(whole.find('clusters/prod')?.totals);
    expect(scene.find('sites/dakar')?.totals.findings).toEqual(whole.find('sites/dakar')?.totals.findings);
    expect(isFolded(scene)).toBe(true);
  });

  it('folds up only what has something in it, and the outermost of boxes in each other', () => {
    expect(show(folded('vms/web-01', 'gone'))).toBe(whole);
    expect(tree(show(folded('clusters/prod', 'hosts/esx-01')))).not.toContain('esx-01');
  });

  it('tells of a folded box under a filter what the filter is for', () => {
    expect(show({ ...found('vms/db-01'), ...folded('clusters/prod') }).find('clusters/prod')?.totals.byKind).toEqual({ host: 1, vm: 1 });
  });

  it('is the same whatever was shown before', () => {
    const nodes = largeEstate({ clusters: 3, hosts: 9, vms: 60 });
    const large = buildScene(nodes, estateRules);
    const ids = nodes.map(({ id }) => id);
    const condition = fc.record({ found: fc.option(fc.subarray(ids), { nil: null }), collapsed: fc.subarray(ids.filter((id) => !id.startsWith('vms/'))) })
      .map(({ found: some, collapsed }): Conditions => ({ hidden: new Set(), found: some && new Set(some), collapsed: new Set(collapsed) }));
    fc.assert(fc.property(fc.array(condition, { minLength: 1, maxLength: 4 }), (steps) => {
      let before = large;
      for (const step of steps) before = visibleScene(large, step, before);
      const last = steps.at(-1) ?? everything;
      const fresh = visibleScene(large, last, large);
      expect(tree(before)).toBe(tree(fresh));
      const filtered = visibleScene(large, { ...last, collapsed: new Set() }, large);
      const built = buildScene([...filtered.boxes.values()].map(({ node }) => node), estateRules);
      expect(tree(filtered)).toBe(tree(built));
      for (const box of fresh.boxes.values()) expect(box.totals).toEqual(filtered.find(box.node.id)?.totals);
    }), { numRuns: 40 });
  });
});

describe('where what is shown lies', () => {
  it('is where it was, once nothing is hidden any more', () => {
    const before = arrange(whole);
    arrange(show(found('vms/db-01')), { previous: before, afresh: true });
    expect(places(arrange(show({}), { previous: before }))).toEqual(places(before));
  });

  it('is close together: what is folded up leaves no gap', () => {
    const before = arrange(whole);
    const after = arrange(show(folded('clusters/prod', 'clusters/lab')), { previous: before, afresh: true });
    expect(after.bounds.height).toBeLessThan(before.bounds.height / 2);
  });

  it('stays inside what nothing was hidden of', () => {
    const before = arrange(whole);
    const after = arrange(show(folded('hosts/esx-02')), { previous: before, afresh: true });
    expect(after.find('hosts/kvm-01')?.children).toBe(before.find('hosts/kvm-01')?.children);
  });

  it('makes a folded host as high as its header, as wide as before', () => {
    const after = arrange(show(folded('hosts/esx-01')));
    expect(after.rect('hosts/esx-01')).toMatchObject({ width: arrange(whole).rect('hosts/esx-01')?.width, height: 56 });
  });
});

describe('lines to what is folded up', () => {
  const edge = { kind: 'cable', label: '', detail: '', state: 'normal', heat: null, findings: { error: 0, warning: 0, info: 0 } };
  const edges = buildEdges([{ ...edge, id: 'a', from: 'hosts/esx-01', to: 'hosts/kvm-01' }, { ...edge, id: 'b', from: 'vms/db-01', to: 'hosts/esx-02' }]);
  const networked = buildScene(nodesOf(smallEstate), networkRules);
  const ends = (conditions: Partial<Conditions>): readonly string[] => [...visibleEdges(edges, visibleScene(networked, { ...everything, ...conditions }, networked), noEdges).all.values()].map(({ id, from, to }) => `${id}: ${from} – ${to}`).sort();

  it('end at it', () => {
    expect(ends(folded('clusters/prod'))).toEqual(['a: clusters/prod – hosts/kvm-01', 'b: clusters/prod – clusters/prod']);
    expect(ends(folded('hosts/esx-01'))).toEqual(['a: hosts/esx-01 – hosts/kvm-01', 'b: hosts/esx-01 – hosts/esx-02']);
  });

  it('are the edges themselves where nothing is folded up', () => {
    expect(visibleEdges(edges, networked, noEdges)).toBe(edges);
  });

  it('lead to the nearest that is shown', () => {
    expect(nearestIn(show(folded('clusters/prod')), whole, 'vms/db-01')).toBe('clusters/prod');
    expect(nearestIn(show(found('vms/test-01')), whole, 'vms/db-01')).toBe('sites/dakar');
  });
});
