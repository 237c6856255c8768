// Written by scripts/generate.mjs from the files in rules/: do not edit, run "npm run generate".
import type { AnyRule } from './rule';
import { rule as addressOutsideSubnet } from './rules/address-outside-subnet';
import { rule as architectureNeedsEmulation } from './rules/architecture-needs-emulation';
import { rule as clusterMismatch } from './rules/cluster-mismatch';
import { rule as containerArchitectureMismatch } from './rules/container-architecture-mismatch';
import { rule as containerBridgeOverlapsHost } from './rules/container-bridge-overlaps-host';
import { rule as containerKernelMismatch } from './rules/container-kernel-mismatch';
import { rule as containerLimitsExceedHost } from './rules/container-limits-exceed-host';
import { rule as containerOnStoppedMachine } from './rules/container-on-stopped-machine';
import { rule as containerWithoutLimit } from './rules/container-without-limit';
import { rule as cpuReadyHigh } from './rules/cpu-ready-high';
import { rule as danglingReference } from './rules/dangling-reference';
import { rule as datastoreFormatUnsupported } from './rules/datastore-format-unsupported';
import { rule as datastoreFull } from './rules/datastore-full';
import { rule as datastoreGrowthExceedsCapacity } from './rules/datastore-growth-exceeds-capacity';
import { rule as datastoreNotOnHost } from './rules/datastore-not-on-host';
import { rule as datastoreNotSharedByCluster } from './rules/datastore-not-shared-by-cluster';
import { rule as datastoreOverprovisioned } from './rules/datastore-overprovisioned';
import { rule as demandExceedsSize } from './rules/demand-exceeds-size';
import { rule as derivedEntry } from './rules/derived-entry';
import { rule as deviceUnsupported } from './rules/device-unsupported';
import { rule as dhcpRangeExhausted } from './rules/dhcp-range-exhausted';
import { rule as dhcpRangeHoldsGateway } from './rules/dhcp-range-holds-gateway';
import { rule as dhcpRangeOutsideSubnet } from './rules/dhcp-range-outside-subnet';
import { rule as diskExceedsDatastoreLimit } from './rules/disk-exceeds-datastore-limit';
import { rule as diskFormatUnsupported } from './rules/disk-format-unsupported';
import { rule as diskUsedExceedsSize } from './rules/disk-used-exceeds-size';
import { rule as distributedStorageNearFull } from './rules/distributed-storage-near-full';
import { rule as duplicateEntry } from './rules/duplicate-entry';
import { rule as duplicateIpAddress } from './rules/duplicate-ip-address';
import { rule as duplicateKey } from './rules/duplicate-key';
import { rule as duplicateMacAddress } from './rules/duplicate-mac-address';
import { rule as duplicateVni } from './rules/duplicate-vni';
import { rule as emulationCost } from './rules/emulation-cost';
import { rule as erasureCodingNeedsHosts } from './rules/erasure-coding-needs-hosts';
import { rule as filterNeverReached } from './rules/filter-never-reached';
import { rule as forgedTransmitsAccepted } from './rules/forged-transmits-accepted';
import { rule as gatewayOutsideSubnet } from './rules/gateway-outside-subnet';
import { rule as gatewayUnheld } from './rules/gateway-unheld';
import { rule as guestUnsupported } from './rules/guest-unsupported';
import { rule as hardwareVirtualizationMissing } from './rules/hardware-virtualization-missing';
import { rule as hostCapacityUnknown } from './rules/host-capacity-unknown';
import { rule as hostCpuExhausted } from './rules/host-cpu-exhausted';
import { rule as hostCpuOvercommitted } from './rules/host-cpu-overcommitted';
import { rule as hostCpuSaturated } from './rules/host-cpu-saturated';
import { rule as hostHeadroom } from './rules/host-headroom';
import { rule as hostInStoppedVm } from './rules/host-in-stopped-vm';
import { rule as hostMemoryExhausted } from './rules/host-memory-exhausted';
import { rule as hostMemoryOvercommitted } from './rules/host-memory-overcommitted';
import { rule as hostMemorySwapping } from './rules/host-memory-swapping';
import { rule as hostOsMissing } from './rules/host-os-missing';
import { rule as hostOsOnBareMetalHypervisor } from './rules/host-os-on-bare-metal-hypervisor';
import { rule as hostOsUnsupported } from './rules/host-os-unsupported';
import { rule as hostUnused } from './rules/host-unused';
import { rule as hypervisorArchitectureUnsupported } from './rules/hypervisor-architecture-unsupported';
import { rule as hypervisorMaximumExceeded } from './rules/hypervisor-maximum-exceeded';
import { rule as idleVm } from './rules/idle-vm';
import { rule as imageMissing } from './rules/image-missing';
import { rule as importCycle } from './rules/import-cycle';
import { rule as importMissing } from './rules/import-missing';
import { rule as invalidChoice } from './rules/invalid-choice';
import { rule as invalidId } from './rules/invalid-id';
import { rule as invalidIpAddress } from './rules/invalid-ip-address';
import { rule as invalidMacAddress } from './rules/invalid-mac-address';
import { rule as invalidPortRange } from './rules/invalid-port-range';
import { rule as invalidQuantity } from './rules/invalid-quantity';
import { rule as invalidSubnet } from './rules/invalid-subnet';
import { rule as iopsExceeded } from './rules/iops-exceeded';
import { rule as lacpUnsupportedBySwitch } from './rules/lacp-unsupported-by-switch';
import { rule as latencyAboveTarget } from './rules/latency-above-target';
import { rule as layer2Loop } from './rules/layer-2-loop';
import { rule as limitBelowDemand } from './rules/limit-below-demand';
import { rule as limitBelowReservation } from './rules/limit-below-reservation';
import { rule as linkSaturated } from './rules/link-saturated';
import { rule as linkedCloneCircle } from './rules/linked-clone-circle';
import { rule as localDatastoreBlocksMobility } from './rules/local-datastore-blocks-mobility';
import { rule as lunSharedAcrossClusters } from './rules/lun-shared-across-clusters';
import { rule as maintenanceHostRunsVms } from './rules/maintenance-host-runs-vms';
import { rule as managementNetworkSharedWithVms } from './rules/management-network-shared-with-vms';
import { rule as migrationNetworkMissing } from './rules/migration-network-missing';
import { rule as migrationNetworkNotShared } from './rules/migration-network-not-shared';
import { rule as misspeltName } from './rules/misspelt-name';
import { rule as mixedMediaInRaidGroup } from './rules/mixed-media-in-raid-group';
import { rule as mtuMismatchOnPath } from './rules/mtu-mismatch-on-path';
import { rule as mtuTooSmallForOverlay } from './rules/mtu-too-small-for-overlay';
import { rule as nativeVlanMismatch } from './rules/native-vlan-mismatch';
import { rule as nestedHostLargerThanVm } from './rules/nested-host-larger-than-vm';
import { rule as nestedVirtualizationUnavailable } from './rules/nested-virtualization-unavailable';
import { rule as networkNotOnHost } from './rules/network-not-on-host';
import { rule as nextHopUnheld } from './rules/next-hop-unheld';
import { rule as nicFasterThanUplink } from './rules/nic-faster-than-uplink';
import { rule as noHotSpare } from './rules/no-hot-spare';
import { rule as noisyNeighbourUnbounded } from './rules/noisy-neighbour-unbounded';
import { rule as numberOutOfRange } from './rules/number-out-of-range';
import { rule as orphanedDisk } from './rules/orphaned-disk';
import { rule as oversizedVm } from './rules/oversized-vm';
import { rule as paravirtualGuestUnsupported } from './rules/paravirtual-guest-unsupported';
import { rule as passthroughConflict } from './rules/passthrough-conflict';
import { rule as passthroughMemoryNotReserved } from './rules/passthrough-memory-not-reserved';
import { rule as pathsShareAController } from './rules/paths-share-a-controller';
import { rule as peakBelowAverage } from './rules/peak-below-average';
import { rule as poolCapacityExceeded } from './rules/pool-capacity-exceeded';
import { rule as poolMemberShared } from './rules/pool-member-shared';
import { rule as poolMemberTwice } from './rules/pool-member-twice';
import { rule as poolRedundancyNeedsMembers } from './rules/pool-redundancy-needs-members';
import { rule as poolSpansSitesWithoutReplica } from './rules/pool-spans-sites-without-replica';
import { rule as portGroupWithoutUplink } from './rules/port-group-without-uplink';
import { rule as portWithSeveralCables } from './rules/port-with-several-cables';
import { rule as powerOnRefused } from './rules/power-on-refused';
import { rule as prefixLengthMismatch } from './rules/prefix-length-mismatch';
import { rule as privateVlanIncomplete } from './rules/private-vlan-incomplete';
import { rule as promiscuousPortGroup } from './rules/promiscuous-port-group';
import { rule as publishedPortConflict } from './rules/published-port-conflict';
import { rule as raidGroupTooSmall } from './rules/raid-group-too-small';
import { rule as rebuildCapacityMissing } from './rules/rebuild-capacity-missing';
import { rule as rebuildExposureHigh } from './rules/rebuild-exposure-high';
import { rule as recoveryPointUnmet } from './rules/recovery-point-unmet';
import { rule as referenceCycle } from './rules/reference-cycle';
import { rule as replicaOnSameSite } from './rules/replica-on-same-site';
import { rule as reservationExceedsCapacity } from './rules/reservation-exceeds-capacity';
import { rule as reservationExceedsSize } from './rules/reservation-exceeds-size';
import { rule as reservedAddress } from './rules/reserved-address';
import { rule as resourcePoolOutOfReach } from './rules/resource-pool-out-of-reach';
import { rule as resourcePoolReservationExceeded } from './rules/resource-pool-reservation-exceeded';
import { rule as routeUnreachableNextHop } from './rules/route-unreachable-next-hop';
import { rule as sharedDiskUnsupported } from './rules/shared-disk-unsupported';
import { rule as singleStoragePath } from './rules/single-storage-path';
import { rule as singleUplink } from './rules/single-uplink';
import { rule as siteMismatch } from './rules/site-mismatch';
import { rule as snapshotChainTooLong } from './rules/snapshot-chain-too-long';
import { rule as snapshotSpaceExhausted } from './rules/snapshot-space-exhausted';
import { rule as storageNetworkRouted } from './rules/storage-network-routed';
import { rule as stretchedLatencyExceeded } from './rules/stretched-latency-exceeded';
import { rule as subnetsOverlap } from './rules/subnets-overlap';
import { rule as swapOnSlowTier } from './rules/swap-on-slow-tier';
import { rule as teamingNeedsAggregation } from './rules/teaming-needs-aggregation';
import { rule as techniqueUnsupported } from './rules/technique-unsupported';
import { rule as tenantsNotIsolated } from './rules/tenants-not-isolated';
import { rule as thinOnThin } from './rules/thin-on-thin';
import { rule as throughputExceeded } from './rules/throughput-exceeded';
import { rule as tooManyDevices } from './rules/too-many-devices';
import { rule as translationTargetUnheld } from './rules/translation-target-unheld';
import { rule as tunnelEndpointMissing } from './rules/tunnel-endpoint-missing';
import { rule as tunnelEndpointUnreachable } from './rules/tunnel-endpoint-unreachable';
import { rule as uncappedThinDisk } from './rules/uncapped-thin-disk';
import { rule as unknownField } from './rules/unknown-field';
import { rule as unknownFilterParty } from './rules/unknown-filter-party';
import { rule as unknownPart } from './rules/unknown-part';
import { rule as unknownProductVersion } from './rules/unknown-product-version';
import { rule as unknownProduct } from './rules/unknown-product';
import { rule as unusedNetwork } from './rules/unused-network';
import { rule as uplinkOversubscribed } from './rules/uplink-oversubscribed';
import { rule as uplinkPortDisabled } from './rules/uplink-port-disabled';
import { rule as uplinksShareASwitch } from './rules/uplinks-share-a-switch';
import { rule as vcpuTopologyInconsistent } from './rules/vcpu-topology-inconsistent';
import { rule as vlanNotCarriedUpstream } from './rules/vlan-not-carried-upstream';
import { rule as vlanOutOfRange } from './rules/vlan-out-of-range';
import { rule as vmLargerThanHost } from './rules/vm-larger-than-host';
import { rule as vmUnplaced } from './rules/vm-unplaced';
import { rule as vmWiderThanNumaNode } from './rules/vm-wider-than-numa-node';
import { rule as vmWithoutNetwork } from './rules/vm-without-network';
import { rule as vniOutOfRange } from './rules/vni-out-of-range';
import { rule as wrongType } from './rules/wrong-type';

