import { diskControllers, diskFormats } from '../../catalogue/product';
import * as Type from 'typebox';
import { choice, count, fields, flag, keyed, list, measure, number, partRef, quantity, ref, text, word } from '../schema';
import { allocation, attachedTo, cpuArchitecture, demand, guestArchitecture, origin, power } from './common';
import { device } from './storage';

const hostNic = fields(
  {
    speed: quantity('bitrate', 'Link speed.', ['25 Gb/s']),
    port: partRef({ switches: ['ports'] }, 'The physical switch port it is plugged into, "switch/port".'),
    mac: text('MAC address.'),
    model: text('Model.'),
    sriov: count('Number of SR-IOV virtual functions.'),
    features: list(text('A feature of its driver.', ['rss', 'vxlan-offload', 'tso']), 'Features of its driver.'),
  },
  'A physical network adapter.',
);

const hostAdapter = fields(
  {
    network: ref('networks', 'The network it is connected to.'),
    purposes: list(
      choice(['management', 'migration', 'storage', 'fault-tolerance', 'tunnel'], 'A purpose.'),
      'What the host uses it for; "tunnel" is a tunnel endpoint (VTEP, TEP) of overlay segments. Default: the purpose of its network.',
    ),
    addresses: list(text('An address, with its prefix length where known.', ['10.0.90.11/24']), 'Addresses.'),
    mac: text('MAC address. It may be that of a NIC of the host.', ['00:50:56:60:00:01']),
    mtu: count('MTU. Default: that of its network.'),
  },
  'An adapter of the host itself on a network (VMkernel adapter, bridge address).',
);

