import { describe, expect, it } from 'vitest';
import { buildScene, networkRules } from '../../../src/scene';
import { counterpartsOf } from '../../../webview/state/views';
import { node } from '../../scene/support/world';

const scene = buildScene([node('hosts/h', 'host', null), node('hosts/h/nics/n0', 'nic', 'hosts/h'), node('networks/web', 'network', null), node('vms/a/nics/e1', 'guest', 'networks/web'), node('vms/a/nics/e0', 'guest', 'networks/web'), node('vms/ab/nics/e0', 'guest', 'networks/web')], networkRules);

describe('what is selected, in another view', () => {
  it('is the same node where that view has it', () => {
    expect(counterpartsOf(scene, ['networks/web', 'hosts/h'])).toEqual(['networks/web', 'hosts/h']);
  });
  it('is what belongs to it where the view has only that, and to nothing else with such a name', () => {
    expect(counterpartsOf(scene, ['vms/a'])).toEqual(['vms/a/nics/e0', 'vms/a/nics/e1']);
  });
  it('is what it belongs to where the view has only that', () => {
    expect(counterpartsOf(scene, ['hosts/h/disks/local'])).toEqual(['hosts/h']);
  });
  it('is nothing where the view has nothing of it', () => {
    expect(counterpartsOf(scene, ['datastores/gold'])).toEqual([]);
  });
});
