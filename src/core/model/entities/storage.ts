import { datastoreFormats } from '../../catalogue/datastoreFormats';
import { mediaKinds, raidLevels } from '../../catalogue/media';
import { choice, count, fields, flag, keyed, list, number, partRef, quantity, ref, share, text } from '../schema';
import { origin } from './common';

/** What one device can do; the catalogue has usual figures for each kind of media. */
export const device = {
  media: choice(mediaKinds, 'Media.'),
  size: quantity('bytes', 'Size of a disk.', ['3.84 TB']),
  iops: quantity('iops', 'I/O operations per second of a disk. Default: the usual figure of its media.', ['180 IOPS']),
  throughput: quantity('throughput', 'Throughput of a disk. Default: the usual figure of its media.', ['500 MB/s']),
  latency: quantity('duration', 'Time a disk takes for an operation when it has no other to do. Default: the usual figure of its media.', ['0.2 ms']),
};

const diskGroup = fields(
  {
    ...device,
    disks: count('Number of disks, spares not included.', 1),
    raid: choice(raidLevels, 'RAID level. Default "raid0".'),
    spans: count('Groups of disks that a level of two parts stripes over, such as the RAID 5 sets of RAID 50. Default 2.', 2),
    spares: count('Hot spares.'),
    otherDisks: list(fields({ ...device, disks: count('Number of disks. Default 1.', 1) }, 'Disks of another kind.'), 'Disks of other kinds in the same group.'),
  },
  'Disks of one kind under one RAID level.',
);

const replication = fields(
  {
    mode: choice(['sync', 'async'], 'Whether a write waits for the other side.'),
    recoveryPoint: quantity('duration', 'RPO: how much of the latest work may be lost.', ['15 min']),
    to: ref('sites', 'The site where the replica is.'),
    target: partRef({ storagePools: [], arrays: ['', 'groups'] }, 'What holds the replica: a pool, an array, or "array/group".'),
    bandwidth: quantity('bitrate', 'What replication may take of the link between the sites. Default: all of it.', ['1 Gb/s']),
  },
  'A replica elsewhere.',
);

const cache = fields(
  {
    size: quantity('bytes', 'Size.', ['256 GiB']),
    readHits: share('Share of reads it answers. Default 0 %.', ['60 %']),
    writeHits: share('Share of writes it takes in and that never reach the disks on their own, being overwritten or joined before. Default 0 %.', ['20 %']),
    latency: quantity('duration', 'Time it takes for an operation. Default 0.1 ms.', ['0.1 ms']),
  },
  'A cache before the disks.',
);

const reduction = number('Deduplication and compression: logical bytes in a stored one, as measured or promised. Default 1.', 1);
const slack = share('Share that is kept free, for rebuilds and for what grows. Default 0 %.', ['30 %']);

export const array = fields(
  {
    ...origin,
    kind: choice(['san', 'nas', 'local', 'distributed'], 'Kind.'),
    protocol: choice(['fc', 'iscsi', 'nvme-of', 'nfs', 'smb'], 'Protocol.'),
    site: ref('sites', 'Where it stands.'),
    groups: keyed(diskGroup, 'Disk groups.'),
    exports: keyed(
      fields(
        {
          group: text('The disk group of this array it is carved from. Default: the only one.'),
          size: quantity('bytes', 'Size.', ['10 TiB']),
          provisioning: choice(['thin', 'thick'], 'Whether it takes what is written, or all of its size. Default "thick".'),
          maskedTo: list(ref(['hosts', 'clusters'], 'A host or cluster.'), 'The hosts and clusters that are let see it (LUN masking, export rules). Default: all.'),
        },
        'An export or LUN.',
      ),
      'Exports or LUNs.',
    ),
    controllers: count('Controllers. Default: as many as its ports name, or else 1.', 1),
    controller: fields({ iops: quantity('iops', 'I/O operations per second.', ['150 kIOPS']), throughput: quantity('throughput', 'Throughput.', ['6 GB/s']) }, 'What one controller can do.'),
    ports: keyed(
      fields(
        {
          speed: quantity('bitrate', 'Speed.', ['32 Gb/s']),
          controller: count('The controller it belongs to, counted from 1. Default 1.', 1),
          fabric: text('The storage fabric it is plugged into.', ['fabric-a']),
          wwn: text('World-wide name.'),
          port: partRef({ switches: ['ports'] }, 'The port of a physical switch it is plugged into, "leaf-1/eth3".'),
          network: ref('networks', 'The network it answers on: iSCSI, NFS, SMB, NVMe over TCP.'),
          addresses: list(text('An address, with its prefix length where known.', ['10.0.60.21/24']), 'Its addresses there.'),
        },
        'A port towards the hosts.',
      ),
      'Ports towards the hosts.',
    ),
    zones: keyed(
      fields(
        {
          ports: list(text('The name of a port of this array.'), 'Ports of this array.'),
          initiators: list(partRef({ hosts: ['', 'hbas'] }, 'An adapter of a host, "esx-01/vmhba1", or all of a host.'), 'Storage adapters of hosts.'),
        },
        'A zone of the fabric.',
      ),
      'Zones of its fabrics: who is in none with a port does not see it. Default: everybody on the fabric of a port sees it.',
    ),
    cache,
    reduction,
    slack,
    hosts: list(ref(['hosts', 'clusters'], 'A host or cluster.'), 'The hosts whose own disks a distributed array is made of.'),
    redundancy: fields(
      {
        copies: count('Copies of all data: 1 for none beside the first. Default 2, without fragments.', 1),
        data: count('Data fragments of an erasure code: RAID 5 is 3 + 1, RAID 6 is 4 + 2.', 1),
        parity: count('Parity fragments of an erasure code.', 1),
        failureDomain: choice(['disk', 'host', 'rack', 'site'], 'What holds at most one copy or fragment. Default "host".'),
        kept: count('Failure domains whose loss the capacity is planned for: so many are kept free. Default 0.'),
      },
      'How a distributed array protects what it holds.',
    ),
    stretched: fields(
      { sites: list(ref('sites', 'A site.'), 'The two sites, each of which holds all data.'), witness: ref('sites', 'The site of the witness.') },
      'A distributed array over two sites.',
    ),
  },
  'A storage array.',
);

