import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Product } from '../../../src/core/catalogue/product';
import { products } from '../../../src/core/catalogue/products';
import { cataloguePage, productPage } from '../../../src/features/catalogue/page';

/** The page of a product. */
function page(id: string, change: (product: Product) => Product = (product) => product): string {
  return productPage(change(products.find((product) => product.id === id) ?? expect.fail(`There is no product "${id}".`)));
}

describe('the page of a product', () => {
  it('shows a maximum of each version with its source, and each source with its page', () => {
    const text = page('esxi');
    expect(text).toContain('| running VMs per host | 320 [1] | 320 [2] |');
    expect(text).toContain('1. [Configuration Maximums, VMware vSphere 4.0](https://www.vmware.com/pdf/vsphere4/r40/vsp_40_config_max.pdf)');
  });
  it('shows a maximum that depends on the firmware once for each', () => {
    const text = page('hyperv');
    expect(text).toContain('| vCPUs per VM (BIOS) | 64 [1] | 64 [1] | 64 [1] | 64 [1] |');
    expect(text).toContain('| vCPUs per VM (UEFI) | 240 [1] | 240 [1] | 1024 [1] | 2048 [1] |');
    expect(text).not.toMatch(/^\| vCPUs per VM \|/m);
  });
  it('shows how the size of a file follows', () => {
    expect(page('esxi')).toMatch(/^\| `\{vm\}\.vswp` \| swap.*\| while it runs \| memory − reservation \|/m);
  });
  it('parts versions only where they differ', () => {
    expect(page('esxi')).toContain('## Files of a VM\n\n### 4.0, 4.1, 5.0, 5.1, 5.5 and 6.0\n');
    expect(page('hyperv')).toContain('## Files of a VM\n\n| file |');
  });
  it('says what the product takes of a host', () => {
    expect(page('xenserver')).toMatch(/^\| taken by the product \| 1 GiB \+ 5 % of the host, at most 8 GiB \[\d\] \|$/m);
  });
  it('calls a convention by its name', () => {
    expect(page('proxmox')).toContain('Convention: efidisk0 and tpmstate0');
  });
  it('has no maxima where none is published, and no virtual hardware for a container engine', () => {
    const text = page('docker');
    for (const title of ['## Maxima', '## Virtual hardware', '## Files of a VM']) expect(text).not.toContain(title);
  });
  it('lets no bar end a cell', () => {
    expect(page('chroot', (product) => ({ ...product, traits: { ...product.traits, features: { ...product.traits.features, suspend: 'a | b' } } }))).toContain('| suspend | a \\| b |');
  });
});

describe('the catalogue', () => {
  it('leads to the page of every product, and the README to the catalogue', () => {
    for (const { id, name } of products) expect(cataloguePage(products)).toContain(`[${name}](${id}.md)`);
    expect(readFileSync('README.md', 'utf8')).toContain('(docs/catalogue/README.md)');
  });
});
