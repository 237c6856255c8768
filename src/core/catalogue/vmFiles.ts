/** The files a VM consists of, as its product lays them out: templates in the catalogue, sizes by the VM's configuration. */

/**
 * How the size of a file follows from the configuration. `disk`: the disk's data, its size when thick and what is written when thin. `fixed`: bytes
 * as published or as usually found. `swap`: configured memory − reservation, while it runs. `memory`: the configured memory.
 * `delta`: what a snapshot says it holds. `none`: exists, but no source gives a size.
 */
export type FileSize =
  | { readonly kind: 'disk' }
  | { readonly kind: 'fixed'; readonly bytes: number }
  | { readonly kind: 'swap' }
  | { readonly kind: 'memory' }
  | { readonly kind: 'delta' }
  | { readonly kind: 'none' };

/**
 * A file, or as many as `per` says. Where two templates that apply give the same name, the later one counts: a snapshot's
 * state file is there always and holds the memory if the snapshot does.
 */
export interface FileTemplate {
  /**
   * "{vm}.vmx", "{vm}_{disk}-flat.vmdk": {vm} and {disk} stand for the VM's id and the disk's name, {n} for the count of a snapshot
   * from 1 (six digits with {n:6}), {format} for the disk's format. A name may begin with the folder it is in.
   */
  readonly name: string;
  /** What it holds, in a few words: "configuration", "disk data". */
  readonly what: string;
  readonly size: FileSize;
  /** One for the VM, for each disk, for each disk of each snapshot, or for each snapshot. */
  readonly per: 'vm' | 'disk' | 'snapshot-disk' | 'snapshot';
  /** When it is there: always, or only in a state. */
  readonly when: 'always' | 'running' | 'suspended' | 'memory-snapshot' | 'uefi' | 'tpm';
  /** For which disk formats; every one unless given. */
  readonly formats?: readonly string[];
  /** A sentence on what the size follows from, where its kind does not say it all. */
  readonly note?: string;
  readonly source: string;
}
