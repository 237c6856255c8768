import { describe, expect, it } from 'vitest';
import { applyPatch, buildScene, networkRules, tintsOf, type SceneNode } from '../../../src/scene';

const network = (id: string, tint: string): SceneNode => ({
  id, kind: 'network', label: id, parent: null, order: 0, detail: '', state: 'normal', heat: {}, findings: { error: 0, warning: 0, info: 0 }, pin: null, tint,
});

describe('tints', () => {
  it('stand in the order of their numbers in a scene that is opened', () => {
    const scene = buildScene([network('a', 'VNI 5001'), network('b', '100'), network('c', '20')], networkRules);
    expect([...tintsOf(scene)]).toEqual([['20', 0], ['100', 1], ['VNI 5001', 2]]);
  });

  it('keep their place when another comes between them', () => {
    const opened = buildScene([network('a', '10'), network('b', 'trunk')], networkRules);
    tintsOf(opened);
    const more = applyPatch(opened, [network('c', '15')], []);
    expect(Object.fromEntries(tintsOf(more))).toEqual({ 10: 0, trunk: 1, 15: 2 });
  });

  it('leave their place to the next that comes when they go', () => {
    const opened = buildScene([network('a', '10'), network('b', '20')], networkRules);
    tintsOf(opened);
    const fewer = applyPatch(opened, [], ['a']);
    expect(Object.fromEntries(tintsOf(applyPatch(fewer, [network('c', '30')], [])))).toEqual({ 20: 1, 30: 0 });
  });
});
