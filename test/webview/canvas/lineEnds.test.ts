import { describe, expect, it } from 'vitest';
import { arrange, buildEdges, buildScene, rulesFor } from '../../../src/scene';
import { createStage, type Stage } from '../../../webview/canvas/stage';
import { initialState } from '../../../webview/state/model';
import type { Session } from '../../../webview/state/session';
import { createStore } from '../../../webview/state/store';
import { smallNetwork } from '../../scene/support/network';

const cable = 'cable/leaf-1/eth1';

/** The network in sight, with these lines selected. */
function looking(chosenEdges: readonly string[]): Stage {
  const network = smallNetwork();
  const edges = buildEdges(network.edges);
  const arrangement = arrange(buildScene(network.nodes, rulesFor(network.nodes, 'network')), { edges });
  const stage = createStage({ store: createStore({ ...initialState, view: 'network', arrangement, edges, chosenEdges }) } as unknown as Session);
  stage.look({ x: 0, y: 0, zoom: 1, width: 4000, height: 4000 }, 'at once');
  return stage;
}

describe('the end of a line', () => {
  it('can be taken hold of once the line alone is selected, and the other end stays', () => {
    const stage = looking([cable]);
    const line = stage.lines().lines.find(({ edges }) => edges.some(({ id }) => id === cable));
    const ends = [line?.route.lead[0], line?.route.trail[0]].map((point) => point && stage.lineEndAt({ x: point.x + 3, y: point.y }));
    expect(ends.map((end) => end?.edge)).toEqual([cable, cable]);
    expect(ends.map((end) => end?.fixed).toSorted()).toEqual(['hosts/esx-01/nics/vmnic0', 'switches/leaf-1/ports/eth1']);
    stage.dispose();
  });

  it('is not there on a line that is not selected, or beside it', () => {
    const stage = looking([]);
    const line = stage.lines().lines.find(({ edges }) => edges.some(({ id }) => id === cable));
    const end = line?.route.lead[0] ?? { x: 0, y: 0 };
    expect(stage.lineEndAt(end)).toBeNull();
    stage.dispose();
    const chosen = looking([cable]);
    expect(chosen.lineEndAt({ x: end.x + 300, y: end.y + 300 })).toBeNull();
    chosen.dispose();
  });
});
