import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dimensions, exactQuantity, formatContrast, formatQuantity, parseQuantity, type Dimension } from '../../../src/core/model/quantity';

const dimensionNames = Object.keys(dimensions) as Dimension[];

/** "12.5 GiB" and the like: an amount with up to three decimals and a unit of the dimension. */
const written = fc.constantFrom(...dimensionNames).chain((dimension) =>
  fc.record({
    dimension: fc.constant(dimension), amount: fc.tuple(fc.nat(99_999), fc.constantFrom(1, 10, 100, 1000)).map(([n, d]) => n / d),
    unit: fc.constantFrom(...Object.keys(dimensions[dimension].units)), space: fc.constantFrom('', ' ', '  '),
  }),
);
const valueOf = (text: string, dimension: Dimension): number | string => {
  const read = parseQuantity(text, [dimension]);
  return read.kind === 'quantity' ? read.value : read.reason;
};

describe('reading quantities', () => {
  it.each([
    ['512 GiB', 'bytes', 512 * 2 ** 30], ['512 GB', 'bytes', 512e9], ['1.5TiB', 'bytes', 1.5 * 2 ** 40], ['0 B', 'bytes', 0], ['1e3 MiB', 'bytes', 1000 * 2 ** 20],
    ['2.9 GHz', 'frequency', 2900], ['25 Gb/s', 'bitrate', 25e9], ['200 MB/s', 'throughput', 200e6], ['180 W', 'power', 180], ['1.2 kW', 'power', 1200],
    ['35 %', 'ratio', 0.35], ['150%', 'ratio', 1.5], ['8000 IOPS', 'iops', 8000], ['2 ms', 'duration', 2], ['500 µs', 'duration', 0.5], ['15 min', 'duration', 900_000],
  ] as const)('reads %s', (text, dimension, value) => {
    expect(valueOf(text, dimension)).toBe(value);
  });

  it.each([
    ['512 Go', 'bytes', '512 GB'], ['512 gib', 'bytes', '512 GiB'], ['512 G', 'bytes', '512 GiB'], ['16gb', 'bytes', '16 GB'], ['2.9 Ghz', 'frequency', '2.9 GHz'],
    ['25 Gbps', 'bitrate', '25 Gb/s'], ['25 Gbit/s', 'bitrate', '25 Gb/s'], ['100 mbps', 'bitrate', '100 Mb/s'], ['200 MBps', 'throughput', '200 MB/s'], ['35 percent', 'ratio', undefined],
    ['8000 iops', 'iops', '8000 IOPS'], ['180 w', 'power', '180 W'], ['12 parsecs', 'bytes', undefined],
    ['25 MB/s', 'bitrate', '200 Mb/s'], ['200 Mb/s', 'throughput', '25 MB/s'], ['5 GHz', 'bytes', undefined], ['5 GB', 'bitrate', undefined],
    ['1,5 GiB', 'bytes', '1.5 GiB'], ['1,024 GiB', 'bytes', undefined], ['1,5 Go', 'bytes', undefined],
  ] as const)('knows what %s was meant to be', (text, dimension, suggestion) => {
    expect(parseQuantity(text, [dimension])).toMatchObject({ kind: 'invalid', suggestion });
  });

  it.each([
    ['many', 'expected a size in bytes such as "512 GiB"'], ['64', 'the unit is missing: expected a size in bytes such as "512 GiB"'], ['-1 GiB', 'it must not be negative'],
    ['1e999 GiB', 'it is too large'], ['99999 EiB', '"EiB" is not a unit here: the largest is PiB'], ['5 GHz', '"GHz" is not a unit here: expected a size in bytes such as "512 GiB"'], ['', 'expected a size in bytes such as "512 GiB"'],
    ['1,5 GiB', 'decimals stand behind a point, and thousands together'],
  ])('refuses %j with a reason', (text, reason) => {
    expect(valueOf(text, 'bytes')).toBe(reason);
  });

  it('tells the dimension where several are accepted', () => {
    expect(parseQuantity('35 %', ['ratio', 'frequency'])).toEqual({ kind: 'quantity', dimension: 'ratio', value: 0.35 });
    expect(parseQuantity('2.4 GHz', ['ratio', 'frequency'])).toEqual({ kind: 'quantity', dimension: 'frequency', value: 2400 });
  });

  it('suggests only what can be read', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.tuple(fc.constantFrom('5', '-5', '1.5', '1,5', '1e999'), fc.constantFrom('', ' '), fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('Go', 'gib', 'MB/s', 'Gbps', 'ghz'))).map((parts) => parts.join(''))), fc.constantFrom(...dimensionNames), (text, dimension) => {
      const read = parseQuantity(text, [dimension]);
      if (read.kind === 'invalid' && read.suggestion !== undefined) expect(parseQuantity(read.suggestion, [dimension]).kind).toBe('quantity');
      if (read.kind === 'quantity') expect(read.value).toBeGreaterThanOrEqual(0);
    }));
  });
});

describe('writing quantities', () => {
  it.each([
    [512 * 2 ** 30, 'bytes', '512 GiB'], [1536 * 2 ** 30, 'bytes', '1.5 TiB'], [1000, 'bytes', '1000 B'], [0, 'bytes', '0 B'], [2900, 'frequency', '2.9 GHz'], [0.35, 'ratio', '35 %'],
    [25e9, 'bitrate', '25 Gb/s'], [900_000, 'duration', '15 min'],
  ] as const)('writes %d of %s as %s', (value, dimension, text) => {
    expect(formatQuantity(value, dimension)).toBe(text);
    expect(exactQuantity(value, dimension)).toBe(text);
  });

  it('sets the thousands of operations apart for a person, and not in a document', () => {
    expect([999, 84_000, 1_234_567.25].map((value) => formatQuantity(value, 'iops'))).toEqual(['999 IOPS', '84,000 IOPS', '1,234,567.3 IOPS']);
    expect(exactQuantity(84_000, 'iops')).toBe('84000 IOPS');
  });

  it('writes exactly, for a document, what it rounds for a person', () => {
    const bytes = 65_491 * 2 ** 20;
    expect([formatQuantity(bytes, 'bytes'), exactQuantity(bytes, 'bytes')]).toEqual(['64 GiB', '65491 MiB']);
  });

  it('shows that two values differ, with as many decimals as it takes', () => {
    expect(formatContrast([64 * 2 ** 30, 65_491 * 2 ** 20], 'bytes')).toEqual(['64 GiB', '63.96 GiB']);
    expect(formatContrast([64 * 2 ** 30, 32 * 2 ** 30], 'bytes')).toEqual(['64 GiB', '32 GiB']);
  });

  it('gives back the number it was given, once read again', () => {
    fc.assert(fc.property(written, ({ dimension, amount, unit, space }) => {
      const value = valueOf(`${amount}${space}${unit}`, dimension);
      expect(valueOf(exactQuantity(Number(value), dimension), dimension)).toBe(value);
    }));
  });

  it('gives back any number at all, except for shares that no percentage gives exactly', () => {
    fc.assert(fc.property(fc.constantFrom(...dimensionNames), fc.double({ min: 0, max: 1e15, noNaN: true }), (dimension, value) => {
      const again = Number(valueOf(exactQuantity(value, dimension), dimension));
      if (dimension === 'ratio') expect(Math.abs(again - value)).toBeLessThanOrEqual(value * 2 ** -51);
      else expect(again).toBe(value);
    }));
  });
});
