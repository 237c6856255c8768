import { describe, expect, it } from 'vitest';
import type { Gesture } from '../../../../src/protocol/messages';
import { changesFor } from '../../../../src/features/diagram/gestures';
import { sessionOf } from '../../../support/estate';
import { gestured } from '../../support/gesture';

type Option = Extract<Gesture, { kind: 'layout' }>['option'];
const laidOut = (text: string, option: Option, value: string | null): string => gestured(text, { kind: 'layout', view: 'compute', option, value });

describe('laying a view out', () => {
  it('writes the option beside what else is said of the diagram', () => {
    expect(laidOut('{\n  "diagram": { "heat": "cpu" }\n}', 'groupBy', 'rack')).toBe('- "diagram": { "heat": "cpu" }\n+ "diagram": { "heat": "cpu", "layout": { "compute": { "groupBy": "rack" } } }');
  });

  it('removes the option alone where others are said', () => {
    expect(laidOut('{\n  "diagram": { "layout": { "compute": {\n    "groupBy": "tag",\n    "spacing": "wide"\n  } } }\n}', 'groupBy', null)).toBe('- "groupBy": "tag",');
  });

  it('removes everything that would be left empty by that', () => {
    expect(laidOut('{\n  "name": "A",\n  "diagram": { "layout": { "compute": { "groupBy": "tag" } } }\n}', 'groupBy', null)).toBe('- "name": "A",\n- "diagram": { "layout": { "compute": { "groupBy": "tag" } } }\n+ "name": "A"');
  });

  it('leaves the layout of another view', () => {
    const text = '{\n  "diagram": { "layout": {\n    "compute": { "spacing": "wide" },\n    "network": { "spacing": "wide" }\n  } }\n}';
    expect(laidOut(text, 'spacing', null)).toBe('- "compute": { "spacing": "wide" },');
  });

  it('changes nothing where it is as usual already', () => {
    expect(laidOut('{}', 'direction', null)).toBe('');
  });

  it('refuses what cannot be said, with what can', () => {
    const up = { kind: 'layout', view: 'compute', option: 'direction', value: 'up' } as const;
    expect(changesFor(sessionOf('{}'), up, '2026-01-01T00:00:00Z')).toEqual({ kind: 'refused', reasons: ['"up" is none of down, right.'] });
  });
});
