/** Where a way stops and why, as a sentence with names and numbers. */
import { entityWord, type CollectionName } from '../../model/ids';
import { listed, quoted } from '../../util/words';
import { unreachable } from '../../util/unreachable';
import { stationName } from '../fabric/stations';
import type { DownReason, MtuAt, Off, Station, Stop } from '../fabric/types';
import { trafficText } from '../routing/traffic';
import type { WayStop } from '../routing/way';
import { placeOf } from './hops';
import type { Place } from './types';

export interface Said {
  readonly at: Place;
  /** A whole sentence. */
  readonly because: string;
}

export function saidOf(stop: WayStop): Said {
  switch (stop.kind) {
    case 'layer2': return saidOfStop(stop.because, stop);
    case 'no-adapter': return { at: { collection: stop.collection as CollectionName, id: stop.id }, because: `${nameOf(stop)} is on no network.` };
    case 'no-gateway': return { at: placeOf(stop.station), because: `${stop.destination.text} is not in the subnet of ${stationName(stop.station)}, which has no default gateway.` };
    case 'no-subnet': return { at: placeOf(stop.station), because: `Nothing says what subnet ${stationName(stop.station)} is in, and ${stop.other ? stationName(stop.other) : 'whom it looks for'} is not on its wire.` };
    case 'gateway-unshown': return { at: placeOf(stop.station), because: `Nobody in the document holds ${stop.gateway}, the gateway of ${stationName(stop.station)}: what lies behind it is not known.` };
    case 'gateway-of-other-family': return { at: placeOf(stop.station), because: `${stop.gateway}, the gateway of ${stationName(stop.station)}, is an IPv${stop.destination.family === 4 ? 6 : 4} address: it takes nothing to ${stop.destination.text}.` };
    case 'adapters-unshown': return { at: { collection: stop.of.collection, id: stop.of.id }, because: `No adapter of ${entityWord[stop.of.collection]} "${stop.of.id}" is written: which networks it is on is not known.` };
    case 'next-hop-unshown': return { at: { collection: 'routers', id: stop.router }, because: `Router "${stop.router}" sends ${stop.to} to ${stop.via}, which nobody in the document holds: what lies behind it is not known.` };
    case 'no-route': return saidOfRoute(stop);
    case 'nobody': return { at: stop.network === undefined ? { collection: 'networks', id: '' } : { collection: 'networks', id: stop.network }, because: `Nobody in the document holds ${stop.address.text}${stop.network === undefined ? '' : ` on network "${stop.network}"`}.` };
    case 'filtered': {
      const { place, at, direction } = stop;
      const rule = place.number === undefined ? `by ${place.text}` : `by filter ${place.number}: ${place.text}`;
      const where = at ? `, where packets ${direction === 'out' ? 'leave' : 'enter'} ${stationName(at)},` : '';
      return { at: { collection: place.collection, id: place.id }, because: `${nameOf(place)}${where} does not let ${trafficText(stop.asked)} from ${stop.from} to ${stop.to} through, ${rule}.` };
    }
    case 'loop': return { at: { collection: 'routers', id: stop.routers[0] ?? '' }, because: `The packet comes back to router ${listed(stop.routers.map(quoted))}: the routes go round in a circle.` };
    case 'not-published': {
      const published = stop.published.length === 0 ? 'publishes no port' : `publishes ${listed(stop.published)}`;
      return { at: { collection: 'containers', id: stop.container }, because: `Container "${stop.container}" is behind a bridge of ${entityWord[stop.ground.collection]} "${stop.ground.id}" and ${published}: that does not let ${trafficText(stop.asked)} in.` };
    }
    case 'behind-nat': return { at: { collection: 'networks', id: stop.network }, because: `Network "${stop.network}" is made by a host for itself: nobody elsewhere reaches ${stationName(stop.station)}.` };
    default: return unreachable(stop);
  }
}

type Layer2Stop = Extract<WayStop, { kind: 'layer2' }>;

