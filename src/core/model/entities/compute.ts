import { Type, choice, count, fields, flag, keyed, list, measure, number, partRef, quantity, ref, text } from '../schema';
import { allocation, attachedTo, cpuArchitecture, demand, origin, power } from './common';

const hostNic = fields(
  {
    speed: quantity('bitrate', 'Link speed.', ['25 Gb/s']),
    port: partRef({ switches: ['ports'] }, 'The physical switch port it is plugged into, "switch/port".'),
    mac: text('MAC address.'),
    model: text('Model.'),
    sriov: count('Number of SR-IOV virtual functions.'),
  },
  'A physical network adapter.',
);

export const host = fields(
  {
    ...origin,
    ...attachedTo,
    rack: text('The rack it stands in.'),
    vendor: text('Manufacturer.'),
    model: text('Model.'),
    hypervisor: text('Hypervisor product and version from the catalogue.', ['esxi-8.0', 'proxmox-8', 'hyperv-2022', 'kvm']),
    hypervisorVersion: text('The version as its own tools show it, build included.'),
    hostOs: text('The operating system under a type 2 hypervisor or a container engine.', ['debian-12', 'windows-11']),
    cpu: fields(
      {
        sockets: count('Sockets. Default 1.', 1),
        cores: count('Cores per socket. Default 1.', 1),
        threads: count('Threads per core. Default 1.', 1),
        clock: quantity('frequency', 'Base clock of a core. Default 2 GHz.', ['2.9 GHz']),
        architecture: cpuArchitecture,
        model: text('Model as the vendor writes it.'),
        generation: text('Processor generation from the catalogue.', ['ice-lake', 'zen-3']),
        virtualization: flag('Whether Intel VT-x or AMD-V is present and enabled. Default true.'),
        extensions: list(text('An extension.'), 'Processor extensions.'),
      },
      'Its processors.',
    ),
    memory: quantity('bytes', 'Physical memory.', ['512 GiB']),
    numaNodes: count('NUMA nodes. Default: one per socket.', 1),
    nics: keyed(hostNic, 'Physical network adapters.'),
    hbas: keyed(
      fields({ kind: choice(['fc', 'iscsi', 'nvme', 'sas'], 'Kind.'), speed: quantity('bitrate', 'Speed.'), wwn: text('World-wide name.') }, 'A storage adapter.'),
      'Storage adapters.',
    ),
    disks: keyed(
      fields({ media: choice(['hdd', 'ssd', 'nvme'], 'Media.'), size: quantity('bytes', 'Size.', ['960 GB']), count: count('How many.', 1) }, 'Local disks of one kind.'),
      'Local disks.',
    ),
    power: fields(
      {
        idle: quantity('power', 'Power when idle.', ['120 W']),
        peak: quantity('power', 'Power at full load.', ['420 W']),
        curve: list(quantity('power', 'Power.'), 'Power at 0, 10 … 100 % load: 11 figures.'),
      },
      'Electric power.',
    ),
    maintenance: flag('In maintenance: runs nothing.'),
    measured: fields(
      { cpu: quantity('ratio', 'Measured CPU use.', ['35 %']), memory: quantity('ratio', 'Measured memory use.', ['62 %']) },
      'Load measured on the host as a whole.',
    ),
  },
  'A physical server with its hypervisor.',
);

const vmDisk = fields(
  {
    datastore: ref('datastores', 'The datastore that holds it.'),
    size: quantity('bytes', 'Size the guest sees.', ['40 GiB']),
    used: measure(['bytes', 'ratio'], 'What is written on it.', ['12 GiB', '30 %']),
    provisioning: choice(['thin', 'thick-lazy', 'thick-eager'], 'How space is taken. Default "thick-lazy".'),
    controller: choice(['lsi-logic', 'lsi-logic-sas', 'pvscsi', 'bus-logic', 'ide', 'sata', 'nvme', 'virtio', 'virtio-scsi', 'xen'], 'Disk controller.'),
    format: choice(['vmdk', 'vhdx', 'vhd', 'qcow2', 'raw', 'vdi'], 'File format.'),
    mode: choice(['persistent', 'independent', 'nonpersistent'], 'How snapshots treat it.'),
    raw: text('The LUN of a raw device mapping.'),
    mount: text('Where the guest mounts it, where it is known.', ['C:', '/var']),
  },
  'A virtual disk.',
);

