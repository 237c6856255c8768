import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { beginning, type Begun } from '../../src/protocol/beginning';
import { decodeFromWebview } from '../../src/protocol/decode';

/** A page in which the script was run, and what it said. */
function begun(kept?: unknown) {
  const said: unknown[] = [];
  const listening = new Set<(event: { readonly data: unknown }) => void>();
  const page: { topovisorBegun?: Begun } & Record<string, unknown> = {
    acquireVsCodeApi: () => ({ postMessage: (message: unknown) => said.push(message), getState: () => kept, setState: () => undefined }),
    addEventListener: (_kind: string, hear: (event: { readonly data: unknown }) => void) => listening.add(hear),
    removeEventListener: (_kind: string, hear: (event: { readonly data: unknown }) => void) => listening.delete(hear),
  };
  runInNewContext(beginning, page);
  if (!page.topovisorBegun) throw new Error('It left nothing.');
  return { said, left: page.topovisorBegun, tell: (data: unknown) => listening.forEach((hear) => hear({ data })) };
}

describe('a page whose script is not there yet', () => {
  it('says that it looks at the compute view, or at the one that the page before looked at', () => {
    expect(begun().said.map(decodeFromWebview)).toEqual([{ kind: 'message', message: { kind: 'ready', view: 'compute' } }]);
    const { said, left } = begun({ look: { view: 'storage' } });
    expect([said, left.view]).toEqual([[{ kind: 'ready', view: 'storage' }], 'storage']);
  });

  it('looks at the compute view where what was kept is of no use', () => {
    for (const kept of [null, 'storage', {}, { look: null }, { look: { view: 'rooms' } }]) expect(begun(kept).left.view).toBe('compute');
  });

  it('keeps what it hears until the script takes it', () => {
    const { left, tell } = begun();
    tell({ kind: 'header' });
    tell({ kind: 'view' });
    expect(left.take()).toEqual([{ kind: 'header' }, { kind: 'view' }]);
    tell({ kind: 'status' });
    expect(left.take()).toHaveLength(2);
  });
});
