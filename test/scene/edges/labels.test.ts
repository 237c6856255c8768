import { describe, expect, test } from 'vitest';
import { placeLabels, type LineLabel } from '../../../src/scene/edges/labels';
import { piecesOf } from '../../../src/scene/edges/shape';
import type { Line } from '../../../src/scene/edges/types';
import { overlap } from '../../../src/scene/layout/free';

/** A line straight down from (x, 0) to (to, 400). */
function line(x: number, to: number, more: Partial<Line> = {}): Line {
  const route = { lead: [{ x, y: 0 }], trail: [{ x: to, y: 400 }], bend: [{ x, y: 200 }, { x: to, y: 200 }] as const };
  return {
    key: `${x}-${to}`, kind: 'cable', from: `${x}`, to: `${to}`, edges: [], state: 'normal', heat: null, worst: null, label: `${x} to ${to}`, route,
    bounds: { x: Math.min(x, to), y: 0, width: Math.abs(x - to), height: 400 }, ...more,
  };
}
const place = (lines: readonly Line[], signed = false): readonly LineLabel[] =>
  placeLabels(lines, { label: () => ({ width: 60, height: 16 }), sign: () => (signed ? { width: 12, height: 12 } : null), alike: 100 });

describe('labels of lines', () => {
  test('stand in the middle of their lines where nothing is in the way', () => {
    expect(place([line(0, 0)])[0]?.rect).toEqual({ x: -30, y: 192, width: 60, height: 16 });
  });

  test('cover neither another line nor another label', () => {
    const lines = [line(0, 600), line(600, 0), line(300, 300), line(100, 500), line(700, 200)];
    const labels = place(lines);
    expect(labels.length).toBeGreaterThan(2);
    for (const { line: own, rect } of labels) {
      for (const other of labels) if (other.line !== own) expect(overlap(other.rect, rect)).toBe(false);
      for (const other of lines) {
        const inside = other === own ? [] : piecesOf(other.route).filter(({ x, y }) => x > rect.x && x < rect.x + rect.width && y > rect.y && y < rect.y + rect.height);
        expect([own.key, other.key, inside]).toEqual([own.key, other.key, []]);
      }
    }
  });

  test('stand still while lines come and go, unless one that comes runs there', () => {
    const sizes = { label: () => ({ width: 60, height: 16 }), sign: () => null, alike: 100 };
    const [stays, goes, far, through] = [line(0, 0), line(200, 200), line(900, 900), line(-300, 300)];
    const before = { lines: [stays, goes], labels: placeLabels([stays, goes], sizes) };
    const panned = placeLabels([stays, far], sizes, before);
    expect(panned.map(({ line: own }) => own)).toEqual([stays, far]);
    expect(panned[0]).toBe(before.labels[0]);
    const crossed = placeLabels([stays, goes, through], sizes, before);
    expect(crossed.find(({ line: own }) => own === goes)).toBe(before.labels[1]);
    expect(crossed.find(({ line: own }) => own === stays)).not.toBe(before.labels[0]);
  });

  test('are said once where lines of one kind side by side say the same, and twice where they are of two kinds or far apart', () => {
    const said = (...lines: readonly Line[]): number => place(lines).length;
    const same = { label: '10 Gb/s' };
    expect(said(line(0, 0, same), line(70, 70, same))).toBe(1);
    expect(said(line(0, 0, same), line(70, 70, { ...same, kind: 'uplink' }))).toBe(2);
    expect(said(line(0, 0, same), line(200, 200, same))).toBe(2);
    const higher = (by: number): Line => line(70, 70, {
      ...same, route: { lead: [{ x: 70, y: -by }], trail: [{ x: 70, y: 400 - by }], bend: [{ x: 70, y: 200 - by }, { x: 70, y: 200 - by }] }, bounds: { x: 70, y: -by, width: 0, height: 400 },
    });
    expect(said(line(0, 0, same), line(-70, -70, same)), 'to the left').toBe(1);
    expect(said(line(0, 0, same), higher(70)), 'further up').toBe(1);
    expect(said(line(0, 0, same), higher(75)), 'too far up').toBe(2);
  });

  test('without room for words keep the sign of a finding', () => {
    const crowded = Array.from({ length: 12 }, (_, at) => line(at * 8, at * 8));
    expect(place(crowded)).toEqual([]);
    expect(place(crowded, true).map(({ said }) => said)).toEqual(crowded.map(() => false));
  });
});
