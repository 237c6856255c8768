import { maximaFrom } from '../figures';
import type { Product } from '../product';

export const product: Product = {
  id: 'kvm',
  name: 'KVM',
  aliases: ['qemu-kvm', 'libvirt', 'linux-kvm'],
  vendor: 'Linux',
  kind: 'type-1',
  about: 'A module that makes the Linux kernel a hypervisor; QEMU gives its VMs their devices, libvirt manages them.',
  sources: {
    kernel: { title: 'Linux kernel: arch/x86/kvm/Kconfig, KVM_MAX_NR_VCPUS', url: 'https://github.com/torvalds/linux/blob/master/arch/x86/kvm/Kconfig' },
    rhel: {
      title: 'Red Hat Enterprise Linux 9: Resource allocation limits in virtualization',
      url: 'https://docs.redhat.com/en/documentation/red_hat_enterprise_linux/9/html/configuring_and_managing_virtualization/assembly_feature-support-and-limitations-in-rhel-9-virtualization_configuring-and-managing-virtualization',
    },
    libvirt: { title: 'libvirt: Domain XML format', url: 'https://libvirt.org/formatdomain.html' },
    kvm: { title: 'KVM FAQ: what do I need to use KVM?', url: 'https://www.linux-kvm.org/page/FAQ' },
    snapshots: { title: 'libvirt: Snapshot XML format', url: 'https://libvirt.org/formatsnapshot.html' },
    managed: { title: 'libvirt: virsh managedsave', url: 'https://www.libvirt.org/manpages/virsh.html' },
    edk2: { title: 'EDK II: OVMF README, split variable store', url: 'https://github.com/tianocore/edk2/blob/master/OvmfPkg/README' },
  },
  traits: {
    hostArchitectures: ['x86-64', 'x86', 'arm64', 'armv7', 'ppc64le', 's390x', 'riscv64'],
    hostOs: [],
    ownOs: ['linux'],
    techniques: {
      'hardware-assisted': { needs: ['hardware-virtualization'], guestArchitectures: ['x86-64', 'x86', 'arm64', 'armv7', 'ppc64le', 's390x', 'riscv64'], source: 'kvm', note: 'A guest of the architecture of its host.' },
      paravirtual: {
        needs: ['hardware-virtualization'], guestArchitectures: ['x86-64', 'x86', 'arm64', 'armv7', 'ppc64le', 's390x', 'riscv64'], guestNeeds: 'drivers', source: 'kvm',
        note: 'virtio devices and the KVM clock for an otherwise unmodified guest.',
      },
    },
    guestFamilies: ['linux', 'windows', 'bsd', 'macos', 'solaris', 'hypervisor', 'other'],
    // What the kernel allows at most; distributions support less of it.
    maxima: maximaFrom('kernel', { vcpusPerVm: 4096 }),
    devices: {
      controllers: {
        virtio: { source: 'libvirt' },
        'virtio-scsi': { source: 'libvirt' },
        'lsi-logic': { source: 'libvirt' },
        'lsi-logic-sas': { source: 'libvirt' },
        pvscsi: { source: 'libvirt' },
        ide: { disksEach: 2, most: 2, source: 'rhel' },
        sata: { source: 'libvirt' },
        nvme: { source: 'libvirt' },
      },
      defaultController: 'virtio',
      nicAdapters: ['virtio', 'e1000e', 'e1000', 'rtl8139', 'vmxnet3', 'ne2k_pci', 'pcnet', 'sriov'],
      video: 'virtio-gpu, QXL, VGA or Cirrus',
      vmci: false, cdrom: true, floppy: true, usb: true, tpm: true, passthrough: true,
      firmware: ['bios', 'uefi'],
    },
    diskFormats: ['qcow2', 'raw', 'vmdk', 'vdi', 'vhdx', 'vhd'],
    files: [
      { name: '/etc/libvirt/qemu/{vm}.xml', what: 'configuration (domain XML)', size: { kind: 'none' }, per: 'vm', when: 'always', source: 'libvirt' },
      { name: '/var/lib/libvirt/images/{vm}_{disk}.{format}', what: 'disk data', size: { kind: 'disk' }, per: 'disk', when: 'always', source: 'libvirt' },
      { name: '/var/lib/libvirt/images/{vm}_{disk}.snap{n}', what: 'what was written since the snapshot', size: { kind: 'delta' }, per: 'snapshot-disk', when: 'always', source: 'snapshots', note: 'An external snapshot; an internal one is inside the qcow2 file.' },
      { name: '/var/lib/libvirt/qemu/nvram/{vm}_VARS.fd', what: 'UEFI variables', size: { kind: 'none' }, per: 'vm', when: 'uefi', source: 'edk2' },
      { name: '/var/lib/libvirt/qemu/snapshot/{vm}/snap{n}.xml', what: 'snapshot description', size: { kind: 'none' }, per: 'snapshot', when: 'always', source: 'snapshots' },
      { name: '/var/lib/libvirt/images/{vm}.snap{n}.mem', what: 'snapshot memory', size: { kind: 'memory' }, per: 'snapshot', when: 'memory-snapshot', source: 'snapshots' },
      { name: '/var/lib/libvirt/qemu/save/{vm}.save', what: 'saved memory', size: { kind: 'memory' }, per: 'vm', when: 'suspended', source: 'managed' },
      { name: '/var/lib/libvirt/swtpm/{vm}/tpm2-00.permall', what: 'virtual TPM', size: { kind: 'none' }, per: 'vm', when: 'tpm', source: 'libvirt' },
      { name: '/var/log/libvirt/qemu/{vm}.log', what: 'log', size: { kind: 'none' }, per: 'vm', when: 'always', source: 'libvirt' },
    ],
    memory: { overcommit: true, reclamation: ['sharing', 'ballooning', 'swapping'], scheduler: 'host-os' },
    features: {
      liveMigration: 'between hosts of one processor vendor', highAvailability: 'by a cluster manager such as Pacemaker', balancing: 'by what manages it',
      snapshots: true, memorySnapshots: true, linkedClones: 'as qcow2 files with a backing file', suspend: true, nesting: 'where the kernel module has it enabled',
      hotAddCpu: 'up to the maximum the VM was started with', hotAddMemory: 'up to the maximum the VM was started with', hotPlugDisk: 'virtio and SCSI, not IDE', hotPlugNic: true,
    },
  },
  versions: [{ version: '' }],
};
