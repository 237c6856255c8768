import { choice, count, fields, flag, keyed, list, partRef, quantity, ref, text } from '../schema';
import { origin } from './common';

const diskGroup = fields(
  {
    media: choice(['hdd', 'ssd', 'nvme'], 'Media.'),
    disks: count('Number of disks, spares not included.', 1),
    size: quantity('bytes', 'Size of a disk.', ['3.84 TB']),
    raid: choice(['raid0', 'raid1', 'raid5', 'raid6', 'raid10', 'raid50', 'raid60'], 'RAID level.'),
    spares: count('Hot spares.'),
  },
  'Disks of one kind under one RAID level.',
);

export const array = fields(
  {
    ...origin,
    kind: choice(['san', 'nas', 'local', 'distributed'], 'Kind.'),
    protocol: choice(['fc', 'iscsi', 'nvme-of', 'nfs', 'smb'], 'Protocol.'),
    site: ref('sites', 'Where it stands.'),
    groups: keyed(diskGroup, 'Disk groups.'),
    exports: keyed(fields({ group: text('Disk group.'), size: quantity('bytes', 'Size.') }, 'An export or LUN.'), 'Exports or LUNs.'),
    controllers: count('Controllers.', 1),
    ports: keyed(fields({ speed: quantity('bitrate', 'Speed.'), controller: count('Controller.') }, 'A port.'), 'Ports.'),
  },
  'A storage array.',
);

export const storagePool = fields(
  {
    ...origin,
    members: list(partRef({ arrays: ['groups', 'exports'], hosts: ['disks'] }, 'A disk group, export or host disk, "owner/part".'), 'What it is made of.'),
    redundancy: choice(['none', 'mirror', 'parity', 'replicas'], 'How data is protected across members.'),
    tier: text('Tier.'),
    replication: fields({ mode: choice(['sync', 'async'], 'Mode.'), recoveryPoint: quantity('duration', 'RPO.', ['15 min']), to: ref('sites', 'Where to.') }, 'Replication.'),
  },
  'Several media seen as one.',
);

export const datastore = fields(
  {
    ...origin,
    on: partRef({ arrays: ['groups', 'exports'], storagePools: [], hosts: ['disks'] }, 'What backs it: a pool, or "array/group", "array/export", "host/disk".'),
    capacity: quantity('bytes', 'Capacity.', ['20 TiB']),
    used: quantity('bytes', 'Space in use as measured, where the disks do not tell.'),
    format: choice(['vmfs-5', 'vmfs-6', 'nfs-3', 'nfs-4.1', 'vsan', 'zfs', 'lvm', 'ext4', 'ceph', 'ntfs', 'refs'], 'File system.'),
    mountedBy: list(ref(['hosts', 'clusters'], 'A host or cluster.'), 'The hosts and clusters that see it.'),
    thinLimit: quantity('ratio', 'How far it may be provisioned over its capacity.', ['150 %']),
    shared: flag('Whether several hosts may use it.'),
  },
  'Where VMs keep their files.',
);
