import { maximaFrom } from '../figures';
import type { Product } from '../product';

export const product: Product = {
  id: 'oracle-vm',
  name: 'Oracle VM Server',
  aliases: ['oraclevm', 'ovm', 'oracle-vm-server-for-x86'],
  vendor: 'Oracle',
  kind: 'type-1',
  about: 'Xen with an Oracle Linux as its control domain, in server pools managed by Oracle VM Manager.',
  sources: {
    appliance: {
      title: 'Oracle Private Cloud Appliance 2.4: Configuration Maximums of its Oracle VM guests',
      url: 'https://docs.oracle.com/en/engineered-systems/private-cloud-appliance/2.4/relnotes-2.4.3/pcarelnotes-maxconfig.html',
    },
    concepts: { title: 'Oracle VM 3.4: Concepts Guide, Understanding Virtual Machines', url: 'https://docs.oracle.com/en/virtualization/oracle-vm/3.4/concepts/' },
    repositories: { title: 'Oracle VM 3.4: Concepts Guide, How is Storage Used for Virtual Machine Disks and Repositories', url: 'https://docs.oracle.com/en/virtualization/oracle-vm/3.4/concepts/' },
  },
  traits: {
    hostArchitectures: ['x86-64'],
    hostOs: [],
    ownOs: ['linux'],
    techniques: {
      paravirtual: {
        needs: [], guestArchitectures: ['x86-64', 'x86'], guestNeeds: 'kernel', source: 'concepts',
        note: 'PVM: the guest has a kernel that calls the hypervisor.',
      },
      'hardware-assisted': {
        needs: ['hardware-virtualization'], guestArchitectures: ['x86-64', 'x86'], source: 'concepts',
        note: 'HVM: an unmodified guest; with paravirtual drivers it is a PVHVM.',
      },
    },
    guestFamilies: ['linux', 'windows', 'solaris'],
    maxima: maximaFrom('appliance', { nicsPerVm: 31, disksPerVm: 107 }),
    devices: {
      controllers: { xen: { source: 'concepts' }, ide: { disksEach: 2, most: 2, source: 'appliance' } },
      defaultController: 'xen',
      nicAdapters: ['netfront', 'rtl8139'],
      video: 'Cirrus VGA',
      vmci: false, cdrom: true, floppy: false, usb: false, tpm: false, passthrough: false,
      firmware: ['bios'],
    },
    diskFormats: ['raw'],
    files: [
      { name: 'VirtualMachines/{vm}/vm.cfg', what: 'configuration', size: { kind: 'none' }, per: 'vm', when: 'always', source: 'repositories' },
      { name: 'VirtualDisks/{vm}_{disk}.img', what: 'disk data', size: { kind: 'disk' }, per: 'disk', when: 'always', source: 'repositories', note: 'Sparse unless allocated in full.' },
    ],
    memory: { overcommit: false, reclamation: ['ballooning'], scheduler: 'none' },
    features: {
      liveMigration: 'in a server pool, between processors of one family', highAvailability: 'in a clustered server pool', balancing: 'by the policy of a server pool',
      snapshots: false, memorySnapshots: false, linkedClones: 'as thin clones on OCFS2', suspend: true, nesting: false,
      hotAddCpu: 'paravirtual guests, up to their maximum', hotAddMemory: 'paravirtual guests, up to their maximum', hotPlugDisk: 'paravirtual disks', hotPlugNic: 'paravirtual adapters',
    },
  },
  versions: [{ version: '3' }],
};
