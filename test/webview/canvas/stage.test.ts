import { describe, expect, it } from 'vitest';
import { arrange, buildScene, estateRules, noEdges } from '../../../src/scene';
import { createStage } from '../../../webview/canvas/stage';
import { initialState } from '../../../webview/state/model';
import type { Session } from '../../../webview/state/session';
import { createStore } from '../../../webview/state/store';
import { estate } from '../../scene/support/world';

describe('what is in sight', () => {
  it('is told once it is looked at, though the view was there before, and again only where it is something else', () => {
    const arrangement = arrange(buildScene(estate({ a: 2 }), estateRules), { edges: noEdges });
    const stage = createStage({ store: createStore({ ...initialState, opened: true, arrangement }) } as unknown as Session);
    const told: string[] = [];
    stage.subscribe((change) => told.push(change));
    const view = { x: 0, y: 0, zoom: 1, width: 2000, height: 2000 };
    stage.look(view, 'at once');
    expect(told).toEqual(['view', 'settled']);
    stage.look({ ...view, x: 1 }, 'at once');
    expect(told).toEqual(['view', 'settled', 'view']);
    stage.dispose();
  });
});
