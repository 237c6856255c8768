/**
 * What is known of a product that runs guests: a hypervisor, an emulator or a container engine.
 *
 * A product is one data file in `products/`, named after its id and exporting `product`; `npm run generate` gathers them.
 * Every figure names its source; where none is published the figure is absent, and whoever asks for it must say so.
 */
import type { CpuArchitecture } from './architecture';
import type { Extension } from './generation';
import type { OsFamily } from './guest';
import type { FileTemplate } from './vmFiles';

/** Where figures come from: a vendor's page or a book, by a short key of the product's own. */
export interface SourceOf {
  readonly title: string;
  readonly url?: string;
  /** Not what a vendor publishes but what is usually found: figures of such a source are marked wherever they are shown. */
  readonly convention?: true;
}

/**
 * `type-1` runs on the hardware itself, `type-2` as an application of a host OS, `emulator` interprets another machine as such
 * an application, `container-engine` shares the kernel of the host OS among contexts.
 */
export type ProductKind = 'type-1' | 'type-2' | 'emulator' | 'container-engine';

export interface Product {
  /** Begins the text in `hypervisor` or `engine`: "esxi" of "esxi-8.0". */
  readonly id: string;
  readonly name: string;
  /** Other names people write for it: "pve" for "proxmox". */
  readonly aliases?: readonly string[];
  readonly vendor: string;
  readonly kind: ProductKind;
  /** What it is, in a sentence or two, for hovers. */
  readonly about: string;
  readonly sources: Readonly<Record<string, SourceOf>>;
  /** What holds for every version. */
  readonly traits: Traits;
  /** Oldest first; never empty. Products without versions worth telling apart have one, named "". */
  readonly versions: readonly Version[];
}

export interface Version {
  /** "8.0"; the id of the release is "esxi-8.0". */
  readonly version: string;
  /** Other texts that mean it: "8" for "8.0". */
  readonly aliases?: readonly string[];
  /** What differs from the product's traits; a trait given here replaces that of the product whole, except `maxima`, which are merged one by one. */
  readonly traits?: Partial<Traits>;
}

/** How a guest comes to run. */
export type Technique = 'hardware-assisted' | 'binary-translation' | 'paravirtual' | 'emulation' | 'isolation';

export interface Traits {
  /** The architectures its host may have. */
  readonly hostArchitectures: readonly CpuArchitecture[];
  /** The families of host OS it needs below it; none for what runs on the hardware. */
  readonly hostOs: readonly OsFamily[];
  /**
   * The OS that is part of it, for what runs on the hardware: KVM is a module of a Linux kernel, Proxmox VE a Debian, Hyper-V
   * comes with the Windows of its parent partition. A document that names such a host OS says nothing wrong.
   */
  readonly ownOs?: readonly OsFamily[];
  readonly techniques: Readonly<Partial<Record<Technique, TechniqueTraits>>>;
  readonly guestFamilies: readonly OsFamily[];
  /** Guests of those families that it is documented not to run, by id. */
  readonly unsupportedGuests?: readonly string[];
  readonly maxima: Maxima;
  readonly devices: Devices;
  readonly diskFormats: readonly DiskFormat[];
  /** The files a VM consists of; none for container engines. */
  readonly files: readonly FileTemplate[];
  readonly memory: MemoryTraits;
  readonly features: Features;
}

export interface TechniqueTraits {
  /** Extensions of the processor that must be there, every one. */
  readonly needs: readonly Extension[];
  readonly guestArchitectures: readonly CpuArchitecture[];
  /** What `paravirtual` asks of the guest: a kernel modified for it, or drivers for devices that know they are virtual. */
  readonly guestNeeds?: 'kernel' | 'drivers';
  /** A sentence on conditions the lists cannot say. */
  readonly note?: string;
  readonly source: string;
}

/** A published figure and the key of its source. */
export interface Sourced<T = number> {
  readonly value: T;
  readonly source: string;
}

/** Largest values; absent where none is published. Memory and sizes in bytes. What they are called: `maximumInfo` in maxima.ts. */
export interface Maxima extends MaximumValues {
  /** Maxima that differ by the firmware of the VM: Hyper-V's generation 1 is "bios", its generation 2 "uefi". */
  readonly byFirmware?: Readonly<Partial<Record<Firmware, MaximumValues>>>;
}

export type Firmware = 'bios' | 'uefi';

