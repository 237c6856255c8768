import { describe, expect, it } from 'vitest';
import { disksText, ofText } from '../../../../src/features/diagram/storage/words';

const [tb, gib, tib] = [1e12, 2 ** 30, 2 ** 40];

describe('storage in a few words', () => {
  it('says a unit once where part and whole have the same, and of nothing none', () => {
    expect([ofText(16 * tib, 20 * tib), ofText(512 * gib, 20 * tib), ofText(0, 20 * tib), ofText(5 * gib, 0)]).toEqual(['16 of 20 TiB · 80 %', '512 GiB of 20 TiB · 3 %', '0 of 20 TiB · 0 %', '5 GiB of 0 B']);
  });
  it('says the size of disks in whichever unit is shorter', () => {
    expect([disksText(12, { size: 3.84 * tb, media: 'ssd' }), disksText(1, { size: 960 * gib, media: 'nvme' }), disksText(2, {})]).toEqual(['12 × 3.84 TB SSD', '1 × 960 GiB NVMe', '2 × disks']);
  });
});
