// Written by scripts/generate.mjs from the files in products/: do not edit, run "npm run generate".
import type { Product } from './product';
import { product as chroot } from './products/chroot';
import { product as containerd } from './products/containerd';
import { product as docker } from './products/docker';
import { product as esxi } from './products/esxi';
import { product as hyperv } from './products/hyperv';
import { product as kvm } from './products/kvm';
import { product as linuxVserver } from './products/linux-vserver';
import { product as lxc } from './products/lxc';
import { product as openvz } from './products/openvz';
import { product as oracleVm } from './products/oracle-vm';
import { product as parallels } from './products/parallels';
import { product as podman } from './products/podman';
import { product as proxmox } from './products/proxmox';
import { product as qemu } from './products/qemu';
import { product as runc } from './products/runc';
import { product as virtualbox } from './products/virtualbox';
import { product as vmwarePlayer } from './products/vmware-player';
import { product as vmwareWorkstation } from './products/vmware-workstation';
import { product as xen } from './products/xen';
import { product as xenserver } from './products/xenserver';

/** Every product, by id. */
export const products: readonly Product[] = [
  chroot,
  containerd,
  docker,
  esxi,
  hyperv,
  kvm,
  linuxVserver,
  lxc,
  openvz,
  oracleVm,
  parallels,
  podman,
  proxmox,
  qemu,
  runc,
  virtualbox,
  vmwarePlayer,
  vmwareWorkstation,
  xen,
  xenserver,
];
