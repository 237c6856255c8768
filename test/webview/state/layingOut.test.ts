import { describe, expect, it } from 'vitest';
import { arrange, buildScene, estateRules, noEdges } from '../../../src/scene';
import type { Arrangement, Scene } from '../../../src/scene';
import type { Placing } from '../../../webview/layout/placing';
import { abandonArranging, arrangeThen } from '../../../webview/state/layingOut';
import type { Session } from '../../../webview/state/session';
import { largeEstate, nodesOf, smallEstate } from '../support/estate';
import { openSession } from '../support/openSession';

const sceneOf = (vms: number): Scene => buildScene(largeEstate({ clusters: 1, hosts: 20, vms }), estateRules);
const large = sceneOf(3000);

/** A session whose worker answers when it is told to, and what it was asked. */
async function open(): Promise<{ readonly session: Session; readonly said: readonly string[]; readonly asked: { readonly scene: Scene; readonly signal: AbortSignal; readonly answer: (arrangement: Arrangement | null) => void }[] }> {
  const { session, said } = await openSession(nodesOf(smallEstate));
  const asked: { scene: Scene; signal: AbortSignal; answer: (arrangement: Arrangement | null) => void }[] = [];
  const placing: Placing = {
    arrange: (scene, _edges, how) => new Promise((resolve) => {
      if (!how.urgent) throw new Error('It would wait for what is not wanted at once.');
      asked.push({ scene, signal: how.signal, answer: resolve });
    }),
    prepare: () => undefined, dispose: () => undefined,
  };
  return { session: Object.assign(session, { placing }), said, asked };
}
/** Whatever was told of by then has been heard. */
const heard = (): Promise<void> => Promise.resolve().then(() => undefined);

describe('a scene whose boxes have no places yet', () => {
  it('is arranged at once where it is small', async () => {
    const { session, asked } = await open();
    const [small, drawn] = [sceneOf(20), [] as Arrangement[]];
    arrangeThen(session, { scene: small, edges: noEdges, again: () => undefined }, (arrangement) => drawn.push(arrangement));
    expect([drawn.map(({ scene }) => scene === small), asked.length, session.store.get().arranging]).toEqual([[true], 0, null]);
  });

  it('is arranged in a worker where it is large, which is said and shown until it is drawn', async () => {
    const { session, said, asked } = await open();
    const drawn: Arrangement[] = [];
    arrangeThen(session, { scene: large, edges: noEdges, again: () => undefined }, (arrangement) => drawn.push(arrangement));
    expect([said, session.store.get().arranging, drawn.length]).toEqual([['Arranging the diagram'], 'compute', 0]);
    const arrangement = arrange(large);
    asked[0]?.answer(arrangement);
    await heard();
    expect([drawn, session.store.get().arranging, session.arranging]).toEqual([[arrangement], null, null]);
  });

  it('is given up for another, which alone is drawn', async () => {
    const { session, asked } = await open();
    const drawn: string[] = [];
    arrangeThen(session, { scene: large, edges: noEdges, again: () => undefined }, () => drawn.push('first'));
    arrangeThen(session, { scene: large, edges: noEdges, again: () => undefined }, () => drawn.push('second'));
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    asked[0]?.answer(null);
    await heard();
    expect([drawn, session.store.get().arranging]).toEqual([[], 'compute']);
    asked[1]?.answer(arrange(large));
    await heard();
    expect([drawn, session.store.get().arranging]).toEqual([['second'], null]);
  });

  it('is given up for nothing where nobody wants it any more', async () => {
    const { session, asked } = await open();
    arrangeThen(session, { scene: large, edges: noEdges, again: () => undefined }, () => undefined);
    abandonArranging(session);
    expect([asked[0]?.signal.aborted, session.store.get().arranging, session.arranging]).toEqual([true, null, null]);
  });
});
