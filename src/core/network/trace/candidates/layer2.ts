/** What could be changed about what stops a frame in layer 2. */
import type { Estate } from '../../../model/estate';
import { stationName } from '../../fabric/stations';
import type { DownReason, MtuAt, Station, Stop } from '../../fabric/types';
import { alikeAtCable, alikeAtUplink } from './bundles';
import { routes } from './layer3';
import { erasing, one, setting, type Candidate } from './candidate';
import { tunnelEndpoint } from './tunnelEndpoint';
import { untaggedAlike } from './untagged';

export function forLayer2(estate: Estate, stop: Stop): readonly Candidate[] {
  switch (stop.kind) {
    case 'off': return switchOn(estate, stop);
    case 'network-absent': return stop.switch === undefined ? [] : plugIn(estate, stop.switch, stop.host);
    case 'no-uplink': return plugIn(estate, stop.switch, stop.host);
    case 'uplinks-down': return stop.down.flatMap(({ because }) => [...enable(estate, because), ...(stop.switch === undefined ? [] : alikeAtUplink(estate, stop.switch, because))]);
    case 'not-cabled': return stop.down.flatMap(({ ends, because }) => [...enable(estate, because), ...alikeAtCable(estate, ends, because)]);
    case 'vlan-not-carried': return [...carry(estate, stop.switch, stop.port, stop.vlan), ...untaggedAlike(estate, stop.vlan, stop)];
    case 'tag-not-allowed': return one(`Add VLAN ${stop.vlan} to those of network "${stop.network}"`, setting(estate, 'networks', stop.network, [[['vlan'], `${estate.value('networks', stop.network)?.vlan ?? ''},${stop.vlan}`]]));
    case 'different-wires': return [...(stop.vlans[0] === stop.vlans[1] ? untaggedAlike(estate, stop.vlans[0]) : []), ...connect(estate, stop.b, stop.a.network), ...connect(estate, stop.a, stop.b.network)];
    case 'private-vlan': return joinCommunity(estate, stop);
    case 'mtu': return raise(estate, stop.at, stop.needed);
    case 'no-route': return routes(estate, stop);
    case 'tunnel-endpoint-missing': return tunnelEndpoint(estate, stop.network, stop.host);
    case 'tunnel-endpoint-unreachable': return stop.because ? forLayer2(estate, stop.because) : [];
    default: return [];
  }
}

function switchOn(estate: Estate, { station, off }: Extract<Stop, { kind: 'off' }>): readonly Candidate[] {
  if (off.kind === 'not-connected') return one(`Connect ${stationName(station)}`, setting(estate, 'vms', station.id, [[['nics', station.part, 'connected'], true]]));
  if (off.kind === 'powered-off' || off.kind === 'suspended') return one(`${off.kind === 'suspended' ? 'Resume' : 'Power on'} VM "${off.vm}"`, setting(estate, 'vms', off.vm, [[['power'], 'on']]));
  return [];
}

/** A NIC of the host that nothing uses yet, as an uplink of a virtual switch. */
function plugIn(estate: Estate, id: string, host: string): readonly Candidate[] {
  const used = new Set(estate.ids('switches').flatMap((other) => estate.value('switches', other)?.uplinks?.[host] ?? []));
  const free = Object.keys(estate.value('hosts', host)?.nics ?? {}).filter((nic) => !used.has(nic));
  return free.flatMap((nic) => one(`Give switch "${id}" the NIC ${nic} of host "${host}" as an uplink`, setting(estate, 'switches', id, [[['uplinks', host], [nic]]])));
}

function enable(estate: Estate, because: DownReason): readonly Candidate[] {
  if (because.kind !== 'disabled') return [];
  const { switch: id, port } = because.port;
  return one(`Enable port ${id}/${port}`, setting(estate, 'switches', id, [[['ports', port, 'enabled'], true]]));
}

/** Lets a physical port carry a VLAN beside those it carries. */
function carry(estate: Estate, id: string, name: string, vlan: number): readonly Candidate[] {
  const port = estate.value('switches', id)?.ports?.[name];
  if (!port || vlan === 0) return [];
  if (port.vlans !== undefined || port.mode === 'trunk') {
    const vlans = port.vlans === undefined ? String(vlan) : `${port.vlans},${vlan}`;
    return one(`Add VLAN ${vlan} to the trunk ${id}/${name}`, setting(estate, 'switches', id, [[['ports', name, 'vlans'], vlans]]));
  }
  // An access port of this VLAN sends it untagged; what a trunk sends untagged it does not take tagged (L2).
  const native = port.vlan === vlan ? erasing(estate, 'switches', id, ['ports', name, 'vlan']) : [];
  return one(`Make ${id}/${name} a trunk that carries VLAN ${vlan} tagged`, [...setting(estate, 'switches', id, [[['ports', name, 'mode'], 'trunk'], [['ports', name, 'vlans'], String(vlan)]]), ...native]);
}

/** Connects an adapter to another network. */
export function connect(estate: Estate, { collection, id, part }: Station, network: string | undefined): readonly Candidate[] {
  if (network === undefined || (collection !== 'vms' && collection !== 'hosts')) return [];
  const field = collection === 'vms' ? 'nics' : 'adapters';
  return one(`Connect ${stationName({ collection, id, part })} to network "${network}"`, setting(estate, collection, id, [[[field, part, 'network'], network]]));
}

/**
 * Moves the one adapter that is kept apart into a community: that of the other, or where both are isolated, one of the same
 * private VLAN. That a network lets its other adapters talk is no small change.
 */
function joinCommunity(estate: Estate, { a, b, types }: Extract<Stop, { kind: 'private-vlan' }>): readonly Candidate[] {
  if (types[0] === 'community') return connect(estate, b, a.network);
  if (types[1] === 'community') return connect(estate, a, b.network);
  const own = estate.value('networks', b.network);
  const communities = [...estate.ids('networks')].sort().filter((id) => {
    const value = estate.value('networks', id);
    return value?.private?.type === 'community' && value.switch === own?.switch && value.vlan === own?.vlan;
  });
  return communities.flatMap((id) => connect(estate, b, id));
}

function raise(estate: Estate, at: MtuAt, bytes: number): readonly Candidate[] {
  switch (at.kind) {
    case 'virtual-switch': return one(`Raise the MTU of switch "${at.switch}" to ${bytes}`, setting(estate, 'switches', at.switch, [[['mtu'], bytes]]));
    case 'port': {
      const own = estate.value('switches', at.switch)?.ports?.[at.port]?.mtu !== undefined;
      if (own) return one(`Raise the MTU of port ${at.switch}/${at.port} to ${bytes}`, setting(estate, 'switches', at.switch, [[['ports', at.port, 'mtu'], bytes]]));
      return one(`Raise the MTU of switch "${at.switch}" to ${bytes}`, setting(estate, 'switches', at.switch, [[['mtu'], bytes]]));
    }
    case 'adapter': {
      const { collection, id, part, network } = at.station;
      if (collection === 'vms' || collection === 'hosts') return one(`Raise the MTU of ${stationName(at.station)} to ${bytes}`, setting(estate, collection, id, [[[collection === 'vms' ? 'nics' : 'adapters', part, 'mtu'], bytes]]));
      return network === undefined ? [] : one(`Raise the MTU of network "${network}" to ${bytes}`, setting(estate, 'networks', network, [[['mtu'], bytes]]));
    }
  }
}
