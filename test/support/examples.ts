/** What each example teaches: its findings, by rule and path. An example without an entry here fails. */
export const teaches: Readonly<Record<string, readonly string[]>> = {
  'smallest.virt.json': [],
  'overcommitted.virt.json': [
    'host-cpu-overcommitted hosts/too-many-vcpus/cpu/cores',
    'host-memory-overcommitted hosts/too-much-memory/memory',
    'host-memory-exhausted hosts/out-of-memory/memory',
  ],
  'campus.virt.json': [
    'maintenance-host-runs-vms hosts/esx-04/maintenance',
    'host-memory-swapping hosts/pve-03/memory',
    'host-unused hosts/esx-06',
    'duplicate-mac-address vms/moodle-web-01/nics/eth0/mac',
    'duplicate-mac-address vms/moodle-web-test/nics/eth0/mac',
    'vm-unplaced vms/survey-01',
    'address-outside-subnet vms/library-search-01/nics/eth0/addresses/0',
    'vm-larger-than-host vms/gpu-course-01/memory',
    'datastore-overprovisioned datastores/bronze/capacity',
  ],
  'architectures.virt.json': [
    'host-os-on-bare-metal-hypervisor hosts/type-1-misread/hostOs',
    'host-cpu-saturated hosts/type-2/cpu/cores',
    'cpu-ready-high vms/course/demand/cpu',
    'container-without-limit containers/reports',
    'container-architecture-mismatch containers/sensor/architecture',
  ],
  'techniques.virt.json': [
    'hardware-virtualization-missing hosts/without-vt/cpu/virtualization',
    'architecture-needs-emulation vms/phone-app/architecture',
    'paravirtual-guest-unsupported vms/desktop/virtualization',
    'emulation-cost vms/board/virtualization',
    'container-kernel-mismatch containers/intranet/os',
    'container-without-limit containers/batch',
  ],
  'reservations.virt.json': [
    'host-cpu-exhausted hosts/esx-02/cpu/cores',
    'resource-pool-reservation-exceeded resourcePools/sales/cpu/reservation',
    'noisy-neighbour-unbounded vms/database',
    'cpu-ready-high vms/reports/demand/cpu',
    'limit-below-demand vms/legacy/cpu/limit',
    'cpu-ready-high vms/indexer/demand/cpu',
  ],
  'ballooning.virt.json': ['host-memory-exhausted hosts/drowning/memory'],
  'vm-files.virt.json': ['snapshot-chain-too-long vms/much-snapped/snapshots/3', 'disk-format-unsupported vms/copied-over/disks/system/format'],
  'vlans.virt.json': ['vlan-not-carried-upstream switches/leaf-2/ports/eth2/vlans', 'network-not-on-host vms/lab-02/nics/eth0/network'],
  'overlay.virt.json': ['tunnel-endpoint-unreachable networks/stock'],
  'tenants.virt.json': [
    'native-vlan-mismatch switches/leaf-1/ports/eth49/vlan',
    'tenants-not-isolated networks/birch-web/vlan',
    'tenants-not-isolated vms/birch-test/nics/eth0/network',
  ],
  'mtu.virt.json': [
    'mtu-mismatch-on-path hosts/esx-02/adapters/vmk2/mtu',
    // Once for jumbo frames, once for those of the tunnels.
    'mtu-mismatch-on-path switches/spine/ports/eth2/mtu',
    'mtu-mismatch-on-path switches/spine/ports/eth2/mtu',
    'mtu-too-small-for-overlay networks/transport/mtu',
  ],
  'uplinks.virt.json': [
    'link-saturated hosts/esx-03/nics/vmnic0',
    'uplinks-share-a-switch switches/vds/uplinks/esx-02',
    'single-uplink switches/vds/uplinks/esx-03',
    'uplink-oversubscribed switches/vds/uplinks/esx-03',
    'teaming-needs-aggregation switches/vswitch-hash/teaming',
  ],
  'pool.virt.json': ['pool-spans-sites-without-replica storagePools/careless/members'],
  'thin.virt.json': ['datastore-growth-exceeds-capacity datastores/projects'],
  'raid.virt.json': [
    'iops-exceeded arrays/shelf/groups/r6',
    'iops-exceeded arrays/shelf/groups/r60',
    'rebuild-exposure-high arrays/shelf-b/groups/large/raid',
    'raid-group-too-small arrays/shelf-b/groups/small/disks',
    'mixed-media-in-raid-group arrays/shelf-b/groups/mixed/otherDisks',
  ],
  'stretched.virt.json': ['stretched-latency-exceeded arrays/vsan-far/stretched/sites'],
  'paths.virt.json': ['single-storage-path hosts/esx-02/hbas/vmhba0', 'paths-share-a-controller hosts/esx-03/hbas'],
  'imports/main.virt.json': ['dangling-reference vms/shop-cache/host'],
};

/** Files that others import. */
export const parts = ['imports/hosts.virt.json', 'imports/vms.virt.json'];