export interface MaximumValues {
  readonly vcpusPerVm?: Sourced;
  readonly memoryPerVm?: Sourced;
  readonly disksPerVm?: Sourced;
  readonly diskSize?: Sourced;
  readonly nicsPerVm?: Sourced;
  readonly scsiControllersPerVm?: Sourced;
  readonly cdromsPerVm?: Sourced;
  readonly floppiesPerVm?: Sourced;
  readonly passthroughPerVm?: Sourced;
  readonly snapshotsPerVm?: Sourced;
  readonly videoMemoryPerVm?: Sourced;
  readonly displaysPerVm?: Sourced;
  readonly vmsPerHost?: Sourced;
  readonly vcpusPerHost?: Sourced;
  readonly vcpusPerCore?: Sourced;
  readonly logicalProcessorsPerHost?: Sourced;
  readonly memoryPerHost?: Sourced;
}

export const diskFormats = ['vmdk', 'vhdx', 'vhd', 'qcow2', 'raw', 'vdi', 'hdd'] as const;
export type DiskFormat = (typeof diskFormats)[number];

export const diskControllers = ['lsi-logic', 'lsi-logic-sas', 'pvscsi', 'bus-logic', 'ide', 'sata', 'nvme', 'virtio', 'virtio-scsi', 'xen', 'hyperv-scsi'] as const;
export type DiskController = (typeof diskControllers)[number];

export interface ControllerTraits {
  /** Disks and drives one controller takes, and how many such controllers a VM may have; absent where not published. */
  readonly disksEach?: number;
  readonly most?: number;
  readonly source: string;
}

/** What virtual hardware a VM may have. */
export interface Devices {
  readonly controllers: Readonly<Partial<Record<DiskController, ControllerTraits>>>;
  /** What a disk gets that does not say. */
  readonly defaultController?: DiskController;
  /** Adapter types by the words of `nics.*.adapter`; the first is the default. */
  readonly nicAdapters: readonly string[];
  /** The video card's name, for the summary of a VM's hardware. */
  readonly video?: string;
  /** VMware's virtual machine communication interface. */
  readonly vmci: boolean;
  readonly cdrom: boolean;
  readonly floppy: boolean;
  readonly usb: boolean;
  readonly tpm: boolean;
  readonly passthrough: boolean;
  readonly firmware: readonly Firmware[];
  /** What takes a certain firmware: a virtual TPM is there with "uefi" alone. */
  readonly needsFirmware?: Readonly<Partial<Record<'floppy' | 'tpm' | DiskController, Firmware>>>;
}

/** `value` bytes and, where given, a share of the host's memory on top, together no more than `most`. */
export interface OwnMemory extends Sourced {
  readonly ofHost?: number;
  readonly most?: number;
}

/** How a host finds memory when its VMs want more than there is; the order of use is fixed in SPEC.md. */
export type Reclamation = 'sharing' | 'ballooning' | 'compression' | 'swapping';

export interface MemoryTraits {
  /** Whether VMs may together be given more than the host has. */
  readonly overcommit: boolean;
  readonly reclamation: readonly Reclamation[];
  /** What the product takes of the host for itself; absent where not published. */
  readonly own?: OwnMemory;
  /**
   * Memory a running VM costs beside what is given to it. `table`: the published overheads of vSphere, interpolated.
   * `linear`: a base for the first GiB of VM memory, and a step for each further one. Absent where not published.
   */
  readonly overhead?:
    | { readonly kind: 'table'; readonly source: string }
    | { readonly kind: 'linear'; readonly baseMiB: number; readonly perGiBMiB: number; readonly source: string };
  /** Who reclaims: the ESXi scheduler with minFree and idle tax, a target of use as Proxmox has it, or the host OS by its own swap. */
  readonly scheduler: 'esxi' | 'target' | 'host-os' | 'none';
}

/** What it can do; a sentence instead of `true` where there are conditions. */
export interface Features {
  readonly liveMigration: boolean | string;
  readonly highAvailability: boolean | string;
  readonly balancing: boolean | string;
  readonly snapshots: boolean | string;
  readonly memorySnapshots: boolean | string;
  readonly linkedClones: boolean | string;
  readonly suspend: boolean | string;
  /** Whether a VM may run a hypervisor itself. */
  readonly nesting: boolean | string;
  readonly hotAddCpu: boolean | string;
  readonly hotAddMemory: boolean | string;
  readonly hotPlugDisk: boolean | string;
  readonly hotPlugNic: boolean | string;
}
