import { describe, expect, it } from 'vitest';
import type { Files } from '../../../support/estate';
import { carriedOut, gestured } from '../../support/gesture';

const estate = `{
  "hosts": { "a": {}, "b": {}, "c": {} },
  "diagram": {
    "heat": "cpu",
    "pins": {
      "compute": {
        "hosts/a": [10, 20], // by hand
        "hosts/c": [30, 40]
      }
    }
  }
}
`;
const pin = (positions: Readonly<Record<string, [number, number] | null>>, files: Files = estate): string =>
  gestured(files, { kind: 'pin', positions: Object.entries(positions).map(([node, at]) => ({ node, at })) });

describe('pinning', () => {
  it('writes the position in whole units where the node was dragged', () => {
    expect(pin({ 'hosts/a': [12.4, -7.6] })).toBe('- "hosts/a": [10, 20], // by hand\n+ "hosts/a": [12, -8], // by hand');
  });

  it('adds a node in the order of its name', () => {
    expect(pin({ 'hosts/b': [1, 2] })).toBe('+ "hosts/b": [1, 2],');
  });

  it('writes only the nodes that were dragged, and what is missing around them', () => {
    expect(pin({ 'hosts/a': [1, 2] }, '{\n  "hosts": { "a": {}, "b": {} }\n}')).toBe(`\
- "hosts": { "a": {}, "b": {} }
+ "hosts": { "a": {}, "b": {} },
+ "diagram": { "pins": { "compute": { "hosts/a": [1, 2] } } }`);
  });

  it('of several is one edit, each in the order of its name', () => {
    expect(pin({ 'hosts/c': [9, 9], 'hosts/b': [1, 2] })).toBe('- "hosts/c": [30, 40]\n+ "hosts/b": [1, 2],\n+ "hosts/c": [9, 9]');
  });

  it('of a node where it is pinned already changes nothing', () => {
    expect(pin({ 'hosts/a': [10.3, 19.9] })).toBe('');
  });

  it('goes into the file the diagram was opened for, wherever the node is declared', () => {
    const files = { 'main.virt.json': '{ "imports": ["hosts.virt.json"] }', 'hosts.virt.json': '{ "hosts": { "a": {} } }' };
    expect(carriedOut(files, { kind: 'pin', positions: [{ node: 'hosts/a', at: [1, 2] }] }).changes).toMatchObject([{ file: 'main.virt.json' }]);
  });
});

describe('what was pinned', () => {
  it('is said, and told apart from what the layout is to decide again', () => {
    const said = (positions: Readonly<Record<string, [number, number] | null>>): string =>
      carriedOut(estate, { kind: 'pin', positions: Object.entries(positions).map(([node, at]) => ({ node, at })) }).message;
    expect(said({ 'hosts/b': [1, 2] })).toBe('Pinned the position.');
    expect(said({ 'hosts/b': [1, 2], 'hosts/c': [3, 4] })).toBe('Pinned 2 positions.');
    expect(said({ 'hosts/a': null })).toBe('Let the layout decide the position.');
    expect(said({ 'hosts/a': null, 'hosts/c': null })).toBe('Let the layout decide 2 positions.');
  });
});

describe('unpinning', () => {
  it('removes the position', () => {
    expect(pin({ 'hosts/c': null })).toContain('- "hosts/c": [30, 40]');
    expect(pin({ 'hosts/b': null })).toBe('');
  });

  it('leaves no empty object behind, and everything else of the diagram', () => {
    expect(pin({ 'hosts/a': null, 'hosts/c': null })).toBe(`\
- "heat": "cpu",
- "pins": {
- "compute": {
- "hosts/a": [10, 20], // by hand
- "hosts/c": [30, 40]
- }
- }
+ "heat": "cpu"`);
    expect(pin({ 'hosts/a': null }, '{\n  "hosts": { "a": {} },\n  "diagram": { "pins": { "compute": { "hosts/a": [1, 2] } } }\n}')).toBe(`\
- "hosts": { "a": {} },
- "diagram": { "pins": { "compute": { "hosts/a": [1, 2] } } }
+ "hosts": { "a": {} }`);
  });

  it('the last one while another is pinned keeps what is around them', () => {
    expect(pin({ 'hosts/a': null, 'hosts/c': null, 'hosts/b': [5, 6] })).toBe('- "hosts/a": [10, 20], // by hand\n- "hosts/c": [30, 40]\n+ "hosts/b": [5, 6]');
  });
});