function saidOfStop(stop: Stop, way: Layer2Stop): Said {
  const purpose = way.as === 'receiver' ? '' : ` on the way to ${way.as === 'gateway' ? 'the gateway' : 'the next hop'}, ${stationName(way.to)}`;
  switch (stop.kind) {
    case 'off': return { at: placeOf(stop.station), because: offText(stop.station, stop.off) };
    case 'network-absent': return { at: { collection: 'networks', id: stop.network }, because: `Network "${stop.network}" of ${stationName(stop.station)} is not on host "${stop.host}"${stop.switch === undefined ? '' : `: switch "${stop.switch}" has no uplinks there`}${purpose}.` };
    case 'no-uplink': return { at: { collection: 'switches', id: stop.switch }, because: `Switch "${stop.switch}" has no uplink on host "${stop.host}": frames of network "${stop.network}" do not leave it${purpose}.` };
    case 'uplinks-down': return { at: { collection: 'hosts', id: stop.host }, because: `No uplink of network "${stop.network}" on host "${stop.host}" works: ${listed(stop.down.map(({ nic, because }) => `${nic} ${downText(because)}`))}.` };
    case 'tag-not-allowed': return { at: placeOf(stop.station), because: `${stationName(stop.station)} tags its frames with VLAN ${stop.vlan}, which network "${stop.network}" does not carry.` };
    case 'vlan-not-carried': return { at: { collection: 'switches', id: stop.switch, part: stop.port }, because: `Port ${stop.switch}/${stop.port} does not carry VLAN ${stop.vlan}${stop.towards === 'host' ? ' of what is plugged into it' : ''}${purpose}.` };
    case 'different-wires': {
      const [a, b] = stop.vlans;
      const untagged = a === 0 && b === 0;
      const vlans = untagged ? ', and nothing joins these' : a === b ? `: both use VLAN ${a}, and nothing joins these` : `: one is ${vlanText(a)}, the other ${vlanText(b)}`;
      return { at: placeOf(stop.b), because: `${stationName(stop.a)} and ${stationName(stop.b)} are on different wires${vlans}.` };
    }
    case 'not-cabled': {
      const down = stop.down.map(({ ends: [a, b], because }) => `the cable ${a.switch}/${a.port} – ${b.switch}/${b.port} ${downText(because)}`);
      return { at: { collection: 'switches', id: stop.from }, because: `No cable that works leads from switch "${stop.from}" to switch "${stop.to}"${down.length === 0 ? '' : `: ${listed(down)}`}${purpose}.` };
    }
    // A router may be plugged in on a switch, or anywhere.
    case 'unshown': if (stop.host === '') return { at: placeOf(stop.station), because: `The way to ${stationName(stop.station)} leads through equipment that is not shown: whether it gets there is not known.` };
      return { at: { collection: 'hosts', id: stop.host, ...(stop.nic === undefined ? {} : { part: stop.nic }) }, because: `${stop.nic === undefined ? 'An uplink' : `NIC ${stop.nic}`} of host "${stop.host}" names no port: it is plugged into equipment that is not shown, and whether that leads on is not known.` };
    case 'private-vlan': return { at: placeOf(stop.b), because: `${stationName(stop.a)} and ${stationName(stop.b)} share a private VLAN in which ${stop.types[0]} and ${stop.types[1]} ports do not reach each other.` };
    case 'tunnel-endpoint-missing': return { at: { collection: 'hosts', id: stop.host }, because: `Host "${stop.host}" has no tunnel endpoint for segment "${stop.network}".` };
    case 'tunnel-endpoint-unreachable': {
      const [a, b] = stop.hosts;
      const inner = stop.because ? saidOfStop(stop.because, { ...way, as: 'receiver' }) : undefined;
      return { at: inner?.at ?? { collection: 'hosts', id: b }, because: `The tunnel endpoints of hosts "${a}" and "${b}" for segment "${stop.network}" do not reach each other${inner ? `. ${inner.because}` : '.'}` };
    }
    case 'no-route': return saidOfRoute(stop);
    case 'mtu': {
      const encapsulated = stop.overhead === 0 ? '' : `, ${stop.overhead} of them for the encapsulation`;
      return { at: mtuPlace(stop.at), because: `Full frames take ${stop.needed} bytes${encapsulated}, and ${mtuName(stop.at)} carries ${stop.mtu}: they are lost${purpose}.` };
    }
    default: return unreachable(stop);
  }
}

function saidOfRoute({ router, destination, unused }: Extract<Stop, { kind: 'no-route' }>): Said {
  const others = unused.length === 0 ? '' : `; ${listed(unused)} is not used, as none of its interfaces is connected to the next hop`;
  return { at: { collection: 'routers', id: router }, because: `Router "${router}" has no route to ${destination.text}${others}.` };
}

const vlanText = (vlan: number): string => (vlan === 0 ? 'in no VLAN' : `in VLAN ${vlan}`);

function offText(station: Station, off: Off): string {
  const name = stationName(station);
  switch (off.kind) {
    case 'not-connected': return `${name} is not connected.`;
    case 'no-network': return `${name} is connected to no network.`;
    case 'unknown-network': return `${name} is connected to network "${off.network}", which does not exist.`;
    case 'powered-off': return `VM "${off.vm}" is off.`;
    case 'suspended': return `VM "${off.vm}" is suspended.`;
    case 'template': return `VM "${off.vm}" is a template, which never runs.`;
    case 'no-host': return off.host === undefined ? `${name} is on no host.` : `${name} is on "${off.host}", which does not exist.`;
    default: return unreachable(off);
  }
}

function downText(reason: DownReason): string {
  switch (reason.kind) {
    case 'lost': return 'has failed';
    case 'disabled': return `is down, as port ${reason.port.switch}/${reason.port.port} is not enabled`;
    case 'aggregation': return `does not come up, as ${reason.negotiates} negotiates an aggregation and ${reason.other} does not`;
    case 'no-lacp': return `does not come up, as switch "${reason.switch}" cannot negotiate aggregations`;
    default: return unreachable(reason);
  }
}

function mtuPlace(at: MtuAt): Place {
  switch (at.kind) {
    case 'adapter': return placeOf(at.station);
    case 'virtual-switch': return { collection: 'switches', id: at.switch };
    case 'port': return { collection: 'switches', id: at.switch, part: at.port };
  }
}
function mtuName(at: MtuAt): string {
  switch (at.kind) {
    case 'adapter': return stationName(at.station);
    case 'virtual-switch': return `switch "${at.switch}" on host "${at.host}"`;
    case 'port': return `port ${at.switch}/${at.port}`;
  }
}

const nameOf = ({ collection, id }: { readonly collection: string; readonly id: string }): string => {
  const word = entityWord[collection as CollectionName] ?? collection;
  return `${word.charAt(0).toUpperCase()}${word.slice(1)} "${id}"`;
};
