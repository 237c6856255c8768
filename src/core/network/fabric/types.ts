/**
 * The words of layer 2: who is plugged in where, what a frame goes through, and where it stops. Semantics: ../SPEC.md.
 *
 * Where things are:
 * - stations.ts  `stationsOf(estate, collection, id)`, `stationsOn(estate, network)`, `findStation`, `stationName`
 * - ports.ts, links.ts, physical.ts, loops.ts  the physical switches: `portVlans`, `linksOf`, `physicalFabricOf`, `loopsOf`
 * - fabric.ts    `fabricOf(estate)`, and `fabricWithout(estate, lost)` where components have failed
 * - hostPart.ts  `hostNics(estate, host)`, `switchOn(estate, switch, host)`, `networkOn(estate, network, host)`
 * - uplinks.ts   `uplinksOf(fabric, network, host)`, `chosenUplinks(fabric, station)`
 * - wires.ts     `wiresOf(fabric, station)`, `wireBetween(fabric, a, b)`, `sameWire`, `networkWires(fabric, network)`
 * - overlay.ts   `overlayGroups(fabric, network)`, `tunnelEndpoints(estate, network, host)`, `endpointsReach(fabric, a, b)`
 * - path.ts      `pathBetween(fabric, a, b)`: the hops, or the stop
 */
import type { Address } from '../addressing/addresses';

/** A VLAN tag a frame carries; 0 is none. */
export type Tag = number;

export type StationCollection = 'vms' | 'containers' | 'hosts' | 'routers';

/** An adapter on a network: a NIC of a VM, a container on a network, an adapter of a host, an interface of a router. */
export interface Station {
  /** "vms/web-1/eth0": one text per station of an estate. */
  readonly key: string;
  readonly collection: StationCollection;
  readonly id: string;
  /** The NIC, adapter or interface; of a container, the network. */
  readonly part: string;
  readonly network: string | undefined;
  readonly place: Place;
  /** The VLAN it is in (L13); 0 is none. */
  readonly vlan: number;
  /** What it answers to (R1), each with its prefix length where one is known. */
  readonly addresses: readonly Address[];
  /** Whether no address is known: it has some address of the DHCP range, or of the subnet, of its network. */
  readonly assumed: boolean;
  /** As written: its own, or that of its network (R2); undefined where it has none, and of routers. */
  readonly gateway: string | undefined;
  /** Without separators, where one is written that can be read. */
  readonly mac: string | undefined;
  /** What it sends at most, in bytes; 1500 where nothing is said. */
  readonly mtu: number;
  /** Why it reaches nobody and is reached by nobody (R12). */
  readonly off: Off | undefined;
}

/** Where a station is plugged in. */
export type Place =
  | { readonly kind: 'host'; readonly host: string; /** The VM in which it is: of a container there. */ readonly vm?: string }
  /** A physical switch that routes. */
  | { readonly kind: 'switch'; readonly switch: string }
  /** On every host its network is on: a distributed router (R6). */
  | { readonly kind: 'every-host' }
  /** Into every wire of its network: a router without a place (R6). */
  | { readonly kind: 'every-wire' }
  | { readonly kind: 'nowhere' };

/** Why a station reaches nobody. */
export type Off =
  | { readonly kind: 'not-connected' }
  | { readonly kind: 'no-network' }
  | { readonly kind: 'unknown-network'; readonly network: string }
  /** The VM itself, or the one in which a container or a router is. */
  | { readonly kind: 'powered-off' | 'suspended' | 'template'; readonly vm: string }
  | { readonly kind: 'no-host'; /** The id of a host that is not there, where one is named. */ readonly host?: string };

/** What can be lost (P1). */
export type Component =
  | { readonly kind: 'host'; readonly host: string }
  | { readonly kind: 'nic'; readonly host: string; readonly nic: string }
  | { readonly kind: 'switch'; readonly switch: string }
  /** A physical port, and with it the cable in it. */
  | { readonly kind: 'port'; readonly switch: string; readonly port: string }
  | { readonly kind: 'router'; readonly router: string }
  /** Cuts every cable between switches of two sites. */
  | { readonly kind: 'site-link'; readonly sites: readonly [string, string] };

/** One text per component, by which it is looked up among those that are lost. */
export function componentKey(component: Component): string {
  switch (component.kind) {
    case 'host': return `hosts/${component.host}`;
    case 'nic': return `hosts/${component.host}/${component.nic}`;
    case 'switch': return `switches/${component.switch}`;
    case 'port': return `switches/${component.switch}/${component.port}`;
    case 'router': return `routers/${component.router}`;
    case 'site-link': return `sites/${[...component.sites].sort().join('/')}`;
  }
}

/** A physical port. */
export interface PortId {
  readonly switch: string;
  readonly port: string;
}
/** "leaf-1/eth3", as a document names it. */
export const portText = ({ switch: owner, port }: PortId): string => `${owner}/${port}`;

/** A VLAN of a physical switch. */
export interface SwitchVlan {
  readonly switch: string;
  readonly vlan: number;
}
/** "leaf-1#10" */
export const vlanText = ({ switch: id, vlan }: SwitchVlan): string => `${id}#${vlan}`;

