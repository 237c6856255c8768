/**
 * The words of ways to the data (W1–W6).
 *
 * - ways.ts          `waysOf(estate)`, and `waysWithout(estate, lost)` where components have failed
 * - paths.ts         `pathsOf(ways, host, datastore)`, `reachOf(ways, host, target)`, `arrayReach(ways, host, array)`
 * - targets.ts       `targetsOf`: what holds the data of a datastore
 * - unreached.ts     `unreachedFrom`, `unreachedFromCluster`: the datastores that are mounted and not reached; `unseenBy(estate, host, datastore)`
 * - used.ts          `arraysUsedBy`: the arrays behind what a host mounts; onlyHost.ts `onlyHostOf`: who alone sees a datastore
 * - independence.ts  `partsOf(path)`, `independent(paths, most)`, `sharedByAll(paths)`
 * - explain.ts       `explainPaths(ways, host, datastore)`
 */
import type { Layer } from '../layers';

/** From an adapter of a host to a port of an array. Hosts alike in their adapters share it: it does not name its host. */
export interface StoragePath {
  readonly from: Initiator;
  readonly array: string;
  readonly port: string;
  /** The controller of the array it ends at, from 1; undefined where the array says nothing of controllers. */
  readonly controller: number | undefined;
  readonly over: Medium;
}

/** What a host sends by. */
export type Initiator =
  | { readonly kind: 'hba'; readonly hba: string }
  /** One of its own adapters on a network; `hba` where it is that of a storage adapter. */
  | { readonly kind: 'adapter'; readonly adapter: string; readonly hba: string | undefined };

export type Medium =
  /** Fibre Channel; undefined is a fabric that the document does not show. */
  | { readonly kind: 'fabric'; readonly fabric: string | undefined; readonly switches: readonly string[] }
  | {
      readonly kind: 'network';
      /** That of the adapter of the host. */
      readonly network: string;
      /** The NICs by which its frames may leave the host; none where the document does not show them. */
      readonly nics: readonly string[];
      /** Physical switches that it cannot do without, as far as those next to either end are shown. */
      readonly switches: readonly string[];
      /** Whether routers are in between. */
      readonly routed: boolean;
    };

/** Whether and how a host gets to one thing that holds data. */
export type Reach =
  /** At least one. */
  | { readonly kind: 'paths'; readonly paths: readonly StoragePath[] }
  /** Its own disks, or those of a distributed array it is part of (W6). */
  | { readonly kind: 'own' }
  | { readonly kind: 'unknown'; readonly because: NotKnown }
  | { readonly kind: 'none'; readonly because: readonly NoPath[] };

/** Why nothing is known of the paths (W5). */
export type NotKnown =
  /** The datastore does not say what backs it, or what it says is not there. */
  | { readonly kind: 'backing' }
  | { readonly kind: 'no-ports'; readonly array: string }
  | { readonly kind: 'no-adapters'; readonly of: 'fabric' | 'network' }
  /** Either end does not say to which fabric, network or equipment it leads. */
  | { readonly kind: 'unshown'; readonly array: string }
  /** The disks of another host, through a pool (W6). */
  | { readonly kind: 'served-by-host'; readonly host: string };

/** Why there is no path from a host. */
export type NoPath =
  | { readonly kind: 'other-fabric'; readonly fabrics: readonly string[]; readonly array: string; readonly arrayFabrics: readonly string[] }
  | { readonly kind: 'not-zoned'; readonly array: string; /** The adapters of the host on fabrics of the array. */ readonly hbas: readonly string[] }
  | { readonly kind: 'masked'; readonly array: string; readonly export: string; readonly maskedTo: readonly string[] }
  /** `sentence`: where the network stops the first of them. */
  | { readonly kind: 'no-way'; readonly array: string; readonly adapters: readonly string[]; readonly sentence: string | undefined }
  /** The disks of another host (W6). */
  | { readonly kind: 'other-host'; readonly owner: string; readonly disks: string }
  /** A host, an array, or all paths to it have failed. */
  | { readonly kind: 'lost'; readonly of: 'host' | 'array' | 'paths'; readonly id: string };

/** What holds the data of a datastore: a group, an export or all of an array, or disks of a host. */
export interface Target {
  readonly layer: Extract<Layer, { readonly kind: 'group' | 'array' | 'export' | 'disks' }>;
  /** The pool it is a member of. */
  readonly pool: string | undefined;
}

export interface TargetReach {
  readonly target: Target;
  readonly reach: Reach;
}

/** The ways of a host to a datastore. */
export interface DatastorePaths {
  readonly host: string;
  readonly datastore: string;
  /** Whether the host mounts it; undefined where the datastore does not say who does (W3). */
  readonly mounted: boolean | undefined;
  /** Of everything behind it, all of which is needed; none where nothing is known of what backs it. */
  readonly targets: readonly TargetReach[];
  /** "none" where one is not reached, "unknown" where none is known not to be and one is not known. */
  readonly verdict: 'reached' | 'none' | 'unknown';
}
