/** The uplinks of virtual switches on their hosts, and the physical ports they are plugged into. */
import type { Network, Switch } from '../../model/entities';
import type { Entry } from '../../model/entry';
import { defineQuery, type Estate } from '../../model/estate';
import type { BitsPerSecond } from '../../model/quantity';
import { distinct } from '../../util/distinct';
import { own } from '../../util/own';
import { listed, quoted } from '../../util/words';
import { bundlingOf } from '../fabric/links';
import { physicalSwitches } from '../fabric/fabric';
import { isPhysical, parsePort } from '../fabric/ports';

/** The hosts that give a virtual switch uplinks, in the order of the text. */
export function hostsWithUplinks(item: Switch): readonly string[] {
  return distinct([...Object.keys(item.uplinks ?? {}), ...Object.keys(item.standby ?? {})]);
}

/** The NICs of a host that are uplinks of a virtual switch, standby ones included, each once. */
export function uplinksOn({ uplinks, standby }: Switch, host: string): readonly string[] {
  return distinct([...(own(uplinks, host) ?? []), ...(own(standby, host) ?? [])]);
}

/** Where the uplinks of a switch on a host are written. */
export function uplinksPath({ uplinks }: Switch, host: string): readonly string[] {
  return [own(uplinks, host) ? 'uplinks' : 'standby', host];
}

/** The end of a link in a physical switch. */
export interface PortEnd {
  readonly switch: Entry<'switches'>;
  readonly port: string;
  /** "leaf-1/eth1" */
  readonly text: string;
  /** The aggregation it is in, and how that comes about where the switch says so; undefined where it is in none. */
  readonly aggregation: { readonly name: string; readonly mode: 'static' | 'lacp' | 'unknown' } | undefined;
}

/** The port a text "switch/port" names; undefined where it is not there. */
export function findPort(estate: Estate, text: string | undefined): PortEnd | undefined {
  const id = text === undefined ? undefined : parsePort(text);
  const owner = estate.find('switches', id?.switch);
  const port = owner && id && own(owner.value.ports, id.port);
  if (text === undefined || !id || !port) return undefined;
  const mode = bundlingOf(owner.value, port);
  return { switch: owner, port: id.port, text, aggregation: port.aggregation === undefined || mode === 'none' ? undefined : { name: port.aggregation, mode } };
}

/** The physical port of each of some NICs of a host; undefined for a NIC that names none. */
export function portsOf(estate: Estate, host: string, nics: readonly string[]): readonly (PortEnd | undefined)[] {
  const known = estate.value('hosts', host)?.nics;
  return nics.map((nic) => findPort(estate, own(known, nic)?.port));
}

/** Whether two ports are in one aggregation: of one switch, or of the same name in switches that act as one. */
export function isOneBundle(a: PortEnd, b: PortEnd): boolean {
  if (!a.aggregation || a.aggregation.name !== b.aggregation?.name) return false;
  return a.switch.id === b.switch.id || stacked(a, b) || stacked(b, a);
}
const stacked = (a: PortEnd, b: PortEnd): boolean => a.switch.value.stackedWith?.some((named) => named === b.switch.id) === true;

/** Whether any physical port says that it is not enabled: where none does, no uplink need be looked at for it. */
export const hasDisabledPorts = defineQuery<boolean>('physical ports that are not enabled', (estate) =>
  [...estate.query(physicalSwitches, '').values()].some(({ ports }) => Object.values(ports ?? {}).some(({ enabled }) => enabled === false)));

/** Whether any physical port is aggregated: where none is, a switch that bundles nothing has nothing to agree with. */
export const hasAggregatedPorts = defineQuery<boolean>('physical ports that are aggregated', (estate) =>
  [...estate.query(physicalSwitches, '').values()].some(({ ports }) => Object.values(ports ?? {}).some(({ aggregation }) => aggregation !== undefined)));

/** What an adapter on a network can send beyond its host, as fast as its uplinks are. */
export interface UplinkSpeed {
  readonly speed: BitsPerSecond;
  /** "uplink "vmnic0"", "uplinks "vmnic0" and "vmnic1" together". */
  readonly of: string;
}

/** What one adapter can send through the uplinks of its network on a host: the fastest, or all where addresses spread it over a bundle; the key is "host network". Undefined where a speed is not known. */
export const uplinkSpeed = defineQuery<UplinkSpeed | undefined>('speed of the uplinks of a network on a host', (estate, key) => {
  const space = key.indexOf(' ');
  const host = key.slice(0, space);
  const network = estate.value('networks', key.slice(space + 1));
  const item = estate.value('switches', network?.switch);
  if (!network || !item || isPhysical(item)) return undefined;
  const nics = activeUplinks(network, item, host);
  const known = estate.value('hosts', host)?.nics;
  const speeds = nics.map((nic) => own(known, nic)?.speed);
  if (speeds.length === 0 || speeds.includes(undefined)) return undefined;
  const numbers = speeds.map((speed) => Number(speed));
  const isSpread = (item.aggregation !== undefined && item.aggregation !== 'none') || (network.teaming ?? item.teaming) === 'ip-hash';
  if (isSpread && nics.length > 1) return { speed: numbers.reduce((a, b) => a + b, 0) as BitsPerSecond, of: `uplinks ${listed(nics.map(quoted))} together` };
  const fastest = Math.max(...numbers);
  return { speed: fastest as BitsPerSecond, of: `uplink ${quoted(nics[numbers.indexOf(fastest)] ?? '')}` };
}, (a, b) => a?.speed === b?.speed && a?.of === b?.of);

/** Those that carry frames, or may once others have failed. */
function activeUplinks(network: Network, item: Switch, host: string): readonly string[] {
  const ofSwitch = uplinksOn(item, host);
  const named = [...(network.uplinks ?? []), ...(network.standby ?? [])];
  return network.uplinks === undefined ? ofSwitch : distinct(named).filter((nic) => ofSwitch.includes(nic));
}
