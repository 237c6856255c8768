import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Presence } from '../../../src/extension/diagram/presence';
import type { FromExtension } from '../../../src/protocol/messages';

const typing = { typing: true, scroll: false };
const moved = { typing: false, scroll: true };

/** A diagram that is told where the cursor is, and all that it was told: "vms/a typing". */
function diagram(): { readonly presence: Presence; readonly told: () => readonly string[] } {
  const told: FromExtension[] = [];
  return {
    presence: new Presence((message) => told.push(message)),
    told: () => told.map((message) => (message.kind === 'highlight' ? [message.node ?? 'nowhere', ...(message.typing ? ['typing'] : []), ...(message.scroll ? ['scroll'] : [])].join(' ') : message.kind)),
  };
}

describe('where the cursor is in the text', () => {
  beforeEach(() => { vi.useFakeTimers(); });
  afterEach(() => { vi.useRealTimers(); });

  it('is told once for as long as it stays in a node', () => {
    const { presence, told } = diagram();
    presence.at('vms/a', moved);
    presence.at('vms/a', moved);
    presence.at(null, moved);
    expect(told()).toEqual(['vms/a scroll', 'nowhere scroll']);
  });

  it('is a node that is typed in until nothing has been typed for a while', () => {
    const { presence, told } = diagram();
    presence.at('vms/a', typing);
    presence.at('vms/a', typing);
    expect(told()).toEqual(['vms/a typing']);
    vi.runAllTimers();
    expect(told()).toEqual(['vms/a typing', 'vms/a']);
  });

  it('is told anew to a page that begins, and to none that is gone', () => {
    const { presence, told } = diagram();
    presence.at('vms/a', typing);
    presence.begin();
    vi.runAllTimers();
    presence.at('vms/a', moved);
    presence.at('vms/b', typing);
    presence.dispose();
    vi.runAllTimers();
    expect(told()).toEqual(['vms/a typing', 'vms/a scroll', 'vms/b typing']);
  });
});
