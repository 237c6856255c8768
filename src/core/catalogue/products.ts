// Written by scripts/generate.mjs from the files in products/: do not edit, run "npm run generate".
import type { Product } from './product';
import { product as docker } from './products/docker';
import { product as esxi } from './products/esxi';
import { product as hyperv } from './products/hyperv';
import { product as kvm } from './products/kvm';
import { product as lxc } from './products/lxc';
import { product as proxmox } from './products/proxmox';
import { product as qemu } from './products/qemu';
import { product as virtualbox } from './products/virtualbox';

/** Every product, by id. */
export const products: readonly Product[] = [
  docker,
  esxi,
  hyperv,
  kvm,
  lxc,
  proxmox,
  qemu,
  virtualbox,
];
