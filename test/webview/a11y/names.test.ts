import { describe, expect, it } from 'vitest';
import { buildScene, estateRules, visibleScene, type Scene } from '../../../src/scene';
import { nameOf } from '../../../webview/a11y/names';
import { node } from '../../scene/support/world';

const error = { error: 1, warning: 0, info: 0 };
const whole = buildScene([
  node('clusters/prod', 'cluster', null, { findings: { error: 0, warning: 1, info: 0 } }), node('hosts/h1', 'host', 'clusters/prod', { findings: error }), node('vms/a', 'vm', 'hosts/h1', { findings: error }),
  node('group/unplaced', 'group', null), node('vms/lost', 'vm', 'group/unplaced', { findings: error }),
], estateRules);
const named = (scene: Scene, id: string): string => nameOf(scene.find(id)!, null);

describe('the name of a box for a screen reader', () => {
  it('tells what was found in what gathers others, beside what was found on it', () => {
    expect(named(whole, 'clusters/prod')).toMatch(/1 warning, in it 2 errors$/);
    expect(named(whole, 'group/unplaced')).toMatch(/in it 1 error$/);
  });

  it('leaves it to what lies in a host to tell its own, but for what is folded up there', () => {
    expect(named(whole, 'hosts/h1')).toMatch(/, 1 error$/);
    const folded = visibleScene(whole, { hidden: new Set(), found: null, collapsed: new Set(['hosts/h1']) }, whole);
    expect(named(folded, 'hosts/h1')).toMatch(/1 error, in it 1 error$/);
  });
});
