/** What one entry shows of another: small answers, so that an edit which does not change them goes no further. */
import { portVlans, parsePort, isPhysical, type SwitchPort } from '../../../core/network/fabric/ports';
import type { Network } from '../../../core/model/entities';
import { defineIndex, defineQuery } from '../../../core/model/estate';
import { writtenPath } from '../../../core/model/writtenPath';
import { own } from '../../../core/util/own';
import { distinct } from '../../../core/util/distinct';

/** Of a network, to who is on it. */
export interface NetworkFace {
  readonly label: string;
  readonly tint: string | undefined;
  readonly purpose: Network['purpose'];
}

export const networkFace = defineQuery<NetworkFace | undefined>('face of a network', (estate, id) => {
  const network = estate.value('networks', id);
  return network && { label: network.name ?? id, tint: tintOf(network), purpose: network.purpose };
}, (a, b) => a?.label === b?.label && a?.tint === b?.tint && a?.purpose === b?.purpose);

/** "10", "VNI 5001", or "trunk" where guests tag themselves; undefined where frames are untagged. */
export function tintOf({ vlan, vni }: Network): string | undefined {
  if (vni !== undefined) return `VNI ${vni}`;
  const text = String(vlan ?? 0).trim();
  if (text === '0') return undefined;
  return text === '4095' || !/^\d+$/.test(text) ? 'trunk' : String(Number(text));
}

/** Of a port, to what is plugged into it; undefined for one that is not there. */
export interface PortFace {
  readonly enabled: boolean;
  readonly speed: number | undefined;
  /** "trunk 10,20" */
  readonly words: string;
}

/** By "switch/port". */
export const portFace = defineQuery<PortFace | undefined>('face of a port', (estate, text) => {
  const name = parsePort(text);
  const owner = name && estate.value('switches', name.switch);
  const port = owner && isPhysical(owner) && owner.ports && Object.hasOwn(owner.ports, name.port) ? owner.ports[name.port] : undefined;
  return port && { enabled: port.enabled !== false, speed: port.speed, words: vlanWords(port) };
}, (a, b) => a?.enabled === b?.enabled && a?.speed === b?.speed && a?.words === b?.words);

/** What a port, "switch/port", says it is connected to: "switch/port" again. */
export const portTarget = defineQuery<string | undefined>('other end of a port', (estate, text) => {
  const name = parsePort(text);
  const owner = name && estate.value('switches', name.switch);
  return owner && isPhysical(owner) && owner.ports && Object.hasOwn(owner.ports, name.port) ? owner.ports[name.port]?.to : undefined;
});

/** "VLAN 10", "trunk 10,20-29 · native 1", "every VLAN" */
export function vlanWords(port: SwitchPort): string {
  const { mode, native, nativeSaid, tagged } = portVlans(port);
  if (mode === 'access') return `VLAN ${native ?? 1}`;
  const carried = tagged === undefined ? 'every VLAN' : `trunk ${tagged.map(({ from, to }) => (from === to ? from : `${from}-${to}`)).join(',')}`;
  return nativeSaid && native !== undefined ? `${carried} · native ${native}` : carried;
}

/** A NIC of a host in a virtual switch. */
export interface UplinkFace {
  readonly nic: string;
  readonly standby: boolean;
  /** Where it is written in the switch: the key of findings on it. */
  readonly key: string;
}

/** The virtual switches that say something of a host's NICs. */
export const switchesByUplinkHost = defineIndex('switches by hosts with uplinks', 'switches', ({ uplinks, standby }) =>
  [...new Set([...Object.keys(uplinks ?? {}), ...Object.keys(standby ?? {})])]);

/** By "switch host". */
export const uplinkFaces = defineQuery<readonly UplinkFace[]>('uplinks of a host in a switch', (estate, key) => {
  const [id = '', host = ''] = key.split(' ');
  const entry = estate.find('switches', id);
  if (!entry) return [];
  const [active, waiting] = [own(entry.value.uplinks, host) ?? none, own(entry.value.standby, host) ?? none];
  return distinct([...active, ...waiting]).map((nic) => {
    const at = active.indexOf(nic) >= 0 ? ['uplinks', host, active.indexOf(nic)] : ['standby', host, waiting.indexOf(nic)];
    return { nic, standby: waiting.includes(nic), key: ['switches', id, ...writtenPath(entry, at)].join('/') };
  });
}, (a, b) => a.length === b.length && a.every((face, i) => face.nic === b[i]?.nic && face.standby === b[i]?.standby && face.key === b[i]?.key));
const none: readonly string[] = [];
