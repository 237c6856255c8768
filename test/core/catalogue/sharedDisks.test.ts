import { describe, expect, it } from 'vitest';
import { products } from '../../../src/core/catalogue/products';
import { sharedDiskLimits } from '../../../src/core/catalogue/sharedDisks';

describe('what products ask of a shared disk', () => {
  it('is eager zeroing on VMFS alone, of ESXi', () => {
    expect(sharedDiskLimits('esxi')?.provisioning).toMatchObject({ value: 'thick-eager', on: ['vmfs-5', 'vmfs-6'] });
  });

  it('is nothing where nothing is documented', () => {
    expect(sharedDiskLimits('xenserver')).toBeUndefined();
    expect(sharedDiskLimits('constructor')).toBeUndefined();
  });

  it('names formats that the product runs at all', () => {
    for (const { id, traits } of products) {
      for (const format of sharedDiskLimits(id)?.formats?.value ?? []) expect(traits.diskFormats).toContain(format);
    }
  });
});