export const host = fields(
  {
    ...origin,
    ...attachedTo,
    rack: text('The rack it stands in.'),
    vendor: text('Manufacturer.'),
    model: text('Model.'),
    hypervisor: word('Hypervisor product and version from the catalogue.', ['esxi-8.0', 'proxmox-8', 'hyperv-2022', 'kvm']),
    hypervisorVersion: text('The version as its own tools show it, build included.'),
    vm: ref('vms', 'The VM this host runs in: nested virtualization. Its processors and memory are then those of that VM.'),
    hostOs: word('The operating system under a type 2 hypervisor or a container engine.', ['debian-12', 'windows-11']),
    cpu: fields(
      {
        sockets: count('Sockets. Default 1.', 1),
        cores: count('Cores per socket. Default 1.', 1),
        threads: count('Threads per core. Default 1.', 1),
        clock: quantity('frequency', 'Base clock of a core. Default 2 GHz.', ['2.9 GHz']),
        architecture: cpuArchitecture,
        model: text('Model as the vendor writes it.'),
        generation: word('Processor generation from the catalogue.', ['ice-lake', 'zen-3']),
        virtualization: flag('Whether Intel VT-x or AMD-V is present and enabled. Default true.'),
        extensions: list(text('An extension.', ['ept', 'vt-d']), 'Processor extensions it has beside those of its generation.'),
      },
      'Its processors.',
    ),
    memory: quantity('bytes', 'Physical memory.', ['512 GiB']),
    numaNodes: count('NUMA nodes. Default: one per socket.', 1),
    nics: keyed(hostNic, 'Physical network adapters.'),
    adapters: keyed(hostAdapter, 'Its own adapters on networks, such as those for management and live migration.'),
    hbas: keyed(
      fields(
        {
          kind: choice(['fc', 'iscsi', 'nvme', 'sas'], 'Kind.'),
          speed: quantity('bitrate', 'Speed.'),
          wwn: text('World-wide name.'),
          fabric: text('The storage fabric it is plugged into.', ['fabric-a']),
          adapter: text('The adapter of this host on a network that it sends by: iSCSI, NVMe over TCP.'),
        },
        'A storage adapter.',
      ),
      'Storage adapters.',
    ),
    disks: keyed(
      fields({ ...device, count: count('How many. Default 1.', 1), cache: flag('Whether they hold no data of their own but a cache before the others of the host (vSAN, Ceph). Default false.') }, 'Local disks of one kind.'),
      'Local disks.',
    ),
    devices: keyed(
      fields(
        {
          kind: choice(['gpu', 'nic', 'hba', 'nvme', 'usb', 'other'], 'Kind.'),
          model: text('Model.'),
          functions: count('How many VMs may have it at once: 1 whole, more where it is divided (SR-IOV, vGPU). Default 1.', 1),
        },
        'A device that can be passed through to VMs.',
      ),
      'Devices that can be passed through to VMs.',
    ),
    ownDemand: fields(
      {
        cpu: measure(['ratio', 'frequency'], 'CPU: a share of the host or a frequency.', ['5 %', '2 GHz']),
        memory: measure(['bytes', 'ratio'], 'Memory: an amount or a share of the host.', ['4 GiB']),
      },
      'What the host OS and its own applications use, beside VMs and containers.',
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
    controller: choice(diskControllers, 'Disk controller.'),
    format: choice(diskFormats, 'File format.'),
    mode: choice(['persistent', 'independent', 'nonpersistent'], 'How snapshots treat it.'),
    raw: text('The LUN of a raw device mapping: "array/export", or its name elsewhere.'),
    sameAs: partRef({ vms: ['disks'] }, 'The disk of another VM that this is, "db-01/data": a disk shared by several VMs.'),
    sharing: choice(['none', 'multi-writer', 'scsi-bus'], 'How several VMs may write on it. Default "none".'),
    iopsLimit: quantity('iops', 'I/O operations per second it is held to.'),
    growth: quantity('bytes', 'What it grows per day, while it has room.', ['1 GiB']),
    change: quantity('bytes', 'What is written on it per day, over old data or new: replication and snapshots carry it. Default: its growth.', ['5 GiB']),
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
    vlan: count('VLAN the guest tags its frames with, on a network where guests do so.'),
    gateway: text('The default gateway the guest uses here. Default: that of the network, on the first NIC whose network has one.', ['10.0.10.1']),
    mtu: count('MTU the guest uses. Default: that of the network.'),
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
    guest: word('Guest operating system.', ['debian-12', 'windows-server-2022']),
    guestName: text('The guest operating system as its source names it.'),
    virtualization: choice(['full', 'paravirtual', 'emulation'], 'Virtualization technique. Default: full where the processor assists it and the product can, or what else the product has.'),
    architecture: guestArchitecture,
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
    vmci: flag("VMware's virtual machine communication interface. Default: what the product has."),
    nested: flag('Whether the guest sees hardware virtualization, to run a hypervisor itself. Default false.'),
    hotAdd: fields({ cpu: flag('vCPUs can be added while it runs.'), memory: flag('Memory can be added while it runs.') }, 'What may be enlarged while it runs.'),
    linkedTo: ref('vms', 'The VM whose disks it reads, as a linked clone.'),
    firmware: choice(['bios', 'uefi'], 'Firmware.'),
    snapshots: list(
      fields(
        {
          name: text('Name.'),
          size: quantity('bytes', 'Size of its delta.'),
          memory: flag('Whether it holds the memory.'),
          taken: text('When, ISO 8601.'),
          state: fields({ power, vcpu: count('vCPUs.', 1), memory: quantity('bytes', 'Memory.') }, 'What a revert brings back, beside the disks.'),
        },
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
    engine: word('Container engine from the catalogue. Default "docker".', ['docker', 'lxc', 'openvz', 'chroot']),
    image: text('Image.'),
    os: word('Operating system of its image. Default: any Linux.', ['linux', 'windows-server-2022']),
    architecture: guestArchitecture,
    cpus: number('CPU quota, in CPUs: 1.5 is 150 ms of CPU time in every 100 ms.'),
    cpuShares: number('CPU weight, as cgroup v1 has it. Default 1024.'),
    memoryLimit: quantity('bytes', 'Memory limit.'),
    networks: list(ref('networks', 'A network.'), 'Networks.'),
    volumes: keyed(fields({ datastore: ref('datastores', 'Datastore.'), size: quantity('bytes', 'Size.') }, 'A volume.'), 'Volumes.'),
    addresses: list(text('An address.', ['172.17.0.2']), 'Its addresses; each belongs to the network whose subnet holds it.'),
    ports: list(Type.String({ description: 'Published port, "8080:80/tcp".' }), 'Published ports.'),
    demand,
  },
  'A container.',
);
