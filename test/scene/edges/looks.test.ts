import { describe, expect, test } from 'vitest';
import { strengthAt, thinnedAt, widthOfLine } from '../../../src/scene';

describe('a line', () => {
  test('is whole near, and the thinner the farther it is, but never nothing', () => {
    expect([1, 0.3, 0.15, 0.09, 0.008].map(thinnedAt)).toEqual([1, 1, 0.5, 0.3, 0.3]);
  });

  test('of who mounts a datastore, or reaches an array, is faint from afar; what holds the data is not', () => {
    expect(['mount', 'path', 'backing', 'replica', 'cable'].map((kind) => strengthAt(kind, 0.08))).toEqual([0.8 / 3, 0.8 / 3, 1, 1, 1].map((part) => expect.closeTo(part)));
    expect(['mount', 'path', 'backing'].map((kind) => strengthAt(kind, 1))).toEqual([1, 1, 1]);
    expect(strengthAt('mount', 0.008, 0.6)).toBe(0.6);
  });

  test('that stands for several is a little wider each time they double', () => {
    expect([1, 2, 4].map((edges) => widthOfLine('mount', edges))).toEqual([1.25, 1.75, 2.25]);
  });
});
