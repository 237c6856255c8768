/**
 * The wires of ordinary adapters, put together from what is known of their ends: on a virtual switch with uplinks, or in a
 * VLAN of a physical switch. Thousands of flows share few ways between switches, and each adapter has one way out.
 */
import type { Fabric } from '../fabric/fabric';
import { networkOn } from '../fabric/hostPart';
import { portIn } from '../fabric/links';
import { crossingMtus, physicalPath, wayKey } from '../fabric/physicalPath';
import { isOut } from '../fabric/plainWires';
import { portMtu } from '../fabric/ports';
import { privateVlanOf } from '../fabric/privateVlans';
import type { Station, SwitchVlan } from '../fabric/types';
import { behindUplink, chosenUplinks, teamingOf } from '../fabric/uplinks';
import { isSegment, isTagAllowed, isVlan, localWire, switchGroup } from '../fabric/wireNames';
import type { LinkPart } from './maxMin';

/** The parts that a frame takes, from one adapter to another. */
export interface PlainWay {
  readonly out: readonly LinkPart[];
  readonly across: readonly LinkPart[];
  readonly in: readonly LinkPart[];
}

/** What carries frames, as the ways ask for it. */
export interface PlainParts {
  /** Of the uplinks an adapter uses. */
  readonly uplinks: (station: Station, direction: 'out' | 'in', nic: string) => readonly LinkPart[];
  /** Of the cables from a port to another switch. */
  readonly cables: (port: { readonly switch: string; readonly port: string }) => readonly LinkPart[];
}

/** Of one network and one use of it: what has been found out is kept. */
export class PlainWays {
  private readonly ends = new Map<Station | string, End | undefined>();
  private readonly crossings = new Map<string, Crossed | undefined>();

  constructor(
    private readonly fabric: Fabric,
    private readonly parts: PlainParts,
  ) {}

  /** The way of a frame of this size; undefined where it does not get there, or not by as plain a way: then hop by hop is how to tell. */
  between(from: Station, to: Station, bytes: number): PlainWay | undefined {
    const [near, far] = [this.endOf(from), this.endOf(to)];
    if (!near || !far || from.key === to.key || near.mtu < bytes || far.mtu < bytes) return undefined;
    if (near.within !== undefined && near.within === far.within) return withinHost;
    // The port of an uplink carries what leaves the host alone.
    if (near.portMtu < bytes || far.portMtu < bytes) return undefined;
    const crossed = this.crossed(near.at, far.at);
    return crossed && crossed.mtu >= bytes ? { out: near.out, across: crossed.parts, in: far.in } : undefined;
  }

  private endOf(station: Station): End | undefined {
    // Distributed routers are made anew on each host; everybody else is one value.
    const key = station.collection === 'routers' && station.place.kind === 'host' ? `${station.key} ${station.place.host}` : station;
    const known = this.ends.get(key);
    if (known !== undefined || this.ends.has(key)) return known;
    const end = this.found(station);
    this.ends.set(key, end);
    return end;
  }

  private found(station: Station): End | undefined {
    const { fabric } = this;
    const { network, place } = station;
    if (network === undefined || isOut(fabric, station) || isSegment(fabric.estate, network) || privateVlanOf(fabric.estate, station) || !isTagAllowed(fabric.estate, station)) return undefined;
    switch (place.kind) {
      case 'host': return this.onHost(station, network, place.host, place.vm);
      case 'switch': return isVlan(fabric.estate, network) ? { within: undefined, at: { switch: place.switch, vlan: station.vlan === 0 ? 1 : station.vlan }, mtu: station.mtu, portMtu: Infinity, out: [], in: [] } : undefined;
      case 'every-host': case 'every-wire': case 'nowhere': return undefined;
    }
  }

  private onHost(station: Station, network: string, host: string, vm: string | undefined): End | undefined {
    const { fabric } = this;
    const on = networkOn(fabric.estate, network, host, vm);
    const uplinks = on.kind === 'port-group' ? chosenUplinks(fabric, station) : [];
    const [first] = uplinks;
    if (on.kind !== 'port-group' || !first?.port || first.nic === '') return undefined;
    // Which of several carries a frame is chosen by both of its ends.
    if (uplinks.length > 1 && teamingOf(fabric, network, host) === 'ip-hash') return undefined;
    const at = behindUplink(first, station.vlan);
    const { switches } = fabric.physical;
    return at && {
      within: localWire(switchGroup(on.part.switch, station.vlan), host), at,
      mtu: Math.min(station.mtu, on.part.mtu), portMtu: portMtu(switches.get(first.port.switch) ?? {}, portIn(switches, first.port)),
      out: this.parts.uplinks(station, 'out', first.nic), in: this.parts.uplinks(station, 'in', first.nic),
    };
  }

  private crossed(from: SwitchVlan, to: SwitchVlan): Crossed | undefined {
    const key = wayKey(this.fabric.physical, from, to);
    if (key === undefined) return undefined;
    const known = this.crossings.get(key);
    if (known || this.crossings.has(key)) return known;
    const crossed = this.acrossSwitches(from, to);
    this.crossings.set(key, crossed);
    return crossed;
  }

  private acrossSwitches(from: SwitchVlan, to: SwitchVlan): Crossed | undefined {
    const { physical } = this.fabric;
    const crossings = physicalPath(physical, from, to);
    // Switches that are lost are no place to be, and hosts that bridge have uplinks of their own.
    if (!crossings || physical.domainOf(from) === undefined || crossings.some(({ joint }) => joint.kind === 'bridge')) return undefined;
    return {
      parts: crossings.flatMap(({ joint, from: near }) => {
        const { switch: id, port } = joint.ends[near];
        return port === undefined ? [] : this.parts.cables({ switch: id, port });
      }),
      mtu: Math.min(...crossingMtus(physical, crossings).map(({ bytes }) => bytes)),
    };
  }
}

const withinHost: PlainWay = { out: [], across: [], in: [] };

interface End {
  /** One text for all that reach each other within a host (L8). */
  readonly within: string | undefined;
  /** Where its frames come out. */
  readonly at: SwitchVlan;
  /** Of the adapter and its virtual switch, in bytes. */
  readonly mtu: number;
  readonly portMtu: number;
  readonly out: readonly LinkPart[];
  readonly in: readonly LinkPart[];
}

interface Crossed {
  readonly parts: readonly LinkPart[];
  readonly mtu: number;
}
