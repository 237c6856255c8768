/** How people call what the catalogue says in short words. */
import type { Extension } from './generation';
import type { OsFamily } from './guest';
import type { ProductKind, SourceOf, Technique } from './product';

/** "type 1 hypervisor", and what that means for whoever runs it. */
export const kindNames: Readonly<Record<ProductKind, { readonly name: string; readonly meaning: string }>> = {
  'type-1': { name: 'type 1 hypervisor', meaning: 'it runs on the hardware itself' },
  'type-2': { name: 'type 2 hypervisor', meaning: 'it runs as an application of a host operating system' },
  emulator: { name: 'emulator', meaning: 'it runs as an application of a host operating system and imitates another machine' },
  'container-engine': { name: 'container engine', meaning: 'its contexts share the kernel of the host' },
};

export const techniqueNames: Readonly<Record<Technique, string>> = {
  'hardware-assisted': 'full virtualization, hardware-assisted',
  'binary-translation': 'full virtualization, by binary translation',
  paravirtual: 'paravirtualization',
  emulation: 'emulation',
  isolation: 'isolation',
};

export const extensionNames: Readonly<Record<Extension, string>> = {
  'hardware-virtualization': 'Intel VT-x, AMD-V or Arm EL2',
  'nested-paging': 'Intel EPT, AMD NPT or Arm stage 2',
  'io-virtualization': 'Intel VT-d, AMD-Vi or an Arm SMMU',
  'unrestricted-guest': 'unrestricted guests',
  'long-mode': '64-bit mode',
};

export const osFamilyNames: Readonly<Record<OsFamily, string>> = {
  linux: 'Linux', windows: 'Windows', bsd: 'BSD', macos: 'macOS', solaris: 'Solaris', netware: 'NetWare', hypervisor: 'hypervisors', other: 'others',
};

/** The title of a source; a convention says that it is one. */
export function sourceTitle({ title, convention }: SourceOf): string {
  return convention === true ? `Convention: ${title}` : title;
}
