import { describe, expect, it } from 'vitest';
import { counted, grouped } from '../../../src/core/util/words';

describe('words of messages', () => {
  it('counts in one and in many, with one decimal at most and thousands apart', () => {
    expect([counted(1, 'disk'), counted(0, 'disk'), counted(1.25, 'core'), counted(2, 'switch'), counted(3, 'entry'), counted(2, 'array'), counted(1660, 'disk'), counted(1234567, 'VM')])
      .toEqual(['1 disk', '0 disks', '1.3 cores', '2 switches', '3 entries', '2 arrays', '1,660 disks', '1,234,567 VMs']);
  });

  it('leaves the decimals of a number together', () => {
    expect([grouped(84_000), grouped(1250.5), grouped(0.12345), grouped(999), grouped(-1000)]).toEqual(['84,000', '1,250.5', '0.12345', '999', '-1,000']);
  });
});
