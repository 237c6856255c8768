/** The network as a whole: as the document says it, or with components that have failed. */
import { defineIndex, defineQuery, type Estate } from '../../model/estate';
import { rememberedBy } from '../../util/remembered';
import { sameValue } from '../../util/sameValue';
import { hostsOfSwitch, switchOn } from './hostPart';
import { nothingLost, portDown, portIn, type Lost, type Switches } from './links';
import { physicalFabricOf, type BridgeJoin, type PhysicalFabric } from './physical';
import { isPhysical, portVlans, switchesOf, unshownPort } from './ports';
import { componentKey, type Component, type PortId } from './types';

export interface Fabric {
  readonly estate: Estate;
  readonly physical: PhysicalFabric;
  /** Keys of the components that have failed. */
  readonly lost: Lost;
  /** What has been worked out of a network with failures; undefined where the estate remembers it. */
  readonly memo: Map<string, Map<string, unknown>> | undefined;
}

/** The network as the document says it. What is asked of it inside a query is tracked like any other reading of the estate. */
export const fabricOf = rememberedBy((estate: Estate): Fabric => ({
  estate, lost: nothingLost, memo: undefined,
  get physical(): PhysicalFabric {
    return estate.query(physicalFabric, '');
  },
}));

/** The network once some components have failed, worked out anew and for one use: it does not follow later edits. */
export function fabricWithout(estate: Estate, components: readonly Component[]): Fabric {
  const lost = new Set(components.map(componentKey));
  return { estate, lost, memo: new Map(), physical: physicalFabricOf(estate.query(physicalSwitches, ''), estate.query(bridgeJoins, ''), lost) };
}

/**
 * Declares what is derived from a network and a key: remembered by the estate, as a query is, or by the network itself
 * where components have failed.
 */
export function defineFabricQuery<V>(name: string, compute: (fabric: Fabric, key: string) => V, equals: (a: V, b: V) => boolean = sameValue): (fabric: Fabric, key: string) => V {
  const query = defineQuery<V>(name, (estate, key) => compute(fabricOf(estate), key), equals);
  return (fabric, key) => {
    if (!fabric.memo) return fabric.estate.query(query, key);
    let values = fabric.memo.get(name);
    if (!values) fabric.memo.set(name, (values = new Map()));
    if (!values.has(key)) values.set(key, compute(fabric, key));
    return values.get(key) as V;
  };
}

/** Whether a component has failed. */
export const isLost = (fabric: Fabric, component: Component): boolean => fabric.lost.size > 0 && fabric.lost.has(componentKey(component));

/** The physical port of this name, where a physical switch has it; undefined of one that is not shown. */
export const shownPort = (switches: Switches, port: PortId | undefined): PortId | undefined => (port && portIn(switches, port) ? port : undefined);

/** The physical switches by id. */
export const physicalSwitches = defineQuery<Switches>('physical switches', (estate) => {
  const switches: (readonly [string, NonNullable<ReturnType<Switches['get']>>])[] = [];
  for (const id of switchesOf(estate, 'physical')) {
    const value = estate.value('switches', id);
    if (value) switches.push([id, value]);
  }
  return new Map(switches);
}, sameSwitches);

/** One physical switch by its id, alone: whoever is plugged into it is left alone while others change. Empty where none has the id. */
export const physicalSwitch = defineQuery<Switches>('physical switch', (estate, id) => {
  const value = estate.value('switches', id);
  return new Map(value && isPhysical(value) ? [[id, value]] : []);
}, sameSwitches);

function sameSwitches(a: Switches, b: Switches): boolean {
  return a.size === b.size && [...a].every(([id, value]) => b.get(id) === value);
}

/** The physical network: of physical switches, and hosts that bridge them, alone. */
const physicalFabric = defineQuery<PhysicalFabric>('physical network', (estate) => physicalFabricOf(estate.query(physicalSwitches, ''), estate.query(bridgeJoins, '')));

const bridges = defineIndex('bridges', 'switches', ({ kind }) => (kind === 'bridge' || kind === 'open-vswitch' ? [''] : []));

const bridgeJoins = defineQuery<readonly BridgeJoin[]>('hosts that bridge their uplinks', (estate) => estate.lookup(bridges, '').flatMap((id) => {
  const item = estate.value('switches', id);
  return item ? hostsOfSwitch(item).flatMap((host) => bridgeJoin(estate, id, host)) : [];
}), sameValue);

function bridgeJoin(estate: Estate, id: string, host: string): readonly BridgeJoin[] {
  const part = switchOn(estate, id, host);
  if (part?.bridges !== true) return [];
  const switches = estate.query(physicalSwitches, '');
  const uplinks = part.active.flatMap(({ name: nic, port: named }) => {
    const port = shownPort(switches, named);
    const item = port && portIn(switches, port);
    return port && portDown(switches, port) ? [] : [{ nic, port, vlans: item ? portVlans(item) : unshownPort }];
  });
  return uplinks.length > 1 ? [{ switch: id, host, uplinks }] : [];
}