const vmNic = fields(
  {
    network: ref('networks', 'The network it is connected to.'),
    adapter: text('Adapter type.', ['vmxnet3', 'e1000e', 'virtio']),
    mac: text('MAC address.', ['00:50:56:00:00:01']),
    addresses: list(text('An address, with its prefix length where known.', ['10.0.10.11/24']), 'Addresses.'),
    connected: flag('Whether it is connected. Default true.'),
  },
  'A virtual network adapter.',
);

export const vm = fields(
  {
    ...origin,
    ...attachedTo,
    host: ref('hosts', 'The host it runs on.'),
    resourcePool: ref('resourcePools', 'The resource pool it takes from.'),
    power,
    template: flag('A template: never runs.'),
    guest: text('Guest operating system.', ['debian-12', 'windows-server-2022']),
    guestName: text('The guest operating system as its source names it.'),
    virtualization: choice(['full', 'paravirtual', 'emulation'], 'Virtualization technique. Default "full".'),
    architecture: cpuArchitecture,
    vcpu: count('Virtual CPUs. Default 1.', 1),
    coresPerSocket: count('vCPUs per virtual socket.', 1),
    memory: quantity('bytes', 'Configured memory. Default 1 GiB.', ['8 GiB']),
    cpu: allocation('cpu'),
    memoryAllocation: allocation('memory'),
    disks: keyed(vmDisk, 'Virtual disks.'),
    nics: keyed(vmNic, 'Virtual network adapters.'),
    cdrom: text('Image in the CD/DVD drive, or "host".'),
    floppy: text('Image in the floppy drive, or "host".'),
    video: fields({ memory: quantity('bytes', 'Video memory.', ['8 MiB']), displays: count('Displays.', 1) }, 'Video card.'),
    usb: list(text('A device.'), 'USB devices passed through.'),
    passthrough: list(text('A device of its host.'), 'PCI devices passed through.'),
    tpm: flag('Virtual TPM.'),
    firmware: choice(['bios', 'uefi'], 'Firmware.'),
    snapshots: list(
      fields(
        { name: text('Name.'), size: quantity('bytes', 'Size of its delta.'), memory: flag('Whether it holds the memory.'), taken: text('When, ISO 8601.') },
        'A snapshot.',
      ),
      'Snapshots, oldest first.',
    ),
    restartPriority: choice(['highest', 'high', 'medium', 'low', 'lowest', 'never'], 'Order of restart after a failure.'),
    demand,
    path: text('Its configuration file as the source names it.'),
  },
  'A virtual machine.',
);

export const container = fields(
  {
    ...origin,
    tenant: text('The tenant it belongs to.'),
    on: ref(['hosts', 'vms'], 'The host or VM whose kernel it shares.'),
    engine: text('Container engine.', ['docker', 'lxc', 'openvz', 'chroot']),
    image: text('Image.'),
    architecture: cpuArchitecture,
    cpus: number('CPU quota, in CPUs.'),
    cpuShares: number('CPU weight.'),
    memoryLimit: quantity('bytes', 'Memory limit.'),
    networks: list(ref('networks', 'A network.'), 'Networks.'),
    volumes: keyed(fields({ datastore: ref('datastores', 'Datastore.'), size: quantity('bytes', 'Size.') }, 'A volume.'), 'Volumes.'),
    ports: list(Type.String({ description: 'Published port, "8080:80/tcp".' }), 'Published ports.'),
    demand,
  },
  'A container.',
);
