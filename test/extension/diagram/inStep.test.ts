import { describe, expect, it } from 'vitest';
import { InStep } from '../../../src/extension/diagram/inStep';
import type { CameraPlace } from '../../../src/protocol/comparison';
import type { FromExtension } from '../../../src/protocol/messages';

const place: CameraPlace = { node: null, at: [40, 20], zoom: 0.5 };

/** A diagram, and all that its page was told. */
function diagram(): { readonly step: InStep; readonly told: FromExtension[] } {
  const told: FromExtension[] = [];
  return { step: new InStep((message) => told.push(message)), told };
}

describe('two diagrams in step', () => {
  it('are told so, and each where the other looks and what it has selected', () => {
    const [one, other] = [diagram(), diagram()];
    one.step.join(other.step);
    one.step.looks(place, 'network');
    other.step.selects(['vms/a'], 'compute');
    expect(other.told).toEqual([{ kind: 'in-step', on: true }, { kind: 'follow', view: 'network', camera: place, selection: null }]);
    expect(one.told).toEqual([{ kind: 'in-step', on: true }, { kind: 'follow', view: 'compute', camera: null, selection: ['vms/a'] }]);
  });

  it('are told again once a page begins anew', () => {
    const [one, other] = [diagram(), diagram()];
    one.step.join(other.step);
    one.step.begin();
    expect([one.told, other.told]).toEqual([[{ kind: 'in-step', on: true }, { kind: 'in-step', on: true }], [{ kind: 'in-step', on: true }]]);
  });

  it('are both told when one leaves, and hear nothing of each other any more', () => {
    const [one, other] = [diagram(), diagram()];
    one.step.join(other.step);
    one.step.leave();
    one.step.looks(place, 'compute');
    other.step.selects(['vms/a'], 'compute');
    other.step.leave();
    for (const { told } of [one, other]) expect(told).toEqual([{ kind: 'in-step', on: true }, { kind: 'in-step', on: false }]);
  });

  it('leave those with whom they went before', () => {
    const [first, one, other] = [diagram(), diagram(), diagram()];
    first.step.join(one.step);
    one.step.join(other.step);
    one.step.selects(['vms/a'], 'compute');
    expect(first.told.map((message) => message.kind === 'in-step' && message.on)).toEqual([true, false]);
    expect(other.told.map(({ kind }) => kind)).toEqual(['in-step', 'follow']);
  });

  it('are one alone until they are joined: then nothing is said', () => {
    const { step, told } = diagram();
    step.begin();
    step.looks(place, 'compute');
    step.selects([], 'compute');
    step.leave();
    expect(told).toEqual([]);
  });
});
