/** What container engines have in common: no virtual hardware and no files of a VM; the kernel of the host does the rest. */
import type { Devices, Features, MemoryTraits, Traits } from './product';

const devices: Devices = {
  controllers: {}, nicAdapters: [], vmci: false, cdrom: false, floppy: false, usb: false, tpm: false, passthrough: false, firmware: [],
};

const memory: MemoryTraits = { overcommit: true, reclamation: ['swapping'], scheduler: 'host-os' };

/** What an engine cannot do unless it says so. */
const features: Features = {
  liveMigration: false, highAvailability: false, balancing: false, snapshots: false, memorySnapshots: false, linkedClones: false, suspend: false, nesting: false,
  hotAddCpu: 'a limit can be changed while it runs', hotAddMemory: 'a limit can be changed while it runs', hotPlugDisk: false, hotPlugNic: false,
};

export interface EngineTraits extends Pick<Traits, 'hostArchitectures' | 'hostOs' | 'guestFamilies'> {
  readonly isolation: NonNullable<Traits['techniques']['isolation']>;
  readonly features?: Partial<Features>;
  readonly maxima?: Traits['maxima'];
}

export function engineTraits({ isolation, features: own, maxima = {}, ...traits }: EngineTraits): Traits {
  return { ...traits, techniques: { isolation }, maxima, devices, diskFormats: [], files: [], memory, features: { ...features, ...own } };
}