/** What a frame goes through, from sender to receiver. A `tag` is the VLAN tag it carries there, 0 for none. */
export type Hop =
  | { readonly kind: 'adapter'; readonly station: Station }
  | { readonly kind: 'network'; readonly network: string; readonly vlan: number }
  | { readonly kind: 'virtual-switch'; readonly switch: string; readonly host: string }
  /** The NIC of a host, on the way out or in. */
  | { readonly kind: 'uplink'; readonly host: string; readonly nic: string; readonly switch: string | undefined; readonly tag: Tag }
  | { readonly kind: 'port'; readonly switch: string; readonly port: string; readonly tag: Tag }
  | { readonly kind: 'switch'; readonly switch: string; readonly vlan: number }
  /** Equipment the document does not show (L9). */
  | { readonly kind: 'unshown'; readonly tag: Tag }
  /** In the tunnel of an overlay segment; what the outer frame goes through follows in `hops`, where it takes no router. */
  | { readonly kind: 'tunnel'; readonly network: string; readonly vni: number | undefined; readonly from: Station; readonly to: Station; readonly hops: readonly Hop[] };

/** Why a frame stops, with what a change would have to be about. */
export type Stop =
  | { readonly kind: 'off'; readonly station: Station; readonly off: Off }
  /** The network is not on that host (L11): its switch has no part there, or another host or VM makes it. */
  | { readonly kind: 'network-absent'; readonly station: Station; readonly network: string; readonly host: string; readonly switch: string | undefined }
  | { readonly kind: 'no-uplink'; readonly network: string; readonly switch: string; readonly host: string }
  /** None of the uplinks works. */
  | { readonly kind: 'uplinks-down'; readonly network: string; readonly switch: string | undefined; readonly host: string; readonly down: readonly DownUplink[] }
  /** The guest tags its frames with a VLAN its network does not carry (L13). */
  | { readonly kind: 'tag-not-allowed'; readonly station: Station; readonly network: string; readonly vlan: number }
  /** A physical port does not carry the VLAN. `tag`: as the frame comes, where it comes from a host. */
  | { readonly kind: 'vlan-not-carried'; readonly switch: string; readonly port: string; readonly vlan: number; readonly towards: 'host' | 'switch' }
  /** Both ends are in different VLANs or on different switches, and nothing joins these. */
  | { readonly kind: 'different-wires'; readonly a: Station; readonly b: Station; readonly vlans: readonly [number, number] }
  /** No cable that works leads from one to the other. */
  | { readonly kind: 'not-cabled'; readonly from: string; readonly to: string; readonly down: readonly DownLink[] }
  /** One is on equipment that is shown, the other on equipment that is not: whether they meet is not known (L9). */
  | { readonly kind: 'unshown'; readonly station: Station; readonly host: string; readonly nic: string | undefined }
  | { readonly kind: 'private-vlan'; readonly a: Station; readonly b: Station; readonly types: readonly [PrivateType, PrivateType] }
  | { readonly kind: 'tunnel-endpoint-missing'; readonly network: string; readonly host: string }
  | { readonly kind: 'tunnel-endpoint-unreachable'; readonly network: string; readonly hosts: readonly [string, string]; readonly because: Stop | undefined }
  /** In the way of a tunnel: a router of the underlay that knows no way to its other end. `unused`: routes whose next hop is on none of its wires. */
  | { readonly kind: 'no-route'; readonly router: string; readonly destination: Address; readonly unused: readonly string[] }
  | { readonly kind: 'mtu'; readonly at: MtuAt; readonly mtu: number; /** Bytes of the frame there, encapsulation included. */ readonly needed: number; readonly overhead: number };

export type PrivateType = 'promiscuous' | 'isolated' | 'community';

/** A NIC of a host that does not work as an uplink. */
export interface DownUplink {
  readonly nic: string;
  readonly because: DownReason;
}
/** A cable that does not work. */
export interface DownLink {
  readonly ends: readonly [PortId, PortId];
  readonly because: DownReason;
}
export type DownReason =
  | { readonly kind: 'lost' }
  | { readonly kind: 'disabled'; readonly port: PortId }
  /** One end negotiates an aggregation and the other does not (L5). `negotiates`: the name of the end that does. */
  | { readonly kind: 'aggregation'; readonly negotiates: string; readonly other: string }
  /** A physical switch that cannot negotiate aggregations has to. */
  | { readonly kind: 'no-lacp'; readonly switch: string };

/** A part with an MTU. */
export type MtuAt =
  | { readonly kind: 'adapter'; readonly station: Station }
  | { readonly kind: 'virtual-switch'; readonly switch: string; readonly host: string }
  | { readonly kind: 'port'; readonly switch: string; readonly port: string };

/** The part with the least room for frames, in bytes. */
export interface LeastMtu {
  /** What is left of its MTU for what the sender sends. */
  readonly bytes: number;
  readonly at: MtuAt;
  /** What encapsulation takes of it there; 0 outside tunnels. */
  readonly overhead: number;
}

/** What a way through layer 2 comes to. */
export type Layer2Path =
  | {
      readonly kind: 'reaches';
      readonly hops: readonly Hop[];
      /** What limits the size of frames; undefined where no part has an MTU. */
      readonly mtu: LeastMtu | undefined;
    }
  | {
      readonly kind: 'stops';
      /** As far as it gets. */
      readonly hops: readonly Hop[];
      readonly because: Stop;
      /** Whether it is not known rather than refused (L9). */
      readonly unknown: boolean;
    };