/** Every rule, by id. */
export const rules: readonly AnyRule[] = [
  addressOutsideSubnet,
  architectureNeedsEmulation,
  clusterMismatch,
  containerArchitectureMismatch,
  containerBridgeOverlapsHost,
  containerKernelMismatch,
  containerLimitsExceedHost,
  containerOnStoppedMachine,
  containerWithoutLimit,
  cpuReadyHigh,
  danglingReference,
  datastoreFormatUnsupported,
  datastoreFull,
  datastoreGrowthExceedsCapacity,
  datastoreNotOnHost,
  datastoreNotSharedByCluster,
  datastoreOverprovisioned,
  demandExceedsSize,
  derivedEntry,
  deviceUnsupported,
  dhcpRangeExhausted,
  dhcpRangeHoldsGateway,
  dhcpRangeOutsideSubnet,
  diskExceedsDatastoreLimit,
  diskFormatUnsupported,
  diskUsedExceedsSize,
  distributedStorageNearFull,
  duplicateEntry,
  duplicateIpAddress,
  duplicateKey,
  duplicateMacAddress,
  duplicateVni,
  emulationCost,
  erasureCodingNeedsHosts,
  filterNeverReached,
  forgedTransmitsAccepted,
  gatewayOutsideSubnet,
  gatewayUnheld,
  guestUnsupported,
  hardwareVirtualizationMissing,
  hostCapacityUnknown,
  hostCpuExhausted,
  hostCpuOvercommitted,
  hostCpuSaturated,
  hostHeadroom,
  hostInStoppedVm,
  hostMemoryExhausted,
  hostMemoryOvercommitted,
  hostMemorySwapping,
  hostOsMissing,
  hostOsOnBareMetalHypervisor,
  hostOsUnsupported,
  hostUnused,
  hypervisorArchitectureUnsupported,
  hypervisorMaximumExceeded,
  idleVm,
  imageMissing,
  importCycle,
  importMissing,
  invalidChoice,
  invalidId,
  invalidIpAddress,
  invalidMacAddress,
  invalidPortRange,
  invalidQuantity,
  invalidSubnet,
  iopsExceeded,
  lacpUnsupportedBySwitch,
  latencyAboveTarget,
  layer2Loop,
  limitBelowDemand,
  limitBelowReservation,
  linkSaturated,
  linkedCloneCircle,
  localDatastoreBlocksMobility,
  lunSharedAcrossClusters,
  maintenanceHostRunsVms,
  managementNetworkSharedWithVms,
  migrationNetworkMissing,
  migrationNetworkNotShared,
  misspeltName,
  mixedMediaInRaidGroup,
  mtuMismatchOnPath,
  mtuTooSmallForOverlay,
  nativeVlanMismatch,
  nestedHostLargerThanVm,
  nestedVirtualizationUnavailable,
  networkNotOnHost,
  nextHopUnheld,
  nicFasterThanUplink,
  noHotSpare,
  noisyNeighbourUnbounded,
  numberOutOfRange,
  orphanedDisk,
  oversizedVm,
  paravirtualGuestUnsupported,
  passthroughConflict,
  passthroughMemoryNotReserved,
  pathsShareAController,
  peakBelowAverage,
  poolCapacityExceeded,
  poolMemberShared,
  poolMemberTwice,
  poolRedundancyNeedsMembers,
  poolSpansSitesWithoutReplica,
  portGroupWithoutUplink,
  portWithSeveralCables,
  powerOnRefused,
  prefixLengthMismatch,
  privateVlanIncomplete,
  promiscuousPortGroup,
  publishedPortConflict,
  raidGroupTooSmall,
  rebuildCapacityMissing,
  rebuildExposureHigh,
  recoveryPointUnmet,
  referenceCycle,
  replicaOnSameSite,
  reservationExceedsCapacity,
  reservationExceedsSize,
  reservedAddress,
  resourcePoolOutOfReach,
  resourcePoolReservationExceeded,
  routeUnreachableNextHop,
  sharedDiskUnsupported,
  singleStoragePath,
  singleUplink,
  siteMismatch,
  snapshotChainTooLong,
  snapshotSpaceExhausted,
  storageNetworkRouted,
  stretchedLatencyExceeded,
  subnetsOverlap,
  swapOnSlowTier,
  teamingNeedsAggregation,
  techniqueUnsupported,
  tenantsNotIsolated,
  thinOnThin,
  throughputExceeded,
  tooManyDevices,
  translationTargetUnheld,
  tunnelEndpointMissing,
  tunnelEndpointUnreachable,
  uncappedThinDisk,
  unknownField,
  unknownFilterParty,
  unknownPart,
  unknownProductVersion,
  unknownProduct,
  unusedNetwork,
  uplinkOversubscribed,
  uplinkPortDisabled,
  uplinksShareASwitch,
  vcpuTopologyInconsistent,
  vlanNotCarriedUpstream,
  vlanOutOfRange,
  vmLargerThanHost,
  vmUnplaced,
  vmWiderThanNumaNode,
  vmWithoutNetwork,
  vniOutOfRange,
  wrongType,
];

export const ruleById: ReadonlyMap<string, AnyRule> = new Map(rules.map((rule) => [rule.id, rule]));
