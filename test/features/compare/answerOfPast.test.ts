import { describe, expect, it } from 'vitest';
import { answerOfPast } from '../../../src/features/compare/answerOfPast';
import type { Answer, Question } from '../../../src/protocol/messages';
import { sessionOf } from '../../support/estate';

const before = sessionOf('{ "hosts": { "h1": {} }, "vms": { "lost": { "host": "h1", "vcpu": 2 }, "web": { "host": "h1" } } }');
const ask = (question: Question): Answer | undefined => answerOfPast(question, { session: before, title: 'HEAD (1a2b3c4)', isPast: (node) => node === 'vms/lost' || node.startsWith('was/') }, 'compute');
const only = 'It is only in HEAD (1a2b3c4), which is compared with: it can be copied from there, and nothing else can be done to it here.';

describe('what only the other version has', () => {
  it('is inspected as it was, also where it is the ghost of what moved', () => {
    expect(ask({ kind: 'inspect', nodes: ['vms/lost'], within: [] })).toMatchObject({ kind: 'inspection', inspection: { nodes: ['vms/lost'], title: 'lost', word: 'VM in HEAD (1a2b3c4)' } });
    expect(ask({ kind: 'inspect', nodes: ['was/vms/web'], within: [] })).toMatchObject({ inspection: { nodes: ['was/vms/web'], title: 'web' } });
  });

  it('is copied, so that it can be pasted where it is wanted back', () => {
    const copied = ask({ kind: 'copy', nodes: ['vms/lost'], cut: false });
    expect(copied).toMatchObject({ kind: 'copied', message: 'Copied VM "lost".' });
    expect(copied?.kind === 'copied' && copied.text).toContain('"vcpu": 2');
    expect(ask({ kind: 'copy', nodes: ['vms/lost', 'vms/web'], cut: false })).toEqual({ kind: 'refused', reasons: [only] });
  });

  it('is neither cut nor edited, moved or connected', () => {
    expect(ask({ kind: 'copy', nodes: ['vms/lost'], cut: true })).toEqual({ kind: 'refused', reasons: [only] });
    expect(ask({ kind: 'gesture', gesture: { kind: 'move', nodes: ['vms/lost'], to: 'hosts/h1' } })).toEqual({ kind: 'refused', reasons: [only] });
    expect(ask({ kind: 'gesture', gesture: { kind: 'pin', positions: [{ node: 'was/vms/web', at: [0, 0] }] } })).toEqual({ kind: 'refused', reasons: [only] });
    expect(ask({ kind: 'gesture', gesture: { kind: 'rename', node: 'vms/lost', to: 'found' } })).toEqual({ kind: 'refused', reasons: [only] });
    expect(ask({ kind: 'where-fits', nodes: ['vms/lost'] })).toEqual({ kind: 'fits', verdicts: [] });
  });

  it('leaves questions about everything else to who answers them', () => {
    expect(ask({ kind: 'inspect', nodes: ['vms/web'], within: [] })).toBeUndefined();
    expect(ask({ kind: 'gesture', gesture: { kind: 'move', nodes: ['vms/web'], to: 'hosts/h1' } })).toBeUndefined();
  });
});
