import { describe, expect, it } from 'vitest';
import { arrange, buildScene, networkRules, noEdges } from '../../../src/scene';
import { initialState } from '../../../webview/state/model';
import { createStore } from '../../../webview/state/store';
import { arrivedOf, counterpartsOf } from '../../../webview/state/views';
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

describe('what changed in a view since it was left', () => {
  const left = { revision: 3, whole: scene, allEdges: noEdges, arrangement: arrange(scene), collapsed: new Set<string>() };
  const session = { leftViews: new Map([['network', left] as const]), store: createStore(initialState) };
  const patch = { kind: 'patch', view: 'network', from: 3, revision: 9, title: 'Campus', changed: [node('hosts/h', 'host', null, { detail: 'another' })], removed: ['networks/web'], changedEdges: [], removedEdges: [] } as const;

  it('is put into what the view was then', () => {
    const arrived = arrivedOf(session, { ...patch, changed: [...patch.changed], removed: [...patch.removed], changedEdges: [], removedEdges: [] }, 'network');
    expect([arrived?.revision, arrived?.whole.find('hosts/h')?.node.detail, arrived?.whole.find('networks/web'), arrived?.whole.find('hosts/h/nics/n0')?.node]).toEqual([9, 'another', undefined, scene.find('hosts/h/nics/n0')?.node]);
  });
  it('is of no use where the view was left at another revision, or never looked at', () => {
    const later = { ...patch, from: 4, changed: [], removed: [], changedEdges: [], removedEdges: [] };
    expect([arrivedOf(session, later, 'network'), arrivedOf(session, later, 'storage')]).toEqual([null, null]);
  });
});