export const storagePool = fields(
  {
    ...origin,
    members: list(partRef({ arrays: ['', 'groups', 'exports'], hosts: ['disks'] }, 'An array, a disk group, an export or the disks of a host, "owner/part".'), 'What it is made of.'),
    redundancy: choice(['none', 'mirror', 'parity', 'replicas'], 'How data is protected across members, beside what each of them does. Default "none".'),
    copies: count('Copies that mirroring or replicas keep. Default 2 for "mirror", 3 for "replicas".', 2),
    failureDomain: choice(['member', 'array', 'site'], 'What holds at most one copy. Default "member".'),
    tier: text('Tier.', ['gold']),
    tiers: keyed(
      fields(
        {
          members: list(partRef({ arrays: ['', 'groups', 'exports'], hosts: ['disks'] }, 'A member of this pool.'), 'The members of this tier.'),
          serves: share('Share of the I/O it serves. Default: its share of the capacity.', ['80 %']),
        },
        'Members of one speed.',
      ),
      'Tiers, between which data moves by how much it is used.',
    ),
    placement: choice(['capacity', 'performance', 'tier'], 'What decides where new data goes: most free space, least load, or the fastest tier with room. Default "capacity".'),
    cache,
    reduction,
    slack,
    replication,
  },
  'Several media seen as one.',
);

export const datastore = fields(
  {
    ...origin,
    on: partRef({ arrays: ['', 'groups', 'exports'], storagePools: [], hosts: ['disks'] }, 'What backs it: a pool, an array, or "array/group", "array/export", "host/disk".'),
    capacity: quantity('bytes', 'Capacity.', ['20 TiB']),
    provisioning: choice(['thin', 'thick'], 'Whether its backing gives it what is written, or all of its capacity. Default: that of its export; "thin" on a distributed array, and where it says no capacity and has its backing to itself; or else "thick".'),
    used: quantity('bytes', 'Space in use as measured, where the disks do not tell.'),
    growth: quantity('bytes', 'What it grows per day, as measured, where the disks do not tell.', ['20 GiB']),
    format: choice(datastoreFormats, 'File system.'),
    mountedBy: list(ref(['hosts', 'clusters'], 'A host or cluster.'), 'The hosts and clusters that see it.'),
    thinLimit: quantity('ratio', 'How far it may be provisioned over its capacity.', ['150 %']),
    shared: flag('Whether several hosts may use it.'),
    multipathing: choice(['fixed', 'most-recently-used', 'round-robin'], 'How hosts choose among several paths. Default "round-robin".'),
    latencyTarget: quantity('duration', 'The latency its users are promised. Default: that of the policies.', ['5 ms']),
    reduction,
    replication,
    files: list(
      fields(
        {
          path: text('Where it is, below the root of the datastore.', ['iso/debian-12.iso']),
          size: quantity('bytes', 'Size.', ['650 MB']),
          kind: choice(['iso', 'image', 'disk', 'other'], 'An image of a CD/DVD or floppy, a master copy, the disk of a VM, or something else. Default "other".'),
        },
        'A file.',
      ),
      'Files beside those of its VMs: images, golden copies, and what was left behind.',
    ),
  },
  'Where VMs keep their files.',
);
