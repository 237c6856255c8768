import { describe, expect, it } from 'vitest';
import { choicesFor, meaningOf } from '../../../../src/features/diagram/inspection/typing';
import type { FieldPath } from '../../../../src/protocol/inspector';
import { sessionOf } from '../../../support/estate';

const session = sessionOf(`{
  "hosts": { "esx-1": { "cpu": { "cores": 8 }, "memory": "64 GiB" }, "esx-2": {}, "esx-10": {}, "kvm-1": {} },
  "switches": { "leaf": { "ports": { "p1": {}, "p2": {} } }, "dvs": { "uplinks": { "esx-1": [] } } },
  "vms": { "v": {}, ${Array.from({ length: 80 }, (_, i) => `"w${i}": {}`).join(', ')} }
}`);
const meaning = (path: FieldPath, text: string, node = 'vms/v'): string => {
  const { meaning: said, problem } = meaningOf(session, [node], path, text);
  return problem === '' ? said : `! ${problem}`;
};
const choices = (path: FieldPath, text: string, node = 'vms/v'): readonly string[] => choicesFor(session, [node], path, text).choices.map(({ value }) => value);

describe('what is being typed into a field', () => {
  it('is said in other units', () => {
    expect(meaning(['memory'], '8 GiB')).toBe('= 8.59 GB');
    expect(meaning(['cpu', 'limit'], '2400 MHz')).toBe('= 2.4 GHz');
    expect(meaning(['demand', 'memory'], '50 %')).toBe('= 512 MiB of its memory');
  });

  it('is refused where it could not be read, with what was probably meant', () => {
    expect(meaning(['memory'], '8 Go')).toContain('! "8 Go" is not a quantity');
    expect(meaning(['memory'], '8 Go')).toContain('Did you mean "8 GB"?');
    expect(meaning(['disks', 'd', 'readShare'], '1')).toContain('!');
  });

  it('is nothing while nothing is typed, or where there is nothing to say', () => {
    expect(meaning(['memory'], ' ')).toBe('');
    expect(meaning(['guest'], 'debian-12')).toBe('');
    expect(meaning(['memory'], '8 GiB', 'vms/gone')).toBe('');
  });
});

describe('what a field may be given', () => {
  it('are the entries it may name, in natural order, each with what is known of it', () => {
    expect(choices(['host'], '')).toEqual(['esx-1', 'esx-2', 'esx-10', 'kvm-1']);
    expect(choicesFor(session, ['vms/v'], ['host'], 'esx-1').choices[0]).toEqual({ value: 'esx-1', detail: expect.stringContaining('8 cores · 64 GiB') });
  });

  it('are those that begin so before those that hold it, and those known for it where none is called so', () => {
    expect(choices(['host'], '1')).toEqual(['esx-1', 'esx-10', 'kvm-1']);
    expect(choices(['host'], '64 gib')).toEqual(['esx-1']);
    expect(choices(['host'], 'zzz')).toEqual([]);
  });

  it('are parts where a part is named, and words of a catalogue where there are some', () => {
    expect(choices(['nics', 'n', 'port'], 'p1', 'hosts/esx-1')).toEqual(['leaf/p1']);
    expect(choices(['guest'], 'debian')).toContain('debian-12');
    expect(choices(['cpu', 'shares'], '')).toEqual(['high', 'normal', 'low']);
    expect(choices(['uplinks'], 'kvm', 'switches/dvs'), 'what a new part may be keyed by').toEqual(['kvm-1']);
  });

  it('are never the entry itself, and no more than can be looked through', () => {
    const { choices: clones, more } = choicesFor(session, ['vms/v'], ['linkedTo'], '');
    expect(clones.map(({ value }) => value)).not.toContain('v');
    expect([clones.length, more]).toEqual([60, true]);
  });
});
