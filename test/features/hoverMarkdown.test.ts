import { describe, expect, it } from 'vitest';
import type { Hover } from '../../src/features/hover';
import { hoverMarkdown } from '../../src/features/hoverMarkdown';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
const named = (more: Partial<Extract<Hover, { kind: 'named' }>>): Hover => ({ kind: 'named', range, title: 'Host', about: [], figures: [], ...more });

describe('a hover as Markdown', () => {
  it('is a title, notes and a list of figures with where they come from', () => {
    const figures = [{ name: 'VMs', value: '23', explanation: 'VMs that name it' }, { name: 'VLAN', value: '10', explanation: 'As written.' }, { name: 'CPU', value: '4 GHz', explanation: 'A sum', formula: '2 cores × 2 GHz' }];
    expect(hoverMarkdown(named({ about: ['Rack 3'], figures }))).toBe('**Host**\n\nRack 3\n\n- VMs: **23**  \n  *VMs that name it*\n- VLAN: **10**\n- CPU: **4 GHz**  \n  *A sum*  \n  2 cores × 2 GHz');
    expect(hoverMarkdown({ kind: 'quantity', range, said: ['549 GB', '1 TB'] })).toBe('= 549 GB  \n= 1 TB');
  });

  it('takes nothing of a document for markup', () => {
    const text = hoverMarkdown(named({ about: ['[a](command:x) <img src=x> https://example.com a@b.c `c` **d**\n# e\n- f &amp; $(icon)'] })).split('\n\n').slice(1).join();
    expect(text).not.toContain('\n');
    // Every character that could begin markup follows a backslash.
    expect(text.replace(/\\[!-/:-@[-`{-~]/g, '')).toMatch(/^[\w ]*$/);
  });
});
