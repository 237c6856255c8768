import { describe, expect, it } from 'vitest';
import { gestured } from '../../support/gesture';

const estate = `{
  "hosts": { "h1": {}, "esx-01": {} },
  "vms": {
    "a": { "host": "h1", "memory": "8 GiB" }, // eight
    "b": {}
  }
}
`;
const set = (path: readonly (string | number)[], value: string | number | boolean | null, node = 'vms/a'): string => gestured(estate, { kind: 'set', nodes: [node], path: [...path], value });

describe('changing a field', () => {
  it('replaces its value', () => {
    expect(set(['memory'], '16 GiB')).toBe('- "a": { "host": "h1", "memory": "8 GiB" }, // eight\n+ "a": { "host": "h1", "memory": "16 GiB" }, // eight');
  });

  it('adds it, with what is missing around it', () => {
    expect(set(['vcpu'], 4, 'vms/b')).toBe('- "b": {}\n+ "b": { "vcpu": 4 }');
    expect(set(['cpu', 'limit'], '4 GHz', 'vms/b')).toBe('- "b": {}\n+ "b": { "cpu": { "limit": "4 GHz" } }');
    expect(set(['disks', 'data', 'size'], '1 TB', 'vms/b')).toBe('- "b": {}\n+ "b": { "disks": { "data": { "size": "1 TB" } } }');
  });

  it('removes it where no value is given', () => {
    expect(set(['memory'], null)).toBe('- "a": { "host": "h1", "memory": "8 GiB" }, // eight\n+ "a": { "host": "h1" }, // eight');
    expect(set(['vcpu'], null)).toBe('');
  });

  it('writes a number where a field that takes words or a number is given one', () => {
    expect(set(['cpu', 'shares'], '1500', 'vms/b')).toContain('+ "b": { "cpu": { "shares": 1500 } }');
    expect(set(['cpu', 'shares'], 'high', 'vms/b')).toContain('+ "b": { "cpu": { "shares": "high" } }');
    expect(set(['guest'], '2022', 'vms/b')).toContain('+ "b": { "guest": "2022" }');
  });

  it('is refused in one sentence where it could not be read', () => {
    expect(set(['memory'], '16 Go')).toBe('refused: "16 Go" is not a quantity: "Go" is not a unit here: expected a size in bytes such as "512 GiB". Did you mean "16 GB"?');
    expect(set(['vcpu'], 0)).toBe('refused: "vcpu" must be a whole number of at least 1, not 0.');
    expect(set(['vcpu'], 'four')).toBe('refused: "vcpu" takes a whole number, not the text "four".');
    expect(set(['power'], 'onn')).toBe('refused: "power" may be "on", "off" or "suspended", not "onn". Did you mean "on"?');
    expect(set(['vcpus'], 4)).toBe('refused: VM "a" has no field "vcpus"; did you mean "vcpu"?');
  });

  it('is refused where it names what is not there', () => {
    expect(set(['host'], 'h9')).toBe('refused: There is no host "h9". Did you mean "h1"?');
    expect(set(['host'], 'esx-01')).toContain('"host": "esx-01"');
  });

  it('is refused for a group, and for what is not there any more', () => {
    expect(set(['memory'], '1 GiB', 'group/unplaced')).toContain('refused: ');
    expect(set(['memory'], '1 GiB', 'vms/gone')).toBe('refused: There is no VM "gone" any more.');
  });
});
